// Package timex finds dates, durations and other time expressions in English
// and French prose and says which days they mean.
//
// What words there are and how they combine stands in the tables of each
// language (tables/en.txt, tables/fr.txt); what a combination means is the same
// in all languages and stands in the code. Values are EDTF for dates and TIMEX3
// (ISO-TimeML 1.2.1, TIDES 2005) for everything.
package timex

import (
	"annals/internal/edtf"
)

// An Expression is a run of words that names a time.
type Expression struct {
	Start, End int // bytes of the text, on rune boundaries
	Kind       Kind
	// Date is what a Date is in EDTF; it is zero of what is Unresolved.
	Date edtf.Date
	// Type, Value and Mod are the attributes of TIMEX3 with the same names.
	// What is not known is X in the value: "XXXX-WXX-5".
	Type, Value, Mod string
	Rule             string // of the table: "day-month-year"
	Anchor           Anchor
	Confidence       Confidence
	Unresolved       Reason // why there is no date, or ""
	// Ends are the two ends of an interval that has words for both. TIMEX3
	// marks them apart.
	Ends []Expression
}

// A Kind is what an expression names.
type Kind uint8

const (
	Date      Kind = iota + 1 // a day or longer, with a place in the calendar
	Clock                     // a time of day without a date
	Duration                  // a length of time
	Set                       // times that recur
	Reference                 // now, lately, soon
)

// String is the name of the kind, in lower case.
func (k Kind) String() string {
	return [...]string{"", "date", "clock", "duration", "set", "reference"}[k]
}

// A Confidence says how an expression came by its date.
type Confidence uint8

const (
	Guess   Confidence = iota + 1 // chosen by tense or nearness, or in doubt
	Likely                        // counted from an anchor
	Certain                       // written in full
)

// String is the name of the confidence, in lower case.
func (c Confidence) String() string { return [...]string{"", "guess", "likely", "certain"}[c] }

// An Anchor is the date from which another was counted: the zero Anchor where
// the expression is complete in itself.
type Anchor struct {
	From From
	Date edtf.Date
}

// From says where an anchor comes from.
type From uint8

const (
	Itself      From = iota // the expression needs no anchor
	Publication             // the day the document was published
	Mention                 // a date named before
)

// String is the name of the source, in lower case; it is empty of [Itself].
func (f From) String() string { return [...]string{"", "publication", "mention"}[f] }

// A Reason says why an expression has no date, in words for an editor.
type Reason string

const (
	NoPublication Reason = "the day of publication is not known"
	NoMention     Reason = "no date is named before it"
	TooCoarse     Reason = "the date it counts from is not precise enough"
	NoSuchDay     Reason = "the calendar has no such day"
	Backwards     Reason = "it ends before it begins"
	OutOfRange    Reason = "it lies beyond the years that can be told"
)

// A Mode says how dates that are not complete are completed.
type Mode uint8

const (
	News      Mode = iota // from the day of publication and the tense
	Narrative             // from the date named last
)

// A Finder finds expressions in the parts of one document, in order: what one
// part names, the next may count from. The zero Finder is not usable.
type Finder struct {
	language  *language
	published edtf.Day // zero where it is not known
	mode      Mode
	last      mention
	quarter   mention // the quarter named last
	sentence  int     // of the document, counted

	// Of the paragraph that is being read.
	text    string
	tokens  []token
	matcher matcher
	buffer  []frame
	lastEnd int // the token after the expression found last
}

// A mention is a date that was named in a sentence.
type mention struct {
	period
	sentence int
}

// NewFinder makes a Finder for a document in a language ("fr" and its variants
// are French, all else is English), published on a day. A date that is not one
// day counts as not known.
func NewFinder(lang string, published edtf.Date, mode Mode) *Finder {
	f := &Finder{language: languageOf(lang), mode: mode}
	if day, ok := published.Day(); ok {
		f.published = day
	}
	return f
}

// Find returns the expressions of a text in order. They do not overlap. The
// time taken is linear in the length of the text.
func Find(text, lang string, published edtf.Date, mode Mode) []Expression {
	return NewFinder(lang, published, mode).Find(text)
}
