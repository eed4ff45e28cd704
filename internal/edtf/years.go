package edtf

import (
	"iter"
	"math"
)

// Overlaps reports whether any day of the year can be one of d's. A set or an
// unspecified digit that leaves a gap does not meet the gap: neither
// "[1960,1964]" nor "196X-02-29" overlaps 1962.
//
// An open end goes on for ever. An unknown end claims nothing: "1960/" is known
// to overlap 1960 and no other year.
func (d Date) Overlaps(year int64) bool {
	next, ok := d.nextYear(year)
	return ok && next == year
}

// Years goes through the years from first to last that d overlaps, in order.
// The two limits are needed because a date may be open: a site has a first and
// a last year. The time taken grows with the years yielded, not with the gaps.
func (d Date) Years(first, last int64) iter.Seq[int64] {
	return func(yield func(int64) bool) {
		for year, ok := d.nextYear(first); ok && year <= last; year, ok = d.nextYear(year + 1) {
			if !yield(year) || year == last {
				return
			}
		}
	}
}

// Contains reports whether day can be one of d's, with gaps and open ends as
// in [Date.Overlaps].
func (d Date) Contains(day Day) bool {
	switch d.kind {
	case Single:
		return d.a.contains(day)
	case Interval:
		return span(d.a, d.b).contains(day)
	}
	for a, b := range d.members() {
		if a == b && a.contains(day) || a != b && span(a, b).contains(day) {
			return true
		}
	}
	return false
}

// nextYear is the first year from from on that d overlaps.
func (d Date) nextYear(from int64) (year int64, ok bool) {
	switch d.kind {
	case Single:
		return d.a.nextYear(from)
	case Interval:
		return span(d.a, d.b).nextYear(from)
	}
	year = math.MaxInt64
	for a, b := range d.members() {
		next, has := span(a, b).nextYear(from)
		if a == b {
			next, has = a.nextYear(from)
		}
		if has {
			year, ok = min(year, next), true
		}
	}
	return year, ok
}

func (p point) nextYear(from int64) (int64, bool) {
	first, last := p.first(), p.last()
	year := max(from, first.Year)
	if p.mask == 0 {
		return year, year <= last.Year
	}
	for ; year <= last.Year; year++ {
		if p.touches(year) {
			return year, true
		}
	}
	return 0, false
}

// touches reports whether a day of p can fall in the year.
func (p point) touches(year int64) bool {
	if p.unit == unitGroup {
		_, to := p.months()
		return p.hasYear(year) || to > 12 && p.hasYear(year-1)
	}
	if !p.hasYear(year) {
		return false
	}
	if p.unit == unitYear {
		return true
	}
	for range p.daysOf(year) {
		return true
	}
	return false
}

func (p point) contains(day Day) bool {
	switch {
	case p.mask == 0:
		return !day.Before(p.first()) && !p.last().Before(day)
	case p.unit == unitGroup:
		return p.containsInGroup(day)
	case p.unit == unitYear:
		return p.hasYear(day.Year)
	}
	return p.hasYear(day.Year) && p.hasMonth(day.Month) && (p.unit == unitMonth || p.hasDay(day.Day))
}

// containsInGroup tries the year of the day and the one before, in which a
// winter or southern summer began.
func (p point) containsInGroup(day Day) bool {
	from, to := p.months()
	if p.hasYear(day.Year) && from <= day.Month && day.Month <= to {
		return true
	}
	return p.hasYear(day.Year-1) && day.Month+12 <= to
}

// A stretch is all days from one to another.
type stretch struct {
	from, to Day
	none     bool
}

// span is the stretch from a to b: for ever to an open side, to the far bound
// of the known end where the other is unknown.
func span(a, b point) stretch {
	switch {
	case a.bound == Known && b.bound == Known:
		return stretch{from: a.first(), to: b.last()}
	case a.bound == Known && b.bound == Open:
		return stretch{from: a.first(), to: Day{math.MaxInt64, 12, 31}}
	case a.bound == Known:
		return stretch{from: a.first(), to: a.last()}
	case a.bound == Open && b.bound == Known:
		return stretch{from: Day{math.MinInt64, 1, 1}, to: b.last()}
	case b.bound == Known:
		return stretch{from: b.first(), to: b.last()}
	case a.bound == Open && b.bound == Open:
		return stretch{from: Day{math.MinInt64, 1, 1}, to: Day{math.MaxInt64, 12, 31}}
	}
	return stretch{none: true}
}

func (s stretch) contains(day Day) bool {
	return !s.none && !day.Before(s.from) && !s.to.Before(day)
}

func (s stretch) nextYear(from int64) (int64, bool) {
	year := max(from, s.from.Year)
	return year, !s.none && year <= s.to.Year
}
