package edtf

// vague is a month or a day with unknown digits. What the digits leave possible
// is said in full: "entre le 10 et le 19 mars 2024".
func (f french) vague(p point, st style) nounFrench {
	months := p.monthChoice()
	if p.unit == unitMonth {
		return f.vagueMonth(p, months, st)
	}
	days := p.dayChoice()
	switch {
	case days.any && months.any:
		return f.anyDay(p, st)
	case days.any:
		return f.anyDayOf(p, months, st)
	case months.few():
		return f.vagueDay(p, days, months, st)
	case months.any:
		return f.dayOf(days, "un mois inconnu"+f.inYear(p))
	}
	return f.dayOf(days, "un mois entre "+monthsFrench[months.first()]+" et "+monthsFrench[months.last()]+f.ofYear(p))
}

func (f french) vagueMonth(p point, months choice, st style) nounFrench {
	mark := p.mark(unitMonth, "approx.")
	switch {
	case months.any && p.mask.year() == 0:
		return unknownFrench(f.yearName(p.year)+p.mark(unitYear, "approx.")+" (mois inconnu)", "un mois"+mark+f.inYear(p), st)
	case months.any:
		return named("un mois"+mark+f.inYear(p), phrase)
	case months.isRange():
		text := "entre " + monthsFrench[months.first()] + " et " + monthsFrench[months.last()] + mark + f.ofYear(p)
		return spokenFrench(text, "un mois "+text, phrase)
	}
	return named(either(months.names(monthFrench), " ou ")+mark+f.ofYear(p), bare)
}

// anyDay is a day of which neither month nor day is known.
func (f french) anyDay(p point, st style) nounFrench {
	inside := "un jour" + p.mark(unitDay, "approx.") + f.inYear(p)
	switch {
	case p.mask.year() == yearMask:
		return spokenFrench("date inconnue"+bracketed(f.era(p)), inside, phrase)
	case p.mask.year() == 0:
		return unknownFrench(f.yearName(p.year)+p.mark(unitYear, "approx.")+" (jour et mois inconnus)", inside, st)
	}
	return named(inside, phrase)
}

// anyDayOf is an unknown day of a month of which something is known.
func (f french) anyDayOf(p point, months choice, st style) nounFrench {
	mark, year := p.mark(unitMonth, "approx."), f.ofYear(p)
	if st.noYear {
		year = ""
	}
	if months.isRange() {
		return named("un jour entre "+monthsFrench[months.first()]+" et "+monthsFrench[months.last()]+mark+year, phrase)
	}
	text := either(months.names(monthFrench), " ou ") + mark + year
	inside := "un jour" + p.mark(unitDay, "approx.") + " " + elide(text) + text
	if p.mask.year() == 0 {
		return unknownFrench(text+" (jour inconnu)", inside, st)
	}
	return named(inside, phrase)
}

// vagueDay is a day of one month or a few of which a digit is unknown, or of a year of
// which one is.
func (f french) vagueDay(p point, days choice, months choice, st style) nounFrench {
	tail := p.mark(unitDay, "approx.") + " " + either(months.names(monthFrench), " ou ") + p.mark(unitMonth, "approx.")
	if !st.noYear {
		tail += f.ofYear(p)
	}
	if days.isRange() {
		text := "entre le " + dayFrench(days.first()) + " et le " + dayFrench(days.last()) + tail
		return spokenFrench(text, "un jour "+text, phrase)
	}
	return named(either(days.names(dayFrench), " ou ")+tail, masculine)
}

// dayOf is a day of an unknown month, by its number.
func (french) dayOf(days choice, month string) nounFrench {
	numbered := func(n int) string { return "le " + dayFrench(n) }
	switch {
	case days.isRange():
		text := "entre " + numbered(days.first()) + " et " + numbered(days.last()) + " d'" + month
		return spokenFrench(text, "un jour "+text, phrase)
	case len(days.values) == 1:
		text := dayFrench(days.first()) + " d'" + month
		return spokenFrench("le "+text, text, masculine)
	}
	return named(either(days.names(numbered), " ou ")+" d'"+month, phrase)
}
