package render

import (
	"slices"

	"annals/internal/address"
	"annals/internal/timeline"
)

// newestFirst is a second page of a country, topic or actor: its latest
// entries, the newest first.
var newestFirst = kind{name: "newest", view: listView{}, pages: newestPages, in: []string{"countries", "topics", "actors"}}

func newestPages(l *locale) (pages []page) {
	add := func(w whole) {
		if len(w.events) > 1 {
			pages = append(pages, page{address.Newest(w.at), func() any { return newNewest(l, w) }})
		}
	}
	for _, c := range l.allCountries() {
		add(l.countryWhole(c))
	}
	for _, t := range l.Site.Topics {
		add(l.topicWhole(t))
	}
	for _, a := range l.Site.Actors {
		add(l.actorWhole(a))
	}
	return pages
}

func newNewest(l *locale, w whole) listView {
	p := l.page(address.Newest(w.at), w.section)
	heading := l.say("newest_of", w.words.Text)
	p.name(own(heading), l.say("list_description", heading, l.count("entries", len(w.events))))
	p.Canonical, p.Alternates = "", nil
	if l.BaseURL != "" {
		p.Canonical = l.BaseURL + l.canonical(l.address(w.at))
	}
	w.trail(&p)
	p.below(own(l.say("newest_first")), p.at)
	v := listView{
		Class: w.class, Count: l.newestCount(len(w.events), l.count("entries", len(w.events))), Links: []Link{p.link(w.words, w.at)},
		Listing: Listing{Groups: p.byYear(newestOf(w.events, l.perPage))},
	}
	v.Page = p
	return v
}

// newestOf are the last n of entries in order, newest first.
func newestOf(events []*timeline.Event, n int) []*timeline.Event {
	list := slices.Clone(events[max(0, len(events)-n):])
	slices.Reverse(list)
	return list
}

// newestCount says how many of n things, counted in words, a page shows.
func (l *locale) newestCount(n int, counted string) string {
	if n > l.perPage {
		return l.say("latest_of", l.perPage, counted)
	}
	return counted
}

// newestLink leads to the list at page with its newest entries first.
func (p *Page) newestLink(page string) Link {
	link := p.link(own(p.loc.say("newest_first")), address.Newest(page))
	if link.Href == "" {
		return Link{}
	}
	return link
}

func (l *locale) countryWhole(c *timeline.Country) whole {
	return whole{
		at: record(timeline.Countries, c.ID), section: "countries", words: l.wording(c.Names.In(l.code)), class: c.ID, events: c.Events,
		above: func(p *Page) { p.below(own(l.say("countries")), address.Countries) },
	}
}
