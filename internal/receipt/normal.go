package receipt

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// A folder brings text into the form in which words are compared.
type folder struct{ caser cases.Caser }

func newFolder() folder { return folder{cases.Fold()} }

// fold returns s without what depends on keyboards, fonts and typesetters. It
// may be given the pieces of a text that white space parts.
func (f folder) fold(s string) string {
	if ascii(s) {
		return unbracket(strings.ReplaceAll(strings.ToLower(s), "`", "'"))
	}
	s = substitute(norm.NFC.String(s))
	s = substitute(norm.NFKC.String(s)) // which makes some of them again
	return unbracket(norm.NFKC.String(f.caser.String(s)))
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// invisible are characters that say how text is laid out and not what it says,
// and tatweel, which only makes an Arabic word longer.
var invisible = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x00AD, Hi: 0x00AD, Stride: 1}, // soft hyphen
		{Lo: 0x034F, Hi: 0x034F, Stride: 1}, // grapheme joiner
		{Lo: 0x061C, Hi: 0x061C, Stride: 1}, // Arabic letter mark
		{Lo: 0x0640, Hi: 0x0640, Stride: 1}, // tatweel
		{Lo: 0x200B, Hi: 0x200F, Stride: 1}, // zero width, left-to-right, right-to-left
		{Lo: 0x202A, Hi: 0x202E, Stride: 1}, // embeddings and overrides
		{Lo: 0x2060, Hi: 0x2064, Stride: 1}, // word joiner, invisible operators
		{Lo: 0x2066, Hi: 0x206F, Stride: 1}, // isolates
		{Lo: 0xFE00, Hi: 0xFE0F, Stride: 1}, // variation selectors
		{Lo: 0xFEFF, Hi: 0xFEFF, Stride: 1}, // byte order mark
	},
	LatinOffset: 1,
}

// substitute takes out what is invisible, makes one apostrophe of all that are
// written for it, one percent sign of two, and writes œ as oe.
func substitute(s string) string {
	var b strings.Builder
	for _, r := range s {
		if to, ok := substitution(r); ok {
			b.WriteString(to)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func substitution(r rune) (to string, ok bool) {
	switch {
	case isApostrophe(r):
		return "'", true
	case r == 'Œ' || r == 'œ':
		return "oe", true
	case r == '٪':
		return "%", true
	}
	return "", unicode.Is(invisible, r)
}

// isApostrophe reports whether r is written for an apostrophe, among others in
// the Latin spelling of Arabic names.
func isApostrophe(r rune) bool { return strings.ContainsRune("'`´‘’‛′‵ʹʻʼʽʾʿ", r) }

// unbracket drops the brackets of “[T]he”, which say that a capital letter was
// put in or taken away: one letter at the beginning of a word (two for œ).
func unbracket(s string) string {
	if !strings.Contains(s, "[") {
		return s
	}
	var b strings.Builder
	before := ' '
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if letter := bracketed(s); letter > 0 && !inWord(before) {
			b.WriteString(s[1 : 1+letter])
			n = len("[") + letter + len("]")
		} else {
			b.WriteString(s[:n])
		}
		before, s = r, s[n:]
	}
	return b.String()
}

// bracketed returns how many bytes stand in the brackets that begin s, if they
// are a letter or two with the rest of the word after them.
func bracketed(s string) int {
	rest, ok := strings.CutPrefix(s, "[")
	size := 0
	for range 2 {
		r, n := utf8.DecodeRuneInString(rest[size:])
		if !ok || !unicode.IsLetter(r) {
			break
		}
		size += n
	}
	if after, closed := strings.CutPrefix(rest[size:], "]"); closed {
		if r, _ := utf8.DecodeRuneInString(after); inWord(r) || isApostrophe(r) {
			return size
		}
	}
	return 0
}

// beginsWord reports whether a word may begin with r.
func beginsWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// inWord reports whether r is part of a word wherever it stands.
func inWord(r rune) bool { return beginsWord(r) || unicode.IsMark(r) }

// isSign reports whether r is a word of its own: it has a meaning, and may
// stand with or without a space.
func isSign(r rune) bool { return r == '%' || r == '‰' || unicode.Is(unicode.Sc, r) }

// wordEnd returns where the word that begins s ends. An apostrophe, a full
// stop or a comma is part of it with a letter or a figure behind.
func wordEnd(s string) int {
	end := 0
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if !inWord(r) {
			next, _ := utf8.DecodeRuneInString(s[end+n:])
			if end == 0 || r != '\'' && r != '.' && r != ',' || !beginsWord(next) {
				break
			}
		}
		end += n
	}
	return end
}

// elided are what French leaves of a word before a vowel, save n', which must
// not be parted from the verb that it denies.
var elided = []string{"c", "d", "j", "l", "m", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"}

// A lexeme is a word of folded text, or one of the characters that matter
// in a quotation: [ ] and the full stop.
type lexeme struct {
	word string
	tied bool // to the word before: by a hyphen, or as a figure is to its sign
	mark rune // 0 for a word; ' ' for any character that is neither
}

// scan calls emit for every lexeme of folded text.
func scan(s string, emit func(lexeme)) {
	var before lexeme // what stands directly before s
	hyphen := false   // before is a word, and a hyphen stands after it
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		l := lexeme{mark: ' '}
		switch {
		case beginsWord(r):
			n = wordEnd(s)
			l = lexeme{word: s[:n], tied: hyphen || isSignWord(before)}
			for article, rest, ok := elision(l.word); ok; article, rest, ok = elision(l.word) {
				emit(lexeme{word: article, tied: l.tied})
				l = lexeme{word: rest}
			}
			emit(l)
		case isSign(r):
			l = lexeme{word: s[:n], tied: before.word != "" && !hyphen}
			emit(l)
		case r == '-' || r == '‐':
			if hyphen = before.word != "" && !hyphen; hyphen {
				s = s[n:]
				continue
			}
			emit(l)
		case r == '[' || r == ']' || r == '.':
			l.mark = r
			emit(l)
		default:
			emit(l)
		}
		before, hyphen, s = l, false, s[n:]
	}
}

// isSignWord reports whether l is a sign.
func isSignWord(l lexeme) bool {
	r, _ := utf8.DecodeRuneInString(l.word)
	return isSign(r)
}

// elision parts l'accord into l and accord.
func elision(word string) (article, rest string, ok bool) {
	article, rest, ok = strings.Cut(word, "'")
	if !ok {
		return "", "", false
	}
	for _, e := range elided {
		if article == e {
			return article, rest, true
		}
	}
	return "", "", false
}
