package timex

import (
	"fmt"
	"math"

	"annals/internal/edtf"
)

// dateOf is a date of the calendar, complete or not.
func (f *Finder) dateOf(fr *frame, end *meaning) meaning {
	c := fr.a
	m := f.calendarDate(fr, end)
	switch {
	case c.clock:
		m.typ, m.value = "TIME", fmt.Sprintf("%sT%02d:%02d", m.value, c.hour, c.minute)
	case c.daypart != "":
		m.typ, m.value = "TIME", m.value+"T"+c.daypart
	}
	if c.noDay() {
		m.kind, m.period, m.reason = Clock, period{}, ""
	}
	if c.circa && m.edtf != "" {
		m.edtf += "~"
	}
	m.mod = modOf(c)
	return m
}

func modOf(c calendar) string {
	switch {
	case c.circa:
		return "APPROX"
	case c.part > 0:
		return [...]string{"START", "MID", "END"}[c.part-1]
	}
	return ""
}

func (f *Finder) calendarDate(fr *frame, end *meaning) meaning {
	c := fr.a
	if c.year > 0 {
		p, ok := c.in(int64(c.year))
		if !ok {
			return open(c.pattern(), NoSuchDay)
		}
		confidence := Certain
		if c.weekday > 0 && c.day > 0 && isoWeekday(p.first) != c.weekday || f.twoReadings(fr) {
			confidence = Guess
		}
		return dated(p, confidence, Anchor{})
	}
	base, anchor, why := f.base()
	if c.noDay() && f.last.edtf != "" && f.last.sentence == fr.sentence && f.last.first == f.last.last {
		base, anchor, why = f.last.first, f.lastAnchor(), ""
	}
	if fr.from == Mention {
		p, a, ok := f.mentioned(fr)
		if !ok {
			return open(c.pattern(), NoMention)
		}
		base, anchor, why = p.first, a, ""
		if fr.rel > 0 {
			base = p.last
		}
	}
	if why != "" {
		return open(c.pattern(), why)
	}
	p, confidence, ok := f.complete(fr, base, end)
	if !ok {
		return open(c.pattern(), NoSuchDay)
	}
	return dated(p, confidence, anchor)
}

// twoReadings reports whether day and month of a date in figures could be the
// other way round.
func (f *Finder) twoReadings(fr *frame) bool {
	return fr.id == "numeric" && f.tokens[fr.first].digits < 4 && fr.a.day <= 12 && fr.a.day != fr.a.month && f.language.ambiguous
}

// complete finds the year or week that is not said.
func (f *Finder) complete(fr *frame, base edtf.Day, end *meaning) (p period, confidence Confidence, ok bool) {
	c := fr.a
	switch {
	case fr.unit == week: // Friday of last week
		monday := weekPeriod(move(base, week, int64(fr.rel))).first
		return dayPeriod(monday.AddDays(int64(c.weekday - 1))), Likely, true
	case fr.unit == month: // the 3rd of next month
		first := addMonths(edtf.Day{Year: base.Year, Month: base.Month, Day: 1}, int64(fr.rel))
		c.month = first.Month
		p, ok = c.in(first.Year)
		return p, Likely, ok
	case c.fiscal: // it is named for the year in which it ends
		p, ok = c.in(addMonths(base, 3).Year + int64(fr.rel))
		return p, Likely, ok
	case fr.unit == year: // March of last year
		p, ok = c.in(base.Year + int64(fr.rel))
		return p, Likely, ok
	case c.noDay():
		return dayPeriod(base), Guess, true
	}
	if end != nil && end.reason == "" {
		base = end.first
	}
	var near []period
	switch {
	case c.month == 0 && c.day > 0:
		near = c.daysAround(base)
	case c.month == 0 && c.group == 0 && !c.hasHoliday:
		near = weekdaysAround(c.weekday, base)
	default:
		near = c.around(base.Year)
	}
	if len(near) == 0 {
		return p, Guess, false
	}
	when := fr.tense
	if when == noTense && !fr.hasRel && end == nil {
		when = f.tenseAround(fr.first, fr.end)
	}
	if f.mode == Narrative && !fr.hasRel {
		return narrative(near, base, c).named(), Likely, true
	}
	if p, confidence, ok = pick(near, base, fr, when, end); !ok && c.weekday > 0 && c.day > 0 {
		// The tense may be wrong, or the day of the week.
		if p = nearest(near, base, c); max(p.first.Ordinal()-base.Ordinal(), base.Ordinal()-p.first.Ordinal()) <= 180 {
			return p.named(), Guess, true
		}
		c.weekday, fr.a.weekday = 0, 0
		p, _, ok = pick(c.around(base.Year), base, fr, when, end)
		return p, Guess, ok
	}
	return p.named(), confidence, ok
}

