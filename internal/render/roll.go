package render

import (
	"slices"
	"strings"

	"annals/internal/address"
)

// rollPart is one group of a roll that is too long for a page, or the names of
// a group that begin alike.
var rollPart = kind{name: "roll", view: rollView{}, pages: rollPages, in: []string{"actors", "sources", "places", "instruments"}}

type rollView struct {
	Page
	Count string
	Above Link    // the page that begins the roll
	Below []Count // where the names are too many for a page
	Terms []Indexed
}

// A roll is a list of names in groups: all actors by what they are. Where it is
// more than two pages of entries long, each group has pages of its own.
type roll struct {
	at      string // the page that begins it
	section string
	name    string
	groups  []rollGroup
}

type rollGroup struct {
	id      string
	heading Link
	rows    []*Indexed // in order; their links not yet those of a page
	has     []int      // how many entries or the like each row has
}

// A RollGroup is a group as the page that begins a roll shows it: all of it, or
// the names that have the most and where the others are found.
type RollGroup struct {
	ID      string
	Heading Link
	Count   string
	Rows    []Indexed
	Parts   []Count
}

// rolls are all that may be parted.
func (l *locale) rolls() []roll {
	list := []roll{l.actorRoll(), l.publisherRoll(), l.placeRoll(), l.instrumentRoll()}
	if len(l.Site.Instruments) > l.perPage { // each may be in two states
		for _, y := range l.forceYears() {
			list = append(list, l.forceRoll(y))
		}
	}
	return list
}

// add adds a group, unless it is empty.
func (r *roll) add(g rollGroup) {
	if len(g.rows) > 0 {
		r.groups = append(r.groups, g)
	}
}

// add adds a name, how many entries or the like it has, and what is said of it;
// parts that are empty are left out.
func (g *rollGroup) add(name Phrase, at string, has int, said ...string) {
	said = slices.DeleteFunc(said, func(s string) bool { return s == "" })
	g.rows = append(g.rows, newIndexed(name, at, strings.Join(said, "\u00a0· "), at))
	g.has = append(g.has, has)
}

// first returns the n names that have the most, or all if there are no more.
func (g rollGroup) first(n int) (rows []*Indexed) {
	order := make([]int, len(g.rows))
	for i := range order {
		order[i] = i
	}
	if n < len(order) {
		slices.SortStableFunc(order, func(a, b int) int { return g.has[b] - g.has[a] })
		order = order[:n]
	}
	for _, i := range order {
		rows = append(rows, g.rows[i])
	}
	return rows
}

// long reports whether r is parted.
func (l *locale) long(r roll) bool { return r.len() > 2*l.perPage }

// shown is how many names of each group the page that begins r has: all, or
// where r is long a few.
func (l *locale) shown(r roll) int {
	if !l.long(r) {
		return r.len()
	}
	return min(12, l.perPage/len(r.groups))
}

func (r roll) len() (n int) {
	for _, g := range r.groups {
		n += len(g.rows)
	}
	return n
}

// group is the letter that holds all of a group, at an address of its own.
func (l *locale) group(r roll, g rollGroup) letter {
	at := func(key string) string { return address.Group(r.at, g.id+"-"+key) }
	a := newLetter("", address.Group(r.at, g.id), g.heading.Text, g.rows)
	if len(g.rows) > l.perPage {
		a.below = l.lettered(g.rows, at)
	}
	return a
}

// roll shows r on the page that begins it.
func (p *Page) roll(r roll) (groups []RollGroup) {
	long, shown := p.loc.long(r), p.loc.shown(r)
	for _, g := range r.groups {
		v := RollGroup{ID: g.id, Heading: g.heading, Count: p.loc.words.Number(len(g.rows)), Rows: p.withLinks(g.first(shown))}
		if long {
			a := p.loc.group(r, g)
			v.Heading = p.link(g.heading.Phrase, a.at)
			v.Parts = p.letterBelow(a)
			if len(v.Parts) == 0 && shown < len(g.rows) {
				v.Parts = []Count{{p.link(own(p.loc.say("all_of_them")), a.at), v.Count}}
			}
		}
		groups = append(groups, v)
	}
	return groups
}

func rollPages(l *locale) (pages []page) {
	for _, r := range l.rolls() {
		if !l.long(r) {
			continue
		}
		for _, g := range r.groups {
			eachLetter([]letter{l.group(r, g)}, func(a letter, above []letter) {
				pages = append(pages, page{a.at, func() any { return newRoll(l, r, a, above) }})
			})
		}
	}
	return pages
}

func newRoll(l *locale, r roll, a letter, above []letter) rollView {
	p := l.page(a.at, r.section)
	heading := a.name
	if len(above) > 0 {
		heading = l.say("roll_of", above[0].name, a.name)
	}
	p.name(own(heading), l.say("roll_description", heading))
	p.below(own(r.name), r.at)
	for _, b := range append(above, a) {
		p.below(own(b.name), b.at)
	}
	v := rollView{
		Count: l.words.Number(len(a.all)), Above: p.link(own(r.name), r.at),
		Below: p.letterBelow(a), Terms: p.letterTerms(a),
	}
	v.Page = p
	return v
}
