package render

import "annals/internal/timeline"

// tombstone is what stays of a record that was withdrawn: its address, its
// title and why.
var tombstone = kind{name: "tombstone", view: tombstoneView{}, pages: tombstonePages, in: []string{"events", "sources", "countries", "actors", "topics", "instruments", ""}}

type tombstoneView struct {
	Page
	Status      Status
	Why         Phrase
	Corrections []Correction
}

func tombstonePages(l *locale) (pages []page) {
	for _, t := range l.Tombstones {
		pages = append(pages, page{record(t.Kind, t.ID), func() any { return newTombstone(l, t) }})
	}
	return pages
}

func newTombstone(l *locale, t timeline.Tombstone) tombstoneView {
	p := l.page(record(t.Kind, t.ID), "timeline")
	p.name(l.phrase(t.Title), l.say("tombstone_description"))
	p.NoIndex = true
	p.below(l.phrase(t.Title), p.at)
	v := tombstoneView{Status: l.status(timeline.Retracted), Why: l.phrase(t.Retraction), Corrections: l.corrections(t.Corrections)}
	v.Page = p
	return v
}
