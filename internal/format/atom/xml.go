package atom

import (
	"bytes"
	"io"
	"unicode/utf8"

	"annals/internal/timeline"
)

func (f *feed) write(w io.Writer) error {
	b, ok := w.(*bytes.Buffer)
	if !ok {
		b = new(bytes.Buffer)
	}
	x := document{b}
	x.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<feed xmlns="http://www.w3.org/2005/Atom"`)
	x.attribute("xml:lang", f.Lang)
	x.WriteByte('>')
	x.element("id", f.ID)
	x.element("title", f.Title)
	if f.Subtitle != "" {
		x.element("subtitle", f.Subtitle)
	}
	x.element("updated", timeline.Stamp(f.newest))
	x.WriteString("<author>")
	x.element("name", f.Author.Name)
	if f.Author.URI != "" {
		x.element("uri", f.Author.URI)
	}
	x.WriteString("</author>")
	for _, l := range f.Links {
		x.link(l)
	}
	if f.Rights != "" {
		x.element("rights", f.Rights)
	}
	x.element("generator", "Annals")
	for _, e := range f.Entries {
		x.entry(e)
	}
	x.WriteString("</feed>\n")
	if ok {
		return nil
	}
	_, err := b.WriteTo(w)
	return err
}

// A document is XML being written.
type document struct{ *bytes.Buffer }

func (x document) entry(e entry) {
	x.WriteString("<entry>")
	x.element("id", e.ID)
	x.text("title", e.Title)
	x.element("published", e.Published)
	x.element("updated", e.Updated)
	x.link(e.Link)
	for _, c := range e.Categories {
		x.WriteString("<category")
		x.attribute("term", c.Term)
		x.attribute("label", c.Label)
		x.WriteString("/>")
	}
	if e.Summary.Text != "" {
		x.text("summary", e.Summary)
	}
	x.text("content", e.Content)
	x.WriteString("</entry>")
}

func (x document) link(l link) {
	x.WriteString("<link")
	x.attribute("rel", l.Rel)
	x.attribute("type", l.Type)
	x.attribute("hreflang", l.Lang)
	x.attribute("href", l.Href)
	x.WriteString("/>")
}

func (x document) text(name string, t text) {
	x.WriteByte('<')
	x.WriteString(name)
	if t.Type != "" {
		x.attribute("type", t.Type)
	}
	if t.Lang != "" {
		x.attribute("xml:lang", t.Lang)
	}
	x.WriteByte('>')
	x.escape(t.Text, &inText)
	x.end(name)
}

func (x document) element(name, content string) {
	x.WriteByte('<')
	x.WriteString(name)
	x.WriteByte('>')
	x.escape(content, &inText)
	x.end(name)
}

func (x document) end(name string) {
	x.WriteString("</")
	x.WriteString(name)
	x.WriteByte('>')
}

func (x document) attribute(name, value string) {
	x.WriteByte(' ')
	x.WriteString(name)
	x.WriteString(`="`)
	x.escape(value, &inAttribute)
	x.WriteByte('"')
}

// An escaping has what is written for each byte that cannot stand as it is (XML 1.0,
// sections 2.2, 2.4, 2.11 and 3.3.3): a reference, or U+FFFD for what XML cannot hold.
type escaping [utf8.RuneSelf]string

var (
	inText      = escapingOf(map[byte]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '\r': "&#13;", '\n': "", '\t': ""})
	inAttribute = escapingOf(map[byte]string{'&': "&amp;", '<': "&lt;", '"': "&quot;", '\r': "&#13;", '\n': "&#10;", '\t': "&#9;"})
)

func escapingOf(of map[byte]string) (all escaping) {
	for c := range byte(' ') {
		all[c] = noCharacter
	}
	for c, text := range of {
		all[c] = text
	}
	return all
}

const noCharacter = "\uFFFD"

func (x document) escape(s string, of *escaping) {
	last := 0
	for i := 0; i < len(s); {
		text, size := "", 1
		if c := s[i]; c < utf8.RuneSelf {
			text = of[c]
		} else {
			var r rune
			if r, size = utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError || r == 0xFFFE || r == 0xFFFF {
				text = noCharacter
			}
		}
		if text != "" {
			x.WriteString(s[last:i])
			x.WriteString(text)
			last = i + size
		}
		i += size
	}
	x.WriteString(s[last:])
}
