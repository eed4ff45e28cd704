package output

import (
	"io"
	"slices"

	"annals/internal/address"
	"annals/internal/format/json"
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
