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
func (d *Document) quote(sentences []Sentence, p Paragraph) {
	if len(sentences) == 0 {
		return
	}
	var quotes []Quotation
	if text := p.In(d); strings.ContainsAny(text, `"“”«»`) {
		quotes = quotations(text, p.Start)
	}
	d.speakers(sentences, quotes)
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
	for i, r := range text {
		switch {
		case open < 0 && (r == '“' || r == '«' || r == '"' || r == '„'):
			open, mark = i+utf8.RuneLen(r), r
		case open >= 0 && closes(mark, r):
			end(i)
		case open >= 0 && r == mark && r != '"': // it was never closed
			end(i)
			open = i + utf8.RuneLen(r)
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
