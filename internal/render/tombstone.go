package render

import (
	"annals/internal/address"
	"annals/internal/timeline"
)

// tombstone is what stays of an entry that was withdrawn: its address, its
// title and why.
var tombstone = kind{name: "tombstone", view: tombstoneView{}, pages: tombstonePages}

type tombstoneView struct {
	Page
	Status      Status
	Why         Phrase
	Corrections []Correction
}

func tombstonePages(l *locale) (pages []page) {
	for _, e := range l.Tombstones {
		pages = append(pages, page{record(timeline.Events, e.ID), func() any { return newTombstone(l, e) }})
	}
	return pages
}

func newTombstone(l *locale, e *timeline.Event) tombstoneView {
	p := l.page(record(timeline.Events, e.ID), "timeline")
	p.name(l.phrase(e.Title), l.say("tombstone_description"))
	p.NoIndex = true
	p.below(own(l.say("timeline")), address.EventList)
	p.below(l.phrase(e.Title), p.at)
	v := tombstoneView{Status: l.status(timeline.Retracted), Why: l.phrase(e.Retraction), Corrections: l.corrections(e.Corrections)}
	v.Page = p
	return v
}
