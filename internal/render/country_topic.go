package render

import (
	"sync"

	"annals/internal/address"
	"annals/internal/timeline"
)

// countryTopic is what one country has of a topic.
var countryTopic = kind{name: "country-topic", view: listView{}, pages: countryTopicPages, in: []string{"countries"}}

func countryTopicPages(l *locale) (pages []page) {
	for _, c := range l.Site.Countries { // a topic of the United States is the topic of all
		for _, t := range l.Site.Topics {
			if w := l.countryTopicWhole(c, t); len(w.events) > 0 {
				pages = append(pages, page{w.at, func() any { return newCountryTopic(l, c, t) }})
			}
		}
	}
	return pages
}

func newCountryTopic(l *locale, c *timeline.Country, t *timeline.Topic) listView {
	w := l.countryTopicWhole(c, t)
	p := l.page(w.at, w.section)
	heading, count := l.wording(c.Names.In(l.code)).Text+l.say("dot")+l.phrase(t.Title).Text, l.count("entries", len(w.events))
	p.name(own(heading), l.say("list_description", heading, count))
	w.trail(&p)
	p.translated(t.Title)
	v := listView{Class: c.ID, Count: count, Links: []Link{p.country(c), p.topics([]*timeline.Topic{t})[0]}, Listing: p.listing(w)}
	v.Page = p
	return v
}

func (l *locale) countryTopicWhole(c *timeline.Country, t *timeline.Topic) whole {
	return whole{
		at: address.CountryTopic(c.ID, t.ID), section: "countries", words: l.phrase(t.Title), class: c.ID,
		above: l.aboveCountry(c), events: l.divided[c].onTopic(t),
	}
}

// A division is the entries of a country, parted once for all pages that ask.
type division struct {
	years  func() []timeline.Year
	topics func() map[*timeline.Topic][]*timeline.Event
}

func newDivision(c *timeline.Country) division {
	return division{
		sync.OnceValue(func() []timeline.Year { return yearsOf(c.Events) }),
		sync.OnceValue(func() map[*timeline.Topic][]*timeline.Event { return topicsOf(c.Events) }),
	}
}

// onTopic are the entries of a country on a topic.
func (d division) onTopic(t *timeline.Topic) []*timeline.Event { return d.topics()[t] }

// topicsOf parts events by topic.
func topicsOf(events []*timeline.Event) map[*timeline.Topic][]*timeline.Event {
	by := map[*timeline.Topic][]*timeline.Event{}
	for _, e := range events {
		for _, t := range e.Topics {
			if n := len(by[t]); n == 0 || by[t][n-1] != e { // it may be named twice
				by[t] = append(by[t], e)
			}
		}
	}
	return by
}
