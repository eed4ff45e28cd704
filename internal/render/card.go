package render

import (
	"html/template"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// cardView is an entry as a list shows it: the most repeated piece of the site,
// made once in each language.
type cardView struct {
	ID        string
	Class     string // what filters tell it by
	Created   string // the day it was entered
	Href      string
	Date      template.HTML
	DateNote  string // the day of the week, or what is not known
	Title     Phrase
	Countries []Link
	Topics    []Link
	Status    Status
	Differ    bool
	Sources   string
	Summary   Phrase
}

func (l *locale) card(e *timeline.Event) any {
	p := l.inFragment()
	return cardView{
		ID: e.ID, Class: classesOf(e), Created: e.Created.String(), Href: p.href(record(timeline.Events, e.ID)),
		Date: l.dateHTML(e.Date, edtf.Short), DateNote: l.dateNote(e.Date),
		Title: l.phrase(e.Title), Countries: p.countries(e.Countries), Topics: p.topics(e.Topics),
		Status: l.status(e.Status), Differ: e.Differ(),
		Sources: l.count("sources_n", len(e.Sources)), Summary: l.phrase(e.Summary),
	}
}

// dateNote says on which day of the week a day fell, or that the day of a
// month or year is not known. A period and a choice explain themselves.
func (l *locale) dateNote(d edtf.Date) string {
	if day, ok := d.Day(); ok {
		return l.word("weekday", weekdays[day.Weekday()])
	}
	if d.Kind() != edtf.Single || d.Unspecified() {
		return ""
	}
	switch d.Precision() {
	case edtf.ToMonth:
		return l.say("day_unknown")
	case edtf.ToYear:
		return l.say("month_unknown")
	}
	return ""
}

var weekdays = [...]string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

func (p *Page) countries(list []*timeline.Country) (links []Link) {
	for _, c := range list {
		link := p.link(p.loc.wording(c.Names.In(p.loc.code)), record(timeline.Countries, c.ID))
		link.Class = c.ID
		links = append(links, link)
	}
	return links
}

func (p *Page) topics(list []*timeline.Topic) (links []Link) {
	for _, t := range list {
		links = append(links, p.link(p.loc.phrase(t.Title), record(timeline.Topics, t.ID)))
	}
	return links
}

// A Status is what may be said of an entry: a shape, a word and what it means.
type Status struct{ Shape, Word, Means, Class string }

var shapes = map[string]string{
	timeline.Confirmed: "●", timeline.Reported: "◐", timeline.Claimed: "◇",
	timeline.Disputed: "◆", timeline.Retracted: "✕", timeline.Scheduled: "○",
}

func (l *locale) status(s string) Status {
	return Status{shapes[s], l.word("status", s), l.word("means", s), s}
}

// place returns a link to a place on the page of places.
func (p *Page) place(pl *timeline.Place) Link {
	return p.link(p.loc.phrase(pl.Name), address.Place(pl.ID))
}
