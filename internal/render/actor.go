package render

import (
	"html/template"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// actor is the page of one person or body.
var actor = kind{name: "actor", view: actorView{}, pages: actorPages, in: []string{"actors"}}

type actorView struct {
	Page
	Kind     string
	Sector   string
	Country  Link
	Wikidata string
	Names    []Name
	Offices  []Office
	BodyLang string
	Body     template.HTML
	Count    string
	Lane     *Lane
	Listing
	Newest     Link
	References []Reference
	Edit       string
}

// An Office is a post and when it was held.
type Office struct {
	Title   Phrase
	When    template.HTML
	Ongoing bool // in post when last researched
	AsOf    template.HTML
	Cites   template.HTML
}

func actorPages(l *locale) (pages []page) {
	for _, a := range l.Site.Actors {
		pages = append(pages, page{record(timeline.Actors, a.ID), func() any { return newActor(l, a) }})
	}
	return pages
}

func newActor(l *locale, a *timeline.Actor) actorView {
	p := l.page(record(timeline.Actors, a.ID), "actors")
	name, count, body := l.wording(a.Names.In(l.code)), l.count("entries", len(a.Events)), a.Body.In(l.code)
	p.name(own(name.Text), l.say("actor_description", name.Text, count))
	l.actorWhole(a).trail(&p)

	cited := l.mentioned(body.Text)
	for _, o := range a.Offices {
		if o.Source != nil {
			cited = append(cited, o.Source)
		}
	}
	cited = distinct(cited)
	cites := newCitations(l.say("source"), cited)
	v := actorView{
		Kind: l.word("actor", a.Kind), Sector: l.word("sector", a.Sector), Country: p.nationLink(a.Country),
		Wikidata: a.Wikidata, Names: l.names(a.Names, name.Text),
		BodyLang: l.foreign("", body.Lang).Lang, Body: p.text(body.Text, cites),
		Count: count, Listing: p.listing(l.actorWhole(a)), Newest: p.newestLink(p.at), Edit: l.editLink(a.File),
	}
	for _, o := range a.Offices {
		office := Office{
			Title: l.phrase(o.Title), When: l.period(o.From, o.To, ""),
			Ongoing: o.To.IsZero() && o.EndKnown, AsOf: l.dateHTML(l.ResearchedUntil, edtf.Long),
		}
		if office.Ongoing {
			office.When = l.period(o.From, o.To, "..")
		}
		if o.Source != nil {
			office.Cites = cites.cite([]*timeline.Source{o.Source})
		}
		v.Offices = append(v.Offices, office)
	}
	if len(a.Events) > 1 {
		v.Lane = l.lane(a.Events)
	}
	v.References = p.references(cited, cites)
	v.Page = p
	return v
}

func (l *locale) actorWhole(a *timeline.Actor) whole {
	return whole{
		at: record(timeline.Actors, a.ID), section: "actors", words: own(l.wording(a.Names.In(l.code)).Text), events: a.Events,
		above: func(p *Page) { p.below(own(l.say("actors")), address.ActorList) },
	}
}
