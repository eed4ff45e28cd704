// Package bibtex writes works for BibTeX and biblatex, in UTF-8. What either
// would take for markup is escaped; an address is written as it is, since both
// take that field word for word.
package bibtex

import (
	"fmt"
	"io"
	"strings"

	"annals/internal/bibliography"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// MediaType is that of a bibliography.
const MediaType = "application/x-bibtex"

// Write writes the entries of s, each with its sources behind it.
func Write(w io.Writer, s timeline.Selection) error {
	var b strings.Builder
	for i, it := range bibliography.Of(s) {
		if i > 0 {
			b.WriteByte('\n')
		}
		item(&b, it)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// entryTypes are those of biblatex for the types of CSL; all else is misc.
var entryTypes = map[string]string{
	"article": "article", "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
	"book": "book", "chapter": "incollection", "entry": "inreference", "entry-dictionary": "inreference", "entry-encyclopedia": "inreference",
	"legal_case": "jurisdiction", "legislation": "legislation", "report": "report", "thesis": "thesis",
	"post": "online", "post-weblog": "online", "webpage": "online", "dataset": "dataset",
}

// containers are the fields that name what a work stands in.
var containers = map[string]string{"article": "journal", "incollection": "booktitle", "inreference": "booktitle", "online": "organization"}

func item(b *strings.Builder, it bibliography.Item) {
	kind := entryTypes[it.Type]
	if kind == "" {
		kind = "misc"
	}
	fmt.Fprintf(b, "@%s{%s,\n", kind, it.ID)
	field(b, "title", "{"+Escape(it.Title)+"}") // the second braces keep its capitals
	var authors []string
	for _, a := range it.Authors {
		authors = append(authors, "{"+Escape(a)+"}")
	}
	field(b, "author", strings.Join(authors, " and "))
	container := containers[kind]
	if container == "" {
		container = "howpublished"
	}
	field(b, container, Escape(it.Container))
	field(b, "publisher", Escape(it.Publisher))
	dates(b, it.Issued)
	field(b, "url", address(it.URL))
	if _, ok := it.Accessed.Day(); ok {
		field(b, "urldate", it.Accessed.String())
	}
	field(b, "langid", langid(it.Lang))
	if it.Version > 0 {
		field(b, "version", fmt.Sprint(it.Version))
	}
	if it.Archive != "" {
		field(b, "addendum", `Archived: \url{`+address(it.Archive)+"}")
	}
	field(b, "abstract", Escape(it.Abstract))
	field(b, "keywords", Escape(strings.Join(it.Keywords, ", ")))
	b.WriteString("}\n")
}

func field(b *strings.Builder, name, value string) {
	if value != "" && value != "{}" {
		fmt.Fprintf(b, "  %s = {%s},\n", name, value)
	}
}

// dates writes the date for biblatex, which reads EDTF of levels 0 and 1, and
// the year for BibTeX, which reads no more. What neither reads is a note.
func dates(b *strings.Builder, d edtf.Date) {
	if d.IsZero() {
		return
	}
	from, a := d.Lower()
	to, z := d.Upper()
	if a == edtf.Known && z == edtf.Known && from.Year == to.Year {
		field(b, "year", fmt.Sprint(from.Year))
	}
	if d.Level() <= 1 {
		field(b, "date", d.String())
	} else {
		field(b, "note", Escape(d.Words("en", edtf.Long)))
	}
}

var special = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\textbraceleft{}`, "}", `\textbraceright{}`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`,
	"%", `\%`, "$", `\$`, "&", `\&`, "#", `\#`, "_", `\_`,
)

// Escape writes a text so that TeX sets it as it is, on one line. A brace is a
// command, since BibTeX counts braces even after a backslash.
func Escape(s string) string { return special.Replace(strings.Join(strings.Fields(s), " ")) }

var inURL = strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C", " ", "%20", "\n", "%0A")

// address is a web address without what would end the field.
func address(s string) string { return inURL.Replace(s) }

// langid is the name of a language in the packages babel and polyglossia.
func langid(code string) string {
	base, _, _ := strings.Cut(code, "-")
	return map[string]string{"en": "english", "fr": "french", "ar": "arabic", "de": "german", "es": "spanish", "ru": "russian", "pt": "portuguese", "it": "italian"}[base]
}
