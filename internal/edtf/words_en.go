package edtf

import (
	"fmt"
	"strings"
)

type english struct{}

func (e english) alone(l *line, p point, st style) {
	q, whole := p.whole()
	noun := e.noun(p, st)
	switch {
	case !whole || q == 0 || p.allUnknown():
		l.name(noun.alone, p)
	case q == Approximate:
		e.about(l, noun, p, st)
	case st.short() && p.unit == unitYear && q == Uncertain:
		l.name(strings.TrimPrefix(noun.alone, "the "), p)
		l.say(" (?)")
	case st.short() && p.unit == unitYear:
		e.about(l, noun, p, st)
		l.say(" (?)")
	case q == Uncertain:
		l.say("possibly ")
		l.name(noun.inside, p)
	default:
		l.say("possibly ")
		e.about(l, noun, p, st)
	}
}

// inside is a point after a preposition or in a list.
func (e english) inside(l *line, p point, st style) {
	q, whole := p.whole()
	noun := e.noun(p, st)
	if whole && q&Approximate != 0 {
		e.about(l, noun, p, st)
	} else {
		l.name(noun.inside, p)
	}
	switch {
	case !whole || q&Uncertain == 0:
	case p.unit == unitYear:
		l.say(" (?)")
	default: // a bare mark would be read as one on the year
		l.say(" (date uncertain)")
	}
}

func (english) about(l *line, noun nounEnglish, p point, st style) {
	if st.short() {
		l.say("c. ")
		l.name(strings.TrimPrefix(noun.about, "the "), p)
		return
	}
	l.say("about ")
	l.name(noun.about, p)
}

func (english) time(l *line, c clock, st style) {
	join := " at "
	if st.short() {
		join = ", "
	}
	text := fmt.Sprintf("%02d:%02d", c.seconds/3600, c.seconds/60%60)
	if s := c.seconds % 60; s != 0 {
		text += fmt.Sprintf(":%02d", s)
	}
	l.say(join + text + c.zoneText())
}

// period is "3 to 7 October 2017", and "from about 1984 to 2004" where the
// first date has words of its own that would seem to hold for both.
func (e english) period(l *line, m member, st style) {
	first := st.beside(m.a, m.b)
	join := " to "
	switch plain := m.a.plain() && m.b.plain(); {
	case !plain && st.short() && m.a.mask|m.b.mask == 0:
		join = " – "
	case !plain && !st.short():
		l.say("from ")
	case plain && st.short():
		join = dash(e.noun(m.a, first).inside, e.noun(m.b, first).inside)
	}
	e.inside(l, m.a, first)
	l.say(join)
	e.inside(l, m.b, st)
}

func (e english) since(l *line, p point, far Bound, st style) {
	if far == Open {
		l.say("since ")
		e.inside(l, p, st)
		return
	}
	l.say("from ")
	e.inside(l, p, st)
	l.say(", end unknown")
}

func (e english) until(l *line, p point, far Bound, st style) {
	l.say("until ")
	e.inside(l, p, st)
	if far == Unknown {
		l.say(", start unknown")
	}
}

func (english) endless(start, end Bound) string {
	switch {
	case start == Open && end == Open:
		return "without start or end"
	case start == Open:
		return "without start, end unknown"
	case end == Open:
		return "start unknown, without end"
	}
	return "start and end unknown"
}

func (e english) oneOf(l *line, list []member, st style) {
	if len(list) == 1 && list[0].ranged() {
		l.say("between ")
		e.inside(l, list[0].a, st.beside(list[0].a, list[0].b))
		l.say(" and ")
		e.inside(l, list[0].b, st)
		return
	}
	if len(list) > 2 && !st.short() {
		l.say("one of ")
	}
	e.list(l, list, " or ", st)
}

func (e english) allOf(l *line, list []member, st style) {
	if len(list) == 1 { // a range
		e.every(l, list[0], st)
		return
	}
	if len(list) > 2 && !st.short() {
		l.say("all of ")
	}
	e.list(l, list, " and ", st)
}

// every is a range of which each value is meant.
func (e english) every(l *line, m member, st style) {
	switch {
	case m.a.bound == Open:
		l.say("every " + e.unit(m.b) + " up to ")
		e.inside(l, m.b, st)
	case m.b.bound == Open:
		l.say("every " + e.unit(m.a) + " from ")
		e.inside(l, m.a, st)
		l.say(" on")
	default:
		l.say("every " + e.unit(m.a) + " from ")
		e.inside(l, m.a, st.beside(m.a, m.b))
		l.say(" to ")
		e.inside(l, m.b, st)
	}
}

func (english) unit(p point) string {
	switch p.precision() {
	case ToDay:
		return "day"
	case ToMonth:
		return "month"
	case ToSeason:
		return "season"
	case ToQuarter:
		return "quarter"
	case ToHalf:
		return "half-year"
	case ToYear:
		return "year"
	}
	return "part of the year"
}

// list puts members one after the other, the last one after the word.
func (e english) list(l *line, list []member, last string, st style) {
	for i, m := range list {
		inner := st
		if i+1 < len(list) {
			inner = st.beside(m.b, list[i+1].a)
		}
		l.say(separator(i, len(list), last))
		switch {
		case m.a.bound == Open:
			e.inside(l, m.b, st)
			l.say(" or earlier")
		case m.b.bound == Open:
			e.inside(l, m.a, st)
			l.say(" or later")
		case m.ranged():
			e.period(l, m, style{form: Short, noYear: st.noYear})
		default:
			e.inside(l, m.a, inner)
		}
	}
}
