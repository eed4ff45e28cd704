package search

import (
	"strings"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

func (r *reading) event(e *timeline.Event) {
	r.record.Href = r.href(address.Record(string(timeline.Events), e.ID))
	r.title(e.Title.In(r.Lang))
	r.all(inTitle, e.Title)
	r.present(e)
	for _, t := range dateTerms(e.Date, r.first, r.last) {
		r.term(inNames, t)
	}
	for y := range e.Date.Years(r.first, r.last) {
		r.term(inTitle, yearFilter(yearTerm(y)))
	}
	for _, t := range e.Topics {
		r.term(inTitle, topicTerm(t.ID))
	}
	summary := e.Summary.In(r.Lang)
	r.record.Summary, r.record.SummaryLang = summary.Text, r.foreign(summary.Lang)
	r.text(inSummary, summary.Text)
	r.text(inBody, e.Body.In(r.Lang).Text.Plain())
	for _, s := range e.Sources {
		if s.Publisher != nil {
			r.publishing(inBody, s.Publisher)
		}
	}
}

// present adds who and what was there, and says when and where it was.
func (r *reading) present(e *timeline.Event) {
	for _, a := range e.Actors {
		r.names(inNames, a.Names)
	}
	for _, p := range e.Places {
		r.all(inNames, p.Name)
		r.names(inNames, p.Names)
	}
	var where []string
	for _, c := range e.Countries {
		r.names(inNames, during(c.Names, e.Date))
		r.term(inTitle, countryTerm(c.ID))
		where = append(where, c.Names.In(r.Lang).Text)
	}
	r.record.Note = e.Date.Words(r.Lang, edtf.Short)
	if len(where) > 0 {
		r.record.Note += " · " + strings.Join(where, ", ")
	}
}

// during returns the names in use at a date: nothing of 2024 happened in Upper Volta.
func during(names timeline.Names, d edtf.Date) (in timeline.Names) {
	for _, n := range names {
		if !before(d, n.From) && !before(n.To, d) {
			in = append(in, n)
		}
	}
	return in
}

// before reports whether a is over when b begins. A date without such an end,
// or none at all, is not.
func before(a, b edtf.Date) bool {
	end, known := a.Upper()
	start, known2 := b.Lower()
	return known == edtf.Known && known2 == edtf.Known && end.Before(start)
}
