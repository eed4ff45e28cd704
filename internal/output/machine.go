package output

import (
	"io"

	"annals/internal/address"
	"annals/internal/format/opensearch"
	"annals/internal/format/securitytxt"
)

// machine are the files that programs ask for by name.
func (l *locale) machine() []File {
	list := []File{{At: "robots.txt", Lang: l.lang, Group: Machine, Type: "text/plain", Write: l.robots}}
	if l.site.BaseURL != "" {
		const at = "opensearch.xml"
		list = append(list, File{At: at, Lang: l.lang, Group: Machine, Format: "OpenSearch", Type: opensearch.MediaType, Title: l.text(l.site.Title), Write: func(w io.Writer) error {
			return opensearch.Write(w, l.selection(at, address.Search, "", nil))
		}})
	}
	if _, ok := securitytxt.Contact(l.site.Contact); ok && !l.site.AsOf.IsZero() {
		list = append(list, File{At: securitytxt.At, Lang: l.lang, Group: Machine, Type: "text/plain", Write: func(w io.Writer) error {
			return securitytxt.Write(w, l.selection(securitytxt.At, "", "", nil))
		}})
	}
	return list
}

// robots lets every crawler in (RFC 9309) and tells it where the sitemap is.
func (l *locale) robots(w io.Writer) error {
	text := "User-agent: *\nAllow: /\n"
	if l.site.BaseURL != "" {
		text += "\nSitemap: " + l.site.BaseURL + "sitemap.xml\n"
	}
	_, err := io.WriteString(w, text)
	return err
}
