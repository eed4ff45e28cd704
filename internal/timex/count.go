package timex

import (
	"fmt"
	"math"

	"annals/internal/edtf"
)

// unitOf is this, the last or the next unit.
func (f *Finder) unitOf(fr *frame) meaning {
	if fr.apposed != nil {
		return f.dateOf(fr.apposed, nil)
	}
	base, anchor, why := f.base()
	confidence := Likely
	if fr.from == Mention && fr.unit == quarter && fr.rel == 0 {
		return f.sameQuarter(fr)
	}
	if fr.from == Mention {
		p, a, ok := f.mentioned(fr)
		switch {
		case ok && unitPeriod(fr.unit, p.first).last.Before(p.last):
			return open(unknownUnit(fr.unit), TooCoarse)
		case ok:
			base, anchor, why = p.first, a, ""
		case fr.rel < 0 || fr.rel > 0 && f.tenseAround(fr.first, fr.end) == future:
			confidence = Guess
		default:
			return open(unknownUnit(fr.unit), NoMention)
		}
	}
	if why != "" {
		return open(unknownUnit(fr.unit), why)
	}
	if fr.rel == relByTense {
		confidence = Guess
		fr.rel = 0
		when := f.tenseAround(fr.first, fr.end)
		if isoWeekday(base) < 6 && when == past || isoWeekday(base) < 4 && when == noTense {
			fr.rel = -1
		}
	}
	if fr.a.group > 0 { // later this summer
		p, ok := fr.a.in(base.Year)
		if !ok {
			return open(fr.a.pattern(), NoSuchDay)
		}
		return dated(p, confidence, anchor)
	}
	p := unitPeriod(fr.unit, move(base, fr.unit, int64(fr.rel))).third(fr.a.part)
	m := dated(p, confidence, anchor)
	m.mod = modOf(fr.a)
	return m
}

// quarterReach is how many sentences later "the quarter" is still that one.
const quarterReach = 10

// sameQuarter is the quarter named last; without one, "the quarter" is none of
// a year.
func (f *Finder) sameQuarter(fr *frame) meaning {
	if f.quarter.edtf == "" || fr.sentence-f.quarter.sentence > quarterReach {
		return meaning{}
	}
	return dated(f.quarter.period, Likely, f.anchorAt(f.quarter))
}

// shiftOf is a date so many units before or after another. A year is told to
// the month, "two years" and more to the year.
func (f *Finder) shiftOf(fr *frame) meaning {
	if fr.vague {
		value := "FUTURE_REF"
		if fr.dir < 0 {
			value = "PAST_REF"
		}
		return meaning{kind: Reference, typ: "DATE", value: value, confidence: Certain}
	}
	if fr.apposed != nil {
		return f.dateOf(fr.apposed, nil)
	}
	base, anchor, why := f.base()
	confidence := Likely
	base = base.AddDays(int64(fr.after))
	precise := period{first: base, last: base}
	if f.quarter.edtf != "" && f.quarter.sentence == fr.sentence && fr.unit == year && fr.n == 1 && fr.dir < 0 {
		precise = f.quarter.period // "… in the third quarter, up from … a year ago"
	}
	if fr.a.weekday > 0 {
		m := f.coming(fr)
		precise, anchor, why = m.period, m.anchor, m.reason
	}
	if fr.from == Mention {
		p, a, ok := f.mentioned(fr)
		switch {
		case ok:
			precise, anchor, why = p, a, ""
		case fr.dir > 0 && f.mode == News:
			return open(unknownUnit(fr.unit), NoMention)
		default:
			confidence = Guess
		}
	}
	if why != "" {
		return open(unknownUnit(fr.unit), why)
	}
	p, why := shift(precise, fr.unit, fr.n*float64(fr.dir))
	if fr.exact && fr.unit >= day && why == "" {
		p, why = sameDay(precise, fr.unit, fr.n*float64(fr.dir))
	}
	if why != "" {
		return open(unknownUnit(fr.unit), why)
	}
	m := dated(p, confidence, anchor)
	switch {
	case fr.a.clock:
		m.typ, m.value = "TIME", fmt.Sprintf("%sT%02d:%02d", m.value, fr.a.hour, fr.a.minute)
	case fr.a.daypart != "":
		m.typ, m.value = "TIME", m.value+"T"+fr.a.daypart
	}
	m.mod = fr.mod
	if fr.a.part > 0 {
		m.mod = modOf(fr.a)
	}
	return m
}

// coming is the day of the week that a shift counts from: "a week from Monday".
func (f *Finder) coming(fr *frame) meaning {
	day := *fr
	day.unit, day.tense = noUnit, future
	return f.calendarDate(&day, nil)
}

// shift is the period n units from another, or why there is none.
func shift(from period, u unit, n float64) (p period, why Reason) {
	// Beyond this the arithmetic below has no year to land in.
	if math.Abs(n) > 1e6 || u >= year && math.Abs(n) > 3000 {
		return p, OutOfRange
	}
	d := from.first
	var precise edtf.Day // how far the other may reach
	switch u {
	case second, minute:
		p, precise = dayPeriod(d), d
	case hour:
		p, precise = dayPeriod(d.AddDays(int64(n/24))), d
	case day:
		p, precise = dayPeriod(d.AddDays(int64(n))), d
	case week, weekend:
		p, precise = unitPeriod(u, d.AddDays(int64(7*n))), weekPeriod(d).last
	case month:
		d = addMonths(d, int64(n))
		p, precise = monthPeriod(d.Year, d.Month), monthEnd(from.first)
	case quarter:
		d = addMonths(d, int64(3*n))
		p, precise = monthPeriod(d.Year, d.Month), monthEnd(from.first)
	default:
		return shiftYears(from, u, n)
	}
	switch {
	case precise.Before(from.last):
		return p, TooCoarse
	case p.first.Year < 1:
		return p, OutOfRange
	}
	return p, ""
}

