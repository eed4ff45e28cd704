package render

import (
	"html/template"

	"annals/internal/address"
	"annals/internal/timeline"
)

// topic is the page of one topic.
var topic = kind{name: "topic", view: topicView{}, pages: topicPages, in: []string{"topics"}}

type topicView struct {
	Page
	Parent   *Link
	Parts    []Link
	BodyLang string
	Body     template.HTML
	Count    string
	Lane     *Lane
	Listing
	Newest     Link
	Countries  []Count // the topic in each country
	References []Reference
}

func topicPages(l *locale) (pages []page) {
	for _, t := range l.Site.Topics {
		pages = append(pages, page{record(timeline.Topics, t.ID), func() any { return newTopic(l, t) }})
	}
	return pages
}

func newTopic(l *locale, t *timeline.Topic) topicView {
	p := l.page(record(timeline.Topics, t.ID), "topics")
	body, count := t.Body.In(l.code), l.count("entries", len(t.Events))
	p.name(l.phrase(t.Title), l.say("topic_description", l.phrase(t.Title).Text, count))
	p.translated(t.Title)
	l.topicWhole(t).trail(&p)
	cited := distinct(l.mentioned(body.Text))
	cites := newCitations(l.say("source"), cited)
	v := topicView{
		BodyLang: l.foreign("", body.Lang).Lang, Body: p.text(body.Text, cites),
		Count: count, Listing: p.listing(l.topicWhole(t)), Newest: p.newestLink(p.at), References: p.references(cited, cites),
	}
	if len(t.Events) > 0 {
		v.Lane = l.lane(t.Events)
	}
	if t.Parent != nil {
		v.Parent = &p.topics([]*timeline.Topic{t.Parent})[0]
	}
	for _, other := range l.Site.Topics {
		if other.Parent == t {
			v.Parts = append(v.Parts, p.topics([]*timeline.Topic{other})...)
		}
	}
	for _, c := range l.Site.Countries {
		if n := len(l.divided[c].onTopic(t)); n > 0 {
			link := p.link(l.wording(c.Names.In(l.code)), address.CountryTopic(c.ID, t.ID))
			link.Class = c.ID
			v.Countries = append(v.Countries, Count{link, l.words.Number(n)})
		}
	}
	v.Page = p
	return v
}

func (l *locale) topicWhole(t *timeline.Topic) whole {
	return whole{
		at: record(timeline.Topics, t.ID), section: "topics", words: l.phrase(t.Title), events: t.Events,
		above: func(p *Page) { p.below(own(l.say("topics")), address.TopicList) },
	}
}
