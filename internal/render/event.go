package render

import (
	"html/template"
	"slices"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/markup"
	"annals/internal/timeline"
)

// event is the page of one entry.
var event = kind{name: "event", view: eventView{}, pages: eventPages, in: []string{"events"}}

type eventView struct {
	Page
	When     template.HTML
	Clocks   []Clock
	Status   Status
	Differ   bool
	Facts    Facts
	Lede     Phrase
	BodyLang string
	Body     template.HTML
	Pictures []Picture
	Claims   []Claim
	Numbers  []Number
	Quotes   []Quote

	Chain             []Step
	Whole             *Count // the chain it stands in
	PartOf, Parts     []Brief
	Mentions          []Brief
	Changes           []Change
	Weight            Weight
	References        []Reference
	Background        []Reference
	Corrections       []Correction
	Embed             *Embed
	Cite              Cite
	Edit, ReportError string
	Turns             []Turn
}

// A Clock is another day that counts: announced, first reported.
type Clock struct {
	Label string
	When  template.HTML
}

func eventPages(l *locale) (pages []page) {
	for _, e := range l.Events {
		pages = append(pages, page{record(timeline.Events, e.ID), func() any { return newEvent(l, e) }})
	}
	return pages
}

func newEvent(l *locale, e *timeline.Event) eventView {
	p := l.page(record(timeline.Events, e.ID), "timeline")
	p.name(l.phrase(e.Title), l.phrase(e.Summary).Text)
	p.translated(e.Title)
	p.Type = "article"
	p.Feeds = append(p.Feeds, p.beside(e)...)
	p.Linked = p.linkedEvent(e)
	year := int(e.Date.Year())
	p.below(own(l.say("timeline")), address.EventList)
	p.below(own(l.yearName(year)), address.Year(year))
	p.below(l.phrase(e.Title), p.at)

	body := e.Body.In(l.code)
	rests, background := l.listed(e)
	c := newCitations(l.say("source"), rests, background)
	v := eventView{
		When: l.dateHTML(e.Date, edtf.Weekday), Clocks: l.clocks(e),
		Status: l.status(e.Status), Differ: e.Differ(), Lede: l.phrase(e.Summary),
		BodyLang: l.foreign("", body.Lang).Lang, Body: p.text(body.Text, c), Pictures: p.pictures(e),
		Claims: p.claims(e, c), Numbers: p.numbers(e, c), Quotes: p.quotes(e, c),
		Chain: p.chain(e), Whole: p.whole(e), PartOf: p.briefs(e.PartOf), Parts: p.briefs(e.Parts), Mentions: p.briefs(mentions(e, body.Text)),
		Changes: p.changes(e.Changes), Weight: p.weight(e, c),
		Corrections: l.corrections(e.Corrections), Edit: l.editLink(e.File), ReportError: l.Report,
		Turns: p.turns(e), Facts: p.facts(e),
	}
	v.Cite = p.cite(e, rests)
	v.Embed = p.embedded(address.EmbedEvent(e.ID))
	p.Meta = p.citation(e)
	v.References, v.Background = p.references(rests, c), p.references(background, c)
	v.Page = p
	return v
}

// listed returns what an entry rests on and what it cites for background, each
// in the order in which the page cites them.
func (l *locale) listed(e *timeline.Event) (rests, background []*timeline.Source) {
	order := l.mentioned(e.Body.In(l.code).Text)
	for _, c := range e.Claims {
		for _, v := range c.Versions {
			order = append(order, v.Sources...)
		}
	}
	for _, n := range e.Numbers {
		order = append(order, n.Sources...)
	}
	for _, q := range e.Quotes {
		if q.Source != nil {
			order = append(order, q.Source)
		}
	}
	return byMention(e.Sources, order), byMention(e.Background, order)
}

func (l *locale) clocks(e *timeline.Event) (clocks []Clock) {
	if !e.Announced.IsZero() {
		clocks = append(clocks, Clock{l.say("announced"), l.dateHTML(e.Announced, edtf.Weekday)})
	}
	if !e.Reported.IsZero() {
		clocks = append(clocks, Clock{l.say("first_reported"), l.dateHTML(e.Reported, edtf.Weekday)})
	}
	return clocks
}

// mentions are the entries whose text leads here and that are not named
// elsewhere on the page: neither around its text nor in it.
func mentions(e *timeline.Event, text markup.Text) []*timeline.Event {
	named := map[string]bool{}
	for link := range text.Links() {
		if link.Kind == "event" {
			named[link.ID] = true
		}
	}
	return filter(e.MentionedBy, func(m *timeline.Event) bool {
		return m != e && !named[m.ID] && !slices.Contains(e.Chain, m) && !slices.Contains(e.Parts, m) && !slices.Contains(e.PartOf, m)
	})
}

// turns lead to the entry before and the one after, of all and of each country.
func (p *Page) turns(e *timeline.Event) []Turn {
	turns := []Turn{p.turn(p.loc.say("all_entries"), "", e.Prev, e.Next)}
	for _, c := range e.Countries {
		i, ok := slices.BinarySearchFunc(c.Events, e, timeline.ByDate)
		if !ok {
			continue
		}
		var prev, next *timeline.Event
		if i > 0 {
			prev = c.Events[i-1]
		}
		if i+1 < len(c.Events) {
			next = c.Events[i+1]
		}
		turns = append(turns, p.turn(c.Names.In(p.loc.code).Text, c.ID, prev, next))
	}
	return turns
}

func (p *Page) turn(label, class string, prev, next *timeline.Event) Turn {
	t := Turn{Label: label, Class: class}
	if prev != nil {
		b := p.brief(prev)
		t.Prev = &b
	}
	if next != nil {
		b := p.brief(next)
		t.Next = &b
	}
	return t
}
