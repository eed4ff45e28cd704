package sitemap_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"net/url"
	"slices"
	"strings"
	"testing"

	"annals/internal/format/sitemap"
)

// addresses hold every sign that the protocol asks to escape.
var addresses = []string{
	"https://example.org/t/",
	"https://example.org/t/events/a.html?x=1&y=2",
	"https://example.org/t/l'%C3%A9t%C3%A9.html",
	`https://example.org/t/%22%3Cscript%3E`,
}

// TestProtocol reads both kinds of file back and holds them against
// sitemaps.org, protocol 0.9: its root, its elements, and nothing else.
func TestProtocol(t *testing.T) {
	for _, tt := range []struct {
		root, item string
		write      func(io.Writer, []string) error
	}{
		{"urlset", "url", sitemap.Write},
		{"sitemapindex", "sitemap", sitemap.WriteIndex},
	} {
		t.Run(tt.root, func(t *testing.T) {
			var b bytes.Buffer
			if err := tt.write(&b, addresses); err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(b.String(), `<?xml version="1.0" encoding="UTF-8"?>`) {
				t.Error("it does not say that it is XML in UTF-8")
			}
			var open []string
			var found []string
			d := xml.NewDecoder(&b)
			for {
				token, err := d.Token()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				switch token := token.(type) {
				case xml.StartElement:
					if token.Name.Space != "http://www.sitemaps.org/schemas/sitemap/0.9" {
						t.Errorf("<%s> is in the namespace %q", token.Name.Local, token.Name.Space)
					}
					open = append(open, token.Name.Local)
					if at := strings.Join(open, "/"); at != tt.root && at != tt.root+"/"+tt.item && at != tt.root+"/"+tt.item+"/loc" {
						t.Errorf("%s stands where the protocol has no element", at)
					}
				case xml.EndElement:
					open = open[:len(open)-1]
				case xml.CharData:
					if len(open) == 3 {
						found = append(found, string(token))
					}
				}
			}
			if !slices.Equal(found, addresses) {
				t.Errorf("read back %q, want %q", found, addresses)
			}
			for _, a := range found {
				if u, err := url.Parse(a); err != nil || !u.IsAbs() || len(a) >= 2048 {
					t.Errorf("%q is no address for a sitemap", a)
				}
			}
		})
	}
	if sitemap.Limit > 50_000 {
		t.Error("a file holds more addresses than the protocol allows")
	}
}
