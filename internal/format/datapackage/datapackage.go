// Package datapackage writes datapackage.json, which says what files of data
// are (Data Package 1, specs.frictionlessdata.io), with encoding/json.
package datapackage

import (
	"encoding/json"
	"fmt"
	"io"

	"annals/internal/address"
	"annals/internal/timeline"
)

// MediaType is that of the file.
const MediaType = "application/json"

// A Resource is a file that the package describes.
type Resource struct {
	Name      string  `json:"name"` // of small letters, figures, ".", "-" and "_"
	Title     string  `json:"title"`
	Path      string  `json:"path"` // relative to datapackage.json
	Profile   string  `json:"profile,omitempty"`
	Format    string  `json:"format"`
	MediaType string  `json:"mediatype"`
	Encoding  string  `json:"encoding"`
	Bytes     int64   `json:"bytes"`
	Hash      string  `json:"hash"` // "sha256:…"
	Schema    *Schema `json:"schema,omitempty"`
}

// A Schema says what the columns of a table are (Table Schema).
type Schema struct {
	Fields     []Field `json:"fields"`
	PrimaryKey string  `json:"primaryKey,omitempty"`
}

// A Field is a column.
type Field struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Description string `json:"description"`
}

type licence struct {
	Name string `json:"name"`
	Path string `json:"path,omitempty"`
}

// Write describes resources of the site of s. The name is made of the site's
// first title.
func Write(w io.Writer, s timeline.Selection, resources []Resource) error {
	p := struct {
		Profile     string     `json:"profile"`
		Name        string     `json:"name"`
		Title       string     `json:"title"`
		Description string     `json:"description,omitempty"`
		Homepage    string     `json:"homepage,omitempty"`
		Version     string     `json:"version,omitempty"`
		Licenses    []licence  `json:"licenses,omitempty"`
		Resources   []Resource `json:"resources"`
	}{
		Profile: "data-package", Name: name(s.Word(s.Site.Title)), Title: s.Word(s.Site.Title), Description: s.Word(s.Site.Description),
		Homepage: s.URL(address.Home), Version: s.Site.AsOf.String(), Resources: resources,
	}
	if l := s.Site.Licence; l != "" {
		p.Licenses = []licence{{l, "https://spdx.org/licenses/" + l + ".html"}}
	}
	b, err := json.MarshalIndent(p, "", " ")
	if err != nil {
		return fmt.Errorf("write datapackage.json: %w", err)
	}
	_, err = w.Write(append(b, '\n'))
	return err
}

// name is a title as the specification wants names: what is neither a small
// letter nor a figure is a hyphen.
func name(title string) string {
	var b []byte
	for _, c := range []byte(title) {
		switch {
		case 'A' <= c && c <= 'Z':
			b = append(b, c+'a'-'A')
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			b = append(b, c)
		case len(b) > 0 && b[len(b)-1] != '-':
			b = append(b, '-')
		}
	}
	for len(b) > 0 && b[len(b)-1] == '-' {
		b = b[:len(b)-1]
	}
	if len(b) == 0 {
		return "timeline"
	}
	return string(b)
}
