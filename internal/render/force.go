package render

import (
	"html/template"
	"slices"
	"strconv"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// inForce is what was in force at the end of a year: a page for each year since
// something first happened to an instrument that is researched to its end.
var inForce = kind{name: "in-force", view: inForceView{}, pages: inForcePages, in: []string{"instruments"}}

type inForceView struct {
	Page
	Force
	Roll []RollGroup // instead, where there are too many
	Turn *Turn
}

// A Force is what was in force on a day, and what was suspended.
type Force struct {
	On        template.HTML
	Now       []ForceRow
	Suspended []ForceRow
}

// A ForceRow is an instrument in one of its states.
type ForceRow struct {
	Link
	Kind      string
	Countries []Link // for which it holds; none where it holds for all
	Except    []Link // in place of Countries: for which it stands otherwise
	Since     []Change

	of *timeline.Instrument
}

// concerns reports whether an instrument stands so for a country.
func (row ForceRow) concerns(c *timeline.Country) bool {
	is := func(l Link) bool { return l.Class == c.ID }
	if len(row.Countries) > 0 && slices.ContainsFunc(row.Countries, is) {
		return true
	}
	return slices.Contains(row.of.Parties, c.Alpha2) && len(row.Countries) == 0 && !slices.ContainsFunc(row.Except, is)
}

func inForcePages(l *locale) (pages []page) {
	years := l.forceYears()
	for i, y := range years {
		pages = append(pages, page{address.InForce(y), func() any { return newInForce(l, years, i) }})
	}
	return pages
}

// forceYears are the years, in order, since the first entry or the first thing
// that happened to an instrument, that had ended by the day researched to.
func (l *locale) forceYears() (years []int) {
	until, known := l.researched()
	if !known {
		return nil
	}
	var first []int
	for _, in := range l.Site.Instruments {
		if turns := in.TurningYears(); len(turns) > 0 {
			first = append(first, turns[0])
		}
	}
	if len(first) == 0 {
		return nil
	}
	if years := l.Site.Years; len(years) > 0 {
		first = append(first, years[0].Number)
	}
	for y := slices.Min(first); !until.Before(edtf.Day{Year: int64(y), Month: 12, Day: 31}); y++ {
		years = append(years, y)
	}
	return years
}

func newInForce(l *locale, years []int, i int) inForceView {
	y := years[i]
	p := l.page(address.InForce(y), "instruments")
	name := own(l.say("in_force_year", l.yearName(y)))
	p.name(name, l.say("in_force_description", l.yearName(y)))
	p.below(own(l.say("instruments")), address.Register)
	p.below(name, p.at)
	v := inForceView{Turn: p.yearTurn(name.Text, years, i, address.InForce)}
	if r := l.forceRoll(y); l.long(r) {
		v.Roll = p.roll(r)
	} else {
		v.Force = p.force(endOf(y))
	}
	v.Page = p
	return v
}

func endOf(year int) edtf.Day { return edtf.Day{Year: int64(year), Month: 12, Day: 31} }

// forceRoll is what was in force at the end of a year as names.
func (l *locale) forceRoll(y int) roll {
	r := roll{at: address.InForce(y), section: "instruments", name: l.say("in_force_year", l.yearName(y))}
	l.addForce(&r, strconv.Itoa(y)+"-", endOf(y))
	return r
}

// addForce adds what was in force on a day, and what was suspended; id stands
// before the ids of both.
func (l *locale) addForce(r *roll, id string, day edtf.Day) {
	for _, g := range [...]struct {
		id, heading string
		state       timeline.State
	}{{"in-force", "in_force_on", timeline.InForce}, {"suspended", "suspended_on", timeline.Suspended}} {
		group := rollGroup{id: id + g.id, heading: Link{Phrase: own(l.say(g.heading) + " " + edtf.DateOf(day).Words(l.code, edtf.Long))}}
		for _, in := range l.instrumentsByTitle() {
			if slices.ContainsFunc(in.On(day), func(s timeline.Standing) bool { return s.State == g.state }) {
				group.add(l.phrase(in.Title), record(timeline.Instruments, in.ID), len(in.Changes), l.word("instrument", in.Kind))
			}
		}
		r.add(group)
	}
}

// force is what was in force on a day, by title.
func (p *Page) force(day edtf.Day) Force {
	l := p.loc
	f := Force{On: l.dateHTML(edtf.DateOf(day), edtf.Long)}
	for _, in := range l.instrumentsByTitle() {
		standings := in.On(day)
		if row, ok := p.forceRow(in, standings, timeline.InForce); ok {
			f.Now = append(f.Now, row)
		}
		if row, ok := p.forceRow(in, standings, timeline.Suspended); ok {
			f.Suspended = append(f.Suspended, row)
		}
	}
	return f
}

// forceRow is an instrument as far as it is in a state; not ok where it is not.
func (p *Page) forceRow(in *timeline.Instrument, standings []timeline.Standing, state timeline.State) (row ForceRow, ok bool) {
	row = ForceRow{Link: p.instrumentLink(in), Kind: p.loc.word("instrument", in.Kind), of: in}
	all := false // that no change names
	var seen []*timeline.Change
	for _, s := range standings {
		switch {
		case s.State != state:
			if s.Country != nil {
				row.Except = append(row.Except, p.country(s.Country))
			}
			continue
		case s.Country == nil:
			all = true
		default:
			row.Countries = append(row.Countries, p.country(s.Country))
		}
		ok = true
		if !slices.Contains(seen, s.By) {
			seen = append(seen, s.By)
			row.Since = append(row.Since, p.change(s.By))
		}
	}
	if all {
		row.Countries = nil
	} else {
		row.Except = nil
	}
	return row, ok
}

func (p *Page) instrumentLink(in *timeline.Instrument) Link {
	return p.link(p.loc.phrase(in.Title), record(timeline.Instruments, in.ID))
}

// forceCounts lead to the years, each with how many instruments were in force.
func (p *Page) forceCounts() (list []Count) {
	for _, y := range p.loc.forceYears() {
		n := 0
		for _, in := range p.loc.Site.Instruments {
			if slices.ContainsFunc(in.On(endOf(y)), func(s timeline.Standing) bool { return s.State == timeline.InForce }) {
				n++
			}
		}
		list = append(list, Count{p.link(own(p.loc.yearName(y)), address.InForce(y)), strconv.Itoa(n)})
	}
	return list
}
