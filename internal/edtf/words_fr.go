package edtf

import (
	"slices"
	"strconv"
	"strings"
)

type french struct{}

func (f french) alone(l *line, p point, st style) {
	q, whole := p.whole()
	noun := f.noun(p, st)
	switch {
	case !whole || q == 0 || p.allUnknown():
		l.name(noun.alone, p)
	case q == Approximate:
		f.about(l, noun, p)
	case st.short() && p.unit == unitYear && q == Uncertain:
		l.name(noun.alone, p)
		l.say(" (?)")
	case st.short() && p.unit == unitYear:
		f.about(l, noun, p)
		l.say(" (?)")
	case q == Uncertain:
		l.say("peut-être " + f.when(noun, p))
		l.name(noun.inside, p)
	default:
		l.say("peut-être ")
		f.about(l, noun, p)
	}
}

func (french) about(l *line, noun nounFrench, p point) {
	if noun.near != "" {
		l.say("vers ")
		l.name(noun.near, p)
		return
	}
	l.say("vers " + noun.the())
	l.name(noun.inside, p)
}

// when is the preposition of a date that tells when something was. A day has
// only its article: "le 5 mars".
func (french) when(noun nounFrench, p point) string {
	if p.unit == unitDay {
		return noun.the()
	}
	return noun.in()
}

// inside is a point after a preposition, given with the article.
func (f french) inside(l *line, p point, st style, before func(nounFrench) string) {
	noun := f.noun(p, st)
	l.say(before(noun))
	l.name(noun.inside, p)
	q, whole := p.whole()
	if !whole {
		return
	}
	if q&Approximate != 0 && !strings.HasSuffix(noun.inside, environ) {
		l.say(environ)
	}
	switch {
	case q&Uncertain == 0:
	case p.unit == unitYear:
		l.say(" (?)")
	default: // a noArticle mark would be read as one on the year
		l.say(" (date incertaine)")
	}
}

func (french) time(l *line, c clock, st style) {
	join := " à "
	if st.short() {
		join = ", "
	}
	text := strconv.Itoa(int(c.seconds/3600)) + fixedSpace + "h"
	minutes, seconds := int(c.seconds/60%60), int(c.seconds%60)
	if minutes != 0 || seconds != 0 {
		text += fixedSpace + string(appendTwo(nil, uint8(minutes), 0))
	}
	if seconds != 0 {
		text += fixedSpace + "min" + fixedSpace + string(appendTwo(nil, uint8(seconds), 0)) + fixedSpace + "s"
	}
	l.say(join + text + c.zoneText())
}

// period is "du 3 au 7 octobre 2017", in lists "3–7 octobre 2017".
func (f french) period(l *line, m member, st style) {
	first := st.beside(m.a, m.b)
	if st.short() && m.a.plain() && m.b.plain() {
		a, b := f.noun(m.a, first), f.noun(m.b, st)
		l.name(a.alone, m.a)
		l.say(dash(a.alone, f.noun(m.b, first).alone))
		l.name(b.alone, m.b)
		return
	}
	f.inside(l, m.a, first, nounFrench.of)
	l.say(" ")
	f.inside(l, m.b, st, nounFrench.to)
}

func (f french) since(l *line, p point, far Bound, st style) {
	if far == Open {
		l.say("depuis ")
		f.inside(l, p, st, nounFrench.the)
		return
	}
	l.say("à partir ")
	f.inside(l, p, st, nounFrench.of)
	l.say(", fin inconnue")
}

func (f french) until(l *line, p point, far Bound, st style) {
	l.say("jusqu’")
	f.inside(l, p, st, nounFrench.until)
	if far == Unknown {
		l.say(", début inconnu")
	}
}

func (french) endless(start, end Bound) string {
	switch {
	case start == Open && end == Open:
		return "sans début ni fin"
	case start == Open:
		return "sans début, fin inconnue"
	case end == Open:
		return "début inconnu, sans fin"
	}
	return "début et fin inconnus"
}

func (f french) oneOf(l *line, list []member, st style) {
	if len(list) == 1 && list[0].ranged() {
		l.say("entre ")
		f.inside(l, list[0].a, st.beside(list[0].a, list[0].b), nounFrench.the)
		l.say(" et ")
		f.inside(l, list[0].b, st, nounFrench.the)
		return
	}
	if len(list) > 2 && !st.short() {
		l.say("l’une de ces dates" + fixedSpace + ": ")
	}
	f.list(l, list, " ou ", st)
}

func (f french) allOf(l *line, list []member, st style) {
	if len(list) == 1 { // a range
		f.every(l, list[0], st)
		return
	}
	if len(list) > 2 && !st.short() {
		l.say("toutes ces dates" + fixedSpace + ": ")
	}
	f.list(l, list, " et ", st)
}

// every is a range of which each value is meant.
func (f french) every(l *line, m member, st style) {
	switch {
	case m.a.bound == Open:
		l.say(f.each(m.b) + " jusqu’")
		f.inside(l, m.b, st, nounFrench.until)
	case m.b.bound == Open:
		l.say(f.each(m.a) + " à partir ")
		f.inside(l, m.a, st, nounFrench.of)
	default:
		l.say(f.each(m.a) + " ")
		f.inside(l, m.a, st.beside(m.a, m.b), nounFrench.of)
		l.say(" ")
		f.inside(l, m.b, st, nounFrench.to)
	}
}

func (french) each(p point) string {
	switch p.precision() {
	case ToDay:
		return "chaque jour"
	case ToMonth:
		return "chaque mois"
	case ToSeason:
		return "chaque saison"
	case ToQuarter:
		return "chaque trimestre"
	case ToHalf:
		return "chaque semestre"
	case ToYear:
		return "chaque année"
	}
	return "chaque partie de l’année"
}

// list puts members one after the other, the last one after the word. Two days
// have their articles, "le 3 ou le 7 octobre"; a longer list has none.
func (f french) list(l *line, list []member, last string, st style) {
	article := nounFrench.the
	if len(list) > 2 || slices.ContainsFunc(list, member.ranged) {
		article = nounFrench.none
	}
	for i, m := range list {
		inner := st
		if i+1 < len(list) {
			inner = st.beside(m.b, list[i+1].a)
		}
		l.say(separator(i, len(list), last))
		switch {
		case m.a.bound == Open:
			f.inside(l, m.b, st, article)
			l.say(" ou avant")
		case m.b.bound == Open:
			f.inside(l, m.a, st, article)
			l.say(" ou après")
		case m.ranged():
			f.period(l, m, style{form: Short, noYear: st.noYear})
		default:
			f.inside(l, m.a, inner, article)
		}
	}
}
