package render

import (
	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// A whole is a list of entries, in order, that may be longer than a page:
// those of a topic, an actor, a year.
type whole struct {
	at      string // the page that begins it
	section string
	words   Phrase      // its name
	class   string      // its colour
	above   func(*Page) // adds what stands over it to the breadcrumb
	span    span
	year    int
	month   int
	time    string // the year, month or day in words
	events  []*timeline.Event
}

// A span is how much time a whole covers.
type span int

const (
	allTime span = iota
	oneYear
	oneMonth
	oneDay // is never parted
)

// A Listing is a whole as its page shows it: the entries in groups, or the
// pages they are parted over.
type Listing struct {
	Groups []Group
	Below  []YearRow
	Filter []Filter
}

// listing shows a whole on a page.
func (p *Page) listing(w whole) (v Listing) {
	parts := w.parts(p.loc)
	for _, part := range parts {
		v.Below = append(v.Below, YearRow{
			Count: Count{p.link(own(part.time), part.at), p.loc.count("entries", len(part.events))},
			Key:   p.briefs(weightiest(part.events, p.loc.keyEntries(len(parts)))),
		})
	}
	if len(v.Below) > 0 {
		return v
	}
	v.Filter = p.filters(w.events)
	switch w.span {
	case allTime:
		v.Groups = p.byYear(w.events)
	case oneYear:
		v.Groups = p.byMonth(w.events)
	case oneMonth, oneDay:
		v.Groups = []Group{{"entries", p.loc.say("all_entries"), p.loc.count("entries", len(w.events)), p.entries(w.events)}}
	}
	return v
}

// keyEntries is how many entries a page names of each of n parts: three, or
// what it has room for.
func (l *locale) keyEntries(n int) int { return min(3, 2*l.perPage/n) }

// parts are the pages that w is parted over; none where it fits on its own.
func (w whole) parts(l *locale) (parts []whole) {
	if len(w.events) <= l.perPage {
		return nil
	}
	part := w
	part.above = w.trail
	part.span++
	switch w.span {
	case allTime:
		for _, y := range yearsOf(w.events) {
			part.at, part.year, part.time, part.events = address.InYear(w.at, y.Number), y.Number, l.yearName(y.Number), y.Events
			parts = append(parts, part)
		}
	case oneYear:
		for m, list := range months(w.events) {
			if len(list) > 0 {
				part.at, part.month, part.time, part.events = address.InMonth(w.at, m), m, l.monthOf(w.year, m), list
				parts = append(parts, part)
			}
		}
	case oneMonth:
		for d, list := range days(w.events) {
			if len(list) > 0 {
				part.at, part.time, part.events = address.InDay(w.at, d), l.dayOf(w, d), list
				parts = append(parts, part)
			}
		}
	}
	return parts
}

// trail adds w, and what stands over it, to a breadcrumb.
func (w whole) trail(p *Page) {
	w.above(p)
	words := w.words
	if w.time != "" {
		words = own(w.time)
	}
	p.below(words, w.at)
}

// heading is the name of w where it stands alone: Travel in 2025.
func (w whole) heading(l *locale) string {
	switch {
	case w.time == "":
		return w.words.Text
	case w.words.Text == "":
		return w.time
	}
	return l.say("country_year", w.words.Text, w.time)
}

// dayOf is a day of a month, or the month where the day is not known.
func (l *locale) dayOf(w whole, day int) string {
	if day == 0 || w.month == 0 {
		return w.time + ", " + l.say("day_unknown")
	}
	return edtf.DateOf(edtf.Day{Year: int64(w.year), Month: w.month, Day: day}).Words(l.code, edtf.Long)
}

// monthOf is a month of a year, or the year where the month is not known.
func (l *locale) monthOf(year, month int) string {
	if month == 0 {
		return l.yearName(year) + ", " + l.say("month_unknown")
	}
	return edtf.MonthOf(int64(year), month).Words(l.code, edtf.Long)
}
