package render

import (
	"math"
	"strconv"

	"annals/internal/address"
	"annals/internal/timeline"
)

// places is the list of places, by country.
var places = kind{name: "places", view: placesView{}, pages: placesPages}

type placesView struct {
	Page
	Map    *Map
	Groups []PlaceGroup
}

// A PlaceGroup is the places of one state.
type PlaceGroup struct {
	ID      string
	Heading Link
	Places  []PlaceRow
}

// A PlaceRow is a place, where it is and what happened there.
type PlaceRow struct {
	ID        string
	Name      Phrase
	Names     []Name
	Within    string
	Point     string
	Precision string
	Events    []Brief
}

func placesPages(l *locale) []page {
	if len(l.Places) == 0 {
		return nil
	}
	return []page{{address.PlaceList, func() any { return newPlaces(l) }}}
}

func newPlaces(l *locale) placesView {
	p := l.page(address.PlaceList, "places")
	p.name(own(l.say("places")), l.say("places_description", l.count("places_n", len(l.Places))))
	p.below(own(l.say("places")), address.PlaceList)
	v := placesView{Map: p.placeMap()}
	at := map[string]int{}
	list := sortedBy(l.Places, func(pl *timeline.Place) (name, id string) { return l.phrase(pl.Name).Text, pl.ID })
	for _, pl := range list {
		if _, ok := at[pl.Country]; !ok {
			at[pl.Country] = len(v.Groups)
			v.Groups = append(v.Groups, PlaceGroup{ID: pl.Country, Heading: p.nationLink(pl.Country)})
		}
		g := &v.Groups[at[pl.Country]]
		g.Places = append(g.Places, p.placeRow(pl))
	}
	v.Groups = sortedBy(v.Groups, func(g PlaceGroup) (name, id string) { return l.rank(g.ID) + g.Heading.Text, g.ID })
	for i := range v.Groups {
		g := &v.Groups[i]
		if g.Heading.Text == "" {
			g.Heading.Text = l.say("elsewhere")
		}
		g.ID = "in-" + g.ID
	}
	v.Page = p
	return v
}

// rank puts the countries of the site before other states, and places of none last.
func (l *locale) rank(alpha2 string) string {
	switch {
	case alpha2 == "":
		return "3"
	case l.nation[alpha2] != nil:
		return "1"
	}
	return "2"
}

func (p *Page) placeRow(pl *timeline.Place) PlaceRow {
	l := p.loc
	row := PlaceRow{
		ID: pl.ID, Name: l.phrase(pl.Name), Names: l.names(pl.Names, l.phrase(pl.Name).Text), Point: l.point(pl.Lat, pl.Lon),
		Precision: l.word("precision", pl.Precision), Events: p.briefs(pl.Events), Within: l.phrase(pl.Admin1).Text,
	}
	if region := l.phrase(pl.Region).Text; region != "" {
		row.Within = region
	}
	return row
}

// point writes coordinates to a hundredth of a degree: 12.64° N, 8.00° W.
func (l *locale) point(lat, lon float64) string {
	ns, ew := "north", "east"
	if lat < 0 {
		ns = "south"
	}
	if lon < 0 {
		ew = "west"
	}
	return l.degrees(lat) + l.word("compass", ns) + ", " + l.degrees(lon) + l.word("compass", ew)
}

func (l *locale) degrees(v float64) string {
	v, _ = strconv.ParseFloat(strconv.FormatFloat(math.Abs(v), 'f', 2, 64), 64)
	return l.words.Decimal(v) + "°\u00a0"
}
