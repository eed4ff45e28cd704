package edtf

import (
	"html"
	"strings"
)

// HTML is [Date.Words] as HTML, escaped: each date in it is a time element
// whose datetime has the plain ISO parts, or a span where there are none, and
// whose data-edtf has the whole date. A period is two elements.
func (d Date) HTML(lang string, form Form) string {
	var b strings.Builder
	for _, s := range d.Segments(lang, form) {
		s.writeHTML(&b)
	}
	return b.String()
}

// Mention is [Date.HTML] in its short form for a date that is named in passing:
// data-edtf stands only where datetime does not say the same.
func (d Date) Mention(lang string) string {
	var b strings.Builder
	for _, s := range d.Segments(lang, Short) {
		if s.Datetime != "" && s.Datetime == s.EDTF {
			b.WriteString(`<time datetime="` + html.EscapeString(s.Datetime) + `">` + html.EscapeString(s.Text) + `</time>`)
		} else {
			s.writeHTML(&b)
		}
	}
	return b.String()
}

func (s Segment) writeHTML(b *strings.Builder) {
	text, edtf := html.EscapeString(s.Text), html.EscapeString(s.EDTF)
	switch {
	case s.EDTF == "":
		b.WriteString(text)
	case s.Datetime == "":
		b.WriteString(`<span data-edtf="` + edtf + `">` + text + `</span>`)
	default:
		b.WriteString(`<time datetime="` + html.EscapeString(s.Datetime) + `" data-edtf="` + edtf + `">` + text + `</time>`)
	}
}
