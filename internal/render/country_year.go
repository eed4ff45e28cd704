package render

import (
	"annals/internal/address"
	"annals/internal/timeline"
)

// countryYear is one country's entries of one year.
var countryYear = kind{name: "country-year", view: countryYearView{}, pages: countryYearPages, in: []string{"countries"}}

type countryYearView struct {
	Page
	Class   string
	Count   string
	Country Link
	Year    Link // of all countries
	Listing
	Turn *Turn
}

func countryYearPages(l *locale) (pages []page) {
	for _, c := range l.Site.Countries { // the year of the United States is the year of all
		parts := l.divided[c].years()
		years := make([]int, 0, len(parts))
		for _, y := range parts {
			years = append(years, y.Number)
		}
		for i, y := range parts {
			pages = append(pages, page{address.CountryYear(c.ID, y.Number), func() any { return newCountryYear(l, c, y.Events, years, i) }})
		}
	}
	return pages
}

func newCountryYear(l *locale, c *timeline.Country, events []*timeline.Event, years []int, i int) countryYearView {
	year := l.yearName(years[i])
	p := l.page(address.CountryYear(c.ID, years[i]), "countries")
	name, count := l.wording(c.Names.In(l.code)), l.count("entries", len(events))
	p.name(own(l.say("country_year", name.Text, year)), l.say("country_year_description", name.Text, year, count))
	w := l.countryYearWhole(c, years[i], events)
	w.trail(&p)
	v := countryYearView{
		Class: c.ID, Count: count, Country: p.country(c),
		Year:    p.link(own(l.say("year_everywhere", year)), address.Year(years[i])),
		Listing: p.listing(w),
		Turn:    p.yearTurn(name.Text, years, i, func(y int) string { return address.CountryYear(c.ID, y) }),
	}
	v.Page = p
	return v
}

func (l *locale) countryYearWhole(c *timeline.Country, year int, events []*timeline.Event) whole {
	return whole{
		at: address.CountryYear(c.ID, year), section: "countries", words: l.wording(c.Names.In(l.code)), class: c.ID,
		span: oneYear, year: year, time: l.yearName(year), events: events,
		above: l.aboveCountry(c),
	}
}

// aboveCountry adds a country to a breadcrumb.
func (l *locale) aboveCountry(c *timeline.Country) func(*Page) {
	return func(p *Page) {
		p.below(own(l.say("countries")), address.Countries)
		p.below(l.wording(c.Names.In(l.code)), record(timeline.Countries, c.ID))
	}
}
