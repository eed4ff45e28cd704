package render

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// country is the page of one country.
var country = kind{name: "country", view: countryView{}, pages: countryPages, in: []string{"countries"}}

type countryView struct {
	Page
	Class      string
	Code       string
	Names      []Name // that it has in its own languages or had
	Capital    Link
	Languages  string
	BodyLang   string
	Body       template.HTML
	Count      string
	Lane       *Lane
	AsOf       template.HTML
	Strands    []Strand
	Track      *Track
	Compare    []Link
	Method     Link
	Relations  []Relation
	KeyMeans   string
	Key        template.HTML
	Filter     []Filter // of the key dates
	Latest     []Brief
	Newest     Link
	Years      []Count
	Topics     []Count
	Actors     []Count
	AllActors  Link // where some are left out
	Force      *Force
	Offices    []InOffice
	Dossier    Link
	Coverage   []Coverage
	Balance    *Balance
	References []Reference
	Embed      *Embed
	Edit       string
}

// A Name is a name and when it was in use.
type Name struct {
	Phrase
	Language string
	When     template.HTML
}

// A Relation is a fact of diplomatic history.
type Relation struct {
	What  string
	When  template.HTML
	Note  Phrase
	Cites template.HTML
}

// A Coverage is how well a period was researched.
type Coverage struct {
	When template.HTML
	How  string
}

func countryPages(l *locale) (pages []page) {
	for _, c := range l.allCountries() {
		pages = append(pages, page{record(timeline.Countries, c.ID), func() any { return newCountry(l, c) }})
	}
	return pages
}

func newCountry(l *locale, c *timeline.Country) countryView {
	p := l.page(record(timeline.Countries, c.ID), "countries")
	name := l.wording(c.Names.In(l.code))
	p.name(name, l.say("country_description", name.Text, l.count("entries", len(c.Events))))
	l.countryWhole(c).trail(&p)

	body := c.Body.In(l.code)
	cited := l.mentioned(body.Text)
	for _, r := range c.Relations {
		cited = append(cited, r.Sources...)
	}
	cited = distinct(cited)
	cites := newCitations(l.say("source"), cited)
	yearAt := func(y int) string { return address.CountryYear(c.ID, y) }
	if c == l.US {
		yearAt = address.Year // every entry is one of the United States
	}
	key, keyMeans := l.keyDates(c)
	v := countryView{
		Class: c.ID, Code: c.Alpha2, Names: l.names(c.Names, name.Text), Languages: l.languages(c.Languages),
		BodyLang: l.foreign("", body.Lang).Lang, Body: p.text(body.Text, cites), Count: l.count("entries", len(c.Events)),
		AsOf: l.dateHTML(l.ResearchedUntil, edtf.Long), Strands: p.strands(c), Track: p.track(c), Compare: p.comparisons(c), Method: p.link(own(l.say("how_decided")), address.Method),
		KeyMeans: keyMeans, Key: p.entries(key), Filter: p.filters(key), Newest: p.newestLink(p.at),
		Latest: p.briefs(upTo(c.Events, l.AsOf, 5)), Balance: l.balance(timeline.BalanceOf(c.Events...)), Edit: l.editLink(c.File), Embed: p.embedded(address.EmbedCountry(c.ID)),
	}
	v.Force, v.Offices, v.Dossier = p.forceIn(c), p.inOffice(c), p.link(own(l.say("dossier")), address.Dossier(c.ID))
	if len(c.Events) > 0 {
		v.Lane = l.lane(c.Events)
	}
	if c.Capital != nil {
		v.Capital = p.place(c.Capital)
	}
	for _, r := range c.Relations {
		v.Relations = append(v.Relations, Relation{l.word("relation", r.What), l.dateHTML(r.Period, edtf.Long), l.phrase(r.Note), cites.cite(r.Sources)})
	}
	for _, y := range l.divided[c].years() {
		v.Years = append(v.Years, Count{p.link(own(l.yearName(y.Number)), yearAt(y.Number)), l.words.Number(len(y.Events))})
	}
	for _, t := range l.Site.Topics {
		if n := len(l.divided[c].onTopic(t)); n > 0 && c != l.US {
			v.Topics = append(v.Topics, Count{p.link(l.phrase(t.Title), address.CountryTopic(c.ID, t.ID)), l.words.Number(n)})
		}
	}
	for _, a := range mostNamed(c.Actors, l.perPage) {
		v.Actors = append(v.Actors, Count{p.actor(a), l.words.Number(len(a.Events))})
	}
	if len(c.Actors) > l.perPage {
		v.AllActors = p.link(own(l.say("all_actors")), address.ActorList)
	}
	for _, cov := range c.Coverage {
		v.Coverage = append(v.Coverage, Coverage{l.dateHTML(cov.Period, edtf.Long), l.word("coverage", cov.State)})
	}
	v.References = p.references(cited, cites)
	v.Page = p
	return v
}

// mostNamed are the n of some actors that the most entries name, in their order.
func mostNamed(list []*timeline.Actor, n int) []*timeline.Actor {
	if len(list) <= n {
		return list
	}
	by := slices.Clone(list)
	slices.SortStableFunc(by, func(a, b *timeline.Actor) int { return cmp.Compare(len(b.Events), len(a.Events)) })
	named := map[*timeline.Actor]bool{}
	for _, a := range by[:n] {
		named[a] = true
	}
	return slices.DeleteFunc(slices.Clone(list), func(a *timeline.Actor) bool { return !named[a] })
}

// keyDates are the entries that a country's page shows in full, and what they
// are: those of significance 4 and 5, or only of 5 where they would not fit.
func (l *locale) keyDates(c *timeline.Country) (events []*timeline.Event, means string) {
	events = filter(c.Events, func(e *timeline.Event) bool { return e.Significance >= 4 })
	if c != l.US && len(events) <= l.perPage {
		return events, l.say("key_dates_means")
	}
	events = filter(events, func(e *timeline.Event) bool { return e.Significance == 5 })
	if len(events) <= l.perPage {
		return events, l.say("key_moments_means")
	}
	return events[len(events)-l.perPage:], l.say("key_moments_means") + " " + l.newestCount(len(events), l.count("entries", len(events)))
}

func (p *Page) country(c *timeline.Country) Link { return p.countries([]*timeline.Country{c})[0] }

// names are all names but the one that a page has as its heading.
func (l *locale) names(list timeline.Names, heading string) (names []Name) {
	for _, n := range list {
		if n.Text == heading && n.From.IsZero() && n.To.IsZero() {
			continue
		}
		name := Name{Phrase: l.foreign(n.Text, n.Lang), When: l.period(n.From, n.To, "..")}
		if n.Lang != l.code {
			name.Language = l.words.Language(n.Lang)
		}
		names = append(names, name)
	}
	return names
}

func (l *locale) languages(tags []string) string {
	var names []string
	for _, t := range tags {
		names = append(names, l.words.Language(t))
	}
	return strings.Join(names, ", ")
}

// yearsOf parts events, which are in order, by year.
func yearsOf(events []*timeline.Event) (years []timeline.Year) {
	first, year := 0, 0
	for i, e := range events {
		y := int(e.Date.Year())
		if i > 0 && y != year {
			years = append(years, timeline.Year{Number: year, Events: events[first:i:i]})
			first = i
		}
		year = y
	}
	if len(events) > 0 {
		years = append(years, timeline.Year{Number: year, Events: events[first:len(events):len(events)]})
	}
	return slices.Clip(years)
}
