package output

import (
	"io"
	"slices"
	"strings"

	"annals/internal/address"
	"annals/internal/format/bibtex"
	"annals/internal/format/csl"
	"annals/internal/format/json"
	"annals/internal/format/oembed"
	"annals/internal/format/ris"
	"annals/internal/lang"
	"annals/internal/timeline"
)

// entryFormats lists what may stand beside the page of an entry, by the key of
// [build] per_entry. To add one, write its package, name it here and among the
// words of that key.
var entryFormats = []struct {
	key string
	format
}{
	{"json", format{".json", "JSON", json.MediaType, json.WriteEntry}},
	{"csl", format{".csl.json", "CSL-JSON", csl.MediaType, csl.Write}},
	{"bib", format{".bib", "BibTeX", bibtex.MediaType, bibtex.Write}},
	{"ris", format{".ris", "RIS", ris.MediaType, ris.Write}},
}

// A Beside is a file that there is of every entry, beside its page.
type Beside struct {
	Lang          string // BCP 47
	before, after string // its address, around the id of the entry
	entry         func(at, page string, e *timeline.Event) File
}

// At returns the address of the file of e, with the folder of its language.
func (b *Beside) At(e *timeline.Event) string { return b.before + e.ID + b.after }

// Entry returns the id of the entry that a file at an address would be of.
func (b *Beside) Entry(at string) (id string, ok bool) {
	if id, ok = strings.CutPrefix(at, b.before); !ok {
		return "", false
	}
	return strings.CutSuffix(id, b.after)
}

// File returns the file of e.
func (b *Beside) File(e *timeline.Event) File {
	return b.entry(b.At(e), address.Record(string(timeline.Events), e.ID), e)
}

// PerEntry lists the files that there are of every entry, in a total order, as
// [Files] lists the others: each is only made when it is asked for, since there
// are so many.
func PerEntry(s *timeline.Site, words []*lang.Strings, c Choice) (list []Beside) {
	for i, l := range locales(s, words, c) {
		if c.Embeds && s.BaseURL != "" {
			list = append(list, l.oembed())
		}
		for _, f := range entryFormats {
			if i == 0 && slices.Contains(c.PerEntry, f.key) {
				list = append(list, l.entry(f.format))
			}
		}
	}
	return list
}

// entry is the file of an entry in a format.
func (l *locale) entry(f format) Beside {
	title := l.of(f.name)
	return Beside{l.lang, "events/", f.ext, func(at, page string, e *timeline.Event) File {
		return File{
			At: at, Lang: l.lang, Group: Entry, Format: f.name, Type: f.mediaType, Name: l.text(e.Title), Title: title, Page: page, Rows: 1,
			Write: func(w io.Writer) error {
				return f.write(w, l.selection(at, page, l.text(e.Title), []*timeline.Event{e}))
			},
		}
	}}
}

// oembed is what finds the page of an entry that other sites show.
func (l *locale) oembed() Beside {
	return Beside{l.lang, l.at("oembed/events/"), ".json", func(at, page string, e *timeline.Event) File {
		return File{
			At: at, Lang: l.lang, Group: Entry, Format: "oEmbed", Type: oembed.MediaType, Name: l.text(e.Title), Title: l.text(e.Title), Page: page, Rows: 1,
			Write: func(w io.Writer) error {
				return oembed.Write(w, l.selection(at, page, "", []*timeline.Event{e}))
			},
		}
	}}
}
