package render

import (
	"html/template"
	"slices"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// dossier is all that a country's page and its key entries say, on one page to
// be printed: how relations stand, what is in force, the key dates in full and
// the sources they rest on.
var dossier = kind{name: "dossier", view: dossierView{}, pages: dossierPages, in: []string{"countries"}}

type dossierView struct {
	Page
	Class            string
	AsOf, Researched template.HTML
	BodyLang         string
	Body             template.HTML
	Strands          []Strand
	Force            *Force
	Offices          []InOffice
	KeyMeans         string
	Entries          []DossierEntry
	References       []Reference
}

// A DossierEntry is an entry in full.
type DossierEntry struct {
	ID       string
	Title    Link
	Date     template.HTML
	Status   Status
	Differ   bool
	Evidence string
	Summary  Phrase
	BodyLang string
	Body     template.HTML
	Cites    template.HTML // the sources that its text does not cite
}

func dossierPages(l *locale) (pages []page) {
	for _, c := range l.allCountries() {
		if len(c.Events) > 0 {
			pages = append(pages, page{address.Dossier(c.ID), func() any { return newDossier(l, c) }})
		}
	}
	return pages
}

func newDossier(l *locale, c *timeline.Country) dossierView {
	p := l.page(address.Dossier(c.ID), "countries")
	name := l.wording(c.Names.In(l.code))
	heading := l.say("dossier_of", name.Text)
	p.name(own(heading), l.say("dossier_description", name.Text))
	l.countryWhole(c).trail(&p)
	p.below(own(l.say("dossier")), p.at)

	key, means := l.keyDates(c)
	body := c.Body.In(l.code)
	cited := l.mentioned(body.Text)
	for _, e := range key {
		cited = append(append(cited, l.mentioned(e.Body.In(l.code).Text)...), e.Sources...)
	}
	cited = distinct(cited)
	cites := newCitations(l.say("source"), cited)
	v := dossierView{
		Class: c.ID, AsOf: l.dateHTML(l.AsOf, edtf.Long), Researched: l.dateHTML(l.ResearchedUntil, edtf.Long),
		BodyLang: l.foreign("", body.Lang).Lang, Body: p.text(body.Text, cites), Strands: p.strands(c), Force: p.forceIn(c), Offices: p.inOffice(c), KeyMeans: means,
	}
	for _, e := range key {
		v.Entries = append(v.Entries, p.dossierEntry(e, cites))
	}
	v.References = p.references(cited, cites)
	v.Page = p
	return v
}

func (p *Page) dossierEntry(e *timeline.Event, c *citations) DossierEntry {
	l := p.loc
	body := e.Body.In(l.code)
	mentioned := l.mentioned(body.Text)
	rest := slices.DeleteFunc(slices.Clone(e.Sources), func(s *timeline.Source) bool { return slices.Contains(mentioned, s) })
	return DossierEntry{
		ID: e.ID, Title: p.link(l.phrase(e.Title), record(timeline.Events, e.ID)), Date: l.dateHTML(e.Date, edtf.Weekday),
		Status: l.status(e.Status), Differ: e.Differ(), Evidence: l.evidence(e.Evidence), Summary: l.phrase(e.Summary),
		BodyLang: l.foreign("", body.Lang).Lang, Body: apart(e.ID, p.text(body.Text, c)), Cites: c.cite(rest),
	}
}
