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
	return f.dayOf(days, "un mois entre "+months.between(monthFrench, " et ")+f.ofYear(p))
}

func (f french) vagueMonth(p point, months choice, st style) nounFrench {
	mark := p.mark(unitMonth)
	switch {
	case months.any && p.mask.year() == 0:
		return unknownFrench(f.yearName(p.year)+p.mark(unitYear)+" (mois inconnu)", "un mois"+mark+f.inYear(p), st)
	case months.any:
		return named("un mois"+mark+f.inYear(p), ownArticle)
	case months.isRange():
		text := "entre " + months.between(monthFrench, " et ") + mark + f.ofYear(p)
		return spokenFrench(text, "un mois "+text, ownArticle)
	}
	return named(either(months.names(monthFrench), " ou ")+mark+f.ofYear(p), noArticle)
}

// anyDay is a day of which neither month nor day is known.
func (f french) anyDay(p point, st style) nounFrench {
	inside := "un jour" + p.mark(unitDay) + f.inYear(p)
	switch {
	case p.mask.year() == yearMask:
		return spokenFrench("date inconnue"+bracketed(f.era(p)), inside, ownArticle)
	case p.mask.year() == 0:
		return unknownFrench(f.yearName(p.year)+p.mark(unitYear)+" (jour et mois inconnus)", inside, st)
	}
	return named(inside, ownArticle)
}

// anyDayOf is an unknown day of a month of which something is known.
func (f french) anyDayOf(p point, months choice, st style) nounFrench {
	mark, year := p.mark(unitMonth), f.ofYear(p)
	if st.noYear {
		year = ""
	}
	if months.isRange() {
		return named("un jour entre "+months.between(monthFrench, " et ")+mark+year, ownArticle)
	}
	text := either(months.names(monthFrench), " ou ") + mark + year
	inside := "un jour" + p.mark(unitDay) + " " + elide(text) + text
	if p.mask.year() == 0 {
		return unknownFrench(text+" (jour inconnu)", inside, st)
	}
	return named(inside, ownArticle)
}

// vagueDay is a day of one month or of a few.
func (f french) vagueDay(p point, days, months choice, st style) nounFrench {
	tail := p.mark(unitDay) + " " + either(months.names(monthFrench), " ou ") + p.mark(unitMonth)
	if !st.noYear {
		tail += f.ofYear(p)
	}
	if days.isRange() {
		text := "entre " + days.between(numberedFrench, " et ") + tail
		return spokenFrench(text, "un jour "+text, ownArticle)
	}
	return named(either(days.names(dayFrench), " ou ")+tail, articleLe)
}

// dayOf is a day of an unknown month, by its number.
func (french) dayOf(days choice, month string) nounFrench {
	switch {
	case days.isRange():
		text := "entre " + days.between(numberedFrench, " et ") + " d’" + month
		return spokenFrench(text, "un jour "+text, ownArticle)
	case len(days.values) == 1:
		text := dayFrench(days.first()) + " d’" + month
		return spokenFrench("le "+text, text, articleLe)
	}
	return named(either(days.names(numberedFrench), " ou ")+" d’"+month, ownArticle)
}

func numberedFrench(day int) string { return "le " + dayFrench(day) }
