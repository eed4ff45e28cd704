package render

import (
	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// instruments is the register of agreements, bases, sanctions and rules.
var instruments = kind{name: "instruments", view: instrumentsView{}, pages: instrumentsPages, in: []string{"instruments"}}

type instrumentsView struct {
	Page
	Force  *Force // on the day researched to; nil where there is no such day
	Years  []Count
	Groups []InstrumentGroup
	Roll   []RollGroup // instead, where there are too many
}

// An InstrumentGroup is the instruments of one kind.
type InstrumentGroup struct {
	ID, Heading string
	Instruments []InstrumentRow
}

// An InstrumentRow is an instrument and what last happened to it.
type InstrumentRow struct {
	Link
	Parties []Link
	Last    *Change
}

func instrumentsPages(l *locale) []page {
	if len(l.Site.Instruments) == 0 {
		return nil
	}
	return []page{{address.Register, func() any { return newInstruments(l) }}}
}

var instrumentKinds = []string{"agreement", "base", "programme", "sanction", "visa-rule", "mission", "law", "exercise"}

func newInstruments(l *locale) instrumentsView {
	p := l.page(address.Register, "instruments")
	p.name(own(l.say("instruments")), l.say("instruments_description"))
	p.below(own(l.say("instruments")), address.Register)
	var v instrumentsView
	until, known := l.researched()
	if r := l.instrumentRoll(); l.long(r) {
		v.Roll = p.roll(r)
	} else {
		v.Groups = p.instrumentGroups()
		if known {
			f := p.force(until)
			v.Force = &f
		}
	}
	if known {
		v.Years = p.forceCounts()
	}
	v.Page = p
	return v
}

// researched is the day researched to, where there is one.
func (l *locale) researched() (day edtf.Day, known bool) {
	day, bound := l.ResearchedUntil.Upper()
	return day, !l.ResearchedUntil.IsZero() && bound == edtf.Known
}

func (l *locale) instrumentsByTitle() []*timeline.Instrument {
	return sortedBy(l.Site.Instruments, func(in *timeline.Instrument) (name, id string) { return l.phrase(in.Title).Text, in.ID })
}

func (p *Page) instrumentGroups() (groups []InstrumentGroup) {
	list := p.loc.instrumentsByTitle()
	for _, k := range instrumentKinds {
		g := InstrumentGroup{ID: k, Heading: p.loc.word("instruments", k)}
		for _, in := range list {
			if in.Kind == k {
				g.Instruments = append(g.Instruments, p.instrumentRow(in))
			}
		}
		if len(g.Instruments) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

func (l *locale) instrumentRoll() roll {
	r := roll{at: address.Register, section: "instruments", name: l.say("instruments")}
	if until, known := l.researched(); known {
		l.addForce(&r, "", until)
	}
	list := l.instrumentsByTitle()
	for _, k := range instrumentKinds {
		g := rollGroup{id: k, heading: Link{Phrase: own(l.word("instruments", k))}}
		for _, in := range list {
			if in.Kind == k {
				g.add(l.phrase(in.Title), record(timeline.Instruments, in.ID), len(in.Changes), l.count("changes_n", len(in.Changes)))
			}
		}
		r.add(g)
	}
	return r
}

func (p *Page) instrumentRow(in *timeline.Instrument) InstrumentRow {
	row := InstrumentRow{Link: p.instrumentLink(in), Parties: p.parties(in)}
	if n := len(in.Changes); n > 0 {
		last := p.change(in.Changes[n-1])
		row.Last = &last
	}
	return row
}

func (p *Page) parties(in *timeline.Instrument) (links []Link) {
	for _, code := range in.Parties {
		links = append(links, p.nationLink(code))
	}
	return links
}
