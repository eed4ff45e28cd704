package render

import (
	"cmp"
	"math"
	"slices"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// publisherYear is what one publisher brought out in a year, month or day, where its page
// would be too long.
var publisherYear = kind{name: "publisher-year", view: publisherYearView{}, pages: publisherYearPages, in: []string{"publishers"}}

type publisherYearView struct {
	Page
	Publisher Link
	Count     string
	Sources   []SourceRow
	Repeats   []SourceRow
	Entries   []Brief
	Turn      *Turn
}

// A shelf is the sources of a publisher, and those of others that repeat it,
// of one year, month or day.
type shelf struct {
	at               string
	name             string             // the year, month or day in words
	sources, repeats []*timeline.Source // in no order
}

// shelves part the sources of a publisher by year, those of a long year by
// month and those of a long month by day; those without a date come last. There
// are none where all fit on one page.
func (l *locale) shelves(pub *timeline.Publisher) []shelf {
	all := shelf{at: address.Publisher(pub.ID), sources: pub.Sources, repeats: l.repeats[pub]}
	if l.fits(all) {
		return nil
	}
	return l.reshelved(all, oneYear)
}

// reshelved parts a shelf into those of each year, month or day.
func (l *locale) reshelved(whole shelf, by span) (list []shelf) {
	if by == oneDay { // the first gives its name to those of no known day
		whole.sources, whole.repeats = byPublished(whole.sources), byPublished(whole.repeats)
	}
	at := map[int]int{} // by year, month or day
	of := func(s *timeline.Source) *shelf {
		n := partOf(s, by)
		if _, ok := at[n]; !ok {
			at[n] = len(list)
			list = append(list, l.emptyShelf(whole, s, n, by))
		}
		return &list[at[n]]
	}
	for _, s := range whole.sources {
		sh := of(s)
		sh.sources = append(sh.sources, s)
	}
	for _, s := range whole.repeats {
		sh := of(s)
		sh.repeats = append(sh.repeats, s)
	}
	slices.SortStableFunc(list, func(a, b shelf) int { return cmp.Compare(partOf(a.first(), by), partOf(b.first(), by)) })
	var parted []shelf
	for _, sh := range list {
		if by == oneDay || l.fits(sh) || sh.first().Published.IsZero() {
			parted = append(parted, sh)
		} else {
			parted = append(parted, l.reshelved(sh, by+1)...)
		}
	}
	return parted
}

// first is a source that stands on sh, which is not empty.
func (sh shelf) first() *timeline.Source {
	if len(sh.sources) > 0 {
		return sh.sources[0]
	}
	return sh.repeats[0]
}

// partOf is the year, month or day by which a source is put on a shelf; those
// without a date come after all years.
func partOf(s *timeline.Source, by span) int {
	switch {
	case s.Published.IsZero():
		return math.MaxInt
	case by == oneYear:
		return int(s.Published.Year())
	case by == oneMonth:
		return month(s.Published)
	}
	day, _ := s.Published.Day()
	return day.Day
}

// emptyShelf is where the sources of a year, month or day stand that s belongs to.
func (l *locale) emptyShelf(whole shelf, s *timeline.Source, n int, by span) shelf {
	switch {
	case s.Published.IsZero():
		return shelf{at: address.Undated(whole.at), name: l.say("undated")}
	case by == oneYear:
		return shelf{at: address.InYear(whole.at, n), name: l.yearName(n)}
	case by == oneMonth:
		return shelf{at: address.InMonth(whole.at, n), name: l.monthOf(int(s.Published.Year()), n)}
	}
	return shelf{at: address.InDay(whole.at, n), name: s.Published.Words(l.code, edtf.Long)}
}

// fits reports whether a page holds a shelf, and what rests on it.
func (l *locale) fits(sh shelf) bool {
	entries := 0
	for _, s := range sh.sources {
		if !l.crowded(s) {
			entries += len(s.Events)
		}
	}
	return max(len(sh.sources)+len(sh.repeats), entries) <= l.perPage
}

func publisherYearPages(l *locale) (pages []page) {
	for _, pub := range l.Publishers {
		list := l.shelves(pub)
		for i, sh := range list {
			pages = append(pages, page{sh.at, func() any { return newPublisherYear(l, pub, list, i) }})
		}
	}
	return pages
}

func newPublisherYear(l *locale, pub *timeline.Publisher, list []shelf, i int) publisherYearView {
	sh := list[i]
	p := l.page(sh.at, "sources")
	heading, count := pub.Name+", "+sh.name, l.count("sources_n", len(sh.sources))
	p.name(own(heading), l.say("publisher_description", heading, count))
	p.below(own(l.say("sources")), address.SourceList)
	p.below(own(pub.Name), address.Publisher(pub.ID))
	p.below(own(sh.name), p.at)
	v := publisherYearView{
		Publisher: p.publisher(pub), Count: count, Turn: &Turn{Label: pub.Name},
		Sources: p.sourceRows(byPublished(sh.sources)), Repeats: p.repeatRows(byPublished(sh.repeats)), Entries: p.briefs(l.restingOn(sh.sources)),
	}
	if i > 0 {
		v.Turn.Prev = &Brief{Link: p.link(own(list[i-1].name), list[i-1].at)}
	}
	if i+1 < len(list) {
		v.Turn.Next = &Brief{Link: p.link(own(list[i+1].name), list[i+1].at)}
	}
	v.Page = p
	return v
}

func (p *Page) sourceRows(list []*timeline.Source) (rows []SourceRow) {
	for _, s := range list {
		rows = append(rows, p.sourceRow(s))
	}
	return rows
}

// repeatRows are sources with who published them.
func (p *Page) repeatRows(list []*timeline.Source) (rows []SourceRow) {
	for _, s := range list {
		row := p.sourceRow(s)
		if s.Publisher != nil {
			row.Publisher = s.Publisher.Name
		}
		rows = append(rows, row)
	}
	return rows
}
