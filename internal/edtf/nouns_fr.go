package edtf

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A nounFrench is a date as a noun: what it is by itself ("été 2014", "un jour
// de mars 2024"), what follows an article or a preposition, which article that
// is, and what follows "vers" where that is not the same ("mars 2024 (jour
// inconnu)").
type nounFrench struct {
	alone, inside string
	article       articleFrench
	near          string
}

// An articleFrench says how a noun takes its article and prepositions.
type articleFrench uint8

const (
	noArticle  articleFrench = iota // mars 2024, 1985; "en mars"
	articleLe                       // le 5 mars, le printemps: du, au
	articleL                        // l'été, l'automne: de l', à l'
	articleLes                      // les années 1960: des, aux
	ownArticle                      // un jour de mars, début 2023; "à"
	articleAn                       // l'an 170 000 002: en l'
)

func (n nounFrench) the() string {
	return [...]string{"", "le ", "l’", "les ", "", "l’"}[n.article]
}

// none is the article where there is none to be but the one of a plural.
func (n nounFrench) none() string {
	if n.article == articleLes {
		return n.the()
	}
	return ""
}

func (n nounFrench) of() string {
	if n.article == noArticle || n.article == ownArticle {
		return elide(n.inside)
	}
	return [...]string{articleLe: "du ", articleL: "de l’", articleLes: "des ", articleAn: "de l’"}[n.article]
}

func (n nounFrench) to() string {
	return [...]string{"à ", "au ", "à l’", "aux ", "à ", "à l’"}[n.article]
}

// until is what stands after "jusqu’".
func (n nounFrench) until() string {
	return [...]string{"en ", "au ", "à l’", "aux ", "à ", "en l’"}[n.article]
}

// in is the preposition with which a thing happens then.
func (n nounFrench) in() string {
	return [...]string{"en ", "au ", "à l’", "dans les ", "", "en l’"}[n.article]
}

// elide is "de" before a text: "d’" before a vowel. Numbers never elide it.
func elide(text string) string {
	first, _ := utf8.DecodeRuneInString(text)
	if strings.ContainsRune("aeiouéâ", first) {
		return "d’"
	}
	return "de "
}

var monthsFrench = [...]string{1: "janvier", "février", "mars", "avril", "mai", "juin",
	"juillet", "août", "septembre", "octobre", "novembre", "décembre"}

var weekdaysFrench = [...]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}

func dayFrench(day int) string {
	if day == 1 {
		return "1er"
	}
	return strconv.Itoa(day)
}

func monthFrench(month int) string { return monthsFrench[month] }

// ordinalFrench is 1er, 2e; a century's number is Roman.
func ordinalFrench(n int64) string {
	if n == 1 {
		return "1er"
	}
	return strconv.FormatInt(n, 10) + "e"
}

func romanFrench(n int64) string {
	if n == 1 {
		return "Ier"
	}
	return roman(n) + "e"
}

func (f french) noun(p point, st style) nounFrench {
	switch {
	case p.unit == unitYear:
		return f.year(p, st)
	case p.unit == unitGroup:
		return f.group(p, st)
	case p.mask != 0:
		return f.vague(p, st)
	}
	article := noArticle
	var weekday, day, month, year string
	if st.hasWeekday(p) {
		weekday = weekdaysFrench[p.first().Weekday()] + " "
	}
	if p.unit == unitDay {
		article = articleLe
		day = dayFrench(int(p.day)) + p.mark(unitDay)
	}
	if !st.noMonth {
		month = monthsFrench[p.month] + p.mark(unitMonth)
	}
	if !st.noYear {
		year = f.ofYear(p)
	}
	return named(weekday+day+between(day, month)+month+year, article)
}

// ofYear is the year as it follows a month.
func (f french) ofYear(p point) string {
	if p.mask.year() == 0 {
		return " " + f.yearName(p.year) + p.mark(unitYear)
	}
	unknown := f.unknownYear(p)
	return " " + elide(unknown) + unknown + p.mark(unitYear)
}

// inYear is the year as it follows anything else.
func (f french) inYear(p point) string {
	if p.mask.year() == 0 {
		return " de" + f.ofYear(p)
	}
	return f.ofYear(p)
}

// year is a year alone, with unknown or significant digits or without.
func (f french) year(p point, st style) nounFrench {
	name := f.yearName(p.year)
	switch from, to := p.margin(); {
	case p.mask != 0:
		return f.vagueYear(p)
	case from < to: // only some digits are significant
		return f.estimate(name, from, to, st)
	case p.year > 9999:
		return spokenFrench("l’an "+name, "an "+name, articleAn)
	}
	if st.noEra {
		name = strings.TrimSuffix(name, " av. J.-C.")
	}
	return named(name, noArticle)
}

