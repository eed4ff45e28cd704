package edtf

import (
	"html"
	"strings"
)

// HTML is [Date.Words] as HTML, escaped: each date in it is a time element
// whose datetime has the plain ISO parts, or a span where there are none, and
// whose data-edtf has the whole date. A period is two elements.
func (d Date) HTML(lang string, form Form) string {
	if d.plainDay() {
		return d.plainHTML(lang, form)
	}
	var b strings.Builder
	for _, s := range d.Segments(lang, form) {
		s.writeHTML(&b)
	}
	return b.String()
}

// writeHTML escapes the words alone: no date holds what means something in HTML.
func (s Segment) writeHTML(b *strings.Builder) {
	text := html.EscapeString(s.Text)
	b.Grow(128) // what most take
	tag := "time"
	switch {
	case s.Datetime == "" && s.EDTF == "":
		b.WriteString(text)
		return
	case s.Datetime == "":
		tag = "span"
	}
	b.WriteByte('<')
	b.WriteString(tag)
	attribute(b, ` datetime="`, s.Datetime)
	attribute(b, ` data-edtf="`, s.EDTF)
	b.WriteByte('>')
	b.WriteString(text)
	b.WriteString("</")
	b.WriteString(tag)
	b.WriteByte('>')
}

// attribute writes an attribute, unless it is empty.
func attribute(b *strings.Builder, begin, value string) {
	if value != "" {
		b.WriteString(begin)
		b.WriteString(value)
		b.WriteByte('"')
	}
}
