package document

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// phrases are words to look for in a text in lower case. Each has two bytes or
// more.
type phrases struct {
	all []string
	// Which of them begin with two such bytes, as bits: the phrase i is bit i%64.
	by [1 << 10]uint64
}

func phrasesOf(all ...string) *phrases {
	p := &phrases{all: all}
	for i, phrase := range all {
		p.by[pair(phrase)] |= 1 << (i % 64)
	}
	return p
}

// pair is one number for the first two bytes of a text.
func pair(text string) int { return int(text[0]&31)<<5 | int(text[1]&31) }

// in reports whether a text holds one of the phrases.
func (p *phrases) in(low string) bool {
	for i := range max(0, len(low)-1) {
		if set := p.by[pair(low[i:])]; set != 0 && p.at(low[i:], set, strings.HasPrefix) {
			return true
		}
	}
	return false
}

// begin reports whether a text begins with one of the phrases, at whole words.
func (p *phrases) begin(low string) bool {
	low = strings.TrimLeft(low, marks)
	return len(low) > 1 && p.at(low, p.by[pair(low)], hasWords)
}

// at reports whether one of a set of phrases stands at the beginning of a text.
func (p *phrases) at(text string, set uint64, stands func(text, phrase string) bool) bool {
	for ; set != 0; set &= set - 1 {
		for i := bits.TrailingZeros64(set); i < len(p.all); i += 64 {
			if stands(text, p.all[i]) {
				return true
			}
		}
	}
	return false
}

// marks are what may stand before the first word of a line.
const marks = " \t»>•*→►▶–—-[(|"

// hasWords reports whether a text begins with a phrase, at whole words.
func hasWords(text, phrase string) bool {
	rest, ok := strings.CutPrefix(text, phrase)
	return ok && whole(phrase, rest)
}

// whole reports whether a phrase ends where rest begins.
func whole(phrase, rest string) bool {
	before, _ := utf8.DecodeLastRuneInString(phrase)
	return !unicode.IsLetter(before) || !unicode.IsLetter(first(rest))
}
