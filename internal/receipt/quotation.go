package receipt

import (
	"slices"
	"strings"
)

// A Quotation is what an entry says that a source says: one part, or several
// with gaps between them.
//
// A gap is written …, three or more full stops, or anything in square
// brackets; but [T]he is the word “the”. A gap before the first word or after
// the last says nothing.
type Quotation struct {
	raw   string
	parts []part
}

// A part is words of a quotation that follow each other without a gap.
type part struct {
	words []string
	field []place // where the word stands in the quotation, by its index
}

// ReadQuotation reads a quotation as it is written, with or without the marks
// around it.
func ReadQuotation(raw string) Quotation {
	q := Quotation{raw: raw}
	var lexemes []lexeme
	var field []place
	f := newFolder()
	for p := range fields(raw) {
		scan(f.fold(raw[p.from:p.to]), func(l lexeme) {
			lexemes, field = append(lexemes, l), append(field, p)
		})
	}
	var open part
	for i := 0; i < len(lexemes); i++ {
		if n := gap(lexemes[i:]); n > 0 {
			q.close(&open)
			i += n - 1
		} else if l := lexemes[i]; l.mark == 0 {
			open.words, open.field = append(open.words, l.word), append(open.field, field[i])
		}
	}
	q.close(&open)
	return q
}

// close ends the part that is open.
func (q *Quotation) close(open *part) {
	if len(open.words) > 0 {
		q.parts = append(q.parts, *open)
	}
	*open = part{}
}

// gap returns how many lexemes the gap takes that begins l, or 0.
func gap(l []lexeme) int {
	switch l[0].mark {
	case '.':
		n := slices.IndexFunc(l, func(l lexeme) bool { return l.mark != '.' })
		if n < 0 {
			n = len(l)
		}
		if n >= 3 {
			return n
		}
	case '[':
		n := slices.IndexFunc(l[1:], func(l lexeme) bool { return l.mark == '[' || l.mark == ']' })
		if n >= 0 && l[1+n].mark == ']' {
			return n + 2
		}
	}
	return 0
}

// Normal returns the normal form of q: its words with one space between two,
// and … for each gap.
func (q Quotation) Normal() string {
	parts := make([]string, len(q.parts))
	for i, p := range q.parts {
		parts[i] = strings.Join(p.words, " ")
	}
	return strings.Join(parts, " … ")
}

// SHA256 returns that of the normal form, in hexadecimal digits.
func (q Quotation) SHA256() string { return sum(q.Normal()) }

// written returns words from to to-1 of p as the quotation has them.
func (q Quotation) written(p part, from, to int) string {
	return oneLine(q.raw[p.field[from].from:p.field[to-1].to])
}
