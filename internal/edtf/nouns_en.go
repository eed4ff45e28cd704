package edtf

import (
	"fmt"
	"strconv"
	"strings"
)

// A nounEnglish is a date as a noun: what it is by itself ("19th century", "a
// day in March 2024"), after a preposition ("the 19th century") and after
// "about" ("March 2024 (day unknown)").
type nounEnglish struct{ alone, inside, about string }

func same(text string) nounEnglish    { return nounEnglish{text, text, text} }
func withThe(text string) nounEnglish { return nounEnglish{text, "the " + text, "the " + text} }

// spoken is a noun with other words after a preposition than by itself.
func spoken(alone, inside string) nounEnglish { return nounEnglish{alone, inside, inside} }

// unknown is a date of which a part is not known: as short says in brackets or
// as long says in words.
func unknown(short, long string, st style) nounEnglish {
	if st.short() {
		return nounEnglish{short, long, short}
	}
	return nounEnglish{long, long, short}
}

var monthsEnglish = [...]string{1: "January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December"}

func (e english) noun(p point, st style) nounEnglish {
	switch {
	case p.unit == unitYear:
		return e.year(p, st)
	case p.unit == unitGroup:
		return e.group(p, st)
	case p.mask != 0:
		return e.vague(p, st)
	}
	var weekday, day, month, year string
	if st.hasWeekday(p) {
		weekday = p.first().Weekday().String() + " "
	}
	if p.unit == unitDay {
		day = strconv.Itoa(int(p.day)) + p.mark(unitDay)
	}
	if !st.noMonth {
		month = monthsEnglish[p.month] + p.mark(unitMonth)
	}
	if !st.noYear {
		year = e.ofYear(p)
	}
	return same(weekday + day + between(day, month) + month + year)
}

// between is a space, or nothing where one of two texts is.
func between(a, b string) string {
	if a == "" || b == "" {
		return ""
	}
	return " "
}

// ofYear is the year as it follows a month.
func (e english) ofYear(p point) string {
	if p.mask.year() == 0 {
		return " " + e.yearName(p.year) + p.mark(unitYear)
	}
	return " of " + e.unknownYear(p) + p.mark(unitYear)
}

// inYear is the year as it follows anything else.
func (e english) inYear(p point) string {
	if p.mask.year() == 0 {
		return " in" + e.ofYear(p)
	}
	return e.ofYear(p)
}

// year is a year alone, with unknown or significant digits or without.
func (e english) year(p point, st style) nounEnglish {
	switch from, to := p.margin(); {
	case p.mask != 0:
		return e.vagueYear(p)
	case from < to: // only some digits are significant
		return e.estimate(e.yearName(p.year), from, to, st)
	case p.year > 9999:
		return withThe("year " + e.yearName(p.year))
	}
	name := e.yearName(p.year)
	if st.noEra {
		name = strings.TrimSuffix(name, " BCE")
	}
	return same(name)
}

// estimate is a year of which only some digits are significant.
func (e english) estimate(name string, from, to int64, st style) nounEnglish {
	near := name + " (" + e.years(from, to, "–") + ")"
	if st.short() {
		return nounEnglish{"c. " + near, "c. " + name, near}
	}
	return nounEnglish{"a year between " + e.years(from, to, " and ") + ", estimated as " + name, "about " + name, near}
}

// yearName is a year as historians count. Below 100 a bare number would not be
// taken for a year.
func (english) yearName(year int64) string {
	switch {
	case year <= 0:
		return grouped(1-year, ",") + " BCE"
	case year < 100:
		return strconv.FormatInt(year, 10) + " CE"
	}
	return grouped(year, ",")
}

// years are two years, with one era where they share it.
func (e english) years(from, to int64, between string) string {
	first, last := e.yearName(from), e.yearName(to)
	if from <= 0 == (to <= 0) {
		first, _, _ = strings.Cut(first, " ")
	}
	return first + between + last
}

func (e english) vagueYear(p point) nounEnglish {
	switch p.vagueYear() {
	case decade:
		return same(fmt.Sprintf("the %ds", p.year))
	case century:
		return withThe(ordinalEnglish(p.ordinal(100)) + " century" + e.era(p))
	case millennium:
		return withThe(ordinalEnglish(p.ordinal(1000)) + " millennium" + e.era(p))
	case anyYear:
		return spoken("year unknown"+bracketed(e.era(p)), "an unknown year"+e.era(p))
	case yearsRange:
		text := "between " + e.years(p.year, p.lastYear(), " and ")
		return spoken(text, "a year "+text)
	}
	return same("a year of the form " + p.yearDigits())
}

func (english) era(p point) string {
	if p.year < 0 {
		return " BCE"
	}
	return ""
}

// unknownYear is a year within what is known of it.
func (e english) unknownYear(p point) string {
	switch p.vagueYear() {
	case decade, century, millennium:
		return "an unknown year in " + e.vagueYear(p).inside
	}
	return e.vagueYear(p).inside
}

// group is a season, quarter, quadrimester or half.
func (e english) group(p point, st style) nounEnglish {
	mark, year := p.mark(unitMonth), e.ofYear(p)
	switch g := int(p.month); {
	case g <= 32:
		return same(e.season(p) + mark + year + e.crossing(p) + e.hemisphere(g))
	case g <= 36 && st.short():
		return same("Q" + strconv.Itoa(g-32) + mark + year)
	case g <= 36:
		return withThe([...]string{"first", "second", "third", "fourth"}[g-33] + " quarter" + mark + " of" + strings.TrimPrefix(year, " of"))
	case g == 38 && p.mask == 0:
		return same("mid-" + strings.TrimPrefix(year, " ") + mark)
	case g == 38:
		return withThe("middle" + mark + year)
	case g <= 39:
		return same([...]string{37: "early", 39: "late"}[g] + mark + strings.Replace(year, " of", " in", 1))
	case st.short():
		return same("H" + strconv.Itoa(g-39) + mark + year)
	default:
		return withThe([...]string{"first", "second"}[g-40] + " half" + mark + " of" + strings.TrimPrefix(year, " of"))
	}
}

func (english) season(p point) string {
	return [...]string{"spring", "summer", "autumn", "winter"}[(p.month-21)%4]
}

// crossing is the second year of a season known to cross the new year:
// "winter 2019–20 (Northern Hemisphere)". A winter without a hemisphere is
// worded as it was written.
func (english) crossing(p point) string {
	if !p.crosses() {
		return ""
	}
	return fmt.Sprintf("–%02d", (p.year+1)%100)
}

func (english) hemisphere(group int) string {
	switch {
	case group <= 24:
		return ""
	case group <= 28:
		return " (Northern Hemisphere)"
	}
	return " (Southern Hemisphere)"
}

func ordinalEnglish(n int64) string {
	suffix := "th"
	if n/10%10 != 1 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.FormatInt(n, 10) + suffix
}
