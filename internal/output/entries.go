package output

import (
	"io"
	"slices"

	"annals/internal/address"
	"annals/internal/format/bibtex"
	"annals/internal/format/csl"
	"annals/internal/format/json"
	"annals/internal/format/oembed"
	"annals/internal/format/ris"
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

// entries are the files beside each entry.
func (l *locale) entries() (list []File) {
	for _, f := range entryFormats {
		if !slices.Contains(l.choice.PerEntry, f.key) {
			continue
		}
		list = slices.Grow(list, len(l.site.Events))
		for _, e := range l.site.Events {
			page := address.Record(string(timeline.Events), e.ID)
			at := "events/" + e.ID + f.ext
			list = append(list, File{
				At: at, Lang: l.lang, Group: Entry, Format: f.name, Type: f.mediaType, Name: l.text(e.Title), Title: l.of(f.name), Page: page, Rows: 1,
				Write: func(w io.Writer) error {
					return f.write(w, l.selection(at, page, l.text(e.Title), []*timeline.Event{e}))
				},
			})
		}
	}
	return list
}

// oembeds are what finds the page of each entry that other sites show.
func (l *locale) oembeds() (list []File) {
	for _, e := range l.site.Events {
		page := address.Record(string(timeline.Events), e.ID)
		at := "oembed/events/" + e.ID + ".json"
		list = append(list, File{
			At: l.at(at), Lang: l.lang, Group: Entry, Format: "oEmbed", Type: oembed.MediaType, Name: l.text(e.Title), Title: l.text(e.Title), Page: page, Rows: 1,
			Write: func(w io.Writer) error {
				return oembed.Write(w, l.selection(at, page, "", []*timeline.Event{e}))
			},
		})
	}
	return list
}
