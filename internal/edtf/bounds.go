package edtf

import "iter"

// A Bound says what is known of an end of a date.
type Bound uint8

const (
	Known   Bound = iota // there is a day
	Open                 // "..": there is no such end, it goes on
	Unknown              // "": there is one, but which day is not known
)

// Lower is the earliest day d may begin on. The Day means something only
// where the Bound is [Known].
//
// Qualifiers do not widen the bounds, nor do significant digits: what "1950~"
// and "1950S2" lie about is the year 1950. [Date.Margin] gives the years the
// latter leaves possible. The bounds of seasons are a rule of this package,
// as the specification sets none: whole months, spring from March in the north
// and wherever the hemisphere is not given, from September in the south, and
// each winter or summer that crosses the new year in the year it begins.
func (d Date) Lower() (Day, Bound) {
	if d.a.unit == unitNone {
		return Day{}, d.a.absence()
	}
	return d.a.first(), Known
}

// Upper is the latest day d may end on, like [Date.Lower].
func (d Date) Upper() (Day, Bound) {
	p := d.b
	if d.kind == Single {
		p = d.a
	}
	if p.unit == unitNone {
		return Day{}, p.absence()
	}
	return p.last(), Known
}

// absence is the bound of an end that has no day; of the zero Date nothing is
// known.
func (p point) absence() Bound {
	if p.bound == Open {
		return Open
	}
	return Unknown
}

// first is the earliest day a point allows.
func (p point) first() Day {
	switch {
	case p.unit == unitYear:
		return Day{p.year, 1, 1}
	case p.unit == unitGroup:
		from, _ := p.months()
		return Day{p.year, from, 1}
	case p.mask != 0:
		return p.firstUnspecified()
	case p.unit == unitMonth:
		return Day{p.year, int(p.month), 1}
	}
	return Day{p.year, int(p.month), int(p.day)}
}

// last is the latest day a point allows.
func (p point) last() Day {
	switch {
	case p.unit == unitYear:
		return Day{p.lastYear(), 12, 31}
	case p.unit == unitGroup:
		return p.lastOfGroup()
	case p.mask != 0:
		return p.lastUnspecified()
	case p.unit == unitMonth:
		return Day{p.year, int(p.month), daysIn(p.year, int(p.month))}
	}
	return Day{p.year, int(p.month), int(p.day)}
}

func (p point) lastOfGroup() Day {
	year := p.lastYear()
	_, to := p.months()
	if to > 12 {
		year, to = year+1, to-12
	}
	return Day{year, to, daysIn(year, to)}
}

// months are the first and last month of a part of a year, counted on past 12
// where it ends in the next year.
func (p point) months() (from, to int) {
	switch g := int(p.month); {
	case g <= 24: // independent of place
		from = (g-21)*3 + 3
	case g <= 28: // northern hemisphere
		from = (g-25)*3 + 3
	case g <= 32: // southern hemisphere, half a year on
		from = ((g-29)*3+8)%12 + 1
	case g <= 36: // quarters
		from = (g-33)*3 + 1
	case g <= 39: // quadrimesters
		return (g-37)*4 + 1, (g-37)*4 + 4
	default: // halves
		return (g-40)*6 + 1, (g-40)*6 + 6
	}
	return from, from + 2
}

// firstUnspecified goes through the years the digits allow until one has a
// day that fits: the first, unless only 29 February does.
func (p point) firstUnspecified() Day {
	for year := p.year; ; year++ {
		if !p.hasYear(year) {
			continue
		}
		for day := range p.daysOf(year) {
			return day
		}
	}
}

func (p point) lastUnspecified() Day {
	for year := p.lastYear(); ; year-- {
		if !p.hasYear(year) {
			continue
		}
		var last Day
		for day := range p.daysOf(year) {
			last = day
		}
		if last != (Day{}) {
			return last
		}
	}
}

// daysOf are the days of a year that fit the month and day of p, in order.
func (p point) daysOf(year int64) iter.Seq[Day] {
	return func(yield func(Day) bool) {
		for month := 1; month <= 12; month++ {
			for day := 1; p.hasMonth(month) && day <= daysIn(year, month); day++ {
				if (p.unit == unitMonth || p.hasDay(day)) && !yield(Day{year, month, day}) {
					return
				}
			}
		}
	}
}

// Margin are the first and last year that the significant digits of a single
// year leave possible: 1900 and 1999 for "1950S2", "some year between 1900 and
// 1999, estimated to be 1950". Without significant digits both are the year.
func (d Date) Margin() (first, last int64) { return d.a.margin() }

func (p point) margin() (first, last int64) {
	if p.sig == 0 {
		return p.year, p.lastYear()
	}
	unit := int64(1)
	for digits := digitsOf(p.year); digits > int(p.sig); digits-- {
		unit *= 10
	}
	near := p.year - p.year%unit
	if p.year < 0 {
		return near - (unit - 1), near
	}
	return near, near + (unit - 1)
}

func digitsOf(n int64) (digits int) {
	for n = abs(n); n > 0; n /= 10 {
		digits++
	}
	return max(digits, 1)
}
