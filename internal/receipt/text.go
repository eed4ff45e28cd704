package receipt

import (
	"crypto/sha256"
	"encoding/hex"
	"iter"
	"strings"
	"unicode"
)

// A Text is the words of a source.
type Text struct {
	raw   string
	words []string
	tied  []bool  // whether the word, by its index, is one with that before it
	field []place // where it stands in raw
}

// A place is the bytes of a text between two white spaces.
type place struct{ from, to int }

// ReadText returns the words of a text. Bytes that are not UTF-8 part words.
func ReadText(raw string) *Text {
	t := &Text{raw: raw}
	f := newFolder()
	for p := range fields(raw) {
		scan(f.fold(raw[p.from:p.to]), func(l lexeme) {
			if l.mark == 0 {
				t.words, t.tied, t.field = append(t.words, l.word), append(t.tied, l.tied), append(t.field, p)
			}
		})
	}
	return t
}

// fields yields what stands between white space.
func fields(s string) iter.Seq[place] {
	return func(yield func(place) bool) {
		from := -1
		for i, r := range s {
			switch space := unicode.IsSpace(r); {
			case space && from >= 0:
				if !yield(place{from, i}) {
					return
				}
				from = -1
			case !space && from < 0:
				from = i
			}
		}
		if from >= 0 {
			yield(place{from, len(s)})
		}
	}
}

// Len returns how many words t has.
func (t *Text) Len() int { return len(t.words) }

// Normal returns the normal form of t: its words with one space between two.
func (t *Text) Normal() string { return strings.Join(t.words, " ") }

// SHA256 returns that of the normal form, in hexadecimal digits.
func (t *Text) SHA256() string { return sum(t.Normal()) }

func sum(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:])
}

// passage returns words from to to-1 as they are written.
func (t *Text) passage(from, to int) string {
	return oneLine(t.raw[t.field[from].from:t.field[to-1].to])
}

// oneLine returns s on one line and without its invisible characters.
func oneLine(s string) string {
	visible := strings.Map(func(r rune) rune {
		if unicode.Is(invisible, r) && r != 'ـ' || unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Join(strings.Fields(visible), " ")
}
