package receipt

import (
	"fmt"
	"unicode/utf8"

	"annals/internal/diag"
)

// A Why is a reason to refuse a quotation.
type Why int

const (
	NoWords    Why = iota // it has no words
	TooShort              // a part of it has fewer words than MinWords
	NotFound              // a part of it is not in the text
	OutOfOrder            // its parts are in the text, but not in this order
	TooFar                // its parts are further from each other than MaxSkip
)

// A Refusal says why a quotation was not found.
type Refusal struct {
	Why     Why
	Part    string // of the quotation, as it is written: what the refusal is about
	Apart   int    // TooFar: the words between Part and what it should follow
	Closest string // NotFound: the passage of the text most like Part; empty where nothing is
	Word    int    // NotFound: the first word of Closest, counted from 1
}

// Problem says so to the person who wrote the quotation.
func (r Refusal) Problem() diag.Problem {
	p := diag.Problem{Code: "E3"}
	part := shorten(r.Part)
	switch r.Why {
	case NoWords:
		p.Text = fmt.Sprintf("the quotation %q holds no words", part)
		p.Help = "copy the words from the source"
	case TooShort:
		p.Text = fmt.Sprintf("a part of the quotation is too short to check: %q", part)
		p.Under = fmt.Sprintf("at least %d words on each side of a gap", MinWords)
		p.Help = "quote more of the sentence, without a gap"
	case NotFound:
		p.Text = fmt.Sprintf("the quotation is not in the text of its source: %q", part)
		p.Help = "copy the words from the source once more"
		p.Under = "nothing in it is like this"
		if r.Closest != "" {
			p.Under = fmt.Sprintf("closest, at word %d: %q", r.Word, shorten(r.Closest))
		}
	case OutOfOrder:
		p.Text = fmt.Sprintf("the source does not say this after what stands before the gap: %q", part)
		p.Help = "quote the parts in the order of the source"
	case TooFar:
		p.Text = fmt.Sprintf("the source says this %d words after what stands before the gap: %q", r.Apart, part)
		p.Under = fmt.Sprintf("a gap stands for at most %d words", MaxSkip)
		p.Help = "make two quotations of it"
	}
	return p
}

// shorten keeps what a message has room for.
func shorten(s string) string {
	const limit = 200
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	return string([]rune(s)[:limit]) + "…"
}
