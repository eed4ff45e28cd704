package render

import (
	"html/template"
	"strconv"

	"annals/internal/edtf"
	"annals/internal/timeline"
)

// A Group is the entries of one month or year, under a heading.
type Group struct {
	ID      string
	Heading string
	Count   string
	Entries template.HTML // items of a list
}

// entries are the cards of events, in order.
func (p *Page) entries(events []*timeline.Event) template.HTML {
	list := make([]fragment, 0, len(events))
	for _, e := range events {
		list = append(list, p.need(p.loc.cards.get(e)))
	}
	return p.show(list...)
}

// byYear groups events, which are in order, by the year they began in.
func (p *Page) byYear(events []*timeline.Event) (groups []Group) {
	for len(events) > 0 {
		year, n := events[0].Date.Year(), 1
		for n < len(events) && events[n].Date.Year() == year {
			n++
		}
		number := strconv.FormatInt(year, 10)
		groups = append(groups, Group{"y" + number, p.loc.yearName(int(year)), p.loc.count("entries", n), p.entries(events[:n])})
		events = events[n:]
	}
	return groups
}

// byMonth groups the events of a year by month. Those of which no month is
// known come first: they may be earlier than any other.
func (p *Page) byMonth(events []*timeline.Event) (groups []Group) {
	for m, list := range months(events) {
		if len(list) == 0 {
			continue
		}
		name := p.loc.say("month_unknown_heading")
		if m > 0 {
			name = p.loc.word("month", strconv.Itoa(m))
		}
		groups = append(groups, Group{"m" + strconv.Itoa(m), name, p.loc.count("entries", len(list)), p.entries(list)})
	}
	return groups
}

// months parts the events of a year by month; 0 holds those of no known month.
func months(events []*timeline.Event) (list [13][]*timeline.Event) {
	for _, e := range events {
		m := month(e.Date)
		list[m] = append(list[m], e)
	}
	return list
}

// days parts the events of a month by day; 0 holds those of no known day.
func days(events []*timeline.Event) (list [32][]*timeline.Event) {
	for _, e := range events {
		d := 0
		if day, ok := beginning(e.Date).Day(); ok {
			d = day.Day
		}
		list[d] = append(list[d], e)
	}
	return list
}

// beginning is the date that a period begins with, where it is known, and any
// other date itself.
func beginning(d edtf.Date) edtf.Date {
	if start, bound := d.Start(); d.IsInterval() && bound == edtf.Known {
		return start
	}
	return d
}

// month returns the month a date begins in, or 0 where that is not known.
func month(d edtf.Date) int {
	d = beginning(d)
	first, b := d.Lower()
	last, b2 := d.Upper()
	switch {
	case b != edtf.Known && b2 == edtf.Known:
		return last.Month // it is placed by its end
	case b != edtf.Known, b2 != edtf.Known, first.Year != last.Year, first.Month != last.Month:
		return 0
	}
	return first.Month
}

func (l *locale) yearName(year int) string {
	if name, ok := l.years[year]; ok {
		return name
	}
	return yearWords(year, l.code)
}

func yearWords(year int, lang string) string { return edtf.YearOf(int64(year)).Words(lang, edtf.Long) }

// A Brief is an entry in a line: its date and its title.
type Brief struct {
	Link
	Date      template.HTML
	Countries []Link
	Differ    bool
}

// brief has the date as words alone where the page is an entry's: these have to
// be light, and each date stands marked up on the page that the link leads to.
func (p *Page) brief(e *timeline.Event) Brief {
	date := p.loc.dateHTML
	if p.Type == "article" {
		date = p.loc.mention
	}
	return Brief{
		Link: Link{Phrase: p.loc.phrase(e.Title), Href: p.href(record(timeline.Events, e.ID))}, // every entry has a page
		Date: date(e.Date, edtf.Short), Differ: e.Differ(),
	}
}

func (p *Page) briefs(events []*timeline.Event) (list []Brief) {
	for _, e := range events {
		list = append(list, p.brief(e))
	}
	return list
}

// A Turn leads to the pages before and after one in an order.
type Turn struct {
	Label      string
	Class      string
	Prev, Next *Brief
}

// yearTurn leads to the years before and after the i-th of some, with the
// addresses at gives them.
func (p *Page) yearTurn(label string, years []int, i int, at func(year int) string) *Turn {
	t := &Turn{Label: label}
	if i > 0 {
		t.Prev = &Brief{Link: p.link(own(p.loc.yearName(years[i-1])), at(years[i-1]))}
	}
	if i+1 < len(years) {
		t.Next = &Brief{Link: p.link(own(p.loc.yearName(years[i+1])), at(years[i+1]))}
	}
	return t
}
