package render

// part is one year or month of a list that is too long for a page.
var part = kind{name: "part", view: listView{}, pages: partPages, in: []string{"years", "countries", "topics", "actors", "places", "sources", "disputes", "ahead"}}

// A listView is a page that is a list of entries and little else.
type listView struct {
	Page
	Class string
	Lede  string
	Count string
	Links []Link // to other views of the same
	Empty string // what to say where there is nothing
	Listing
	Turn *Turn
}

func partPages(l *locale) (pages []page) {
	for _, w := range l.wholes() {
		pages = append(pages, l.partsOf(w)...)
	}
	return pages
}

// wholes are all lists that may be parted.
func (l *locale) wholes() (list []whole) {
	for _, y := range l.Years {
		list = append(list, l.yearWhole(y))
	}
	for _, c := range l.Site.Countries {
		for _, y := range l.divided[c].years() {
			list = append(list, l.countryYearWhole(c, y.Number, y.Events))
		}
		for _, t := range l.Site.Topics {
			list = append(list, l.countryTopicWhole(c, t))
		}
	}
	for _, t := range l.Site.Topics {
		list = append(list, l.topicWhole(t))
	}
	for _, a := range l.Site.Actors {
		list = append(list, l.actorWhole(a))
	}
	for _, pl := range l.Places {
		list = append(list, l.placeWhole(pl))
	}
	for _, s := range l.Site.Sources {
		if l.crowded(s) {
			list = append(list, l.sourceWhole(s))
		}
	}
	return append(list, l.disputesWhole(), l.aheadWhole())
}

// partsOf are the pages below that of w, a year's months after the year.
func (l *locale) partsOf(w whole) (pages []page) {
	parts := w.parts(l)
	for i, part := range parts {
		pages = append(pages, page{part.at, func() any { return newPart(l, w, parts, i) }})
		pages = append(pages, l.partsOf(part)...)
	}
	return pages
}

func newPart(l *locale, w whole, parts []whole, i int) listView {
	part := parts[i]
	p := l.page(part.at, part.section)
	count := l.count("entries", len(part.events))
	p.name(own(part.heading(l)), l.say("list_description", part.heading(l), count))
	part.trail(&p)
	v := listView{Class: w.class, Count: count, Links: []Link{p.link(own(w.heading(l)), w.at)}, Listing: p.listing(part)}
	v.Turn = &Turn{Label: w.heading(l)}
	if i > 0 {
		v.Turn.Prev = &Brief{Link: p.link(own(parts[i-1].time), parts[i-1].at)}
	}
	if i+1 < len(parts) {
		v.Turn.Next = &Brief{Link: p.link(own(parts[i+1].time), parts[i+1].at)}
	}
	v.Page = p
	return v
}
