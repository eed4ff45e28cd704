// Package ris writes works in the RIS format of reference managers, in UTF-8
// with CRLF: lines of a tag of two characters, two blanks, a hyphen, a blank and
// a value.
package ris

import (
	"fmt"
	"io"
	"strings"

	"annals/internal/bibliography"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// MediaType is that of RIS.
const MediaType = "application/x-research-info-systems"

// types are those of RIS for the types of CSL; all else is GEN.
var types = map[string]string{
	"article": "JOUR", "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "bill": "BILL", "book": "BOOK",
	"broadcast": "VIDEO", "chapter": "CHAP", "dataset": "DATA", "entry": "ELEC", "entry-dictionary": "DICT", "entry-encyclopedia": "ENCYC",
	"hearing": "HEAR", "legal_case": "CASE", "legislation": "STAT", "map": "MAP", "personal_communication": "PCOMM", "post": "ELEC",
	"post-weblog": "BLOG", "regulation": "GOVDOC", "report": "RPRT", "thesis": "THES", "treaty": "GOVDOC", "webpage": "ELEC",
}

// Write writes the entries of s, each with its sources behind it.
func Write(w io.Writer, s timeline.Selection) error {
	var b strings.Builder
	for _, it := range bibliography.Of(s) {
		item(&b, it)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func item(b *strings.Builder, it bibliography.Item) {
	kind := types[it.Type]
	if kind == "" {
		kind = "GEN"
	}
	line(b, "TY", kind)
	line(b, "ID", it.ID)
	line(b, "TI", it.Title)
	for _, a := range it.Authors {
		line(b, "AU", a)
	}
	line(b, "T2", it.Container)
	line(b, "PB", it.Publisher)
	dates(b, it.Issued)
	line(b, "LA", it.Lang)
	line(b, "UR", it.URL)
	line(b, "Y2", slashed(it.Accessed))
	if it.Version > 0 {
		line(b, "ET", fmt.Sprint(it.Version))
	}
	line(b, "L2", it.Archive)
	line(b, "AB", it.Abstract)
	for _, k := range it.Keywords {
		line(b, "KW", k)
	}
	b.WriteString("ER  - \r\n\r\n")
}

// line writes a tag and its value, on one line; an empty value has none.
func line(b *strings.Builder, tag, value string) {
	if value = strings.Join(strings.Fields(value), " "); value != "" {
		b.WriteString(tag + "  - " + value + "\r\n")
	}
}

// dates writes the year and the date. What RIS has no form for is a note.
func dates(b *strings.Builder, d edtf.Date) {
	if d.IsZero() {
		return
	}
	from, a := d.Lower()
	to, z := d.Upper()
	if a == edtf.Known && z == edtf.Known && from.Year == to.Year && 0 < from.Year && from.Year <= 9999 {
		line(b, "PY", fmt.Sprintf("%04d", from.Year))
	}
	if s := slashed(d); s != "" {
		line(b, "DA", s)
	} else {
		line(b, "N1", d.Words("en", edtf.Long))
	}
}

// slashed is a date as YYYY/MM/DD/, with the parts it has; empty where these do
// not say all of it.
func slashed(d edtf.Date) string {
	day, bound := d.Lower()
	if d.Kind() != edtf.Single || bound != edtf.Known || d.Unspecified() || d.Uncertain() || d.Approximate() || day.Year < 1 || day.Year > 9999 {
		return ""
	}
	switch d.Precision() {
	case edtf.ToYear:
		return fmt.Sprintf("%04d///", day.Year)
	case edtf.ToMonth:
		return fmt.Sprintf("%04d/%02d//", day.Year, day.Month)
	case edtf.ToDay:
		return fmt.Sprintf("%04d/%02d/%02d/", day.Year, day.Month, day.Day)
	}
	return ""
}
