package document

import (
	"strings"
	"unicode/utf8"
)

// A Quotation is words between quotation marks.
type Quotation struct {
	Start, End int // bytes of the document's text, without the marks
	Speaker    Speaker
}

// quote finds the quotations of one paragraph and who says them, and gives both
// to its sentences. A quotation that is not closed ends with its paragraph: the
// next one then opens it again.
func (d *Document) quote(sentences []Sentence, p Paragraph, words []word) {
	if len(sentences) > 0 {
		d.speakers(sentences, quotations(p.In(d), p.Start), words)
	}
}

// quotations are those of a text that begins at base.
func quotations(text string, base int) (all []Quotation) {
	open, mark := -1, rune(0)
	end := func(at int) {
		// A comma before the mark belongs to the sentence around it.
		if inside := strings.TrimRight(strings.TrimSpace(text[open:at]), ","); inside != "" {
			start := open + strings.Index(text[open:at], inside)
			all = append(all, Quotation{Start: base + start, End: base + start + len(inside)})
		}
		open = -1
	}
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c < utf8.RuneSelf && c != '"' || !utf8.RuneStart(c) {
			continue // no mark of quotation
		}
		switch r, size := utf8.DecodeRuneInString(text[i:]); {
		case open < 0 && (r == '“' || r == '«' || r == '"' || r == '„'):
			open, mark = i+size, r
		case open >= 0 && closes(mark, r):
			end(i)
		case open >= 0 && r == mark && r != '"': // it was never closed
			end(i)
			open = i + size
		}
	}
	if open >= 0 && open < len(text) {
		end(len(text))
	}
	return all
}

// closes reports whether one quotation mark closes another.
func closes(open, r rune) bool {
	switch open {
	case '“', '„':
		return r == '”' || r == '"'
	case '«':
		return r == '»'
	}
	return r == '"' || r == '”'
}
