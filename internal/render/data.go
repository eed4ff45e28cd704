package render

import (
	"html/template"

	"annals/internal/address"
	"annals/internal/edtf"
)

// data is the page that says what the data of the site are, and on what terms.
var data = kind{name: "data", view: dataView{}, pages: dataPages}

type dataView struct {
	Page
	AsOf, Researched template.HTML
	Counts           []Amount
	Licence          Link
	Manifest         string
}

func dataPages(l *locale) []page {
	return []page{{address.Data, func() any { return newData(l) }}}
}

func newData(l *locale) dataView {
	p := l.page(address.Data, "")
	p.name(own(l.say("data")), l.say("data_description"))
	p.below(own(l.say("data")), address.Data)
	v := dataView{
		AsOf: l.dateHTML(l.AsOf, edtf.Long), Researched: l.dateHTML(l.ResearchedUntil, edtf.Long),
		Licence: p.link(own(licenceName(l.Licence)), record("pages", "licence")), Manifest: p.root + "manifest.json",
	}
	for _, n := range []struct {
		name  string
		count int
	}{
		{l.say("rows_entries"), len(l.Events)}, {l.say("rows_sources"), len(l.Site.Sources)}, {l.say("rows_publishers"), len(l.Publishers)},
		{l.say("rows_actors"), len(l.Site.Actors)}, {l.say("rows_places"), len(l.Places)}, {l.say("rows_topics"), len(l.Site.Topics)},
		{l.say("rows_countries"), len(l.allCountries())}, {l.say("rows_instruments"), len(l.Site.Instruments)},
	} {
		if n.count > 0 {
			v.Counts = append(v.Counts, Amount{n.name, l.words.Number(n.count)})
		}
	}
	v.Page = p
	return v
}
