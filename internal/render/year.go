package render

import (
	"slices"
	"strconv"

	"annals/internal/address"
	"annals/internal/timeline"
)

// year is the page of one year that has entries.
var year = kind{name: "year", view: yearView{}, pages: yearPages, in: []string{"years"}}

type yearView struct {
	Page
	Count     string
	Countries []Count // the year in each country
	Strip     *Strip
	Listing
	UnderWay []Brief
	Balance  *Balance
	Turn     *Turn
}

func yearPages(l *locale) (pages []page) {
	years := make([]int, 0, len(l.Years))
	for _, y := range l.Years {
		years = append(years, y.Number)
	}
	for i, y := range l.Years {
		pages = append(pages, page{address.Year(y.Number), func() any { return newYear(l, y, years, i) }})
	}
	return pages
}

func newYear(l *locale, y *timeline.Year, years []int, i int) yearView {
	p := l.page(address.Year(y.Number), "timeline")
	name, count := l.yearName(y.Number), l.count("entries", len(y.Events))
	p.name(own(name), l.say("year_description", name, count))
	l.yearWhole(y).trail(&p)
	v := yearView{
		Count: count, Listing: p.listing(l.yearWhole(y)), UnderWay: p.briefs(y.UnderWay), Balance: l.balance(timeline.BalanceOf(y.Events...)),
		Turn: p.yearTurn(l.say("years"), years, i, address.Year),
	}
	v.Strip = p.monthStrip(y, func(month int) string {
		if len(v.Below) > 0 {
			return p.href(address.InMonth(p.at, month))
		}
		return "#m" + strconv.Itoa(month)
	})
	for _, c := range l.Site.Countries {
		n := 0
		for _, e := range y.Events {
			if slices.Contains(e.Countries, c) {
				n++
			}
		}
		if n > 0 {
			link := p.link(l.wording(c.Names.In(l.code)), address.CountryYear(c.ID, y.Number))
			link.Class = c.ID
			v.Countries = append(v.Countries, Count{link, l.words.Number(n)})
		}
	}
	v.Page = p
	return v
}

func (l *locale) yearWhole(y *timeline.Year) whole {
	return whole{
		at: address.Year(y.Number), section: "timeline", span: oneYear, year: y.Number, time: l.yearName(y.Number), events: y.Events,
		above: func(p *Page) { p.below(own(l.say("timeline")), address.EventList) },
	}
}
