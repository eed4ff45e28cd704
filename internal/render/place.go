package render

import (
	"annals/internal/address"
	"annals/internal/timeline"
)

// place is the page of one place: where it is and what happened there.
var place = kind{name: "place", view: placeView{}, pages: placePages, in: []string{"places"}}

type placeView struct {
	Page
	Country   Link
	Within    string
	Point     string
	Precision string
	Names     []Name
	Count     string
	Empty     string
	Lane      *Lane
	Listing
}

func placePages(l *locale) (pages []page) {
	for _, pl := range l.Places {
		pages = append(pages, page{address.Place(pl.ID), func() any { return newPlace(l, pl) }})
	}
	return pages
}

func newPlace(l *locale, pl *timeline.Place) placeView {
	w := l.placeWhole(pl)
	p := l.page(w.at, w.section)
	count := l.count("entries", len(pl.Events))
	p.name(w.words, l.say("list_description", w.words.Text, count))
	p.translated(pl.Name)
	w.trail(&p)
	v := placeView{
		Country: p.nationLink(pl.Country), Within: l.phrase(pl.Admin1).Text, Point: l.point(pl.Lat, pl.Lon),
		Precision: l.word("precision", pl.Precision), Names: l.names(pl.Names, w.words.Text),
		Count: count, Listing: p.listing(w),
	}
	if region := l.phrase(pl.Region).Text; region != "" {
		v.Within = region
	}
	switch {
	case len(pl.Events) == 0:
		v.Empty = l.say("no_entries")
	case len(pl.Events) > 1:
		v.Lane = l.lane(pl.Events)
	}
	v.Page = p
	return v
}

func (l *locale) placeWhole(pl *timeline.Place) whole {
	return whole{
		at: address.Place(pl.ID), section: "places", words: l.phrase(pl.Name), events: pl.Events,
		above: func(p *Page) { p.below(own(l.say("places")), address.PlaceList) },
	}
}