// sameDay is the day that lies whole units from another.
func sameDay(from period, u unit, n float64) (p period, why Reason) {
	if from.first != from.last || n != math.Trunc(n) {
		return p, TooCoarse
	}
	return dayPeriod(move(from.first, u, int64(n))), ""
}

// shiftYears is a month for one year and for halves of one, a year for more (and
// for one in TIMEX3, which tells it as finely as the unit);
// counted from a quarter or season it is one too.
func shiftYears(from period, u unit, n float64) (p period, why Reason) {
	switch u {
	case decade:
		n *= 10
	case century:
		n *= 100
	}
	d := addMonths(from.first, int64(12*n))
	switch half := n != math.Trunc(n); {
	case d.Year < 1:
		return p, OutOfRange
	case from.group > 0:
		return groupPeriod(d.Year, from.group), ""
	case u == year && (half || math.Abs(n) == 1) && !monthEnd(from.first).Before(from.last):
		p = monthPeriod(d.Year, d.Month)
		if !half {
			p.timex = yearPeriod(d.Year).timex
		}
		return p, ""
	case yearPeriod(from.first.Year).last.Before(from.last):
		return p, TooCoarse
	}
	return yearPeriod(d.Year), ""
}

// windowOf is the time up to now, or from now on: in days where it is counted
// in days or weeks, in months where in months or years, else in years.
func (f *Finder) windowOf(fr *frame) meaning {
	m := meaning{kind: Duration, typ: "DURATION", value: durationValue(fr), mod: fr.mod, confidence: Certain}
	base, anchor, why := f.base()
	if fr.vague || why != "" || math.Abs(fr.n) > 3000 {
		return m
	}
	n := fr.n * float64(fr.dir)
	var other edtf.Day
	var in unit
	switch fr.unit {
	case second, minute:
		other, in = base, day
	case hour:
		other, in = base.AddDays(int64(n/24)), day
	case day:
		other, in = base.AddDays(int64(n)), day
	case week:
		other, in = base.AddDays(int64(7*n)), day
	case month:
		other, in = addMonths(base, int64(n)), month
	case quarter:
		other, in = addMonths(base, int64(3*n)), month
	case year:
		other, in = addMonths(base, int64(12*n)), month
	case decade:
		other, in = addMonths(base, int64(120*n)), year
	default:
		other, in = addMonths(base, int64(1200*n)), year
	}
	if other.Year < 1 {
		return m
	}
	a, b := unitPeriod(in, other), unitPeriod(in, base)
	if fr.dir > 0 {
		a, b = b, a
	}
	m.period, m.kind, m.anchor, m.confidence = span(a, b), Date, anchor, Likely
	return m
}

// firstOfDate is the first or last so many units of a month or year.
func (f *Finder) firstOfDate(fr *frame) meaning {
	units := fr.unit
	fr.unit = noUnit
	if fr.hasRel {
		base, _, why := f.base()
		if why != "" {
			return open("XXXX", why)
		}
		fr.a.year, fr.hasRel = int(base.Year)+fr.rel, false
	}
	m := f.calendarDate(fr, nil)
	fr.unit = units
	if m.reason != "" || units > month || units < day || fr.vague || fr.n > 400 {
		return m
	}
	whole := m.period
	a, b := whole.first, move(whole.first, units, int64(fr.n)-1)
	if fr.dir < 0 {
		a, b = move(whole.last, units, 1-int64(fr.n)), whole.last
	}
	if units == month {
		a.Day = 1
		m.period = span(monthPeriod(a.Year, a.Month), monthPeriod(b.Year, b.Month))
	} else {
		if units == week {
			a, b = whole.first, whole.first.AddDays(int64(7*fr.n)-1)
			if fr.dir < 0 {
				a, b = whole.last.AddDays(1-int64(7*fr.n)), whole.last
			}
		}
		m.period = span(dayPeriod(a), dayPeriod(b))
	}
	m.value = m.timex
	return m
}

// weekOf is the week that holds a day, or the nth seven days of a month.
func (f *Finder) weekOf(fr *frame) meaning {
	nth := fr.a.group
	fr.a.group = 0
	m := f.calendarDate(fr, nil)
	if m.reason != "" {
		return m
	}
	switch whole := m.period; {
	case fr.dir < 0:
		m.period = span(dayPeriod(whole.last.AddDays(-6)), dayPeriod(whole.last))
	case nth > 0:
		first := whole.first.AddDays(int64(7 * (nth - 1)))
		last := first.AddDays(6)
		if whole.last.Before(last) {
			last = whole.last
		}
		if last.Before(first) {
			return open(m.value, NoSuchDay)
		}
		m.period = span(dayPeriod(first), dayPeriod(last))
		m.timex = whole.timex
	default:
		m.period = weekPeriod(whole.first)
	}
	m.value = m.timex
	return m
}
