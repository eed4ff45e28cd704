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

// tenseAround is the tense of the clause that tokens stand in: that of the
// nearest verb before them, or of the first one after them.
func (f *Finder) tenseAround(first, end int) tense {
	if first > 0 {
		switch before := f.tokens[first-1]; {
		case before.in(classDeadline):
			return future
		case f.isLoose(first):
			return noTense
		case before.in(classUntil) && f.hasBefore(first, classGrant):
			return future
		}
	}
	for i := first - 1; i >= max(0, first-tenseReach) && !f.endsSentence(i); i-- {
		if t := f.cue(i, first-i <= 2); t != noTense {
			return t
		}
	}
	for i := end; i < min(len(f.tokens), end+tenseReach); i++ {
		if t := f.cue(i, false); t != noTense {
			return t
		}
		if f.endsSentence(i) {
			break
		}
	}
	return noTense
}

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

// hasBefore reports whether a word of a class stands before an expression in
// its sentence.
func (f *Finder) hasBefore(first int, c class) bool {
	for i := first - 1; i >= max(0, first-tenseReach) && !f.endsSentence(i); i-- {
		if f.tokens[i].in(c) {
			return true
		}
	}
	return false
}

// cue is the tense of one word, if it is a verb that has one. A participle close
// before a date needs no auxiliary: "signé en mars".
func (f *Finder) cue(i int, close bool) tense {
	t := f.tokens[i]
	if !t.is(letters) || t.in(classNoTense) {
		return noTense
	}
	start := i == 0 || f.endsSentence(i-1)
	switch {
	case t.is(capital) && !start: // a name
		return noTense
	case t.in(classFuture):
		return future
	case t.in(classPast):
		return past
	}
	text := f.text[t.start:t.end]
	for _, e := range f.language.endings {
		if len(text) < len(e.text)+2 || !strings.HasSuffix(text, e.text) {
			continue
		}
		if e.class == classFutureEnding {
			return future
		}
		if f.participle(i, close) {
			return past
		}
	}
	return noTense
}

// participle reports whether a word that ends like a past form is one that
// tells the tense itself: not "lifted" in "will be lifted". Where the language
// has words for it (class "aux"), one of them must stand before it.
func (f *Finder) participle(i int, close bool) bool {
	for j := i - 1; j >= max(0, i-2); j-- {
		if f.tokens[j].in(classBe) {
			return false
		}
		if f.tokens[j].in(classAux) {
			return true
		}
	}
	return close || !f.language.hasAux
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
