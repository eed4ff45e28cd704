package lang

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/unicode/norm"
)

// renamed are states whose names are younger than the tables of x/text (CLDR 32).
var renamed = map[string]map[string]string{
	"en": {"MK": "North Macedonia", "SZ": "Eswatini"},
	"fr": {"MK": "Macédoine du Nord", "SZ": "Eswatini"},
}

// Region returns the name of a state, given by its ISO 3166-1 alpha-2 code, or
// the code where it has none.
func (s *Strings) Region(alpha2 string) string {
	if name := renamed[s.Lang][alpha2]; name != "" {
		return name
	}
	region, err := language.ParseRegion(alpha2)
	if err != nil {
		return alpha2
	}
	return cmp.Or(display.Regions(s.tag()).Name(region), alpha2)
}

// Language returns the name of a language, given by its BCP 47 tag, or the tag
// where it has none.
func (s *Strings) Language(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	return cmp.Or(display.Languages(s.tag()).Name(t), tag)
}

// IsTag reports whether tag names a language (BCP 47, RFC 5646) that is known.
func IsTag(tag string) bool {
	t, err := language.Parse(tag)
	return err == nil && t != language.Und
}

func (s *Strings) tag() language.Tag {
	if s.Lang == "fr" {
		return language.French
	}
	return language.English
}

// Decimal writes v with the thousands and the decimal sign of the language,
// as short as is exact.
func (s *Strings) Decimal(v float64) string {
	whole, fraction, found := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
	n, err := strconv.Atoi(whole)
	if err != nil {
		return whole // beyond 64 bits: digits enough
	}
	out := s.Number(n)
	if v < 0 && n == 0 {
		out = "−" + out
	}
	if !found {
		return out
	}
	if s.Lang == "fr" {
		return out + "," + fraction
	}
	return out + "." + fraction
}

// Collate orders names as an index does: without regard to case, accents or
// apostrophes, and by the letters themselves where that leaves them equal.
func Collate(a, b string) int {
	return cmp.Or(strings.Compare(Folded(a), Folded(b)), strings.Compare(a, b))
}

// Folded returns what Collate goes by first: to be made once by who sorts many
// names.
func Folded(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\'', r == '’':
			return -1
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		case r < utf8.RuneSelf: // most are: the tables need not be asked
			return r
		case unicode.Is(unicode.Mn, r):
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}

// Initials returns the letters and digits of a name as an index sorts them:
// small, without accents, quotation marks and spaces.
func Initials(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, Folded(s))
}

// RightToLeft reports whether a language, given by its BCP 47 tag, is written
// from right to left.
func RightToLeft(tag string) bool {
	t, err := language.Parse(tag)
	if err != nil {
		return false
	}
	script, _ := t.Script()
	switch script.String() {
	case "Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm":
		return true
	}
	return false
}
