package timex

import "strings"

// A tense is when a sentence says that something happens.
type tense uint8

const (
	noTense tense = iota
	past
	future
)

// tenseReach is how many tokens to either side can tell the tense: a bound on
// the time that a sentence without an end takes.
const tenseReach = 60

// movedReach is how many tokens before a date the verb may stand that moved
// something to it.
const movedReach = 7

// tenseAround is the tense of the clause that tokens stand in: that of the
// nearest verb before them, or of the first one after them.
func (f *Finder) tenseAround(first, end int) tense {
	if first > 0 {
		switch before := f.tokens[first-1]; {
		case before.in(classDeadline) && !(f.starts(first-1) && f.firstCue(end) == past):
			return future
		case f.isLoose(first):
			return noTense
		case before.in(classUntil) && f.hasBefore(first, classGrant), f.isMoved(first):
			return future
		}
	}
	if f.opens(first, end) {
		if t := f.firstCue(end); t != noTense {
			return t
		}
	}
	for i := first - 1; i >= max(0, first-tenseReach) && !f.tokens[i].is(ends); i-- {
		switch c := f.cue(i); {
		case c == tellsFuture:
			return future
		case c == tellsPast, c == participle && first-i <= 2:
			return past
		}
	}
	return f.firstCue(end)
}

// opens reports whether a date stands between commas, before its own verb: "he
// said that, from 1 January, the ban would hold".
func (f *Finder) opens(first, end int) bool {
	if f.mark(f.after(end)) != ',' {
		return false
	}
	for i := first - 1; i >= max(0, first-3); i-- {
		if f.mark(f.tokens[i]) == ',' {
			return true
		}
	}
	return false
}

// firstCue is the tense of the first verb from token i on.
func (f *Finder) firstCue(i int) tense {
	for last := min(len(f.tokens), i+tenseReach); i < last; i++ {
		switch f.cue(i) {
		case tellsFuture:
			return future
		case tellsPast:
			return past
		}
		if f.tokens[i].is(ends) {
			break
		}
	}
	return noTense
}

// starts reports whether a sentence starts with token i.
func (f *Finder) starts(i int) bool { return i == 0 || f.tokens[i-1].is(ends) }

// isLoose reports whether a date belongs to a noun, of which the verb does not
// tell when it is.
func (f *Finder) isLoose(first int) bool {
	if value, _ := f.tokens[first-1].sense(classLoose); value == 1 {
		return true
	}
	if first < 2 {
		return false
	}
	value, _ := f.tokens[first-2].sense(classLoose)
	return value == 2
}

// isMoved reports whether something was put off to a date: "postponed until May".
func (f *Finder) isMoved(first int) bool {
	if value, ok := f.tokens[first-1].sense(classConn); !ok || value != 1 && value != 4 || !f.tokens[first-1].is(letters) {
		return false
	}
	for i := first - 2; i >= max(0, first-movedReach) && !f.tokens[i].is(ends); i-- {
		if f.tokens[i].in(classMove) {
			return true
		}
	}
	return false
}

// hasBefore reports whether a word of a class stands before an expression in
// its sentence.
func (f *Finder) hasBefore(first int, c class) bool {
	for i := first - 1; i >= max(0, first-tenseReach) && !f.tokens[i].is(ends); i-- {
		if f.tokens[i].in(c) {
			return true
		}
	}
	return false
}

// A cue is what one word says of the tense.
type cue uint8

const (
	unread cue = iota
	tellsNothing
	tellsPast
	tellsFuture
	// A participle tells the past only close before a date, where it needs no
	// auxiliary: "signé en mars".
	participle
)

// cue is what token i says of the tense. It is found once, for a token may be
// asked from every date around it.
func (f *Finder) cue(i int) cue {
	t := &f.tokens[i]
	if t.cue == unread {
		t.cue = f.findCue(i)
	}
	return t.cue
}

func (f *Finder) findCue(i int) cue {
	t := f.tokens[i]
	if !t.is(letters) || t.in(classNoTense) {
		return tellsNothing
	}
	switch {
	case t.is(capital) && !f.starts(i): // a name
		return tellsNothing
	case f.tellsFuture(i):
		return tellsFuture
	case t.in(classPast):
		return tellsPast
	}
	text := f.text[t.start:t.end]
	for _, e := range f.language.endings {
		if len(text) < len(e.text)+2 || !strings.HasSuffix(text, e.text) {
			continue
		}
		if e.class == classFutureEnding {
			return tellsFuture
		}
		if c := f.pastForm(i); c != tellsNothing {
			return c
		}
	}
	return tellsNothing
}

// tellsFuture reports whether token i is a word of what is to come: "set" is
// one in "set for June", not in "a record set in June".
func (f *Finder) tellsFuture(i int) bool {
	value, ok := f.tokens[i].sense(classFuture)
	return ok && (value != 3 || f.after(i+1).in(classAim))
}

// pastForm is what a word says that ends like a past form: not "lifted" in "will
// be lifted". Where the language has words for it (class "aux"), one of them must
// stand before it.
func (f *Finder) pastForm(i int) cue {
	for j := i - 1; j >= max(0, i-2); j-- {
		if f.tokens[j].in(classBe) {
			return tellsNothing
		}
		if f.tokens[j].in(classAux) {
			return tellsPast
		}
	}
	if f.language.hasAux {
		return participle
	}
	return tellsPast
}

// endsSentence reports whether a sentence ends with token i.
func (f *Finder) endsSentence(i int) bool {
	if i+1 == len(f.tokens) {
		return true
	}
	t, next := f.tokens[i], f.tokens[i+1]
	if next.is(parted) {
		return true
	}
	switch f.text[t.start] {
	case '.':
		if i > 0 && (f.tokens[i-1].in(classTitle) || f.tokens[i-1].is(capital) && f.tokens[i-1].end-f.tokens[i-1].start == 1) {
			return false
		}
	case '!', '?':
	default:
		return false
	}
	return next.is(spaced) && (next.is(capital) || next.digits > 0 || !next.is(letters)) || strings.ContainsRune("\"”»)", f.mark(next))
}
