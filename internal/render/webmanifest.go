package render

import (
	"encoding/json"
	"io"

	"annals/internal/address"
)

// webManifest is the address of what a browser is told when a reader keeps the
// site on a home screen (W3C Web Application Manifest).
func (l *locale) webManifest() string { return l.address("site.webmanifest") }

func (l *locale) writeWebManifest(w io.Writer) error {
	type icon struct {
		Src   string `json:"src"`
		Type  string `json:"type"`
		Sizes string `json:"sizes"`
	}
	root := ""
	if !l.first() {
		root = "../"
	}
	b, err := json.MarshalIndent(struct {
		Name        string `json:"name"`
		Lang        string `json:"lang"`
		Description string `json:"description"`
		Start       string `json:"start_url"`
		Display     string `json:"display"`
		Background  string `json:"background_color"`
		Theme       string `json:"theme_color"`
		Icons       []icon `json:"icons"`
	}{
		Name: l.phrase(l.Title).Text, Lang: l.code, Description: l.phrase(l.Description).Text,
		Start: l.style.Rel("site.webmanifest", address.Home), Display: "minimal-ui", Background: "#fbf8f2", Theme: "#fbf8f2",
		Icons: []icon{{root + "favicon.svg", "image/svg+xml", "any"}, {root + touchIcon, "image/png", "180x180"}},
	}, "", "  ")
	if err != nil {
		return err
	}
	return bytesOf(append(b, '\n'))(w)
}
