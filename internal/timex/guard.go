package timex

import (
	"strings"
	"unicode/utf8"
)

// accepts reports whether the words around an expression let it be one. It
// keeps names ("General May"), quantities ("1984 tonnes") and numbers of
// things ("Resolution 2085") from being taken for dates.
func (f *Finder) accepts(fr *frame) bool {
	if f.glued(fr) || fr.closed && !f.closes(fr.end) {
		return false
	}
	if fr.tense != noTense && f.tenseAround(fr.first, fr.end) != fr.tense {
		return false
	}
	switch fr.action {
	case actDate:
		return fr.a.hasGroup() && fr.b.hasGroup() && f.acceptsDate(fr)
	case actDuration, actShift:
		return (fr.action != actDuration || !f.isAge(fr) && !f.isHours(fr)) && !f.isPaper(fr)
	case actUnit:
		return (fr.unit > day || fr.from == Mention && fr.unit == day) && !f.isProgram(fr)
	case actWindow:
		return fr.unit > day || fr.counted // "the last day" is one of several
	case actSet, actReference:
		return !f.isTitle(fr)
	}
	return true
}

// before and after are the tokens next to an expression: the zero token at the
// ends of a paragraph.
func (f *Finder) before(first int) token {
	if first == 0 || f.tokens[first].is(parted) {
		return token{}
	}
	return f.tokens[first-1]
}

func (f *Finder) after(end int) token {
	if end >= len(f.tokens) || f.tokens[end].is(parted) {
		return token{}
	}
	return f.tokens[end]
}

