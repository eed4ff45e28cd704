package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded are letters that Unicode does not take apart and that readers write
// otherwise: of French, of the languages of the Sahel, and the final sigma.
// search.js has the same list.
var folded = map[rune]string{
	'œ': "oe", 'æ': "ae", 'ß': "ss", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i", 'ħ': "h",
	'ŋ': "ng", 'ɲ': "ny", 'ɛ': "e", 'ɔ': "o", 'ɓ': "b", 'ɗ': "d", 'ɖ': "d", 'ƙ': "k", 'ƴ': "y", 'ǝ': "e", 'ə': "e", 'ɣ': "gh", 'ς': "σ",
}

// Fold returns a word as it is compared: the letters and digits of its
// compatibility decomposition in lower case, without accents.
func Fold(word string) string {
	if lower, ok := foldASCII(word); ok {
		return lower
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(word) {
		if !unicode.In(r, unicode.Lu, unicode.Ll, unicode.Lt, unicode.Lo, unicode.N) {
			continue
		}
		r = unicode.ToLower(r)
		if s, ok := folded[r]; ok {
			b.WriteString(s)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func foldASCII(word string) (string, bool) {
	lower := true
	for i := range len(word) {
		switch letters[word[i]] {
		case none:
			return "", false
		case capital:
			lower = false
		}
	}
	if lower {
		return word, true
	}
	return strings.ToLower(word), true
}

// A letter says what an ASCII character is in a word.
type letter byte

const (
	none   letter = iota // it is not part of one, or no ASCII
	asItIs               // it is folded already
	capital
)

// letters has every byte, as most words are ASCII and texts are long.
var letters = func() (t [256]letter) {
	for c := range byte(utf8.RuneSelf) {
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			t[c] = asItIs
		case 'A' <= c && c <= 'Z':
			t[c] = capital
		}
	}
	return t
}()

// inWord reports whether r is part of a word.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return letters[r] != none
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.M)
}

// Words calls f with each word of a text, folded.
func Words(text string, f func(word string)) {
	for text != "" {
		text = text[until(text, true):]
		end := until(text, false)
		if w := Fold(text[:end]); w != "" {
			f(w)
		}
		text = text[end:]
	}
}

// until returns where the first character stands that is part of a word, or
// that is not: the end of the text where there is none.
func until(text string, word bool) int {
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			if letters[text[i]] != none == word {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if inWord(r) == word {
			return i
		}
		i += size
	}
	return len(text)
}

// joined calls f with the words of a text that an apostrophe parts, put
// together: readers write N'Djamena also Ndjamena. An elision or an English
// ending is left out of them.
func joined(text string, f func(word string)) {
	if !strings.ContainsFunc(text, apostrophe) {
		return
	}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !inWord(r) && !apostrophe(r) }) {
		parts := strings.FieldsFunc(word, apostrophe)
		if len(parts) > 1 && slices.Contains(elisions, Fold(parts[0])) {
			parts = parts[1:]
		}
		if len(parts) > 1 && slices.Contains(endings, Fold(parts[len(parts)-1])) {
			parts = parts[:len(parts)-1]
		}
		if w := Fold(strings.Join(parts, "")); len(parts) > 1 && w != "" {
			f(w)
		}
	}
}

var (
	elisions = []string{"c", "d", "j", "l", "m", "qu", "s", "t"}
	endings  = []string{"d", "ll", "m", "re", "s", "t", "ve"}
)

func apostrophe(r rune) bool { return r == '\'' || r == '’' }

// telling reports whether a word can be searched for: a single letter says
// nothing, a single digit may.
func telling(word string) bool {
	return len(word) > 0 && (number(word) || utf8.RuneCountInString(word) > 1)
}

// number reports whether a word is all digits 0 to 9.
func number(word string) bool {
	for i := range len(word) {
		if word[i] < '0' || word[i] > '9' {
			return false
		}
	}
	return word != ""
}
