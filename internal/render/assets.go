package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
)

// An asset is a file of the site that is no page.
type asset struct {
	at    string
	write writer
}

// named is an asset whose name changes with it, so that it may be kept for good.
func named(name, ext string, b []byte) asset {
	sum := sha256.Sum256(b)
	return asset{"assets/" + name + "." + hex.EncodeToString(sum[:5]) + ext, bytesOf(b)}
}

// readNamed reads the style sheet and the script of the search.
func (sh *shared) readNamed() error {
	css, err := fs.ReadFile(sh.fsys, "assets/annals.css")
	if err != nil {
		return fmt.Errorf("read the style sheet: %w", err)
	}
	sh.sheet = named("annals", ".css", append(css, sh.filterCSS()...))
	js, err := fs.ReadFile(sh.fsys, "assets/search.js")
	if err != nil {
		return fmt.Errorf("read the script of the search: %w", err)
	}
	sh.search = named("search", ".js", compact(js))
	return nil
}

// assets lists them, with what search engines read.
func (sh *shared) assets() []asset {
	list := []asset{
		sh.sheet,
		sh.search,
		{"favicon.svg", sh.fileOf("assets/favicon.svg")},
		{"robots.txt", sh.robots},
	}
	for _, l := range sh.locales {
		list = append(list, l.script, asset{l.webManifest(), l.writeWebManifest})
	}
	if sh.BaseURL != "" {
		list = append(list, sh.sitemaps()...)
	}
	return list
}

func bytesOf(b []byte) writer {
	return func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	}
}

func (sh *shared) fileOf(name string) writer {
	return func(w io.Writer) error {
		b, err := fs.ReadFile(sh.fsys, name)
		if err != nil {
			return fmt.Errorf("read templates/%s: %w", name, err)
		}
		return bytesOf(b)(w)
	}
}

func (sh *shared) robots(w io.Writer) error {
	text := "User-agent: *\nAllow: /\n"
	if sh.BaseURL != "" {
		text += "\nSitemap: " + sh.BaseURL + "sitemap.xml\n"
	}
	return bytesOf([]byte(text))(w)
}

// sitemapLimit is how many addresses one sitemap holds; the protocol allows 50,000.
const sitemapLimit = 45_000

// sitemaps lists every page that is meant to be found. Beyond the limit
// sitemap.xml is an index of parts.
func (sh *shared) sitemaps() (list []asset) {
	var all []string
	for i, f := range sh.out.files {
		if path.Ext(f.Path) == ".html" && !slices.Contains(unlisted, sh.out.by[i]) {
			all = append(all, sh.BaseURL+sh.canonical(sh.out.at[i]))
		}
	}
	if len(all) <= sitemapLimit {
		return []asset{{"sitemap.xml", sitemap("urlset", "url", all)}}
	}
	var parts []string
	for part := range slices.Chunk(all, sitemapLimit) {
		at := fmt.Sprintf("sitemap-%d.xml", len(list)+1)
		list = append(list, asset{at, sitemap("urlset", "url", part)})
		parts = append(parts, sh.BaseURL+at)
	}
	return append(list, asset{"sitemap.xml", sitemap("sitemapindex", "sitemap", parts)})
}

// unlisted are the kinds of page that no one should look for, and second
// pages of another.
var unlisted = []string{"404", "tombstone", "redirect", "newest"}

// sitemap writes a list of addresses in the form of sitemaps.org.
func sitemap(root, item string, addresses []string) writer {
	return func(w io.Writer) error {
		var b bytes.Buffer
		b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n<" + root + ` xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
		for _, a := range addresses {
			b.WriteString("<" + item + "><loc>")
			if err := xml.EscapeText(&b, []byte(a)); err != nil {
				return err
			}
			b.WriteString("</loc></" + item + ">\n")
		}
		b.WriteString("</" + root + ">\n")
		return bytesOf(b.Bytes())(w)
	}
}
