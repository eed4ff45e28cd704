package render

import (
	"html/template"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// instrument is the page of one instrument: what happened to it, in order.
var instrument = kind{name: "instrument", view: instrumentView{}, pages: instrumentPages, in: []string{"instruments"}}

type instrumentView struct {
	Page
	Kind       string
	Parties    []Link
	Expires    template.HTML
	BodyLang   string
	Body       template.HTML
	Changes    []Change
	References []Reference
	Edit       string
}

func instrumentPages(l *locale) (pages []page) {
	for _, in := range l.Site.Instruments {
		pages = append(pages, page{record(timeline.Instruments, in.ID), func() any { return newInstrument(l, in) }})
	}
	return pages
}

func newInstrument(l *locale, in *timeline.Instrument) instrumentView {
	p := l.page(record(timeline.Instruments, in.ID), "instruments")
	p.name(l.phrase(in.Title), l.say("instrument_description", l.phrase(in.Title).Text))
	p.translated(in.Title)
	p.below(own(l.say("instruments")), address.Register)
	p.below(l.phrase(in.Title), p.at)
	body := in.Body.In(l.code)
	cited := distinct(append(l.mentioned(body.Text), in.Sources...))
	cites := newCitations(l.say("source"), cited)
	v := instrumentView{
		Kind: l.word("instrument", in.Kind), Parties: p.parties(in), Expires: l.dateHTML(in.Expires, edtf.Long),
		BodyLang: l.foreign("", body.Lang).Lang, Body: p.text(body.Text, cites), Edit: l.editLink(in.File),
	}
	for _, c := range in.Changes {
		v.Changes = append(v.Changes, p.change(c))
	}
	v.References = p.references(cited, cites)
	v.Page = p
	return v
}
