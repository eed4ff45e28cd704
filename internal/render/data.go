package render

import (
	"cmp"
	"html/template"
	"strings"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/output"
)

// data is the page that says what the data of the site are, and on what terms.
var data = kind{name: "data", view: dataView{}, pages: dataPages, in: []string{""}}

type dataView struct {
	Page
	AsOf, Researched template.HTML
	Counts           []Amount
	Downloads        []Download
	Licence          Link
	Manifest         string
	Archive          string // the address of the whole site in one file, or empty
}

// A Download is a file of data.
type Download struct {
	Link
	Title, Format, Rows, Bytes, SHA256 string
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
	if l.archive {
		// A copy that was unpacked has no archive in it: it is where the site is.
		v.Archive = cmp.Or(l.BaseURL, p.root) + address.Archive
	}
	v.Downloads = p.downloads()
	p.Linked = p.linkedData(v.Downloads)
	v.Page = p
	return v
}

func (p *Page) downloads() (list []Download) {
	for i := range p.loc.outputs {
		f := &p.loc.outputs[i]
		if f.Group != output.Data {
			continue
		}
		sum, bytes, err := f.Digest()
		if err != nil && *p.err == nil {
			*p.err = err
		}
		d := Download{Link: Link{Phrase: own(strings.TrimPrefix(f.At, "data/")), Href: p.root + f.At}, Title: f.Name, Format: f.Format, SHA256: sum}
		if f.Rows > 0 {
			d.Rows = p.loc.words.Number(f.Rows)
		}
		if bytes > 0 {
			d.Bytes = p.loc.words.Number(int((bytes + 999) / 1000))
		}
		list = append(list, d)
	}
	return list
}
