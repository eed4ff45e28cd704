package render

import (
	"math"
	"strconv"
	"strings"

	"annals/internal/address"
	"annals/internal/timeline"
)

// places is the list of places, by country, with a map.
var places = kind{name: "places", view: placesView{}, pages: placesPages, in: []string{"places"}}

type placesView struct {
	Page
	Map    *Map
	Groups []RollGroup
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
	v := placesView{Map: p.placeMap(), Groups: p.roll(l.placeRoll())}
	for i, g := range v.Groups {
		if c := l.nation[strings.TrimPrefix(g.ID, "in-")]; c != nil {
			v.Groups[i].Heading = p.country(c)
		}
	}
	v.Page = p
	return v
}

// placeRoll are the places of each state: those of the site first, places of
// no state last.
func (l *locale) placeRoll() roll {
	r := roll{at: address.PlaceList, section: "places", name: l.say("places")}
	of := map[string][]*timeline.Place{}
	var states []string
	for _, pl := range sortedBy(l.Places, func(pl *timeline.Place) (name, id string) { return l.phrase(pl.Name).Text, pl.ID }) {
		if of[pl.Country] == nil {
			states = append(states, pl.Country)
		}
		of[pl.Country] = append(of[pl.Country], pl)
	}
	for _, state := range sortedBy(states, func(s string) (name, id string) { return l.rank(s) + l.region(s), s }) {
		name := l.region(state)
		if name == "" {
			name = l.say("elsewhere")
		}
		g := rollGroup{id: "in-" + state, heading: Link{Phrase: own(name)}}
		for _, pl := range of[state] {
			g.add(l.phrase(pl.Name), address.Place(pl.ID), len(pl.Events), l.count("entries", len(pl.Events)))
		}
		r.add(g)
	}
	return r
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
