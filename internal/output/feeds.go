package output

import (
	"cmp"
	"io"
	"slices"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/format/atom"
	"annals/internal/format/jsonfeed"
	"annals/internal/timeline"
)

// How many entries a feed holds: of the whole site, and of a part of it.
const (
	siteFeed = 50
	partFeed = 20
)

// A format is what a selection is written as.
type format struct {
	ext, name, mediaType string
	write                func(io.Writer, timeline.Selection) error
}

var (
	atomFeed = format{".atom", "Atom", atom.MediaType, atom.Write}
	jsonFeed = format{".json", "JSON Feed", jsonfeed.MediaType, jsonfeed.Write}

	corrections = format{".atom", "Atom", atom.MediaType, atom.WriteCorrections}
)

// A part is what a feed or a calendar is of.
type part struct {
	file   string // without its extension
	page   string
	kind   timeline.Kind // of the record, where it is one
	name   string
	events []*timeline.Event
}

// parts are the countries, and the topics and actors that have entries.
func (l *locale) parts() []part {
	list := l.countryParts()
	for _, t := range l.site.Topics {
		if len(t.Events) > 0 {
			list = append(list, partOf(timeline.Topics, t.ID, l.text(t.Title), t.Events))
		}
	}
	for _, a := range l.site.Actors {
		if len(a.Events) > 0 {
			list = append(list, partOf(timeline.Actors, a.ID, a.Names.In(l.lang).Text, a.Events))
		}
	}
	return list
}

func (l *locale) countryParts() (list []part) {
	for _, c := range l.site.Countries {
		list = append(list, partOf(timeline.Countries, c.ID, c.Names.In(l.lang).Text, c.Events))
	}
	return list
}

func partOf(kind timeline.Kind, id, name string, events []*timeline.Event) part {
	return part{string(kind) + "/" + id, address.Record(string(kind), id), kind, name, events}
}

// feeds are those of what was entered, in the whole site and in its parts, of
// what was changed and of what was corrected.
func (l *locale) feeds() (list []File) {
	entered, changed := timeline.Selection.Entered, timeline.Selection.Changed
	whole := part{"all", address.Latest, "", l.say("all_entries"), l.site.Events}
	list = append(list, l.feed(whole, atomFeed, siteFeed, entered), l.feed(whole, jsonFeed, siteFeed, entered))
	for _, p := range l.parts() {
		list = append(list, l.feed(p, atomFeed, partFeed, entered), l.feed(p, jsonFeed, partFeed, entered))
	}
	whole.file, whole.page, whole.name = "changes", address.Changes, l.say("changes")
	list = append(list, l.feed(whole, atomFeed, siteFeed, changed))
	whole.file, whole.page, whole.name = "corrections", address.Corrections, l.say("corrections")
	whole.events = slices.DeleteFunc(slices.Clone(whole.events), func(e *timeline.Event) bool { return len(e.Corrections) == 0 })
	return append(list, l.feed(whole, corrections, siteFeed, changed))
}

// feed is the file of the newest entries of a part, by a day of each.
func (l *locale) feed(p part, f format, most int, day func(timeline.Selection, *timeline.Event) edtf.Date) File {
	at := "feeds/" + p.file + f.ext
	return File{
		At: l.at(at), Lang: l.lang, Group: Feed, Format: f.name, Type: f.mediaType,
		Name: p.name, Title: l.of(p.name), Of: p.kind, Page: p.page, Rows: min(len(p.events), most),
		Write: func(w io.Writer) error {
			s := l.selection(at, p.page, l.of(p.name), p.events)
			s.Events = newest(s, most, day)
			return f.write(w, s)
		},
	}
}

// newest returns the entries of s by a day of each, the latest first; of those
// of one day the last that happened first.
func newest(s timeline.Selection, most int, day func(timeline.Selection, *timeline.Event) edtf.Date) []*timeline.Event {
	list := slices.Clone(s.Events)
	slices.SortFunc(list, func(a, b *timeline.Event) int {
		return cmp.Or(day(s, b).Compare(day(s, a)), b.Date.Compare(a.Date), cmp.Compare(a.ID, b.ID))
	})
	return list[:min(len(list), most)]
}