// mark is the character of a token that is neither a word nor a number, or 0.
func (f *Finder) mark(t token) rune {
	if t.end == 0 || t.is(letters) || t.digits > 0 {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(f.text[t.start:])
	return r
}

// glued reports whether an expression is only a part of a longer word or
// number: the 47 of AK-47.
func (f *Finder) glued(fr *frame) bool {
	b, a := f.before(fr.first), f.after(fr.end)
	if b.end > 0 && !f.tokens[fr.first].is(spaced) {
		if b.is(letters) || b.digits > 0 {
			return true
		}
		switch f.mark(b) {
		case '-', '‐', '‑', '–', '/', '.', '_', '@':
			// "Monday-Friday": the other end of a range stands before it.
			p := f.before(fr.first - 1)
			if !fr.leads() && !f.tokens[fr.first-1].is(spaced) && (p.is(letters) || p.digits > 0) && f.lastEnd != fr.first-1 {
				return true
			}
		case '$', '€', '£', '#', '+', '=':
			return true
		}
	}
	if a.end == 0 || a.is(spaced) {
		return false
	}
	switch f.mark(a) {
	case '%', '€', '$', '£', '_', '@':
		return true
	}
	if f.mark(a) == '-' && f.tokens[fr.end-1].is(letters) && fr.action == actDate {
		// "2024-march-offensive": part of a name in a link
		next := f.after(fr.end + 1)
		return next.is(letters) && !next.is(spaced) && next.word == nil
	}
	return a.is(letters) || a.digits > 0
}

// closes reports whether a clause ends before token i.
func (f *Finder) closes(i int) bool {
	t := f.after(i)
	return t.end == 0 || t.in(classConn) && t.is(letters) || strings.ContainsRune(",.;:!?)]”»…\"", f.mark(t))
}

// isAge reports whether a duration is how old someone is.
func (f *Finder) isAge(fr *frame) bool {
	if f.apposed(fr) && fr.unit == year && f.tokens[fr.first].digits > 0 {
		return true // "Issa Diallo, 26 ans, …"
	}
	for i := max(0, fr.first-2); i < fr.first; i++ {
		if value, ok := f.tokens[i].sense(classAge); ok && value == 2 {
			return true
		}
	}
	for i := fr.end; i < min(len(f.tokens), fr.end+2); i++ {
		if value, ok := f.tokens[i].sense(classAge); ok && value == 1 {
			return true
		}
	}
	return false
}

// apposed reports whether an expression stands between commas or brackets after
// a name.
func (f *Finder) apposed(fr *frame) bool {
	b := f.before(fr.first)
	return (f.mark(b) == ',' || f.mark(b) == '(') && f.before(fr.first-1).is(capital) && strings.ContainsRune(",)", f.mark(f.after(fr.end)))
}

// isTitle reports whether one word belongs to a name: "Daily Nation".
func (f *Finder) isTitle(fr *frame) bool {
	return fr.end == fr.first+1 && f.tokens[fr.first].is(capital) && f.after(fr.end).is(capital)
}

// isProgram reports whether two words are a title: "This Week".
func (f *Finder) isProgram(fr *frame) bool {
	return fr.end == fr.first+2 && f.tokens[fr.first].is(capital) && f.tokens[fr.first+1].is(capital)
}

// isHours reports whether a number of minutes or hours is a title: "60 Minutes".
func (f *Finder) isHours(fr *frame) bool {
	return fr.end == fr.first+2 && fr.unit < day && f.tokens[fr.first].digits > 0 && f.tokens[fr.first+1].is(capital)
}

// isPaper reports whether one word ends a name: "USA Today".
func (f *Finder) isPaper(fr *frame) bool {
	return fr.end == fr.first+1 && f.tokens[fr.first].is(capital) && !f.starts(fr.first) && f.before(fr.first).is(capital)
}

func (f *Finder) acceptsDate(fr *frame) bool {
	c := fr.a
	bare := c
	bare.weekday, bare.daypart, bare.circa = 0, "", false
	switch {
	case fr.split > 0 && fr.b.year > 0 && fr.a.month == 0 && fr.a.group == 0:
		return fr.b.year > fr.a.year && (f.isYear(fr) || f.isSpan(fr))
	case fr.a.clock:
		return fr.a.hour <= 24
	case fr.hasRel || fr.leads() && fr.id != "season":
		return true
	case bare == calendar{year: c.year} && c.year > 0 && !c.circa:
		return f.isYear(fr)
	case bare == calendar{year: c.year} && c.circa:
		return !f.after(fr.end).is(letters) || !f.after(fr.end).in(classCounted) && !strings.HasSuffix(f.textOf(f.after(fr.end)), "s")
	case bare == calendar{month: c.month} && fr.split == 0 && c.month > 0:
		return f.isMonth(fr)
	case bare == calendar{} && c.weekday > 0:
		return f.isWeekday(fr)
	case c.hasHoliday && c.year == 0:
		return !f.after(fr.end).is(capital)
	case c.month > 0 && c.year == 0 && c.day > 0:
		return !f.after(fr.end).in(classCounted)
	}
	return true
}

func (f *Finder) textOf(t token) string { return f.text[t.start:t.end] }

// signs are characters that make a number next to them a sum or a share.
const signs = "$€£¥%#№§"

// isYear reports whether four digits are a year and not a number of something.
func (f *Finder) isYear(fr *frame) bool {
	n := fr.a.year
	b, a := f.before(fr.first), f.after(fr.end)
	counted := a.in(classCounted)
	strength, timed := b.sense(classTimeBefore)
	switch {
	case strings.ContainsRune(signs, f.mark(b)), strings.ContainsRune(signs, f.mark(a)):
		return false
	case b.in(classNoYear), f.mark(b) == '.' && f.before(fr.first-1).in(classNoYear) && !f.tokens[fr.first-1].is(ends):
		return false
	case f.mark(a) == '-' && !a.is(spaced) && f.after(fr.end+1).digits > 0 && !f.after(fr.end+1).is(spaced): // of a number that is no range
		return false
	case f.mark(b) == '(' && f.before(fr.first-1).digits > 0: // Resolution 2391 (2017)
		return false
	case timed && strength == 1:
		return true
	case counted || n < 1500:
		return false
	case timed && strength == 2:
		reach, _ := f.before(fr.first - 1).sense(classNoYear)
		return reach != 2
	case n < 1900 || n > 2050:
		return false
	case b.digits > 0 && f.lastEnd != fr.first:
		return false
	case !b.is(letters):
		return true
	case b.is(capital):
		return b.in(classMonth) || b.in(classWeekday)
	}
	// "the disputed 2018 vote", but not "bought 2000 rifles"
	return a.is(letters) && !a.is(capital) && !strings.HasSuffix(f.textOf(a), "s")
}

// isSpan reports whether two years with a dash are one stretch of time, whatever
// stands around them: "the 2020-2025 plan".
func (f *Finder) isSpan(fr *frame) bool {
	b, a := f.before(fr.first), f.after(fr.end)
	return fr.a.year >= 1900 && fr.b.year <= 2100 && fr.b.year-fr.a.year <= 60 &&
		!b.in(classNoYear) && !b.is(capital) && !a.in(classCounted) && b.digits == 0 && !strings.ContainsRune(signs, f.mark(b)) && !strings.ContainsRune(signs, f.mark(a))
}

// isMonth reports whether the name of a month alone is one: many are names of
// people and other words too.
func (f *Finder) isMonth(fr *frame) bool {
	t := f.tokens[fr.end-1]
	short := f.mark(t) == '.'
	if short {
		t = f.tokens[fr.end-2]
	}
	b, a := f.before(fr.first), f.after(fr.end)
	if b.in(classNameBefore) || f.namesAfter(a) {
		return false
	}
	ambiguity, ok := t.sense(classAmbiguous)
	if !ok || fr.first < fr.end-1 && ambiguity > 1 {
		return true
	}
	strength, timed := b.sense(classTimeBefore)
	switch {
	case ambiguity == 1 && !short, ambiguity == 3 && strength != 1, !timed:
		return false
	case strength == 1:
		return true
	}
	return !a.is(capital)
}

func (f *Finder) isWeekday(fr *frame) bool {
	b, a := f.before(fr.first), f.after(fr.end)
	return !(b.in(classNameBefore) && (b.is(capital) || f.mark(b) == '.')) && !f.namesAfter(a)
}

// namesAfter reports whether the word after an expression makes it a name.
func (f *Finder) namesAfter(t token) bool {
	value, ok := t.sense(classNameAfter)
	return ok && (value == 2 || t.is(capital))
}
