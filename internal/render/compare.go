package render

import (
	"html/template"
	"slices"
	"strconv"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// mostCompared is how many entries a page of comparison holds; where there are
// more, it leaves out the least significant.
func (l *locale) mostCompared() int { return 2 * l.perPage }

// compare is two countries side by side.
var compare = kind{name: "compare", view: compareView{}, pages: comparePages, in: []string{"compare"}}

type compareView struct {
	Page
	A, B   Link
	Count  string
	Least  string // which entries are shown; empty where all are
	Months []CompareMonth
	Pairs  []Link // the other comparisons
}

// A CompareMonth is a month and what happened in one country, in both and in
// the other.
type CompareMonth struct {
	Name       template.HTML
	A, Both, B []Brief
}

func comparePages(l *locale) (pages []page) {
	for i, a := range l.Site.Countries {
		for _, b := range l.Site.Countries[i+1:] {
			pages = append(pages, page{address.Compare(a.ID, b.ID), func() any { return newCompare(l, a, b) }})
		}
	}
	return pages
}

func newCompare(l *locale, a, b *timeline.Country) compareView {
	p := l.page(address.Compare(a.ID, b.ID), "countries")
	name := own(l.pairName(a, b))
	p.name(name, l.say("compare_description", name.Text))
	p.below(own(l.say("countries")), address.Countries)
	p.below(own(l.say("compare_all")), address.CompareAll)
	p.below(name, p.at)
	in := func(c *timeline.Country, e *timeline.Event) bool { return slices.Contains(e.Countries, c) }
	all := filter(l.Events, func(e *timeline.Event) bool { return in(a, e) || in(b, e) })
	shown, left := l.weighty(all, l.mostCompared())
	v := compareView{A: p.country(a), B: p.country(b), Count: l.count("entries", len(shown)), Least: left}
	for _, m := range monthly(shown) {
		row := CompareMonth{Name: l.placedIn(m[0].Date)}
		for _, e := range m {
			switch brief := p.brief(e); {
			case in(a, e) && in(b, e):
				row.Both = append(row.Both, brief)
			case in(a, e):
				row.A = append(row.A, brief)
			default:
				row.B = append(row.B, brief)
			}
		}
		v.Months = append(v.Months, row)
	}
	v.Pairs = append(p.pairs(a), p.pairs(b)...)
	v.Pairs = slices.DeleteFunc(v.Pairs, func(l Link) bool { return l.Text == name.Text })
	v.Page = p
	return v
}

// compareAll is all countries in lanes.
var compareAll = kind{name: "compare-all", view: compareAllView{}, pages: compareAllPages, in: []string{"compare"}}

type compareAllView struct {
	Page
	Count   string
	Least   string
	Columns []Link
	Months  []LaneMonth
	Pairs   []Link
}

// A LaneMonth is a month and its entries, each with a mark in the lanes of its
// countries.
type LaneMonth struct {
	ID   string
	Name template.HTML
	Rows []LaneRow
}

// A LaneRow is an entry; of its lanes those of other countries are empty.
type LaneRow struct {
	Brief
	Lanes []Link
}

func compareAllPages(l *locale) []page {
	if len(l.Site.Countries) < 2 {
		return nil
	}
	return []page{{address.CompareAll, func() any { return newCompareAll(l) }}}
}

func newCompareAll(l *locale) compareAllView {
	p := l.page(address.CompareAll, "countries")
	p.name(own(l.say("compare_all")), l.say("compare_all_description"))
	p.below(own(l.say("countries")), address.Countries)
	p.below(own(l.say("compare_all")), address.CompareAll)
	shown, left := l.weighty(l.Events, l.mostCompared())
	v := compareAllView{Count: l.count("entries", len(shown)), Least: left, Columns: p.countries(l.Site.Countries)}
	for _, m := range monthly(shown) {
		month := LaneMonth{Name: l.placedIn(m[0].Date)}
		for _, e := range m {
			row := LaneRow{Brief: p.brief(e), Lanes: make([]Link, len(v.Columns))}
			for i, c := range l.Site.Countries {
				if slices.Contains(e.Countries, c) {
					row.Lanes[i] = v.Columns[i]
				}
			}
			month.Rows = append(month.Rows, row)
		}
		v.Months = append(v.Months, month)
	}
	for i, a := range l.Site.Countries {
		for _, b := range l.Site.Countries[i+1:] {
			v.Pairs = append(v.Pairs, p.pair(a, b))
		}
	}
	v.Page = p
	return v
}

// weighty returns all events, or where they are more than most the more
// significant ones, as many as whole steps of significance allow, and of those
// the latest; left says which are left out.
func (l *locale) weighty(events []*timeline.Event, most int) (shown []*timeline.Event, left string) {
	shown = events
	for least := 2; len(shown) > most && least <= 5; least++ {
		shown = filter(events, func(e *timeline.Event) bool { return e.Significance >= least })
		left = l.say("compare_least", strconv.Itoa(least))
	}
	if n := len(shown); n > most {
		shown, left = shown[n-most:], left+". "+l.say("latest_of", most, l.count("entries", n))
	}
	return shown, left
}

// monthly parts events, which are in order, by the month they are placed in.
// Those of a year of which no month is known stand together.
func monthly(events []*timeline.Event) (list [][]*timeline.Event) {
	type key struct {
		year  int64
		month int
	}
	number := map[key]int{}
	for _, e := range events {
		k := key{e.Date.Year(), month(e.Date)}
		at, ok := number[k]
		if !ok {
			at = len(list)
			number[k], list = at, append(list, nil)
		}
		list[at] = append(list[at], e)
	}
	return list
}

// placedIn is the month or the year that a date is placed in.
func (l *locale) placedIn(d edtf.Date) template.HTML {
	if m := month(d); m > 0 {
		return l.dateHTML(edtf.MonthOf(d.Year(), m), edtf.Long)
	}
	return l.dateHTML(edtf.YearOf(d.Year()), edtf.Long)
}

func (l *locale) pairName(a, b *timeline.Country) string {
	return l.say("pair", a.Names.In(l.code).Text, b.Names.In(l.code).Text)
}

func (p *Page) pair(a, b *timeline.Country) Link {
	return p.link(own(p.loc.pairName(a, b)), address.Compare(a.ID, b.ID))
}

// comparisons are all that a page of c leads to: its pairs and the lanes of all.
func (p *Page) comparisons(c *timeline.Country) []Link {
	links := p.pairs(c)
	if all := p.link(own(p.loc.say("compare_all")), address.CompareAll); all.Href != "" {
		links = append(links, all)
	}
	return links
}

// pairs lead to the comparisons of c with each other country.
func (p *Page) pairs(c *timeline.Country) (links []Link) {
	for _, other := range p.loc.Site.Countries {
		if other == c || c == p.loc.US {
			continue
		}
		a, b := c, other
		if slices.Index(p.loc.Site.Countries, b) < slices.Index(p.loc.Site.Countries, a) {
			a, b = b, a
		}
		links = append(links, p.pair(a, b))
	}
	return links
}