// pick chooses one of several dates, in order, by what is said of it.
func pick(near []period, base edtf.Day, fr *frame, when tense, end *meaning) (p period, confidence Confidence, ok bool) {
	switch {
	case end != nil && end.reason == "":
		p, ok = lastOf(near, func(p period) bool { return p.first.Before(end.last) })
		return p, end.confidence, ok
	case fr.hasRel && fr.rel < 0:
		p, ok = lastOf(near, func(p period) bool { return p.last.Before(base) })
		return p, Likely, ok
	case fr.hasRel && fr.rel > 0:
		p, ok = firstAmong(near, func(p period) bool { return base.Before(p.first) })
		return p, Likely, ok
	case fr.hasRel && fr.a.weekday > 0:
		w := weekPeriod(base)
		p, ok = firstAmong(near, func(p period) bool { return !p.first.Before(w.first) })
		return p, Likely, ok
	case fr.hasRel:
		p, ok = firstAmong(near, func(p period) bool { return p.first.Year == base.Year })
		return p, Likely, ok
	case when == future:
		p, ok = firstAmong(near, func(p period) bool { return !p.last.Before(base) })
		return p, Likely, ok
	case when == past && fr.a.group >= 33: // a quarter is told of when it is over
		p, ok = lastOf(near, func(p period) bool { return p.last.Before(base) })
		return p, Likely, ok
	case when == past:
		p, ok = lastOf(near, func(p period) bool { return !base.Before(p.first) })
		return p, Likely, ok
	}
	return nearest(near, base, fr.a), Guess, true
}

// nearest is the date that is not far from base. What is to come is half as
// likely in prose as what has been, and another year, which would be named, by
// a third; a day of the week has been.
func nearest(near []period, base edtf.Day, c calendar) (best period) {
	least := int64(math.MaxInt64)
	for _, p := range near {
		distance := max(0, base.Ordinal()-p.last.Ordinal())
		if base.Before(p.first) {
			distance = 2 * (p.first.Ordinal() - base.Ordinal())
			if c.month == 0 && c.weekday > 0 {
				distance *= 8
			}
		}
		if c.month > 0 && p.first.Year != base.Year {
			distance += distance / 2
		}
		if distance < least {
			best, least = p, distance
		}
	}
	return best
}

// narrative is the date that follows the one named last: in the same year, or
// in the week after it.
func narrative(near []period, base edtf.Day, c calendar) period {
	weekday := c.month == 0 && c.weekday > 0
	for _, p := range near {
		if weekday && !p.first.Before(base) || !weekday && p.first.Year == base.Year {
			return p
		}
	}
	return near[len(near)-1]
}

func firstAmong(list []period, ok func(period) bool) (period, bool) {
	for _, p := range list {
		if ok(p) {
			return p, true
		}
	}
	return period{}, false
}

func lastOf(list []period, ok func(period) bool) (last period, found bool) {
	for _, p := range list {
		if ok(p) {
			last, found = p, true
		}
	}
	return last, found
}
