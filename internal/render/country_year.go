package render

import (
	"annals/internal/address"
	"annals/internal/timeline"
)

// countryYear is one country's entries of one year.
var countryYear = kind{name: "country-year", view: countryYearView{}, pages: countryYearPages}

type countryYearView struct {
	Page
	Class   string
	Count   string
	Country Link
	Year    Link // of all countries
	Groups  []Group
	Turn    *Turn
}

func countryYearPages(l *locale) (pages []page) {
	for _, c := range l.Site.Countries { // the year of the United States is the year of all
		parts := yearsOf(c.Events)
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
	p.below(own(l.say("countries")), address.Countries)
	p.below(name, record(timeline.Countries, c.ID))
	p.below(own(year), p.at)
	v := countryYearView{
		Class: c.ID, Count: count, Country: p.country(c),
		Year:   p.link(own(l.say("year_everywhere", year)), address.Year(years[i])),
		Groups: p.byMonth(events),
		Turn:   p.yearTurn(name.Text, years, i, func(y int) string { return address.CountryYear(c.ID, y) }),
	}
	v.Page = p
	return v
}
