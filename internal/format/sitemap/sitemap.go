// Package sitemap writes what search engines read: a list of pages in the form
// of sitemaps.org, protocol 0.9, with encoding/xml.
package sitemap

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
)

// Limit is how many addresses one file holds; the protocol allows 50,000.
const Limit = 45_000

// MediaType is that of a sitemap.
const MediaType = "application/xml"

// Write writes the addresses of pages, at most [Limit].
func Write(w io.Writer, pages []string) error { return write(w, "urlset", "url", pages) }

// WriteIndex writes the addresses of sitemaps.
func WriteIndex(w io.Writer, sitemaps []string) error {
	return write(w, "sitemapindex", "sitemap", sitemaps)
}

func write(w io.Writer, root, item string, addresses []string) error {
	var b bytes.Buffer
	b.WriteString(xml.Header + "<" + root + ` xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, a := range addresses {
		b.WriteString("<" + item + "><loc>")
		if err := xml.EscapeText(&b, []byte(a)); err != nil {
			return fmt.Errorf("write %s: %w", a, err)
		}
		b.WriteString("</loc></" + item + ">\n")
	}
	b.WriteString("</" + root + ">\n")
	_, err := w.Write(b.Bytes())
	return err
}
