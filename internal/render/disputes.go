package render

import "annals/internal/address"

// disputes is the list of entries on which sources differ.
var disputes = kind{name: "disputes", view: listView{}, pages: disputesPages, in: []string{""}}

func disputesPages(l *locale) []page {
	return []page{{address.Disputes, func() any { return newDisputes(l) }}}
}

func newDisputes(l *locale) listView {
	w := l.disputesWhole()
	p := l.page(w.at, w.section)
	count := l.count("entries", len(w.events))
	p.name(w.words, l.say("list_description", w.words.Text, count))
	w.trail(&p)
	v := listView{Lede: l.say("disputes_means"), Count: count, Empty: l.say("no_disputes"), Listing: p.listing(w)}
	v.Page = p
	return v
}

func (l *locale) disputesWhole() whole {
	return whole{
		at: address.Disputes, section: "timeline", words: own(l.say("open_disputes")), events: filter(l.Events, disputed),
		above: func(p *Page) { p.below(own(l.say("timeline")), address.EventList) },
	}
}
