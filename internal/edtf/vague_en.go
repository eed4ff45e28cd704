package edtf

import "strconv"

// vague is a month or a day with unknown digits. What the digits leave possible
// is said in full: "between 10 and 19 March 2024", "1, 11 or 21 February 2016".
func (e english) vague(p point, st style) nounEnglish {
	months := p.monthChoice()
	if p.unit == unitMonth {
		return e.vagueMonth(p, months, st)
	}
	days := p.dayChoice()
	switch {
	case days.any && months.any:
		return e.anyDay(p, st)
	case days.any:
		return e.anyDayOf(p, months, st)
	case months.few():
		return e.vagueDay(p, days, months, st)
	case months.any:
		return e.dayOf(days, "an unknown month"+e.inYear(p))
	}
	return e.dayOf(days, "a month between "+months.between(monthEnglish, " and ")+e.ofYear(p))
}

func (e english) vagueMonth(p point, months choice, st style) nounEnglish {
	mark := p.mark(unitMonth)
	switch {
	case months.any && p.mask.year() == 0:
		return unknown(e.yearName(p.year)+p.mark(unitYear)+" (month unknown)", "a month"+mark+e.inYear(p), st)
	case months.any:
		return same("a month" + mark + e.inYear(p))
	case months.isRange():
		text := "between " + months.between(monthEnglish, " and ") + mark + e.ofYear(p)
		return spoken(text, "a month "+text)
	}
	return same(either(months.names(monthEnglish), " or ") + mark + e.ofYear(p))
}

// anyDay is a day of which neither month nor day is known.
func (e english) anyDay(p point, st style) nounEnglish {
	inside := "a day" + p.mark(unitDay) + e.inYear(p)
	switch {
	case p.mask.year() == yearMask:
		return spoken("date unknown"+bracketed(e.era(p)), inside)
	case p.mask.year() == 0:
		return unknown(e.yearName(p.year)+p.mark(unitYear)+" (day and month unknown)", inside, st)
	}
	return same(inside)
}

// anyDayOf is an unknown day of a month of which something is known.
func (e english) anyDayOf(p point, months choice, st style) nounEnglish {
	mark := p.mark(unitMonth)
	year := e.ofYear(p)
	if st.noYear {
		year = ""
	}
	if months.isRange() {
		return same("a day between " + months.between(monthEnglish, " and ") + mark + year)
	}
	text := either(months.names(monthEnglish), " or ") + mark + year
	inside := "a day" + p.mark(unitDay) + " in " + text
	if p.mask.year() == 0 {
		return unknown(text+" (day unknown)", inside, st)
	}
	return same(inside)
}

// vagueDay is a day of one month or of a few.
func (e english) vagueDay(p point, days, months choice, st style) nounEnglish {
	tail := p.mark(unitDay) + " " + either(months.names(monthEnglish), " or ") + p.mark(unitMonth)
	if !st.noYear {
		tail += e.ofYear(p)
	}
	if days.isRange() {
		text := "between " + days.between(strconv.Itoa, " and ") + tail
		return spoken(text, "a day "+text)
	}
	return same(either(days.names(strconv.Itoa), " or ") + tail)
}

// dayOf is a day of an unknown month, by its number.
func (english) dayOf(days choice, month string) nounEnglish {
	ordinal := func(n int) string { return "the " + ordinalEnglish(int64(n)) }
	if days.isRange() {
		text := "between " + days.between(ordinal, " and ") + " of " + month
		return spoken(text, "a day "+text)
	}
	return same(either(days.names(ordinal), " or ") + " of " + month)
}

func monthEnglish(month int) string { return monthsEnglish[month] }
