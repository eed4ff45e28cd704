package render

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// publisher is the page of one publisher: its sources and what rests on them.
var publisher = kind{name: "publisher", view: publisherView{}, pages: publisherPages, in: []string{"publishers"}}

type publisherView struct {
	Page
	Kind    string
	Names   string
	Owner   *Link
	Owns    []Link
	Country Link
	Party   Link
	Count   string
	Years   []Count // where there are too many for one page
	Sources []SourceRow
	Repeats []SourceRow // sources of others that repeat it
	Entries []Brief
}

// A SourceRow is a source in a list by date.
type SourceRow struct {
	Link
	Date      template.HTML
	Kind      string
	Publisher string
	Entries   string
}

func publisherPages(l *locale) (pages []page) {
	for _, pub := range l.Publishers {
		pages = append(pages, page{address.Publisher(pub.ID), func() any { return newPublisher(l, pub) }})
	}
	return pages
}

func newPublisher(l *locale, pub *timeline.Publisher) publisherView {
	p := l.page(address.Publisher(pub.ID), "sources")
	count := l.output(pub)
	p.name(own(pub.Name), l.say("publisher_description", pub.Name, count))
	p.below(own(l.say("sources")), address.SourceList)
	p.below(own(pub.Name), p.at)
	v := publisherView{
		Kind: l.word("publisher", pub.Kind), Names: strings.Join(pub.Names, " · "), Country: p.nationLink(pub.Country), Party: p.nationLink(pub.Party),
		Count: count,
	}
	for _, sh := range l.shelves(pub) {
		v.Years = append(v.Years, Count{p.link(own(sh.name), sh.at), l.words.Number(len(sh.sources) + len(sh.repeats))})
	}
	if len(v.Years) == 0 {
		v.Sources, v.Repeats = p.sourceRows(byPublished(pub.Sources)), p.repeatRows(byPublished(l.repeats[pub]))
		v.Entries = p.briefs(l.restingOn(pub.Sources))
	}
	if pub.Owner != nil {
		owner := p.publisher(pub.Owner)
		v.Owner = &owner
	}
	for _, other := range l.owned[pub] {
		v.Owns = append(v.Owns, p.publisher(other))
	}
	v.Page = p
	return v
}

func (p *Page) sourceRow(s *timeline.Source) SourceRow {
	return SourceRow{
		Link: p.link(p.loc.sourceTitle(s), record(timeline.Sources, s.ID)),
		Date: p.loc.mention(s.Published, edtf.Short), Kind: p.loc.word("kind", s.Kind),
		Entries: p.loc.count("entries", len(s.Events)),
	}
}

// restingOn are the entries that rest on any of some sources, in order, without
// those of a crowded source, which its own pages lead to.
func (l *locale) restingOn(list []*timeline.Source) (events []*timeline.Event) {
	for _, s := range list {
		if !l.crowded(s) {
			events = append(events, s.Events...)
		}
	}
	events = distinct(events)
	slices.SortFunc(events, timeline.ByDate)
	return events
}

// byPublished are sources by the day they were published; those without one
// come last.
func byPublished(list []*timeline.Source) []*timeline.Source {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b *timeline.Source) int {
		return cmp.Or(
			cmp.Compare(dateless(a), dateless(b)),
			a.Published.Compare(b.Published), cmp.Compare(a.ID, b.ID),
		)
	})
	return list
}

func dateless(s *timeline.Source) int {
	if s.Published.IsZero() {
		return 1
	}
	return 0
}
