package render

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"annals/internal/timeline"
)

// An outline is a country as the map draws it: the middle of its area and its
// border, the data of an SVG path, in units of the map.
type outline struct {
	alpha2 string
	x, y   int
	path   string
}

// dashed is the territory whose border the map draws dashed: Western Sahara.
const dashed = "EH"

// A Map is the countries of the site, named, with a dot for each place in them.
type Map struct {
	Width, Height int
	Countries     []MapCountry
	Dashed        string // the data of a path
	Dots          string // the data of a path without length, so that its round ends show
}

// A MapCountry is one of them.
type MapCountry struct {
	Link
	X, Y int
	Path string
}

// placeMap is nil where there is a country that cannot be drawn, or none.
func (p *Page) placeMap() *Map {
	m := &Map{Width: mapWidth, Height: mapHeight}
	for _, o := range outlines {
		if o.alpha2 == dashed {
			m.Dashed = o.path
			continue
		}
		if c := p.loc.nation[o.alpha2]; c != nil {
			link := p.country(c)
			if slices.ContainsFunc(p.loc.Places, func(pl *timeline.Place) bool { return pl.Country == o.alpha2 }) {
				link.Href = "#in-" + o.alpha2 // its places, on this page
			}
			m.Countries = append(m.Countries, MapCountry{link, o.x, o.y, o.path})
		}
	}
	if len(m.Countries) == 0 || len(m.Countries) < len(p.loc.Site.Countries) {
		return nil
	}
	m.Dots = p.loc.dots()
	return m
}

// dots are the places in the countries of the map of which a point is known.
func (l *locale) dots() string {
	var b strings.Builder
	seen := map[[2]int]bool{}
	for _, pl := range l.Places {
		c := l.nation[pl.Country]
		if c == nil || c == l.US || pl.Precision == "country" {
			continue
		}
		x, y := mapPoint(pl)
		if at := [2]int{x, y}; !seen[at] && x >= 0 && x <= mapWidth && y >= 0 && y <= mapHeight {
			seen[at] = true
			b.WriteString("M" + strconv.Itoa(x) + " " + strconv.Itoa(y) + "h0")
		}
	}
	return b.String()
}

func mapPoint(pl *timeline.Place) (x, y int) {
	return int(math.Round((pl.Lon - mapWest) * mapPerLon)), int(math.Round((mapNorth - pl.Lat) * mapPerLat))
}
