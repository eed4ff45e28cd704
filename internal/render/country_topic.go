package render

import (
	"slices"

	"annals/internal/address"
	"annals/internal/timeline"
)

// countryTopic is what one country has of a topic.
var countryTopic = kind{name: "country-topic", view: listView{}, pages: countryTopicPages}

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
	heading, count := l.wording(c.Names.In(l.code)).Text+" · "+l.phrase(t.Title).Text, l.count("entries", len(w.events))
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
		above: l.aboveCountry(c), events: onTopic(c, t),
	}
}

// onTopic are the entries of a country on a topic.
func onTopic(c *timeline.Country, t *timeline.Topic) []*timeline.Event {
	return filter(c.Events, func(e *timeline.Event) bool { return slices.Contains(e.Topics, t) })
}
