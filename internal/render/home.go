package render

import (
	"html/template"
	"slices"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// home is the front page.
var home = kind{name: "home", view: homeView{}, pages: homePages, in: []string{""}}

type homeView struct {
	Page
	Lede             Phrase
	Rule             Link // what is entered; without a link where there is no such page
	AsOf, Researched template.HTML
	Entries, Sources string
	Independent      string // the share with two independent origins
	Snapshots        string // the share of sources with an archived copy
	Search           string // where its form leads
	Strip            *Strip
	Coverage         string
	Judged           bool // how the relations with some country stand
	HowJudged        Link
	Countries        []CountryRow
	Latest           template.HTML
	All, More        Link
	Changes          Link
	AllDisputes      Link
	Moments          []Brief
	OlderMoments     []Brief
	Disputes         []Brief
	DisputesCount    string
	Scheduled        []Brief
}

// A CountryRow is a country on the front page and in the list of countries.
type CountryRow struct {
	Link
	Count   string
	Lane    *Lane
	Last    *Brief
	Strands []Strand // how each part of the relationship stands; empty where no one judged it
}

const (
	latest = 10 // entries on the front page
	marked = 8  // key moments and disputes shown at once
)

func homePages(l *locale) []page {
	return []page{{address.Home, func() any { return newHome(l) }}}
}

func newHome(l *locale) homeView {
	p := l.page(address.Home, "home")
	p.name(l.phrase(l.Title), l.phrase(l.Description).Text)
	p.Title = l.phrase(l.Title).Text
	v := homeView{
		Lede: l.phrase(l.Description), Rule: p.link(own(l.say("rule_link")), address.Method),
		AsOf: l.dateHTML(l.AsOf, edtf.Long), Researched: l.dateHTML(l.ResearchedUntil, edtf.Long),
		Entries: l.count("entries", len(l.Events)), Sources: l.count("sources_n", len(l.Site.Sources)),
		Search: p.href(address.Search), Strip: p.strip(), All: p.link(own(l.say("all_entries")), address.EventList),
		More: p.link(own(l.say("newest_first")), address.Latest), AllDisputes: p.link(own(l.say("all_disputes")), address.Disputes),
		HowJudged: p.link(own(l.say("how_decided")), address.Method), Changes: p.link(own(l.say("changes")), address.Changes),
	}
	if n := len(l.Events); n > 0 {
		v.Independent = l.say("share_independent", 100*independent(l.Events)/n)
	}
	v.Snapshots = l.snapshots()
	for _, c := range l.Site.Countries {
		row := p.countryRow(c)
		v.Countries, v.Judged = append(v.Countries, row), v.Judged || len(row.Strands) > 0
	}
	v.Latest = p.entries(upTo(l.Events, l.AsOf, latest))
	moments, _ := split(newest(l.Events, func(e *timeline.Event) bool { return e.Significance == 5 }), l.perPage)
	v.Moments, v.OlderMoments = split(p.briefs(moments), marked)
	differ := newest(l.Events, disputed)
	v.DisputesCount = l.count("entries", len(differ))
	differ, _ = split(differ, marked)
	v.Disputes = p.briefs(differ)
	scheduled, _ := split(filter(l.Events, func(e *timeline.Event) bool { return e.Status == timeline.Scheduled }), marked)
	v.Scheduled = p.briefs(scheduled)
	v.Page = p
	return v
}

func (p *Page) countryRow(c *timeline.Country) CountryRow {
	row := CountryRow{
		Link: p.countries([]*timeline.Country{c})[0], Count: p.loc.count("entries", len(c.Events)),
		Lane: p.loc.lane(c.Events), Strands: p.strands(c),
	}
	if last := upTo(c.Events, p.loc.AsOf, 1); len(last) > 0 {
		b := p.brief(last[0])
		row.Last = &b
	}
	return row
}

// upTo returns the last n events that had begun on a day, newest first.
func upTo(events []*timeline.Event, asOf edtf.Date, n int) (list []*timeline.Event) {
	day, bound := asOf.Upper()
	for i := len(events) - 1; i >= 0 && len(list) < n; i-- {
		e := events[i]
		begun, known := e.Date.Lower()
		if known == edtf.Known && bound == edtf.Known && day.Before(begun) || e.Status == timeline.Scheduled {
			continue
		}
		list = append(list, e)
	}
	return list
}

// independent counts the entries that rest on two or more independent origins.
func independent(events []*timeline.Event) (n int) {
	for _, e := range events {
		if len(e.Evidence.Origins) >= 2 {
			n++
		}
	}
	return n
}

func disputed(e *timeline.Event) bool { return e.Status == timeline.Disputed || e.Differ() }

func filter(events []*timeline.Event, keep func(*timeline.Event) bool) (list []*timeline.Event) {
	for _, e := range events {
		if keep(e) {
			list = append(list, e)
		}
	}
	return list
}

func newest(events []*timeline.Event, keep func(*timeline.Event) bool) []*timeline.Event {
	list := filter(events, keep)
	slices.Reverse(list)
	return list
}

// split parts a list after the first n.
func split[T any](list []T, n int) (first, rest []T) {
	if len(list) <= n {
		return list, nil
	}
	return list[:n], list[n:]
}
