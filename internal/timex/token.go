package timex

import (
	"unicode"
	"unicode/utf8"
)

// A token is a run of letters, a number or one other character.
type token struct {
	start, end int
	word       *word // nil of words that no table has
	number     int32 // of digits, at most maxNumber
	digits     uint8 // how many, 0 of what is no number
	tenths     uint8 // the first digit after the decimal sign
	flags      flags
	cue        cue // kept by Finder.cue
}

type flags uint8

const (
	spaced    flags = 1 << iota // white space before it
	parted                      // a blank line before it
	capital                     // begins with a capital letter
	letters                     // a run of letters
	grouped                     // 2,000
	decimal                     // 2.5
	lineStart                   // first on its line
	ends                        // ends a sentence
)

func (t token) is(f flags) bool { return t.flags&f != 0 }

// plain reports whether t is digits and nothing else.
func (t token) plain() bool { return t.digits > 0 && t.flags&(grouped|decimal) == 0 }

const maxNumber = 1_000_000_000

// A scanner cuts a text into tokens.
type scanner struct {
	language *language
	text     string
	i        int
	space    flags // what stands before the next token
	folded   []byte
}

// scan appends the tokens of a text.
func scan(tokens []token, l *language, text string) []token {
	s := scanner{language: l, text: text, space: parted | lineStart, folded: make([]byte, 0, 64)}
	for s.i < len(text) {
		c := text[s.i]
		switch {
		case c == ' ' || c == '\t' || c == '\r':
			s.space |= spaced
			s.i++
		case c == '\n':
			if s.space&lineStart != 0 {
				s.space |= parted
			}
			s.space |= spaced | lineStart
			s.i++
		case '0' <= c && c <= '9':
			tokens = append(tokens, s.number())
		default:
			r, size := rune(c), 1
			if c >= utf8.RuneSelf {
				r, size = utf8.DecodeRuneInString(text[s.i:])
			}
			if unicode.IsSpace(r) {
				s.space |= spaced
				s.i += size
				continue
			}
			tokens = append(tokens, s.wordOrMark(r, size))
		}
	}
	return tokens
}

func (s *scanner) begin() token {
	t := token{start: s.i, flags: s.space}
	s.space = 0
	return t
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)
}

// wordOrMark is a run of letters, looked up without regard to case, or one
// other character.
func (s *scanner) wordOrMark(r rune, size int) token {
	t := s.begin()
	if !isLetter(r) {
		s.i += size
		t.end = s.i
		if r < utf8.RuneSelf {
			t.word = s.language.marks[r]
		} else {
			t.word = s.language.words[mark(r, s.text[t.start:t.end])]
		}
		return t
	}
	t.flags |= letters
	if unicode.IsUpper(r) {
		t.flags |= capital
	}
	s.fold()
	t.end = s.i
	if s.language.shapes.have(s.folded) {
		t.word = s.language.words[string(s.folded)]
	}
	return t
}

// shapes are the lengths of words, as bits, by what their first and last byte end
// in: most words that no table has are known by them.
type shapes [1 << 10]uint64

func shape[T string | []byte](word T) (at int, length uint64) {
	return int(word[0]&31)<<5 | int(word[len(word)-1]&31), 1 << min(len(word), 63)
}

func (s *shapes) add(word string) {
	at, length := shape(word)
	s[at] |= length
}

// have reports whether a word of that shape was added.
func (s *shapes) have(word []byte) bool {
	at, length := shape(word)
	return s[at]&length != 0
}

// fold goes over a run of letters and puts it into folded, in lower case.
func (s *scanner) fold() {
	s.folded = s.folded[:0]
	for s.i < len(s.text) {
		if c := s.text[s.i]; c < utf8.RuneSelf {
			if c |= 0x20; c < 'a' || 'z' < c {
				return
			}
			s.folded = append(s.folded, c)
			s.i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s.text[s.i:])
		if !isLetter(r) {
			return
		}
		s.folded = utf8.AppendRune(s.folded, unicode.ToLower(r))
		s.i += size
	}
}

// mark is the one form of characters that differ only in how they look.
func mark(r rune, text string) string {
	switch r {
	case '’', 'ʼ', '‘', '`':
		return "'"
	case '‐', '‑', '‒', '–':
		return "-"
	}
	return text
}

// number is a run of digits with the separators that belong to it. "2,000",
// "2 000" and "2.5" are one number; "16.03.2024" is three.
func (s *scanner) number() token {
	t := s.begin()
	t.digits = s.digits(&t.number)
	for t.digits <= 3 || t.is(grouped) {
		size := s.groupSeparator()
		if size == 0 || !s.threeDigits(s.i+size) {
			break
		}
		s.i += size
		s.digits(&t.number)
		t.flags |= grouped
	}
	if fraction := s.fraction(); fraction > 0 {
		t.tenths = s.text[s.i+1] - '0'
		s.i += fraction
		t.flags |= decimal
	}
	t.end = s.i
	return t
}

func (s *scanner) digits(number *int32) (count uint8) {
	for ; s.i < len(s.text) && isDigit(s.text[s.i]); s.i++ {
		*number = int32(min(int64(*number)*10+int64(s.text[s.i]-'0'), maxNumber))
		count = min(count+1, 100)
	}
	return count
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// groupSeparator is the length of what parts groups of three digits, if it is
// next: a comma in English, a space in French, a space that does not break in
// both.
func (s *scanner) groupSeparator() int {
	if s.i == len(s.text) {
		return 0
	}
	if c := s.text[s.i]; c < utf8.RuneSelf {
		if c == s.language.groups {
			return 1
		}
		return 0
	}
	switch r, size := utf8.DecodeRuneInString(s.text[s.i:]); r {
	case '\u00a0', '\u202f', '\u2009':
		return size
	}
	return 0
}

func (s *scanner) threeDigits(i int) bool {
	if i+3 > len(s.text) {
		return false
	}
	for _, c := range []byte(s.text[i : i+3]) {
		if !isDigit(c) {
			return false
		}
	}
	return i+3 == len(s.text) || !isDigit(s.text[i+3])
}

// fraction is the length of a decimal sign and the digits after it.
func (s *scanner) fraction() int {
	rest := s.text[s.i:]
	if len(rest) < 2 || rest[0] != s.language.decimal || !isDigit(rest[1]) {
		return 0
	}
	n := 1
	for n < len(rest) && isDigit(rest[n]) {
		n++
	}
	if n > 4 || n+1 < len(rest) && rest[n] == s.language.decimal && isDigit(rest[n+1]) {
		return 0
	}
	return n
}
