package render

import (
	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// ahead is the list of what is announced and has not happened.
var ahead = kind{name: "ahead", view: listView{}, pages: aheadPages, in: []string{""}}

func aheadPages(l *locale) []page {
	return []page{{address.Ahead, func() any { return newAhead(l) }}}
}

func newAhead(l *locale) listView {
	w := l.aheadWhole()
	p := l.page(w.at, w.section)
	p.name(w.words, l.say("ahead_means"))
	w.trail(&p)
	day := l.ResearchedUntil
	if day.IsZero() {
		day = l.AsOf
	}
	v := listView{
		Lede: l.say("ahead_means"), Empty: l.say("nothing_ahead", day.Words(l.code, edtf.Long)),
		Links: []Link{p.link(own(l.say("latest")), address.Latest)}, Listing: p.listing(w),
	}
	if n := len(w.events); n > 0 {
		v.Count = l.count("entries", n)
	}
	v.Page = p
	return v
}

func (l *locale) aheadWhole() whole {
	return whole{
		at: address.Ahead, section: "timeline", words: own(l.say("ahead")),
		events: filter(l.Events, func(e *timeline.Event) bool { return e.Status == timeline.Scheduled }),
		above:  func(p *Page) { p.below(own(l.say("timeline")), address.EventList) },
	}
}