// estimate is a year of which only some digits are significant.
func (f french) estimate(name string, from, to int64, st style) nounFrench {
	n := nounFrench{
		alone:  "une année entre " + f.years(from, to, " et ") + ", estimée à " + name,
		inside: name + environ,
		near:   name + " (" + f.years(from, to, "–") + ")",
	}
	if st.short() {
		n.alone = "vers " + n.near
	}
	return n
}

// environ follows a date that is approximate where "vers" cannot stand before.
const environ = " environ"

// Spaces of French that do not break.
const (
	narrowSpace = "\u202f" // between groups of three digits
	fixedSpace  = "\u00a0" // before ":" and within a time of day
)

func (french) yearName(year int64) string {
	switch {
	case year <= 0:
		return grouped(1-year, narrowSpace) + " av. J.-C."
	case year < 100:
		return strconv.FormatInt(year, 10) + " apr. J.-C."
	}
	return grouped(year, narrowSpace)
}

func (f french) years(from, to int64, between string) string {
	first, last := f.yearName(from), f.yearName(to)
	if from <= 0 == (to <= 0) {
		first, _, _ = strings.Cut(first, " ")
	}
	return first + between + last
}

func (f french) vagueYear(p point) nounFrench {
	switch p.vagueYear() {
	case decade:
		text := fmt.Sprintf("années %d", p.year)
		return spokenFrench("les "+text, text, articleLes)
	case century:
		text := romanFrench(p.ordinal(100)) + " siècle" + f.era(p)
		return named(text, articleLe)
	case millennium:
		text := romanFrench(p.ordinal(1000)) + " millénaire" + f.era(p)
		return named(text, articleLe)
	case anyYear:
		return spokenFrench("année inconnue"+bracketed(f.era(p)), "une année inconnue"+f.era(p), ownArticle)
	case yearsRange:
		text := "entre " + f.years(p.year, p.lastYear(), " et ")
		return spokenFrench(text, "une année "+text, ownArticle)
	}
	text := "une année de la forme " + p.yearDigits()
	return named(text, ownArticle)
}

func (french) era(p point) string {
	if p.year < 0 {
		return " av. J.-C."
	}
	return ""
}

// unknownYear is a year within what is known of it.
func (f french) unknownYear(p point) string {
	noun := f.vagueYear(p)
	switch p.vagueYear() {
	case decade, century, millennium:
		return "une année inconnue " + noun.of() + noun.inside
	}
	return noun.inside
}

// group is a season, quarter, quadrimester or half.
func (f french) group(p point, st style) nounFrench {
	mark, year := p.mark(unitMonth), f.ofYear(p)
	switch g := int(p.month); {
	case g <= 32:
		return f.season(p, mark+year+f.crossing(p)+f.hemisphere(g))
	case g <= 36 && st.short():
		return named("T"+strconv.Itoa(g-32)+mark+year, articleLe)
	case g <= 36:
		return named(ordinalFrench(int64(g-32))+" trimestre"+mark+year, articleLe)
	case g == 38 && p.mask == 0:
		return named("mi-"+strings.TrimPrefix(year, " ")+mark, ownArticle)
	case g == 38:
		return named("milieu"+mark+year, articleLe)
	case g <= 39:
		return named([...]string{37: "début", 39: "fin"}[g]+mark+year, ownArticle)
	case st.short():
		return named("S"+strconv.Itoa(g-39)+mark+year, articleLe)
	default:
		return named(ordinalFrench(int64(g-39))+" semestre"+mark+year, articleLe)
	}
}

// named is a noun that is the same everywhere but for its article.
func named(text string, article articleFrench) nounFrench {
	return nounFrench{alone: text, inside: text, article: article}
}

// spokenFrench is a noun with other words after a preposition than by itself.
func spokenFrench(alone, inside string, article articleFrench) nounFrench {
	return nounFrench{alone: alone, inside: inside, article: article}
}

// unknownFrench is a date of which a part is not known: as short says in
// brackets or as long says in words.
func unknownFrench(short, long string, st style) nounFrench {
	n := nounFrench{alone: long, inside: long, article: ownArticle, near: short}
	if st.short() {
		n.alone = short
	}
	return n
}

func (french) season(p point, rest string) nounFrench {
	switch (p.month - 21) % 4 {
	case 0:
		return named("printemps"+rest, articleLe)
	case 1:
		return named("été"+rest, articleL)
	case 2:
		return named("automne"+rest, articleL)
	}
	return named("hiver"+rest, articleL)
}

func (french) crossing(p point) string {
	if !p.crosses() {
		return ""
	}
	return "–" + strconv.FormatInt(p.year+1, 10)
}

func (french) hemisphere(group int) string {
	switch {
	case group <= 24:
		return ""
	case group <= 28:
		return " (hémisphère nord)"
	}
	return " (hémisphère sud)"
}
