package render

import (
	"math"

	"annals/internal/address"
	"annals/internal/timeline"
)

// publisherYear is what one publisher brought out in a year, where its page
// would be too long.
var publisherYear = kind{name: "publisher-year", view: publisherYearView{}, pages: publisherYearPages}

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
// of one year.
type shelf struct {
	at               string
	name             string // the year in words
	sources, repeats []*timeline.Source
}

// shelves part the sources of a publisher by year; those without a date come
// last. There are none where all fit on one page.
func (l *locale) shelves(pub *timeline.Publisher) (list []shelf) {
	sources, repeats := byPublished(pub.Sources), byPublished(l.repeats[pub])
	entries := 0
	for _, s := range sources {
		entries += len(s.Events)
	}
	if max(len(sources)+len(repeats), entries) <= l.perPage {
		return nil
	}
	const undated = math.MinInt
	at := map[int]int{} // by year
	of := func(s *timeline.Source) *shelf {
		year := undated
		if !s.Published.IsZero() {
			year = int(s.Published.Year())
		}
		if _, ok := at[year]; !ok {
			at[year] = len(list)
			if year == undated {
				list = append(list, shelf{at: address.Undated(address.Publisher(pub.ID)), name: l.say("undated")})
			} else {
				list = append(list, shelf{at: address.InYear(address.Publisher(pub.ID), year), name: l.yearName(year)})
			}
		}
		return &list[at[year]]
	}
	for _, s := range byPublished(append(sources[:len(sources):len(sources)], repeats...)) {
		if sh := of(s); s.Publisher == pub {
			sh.sources = append(sh.sources, s)
		} else {
			sh.repeats = append(sh.repeats, s)
		}
	}
	return list
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
		Sources: p.sourceRows(sh.sources), Repeats: p.repeatRows(sh.repeats), Entries: p.briefs(restingOn(sh.sources)),
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
