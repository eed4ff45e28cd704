package render

import "annals/internal/address"

// countries is the list of countries.
var countries = kind{name: "countries", view: countriesView{}, pages: countriesPages, in: []string{"countries"}}

type countriesView struct {
	Page
	Rows    []CountryRow
	US      *Link
	Compare Link
}

func countriesPages(l *locale) []page {
	if len(l.Site.Countries) == 0 {
		return nil
	}
	return []page{{address.Countries, func() any { return newCountries(l) }}}
}

func newCountries(l *locale) countriesView {
	p := l.page(address.Countries, "countries")
	p.name(own(l.say("countries")), l.say("countries_description"))
	p.below(own(l.say("countries")), address.Countries)
	v := countriesView{Compare: p.link(own(l.say("compare_all")), address.CompareAll)}
	for _, c := range l.Site.Countries {
		v.Rows = append(v.Rows, p.countryRow(c))
	}
	if l.Site.US != nil {
		us := p.country(l.Site.US)
		v.US = &us
	}
	v.Page = p
	return v
}
