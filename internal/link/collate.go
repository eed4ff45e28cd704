package link

import (
	"cmp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// collate orders names as an index does: without regard to case, accents or
// apostrophes, and by the letters themselves where that leaves them equal.
func collate(a, b string) int {
	return cmp.Or(strings.Compare(fold(a), fold(b)), strings.Compare(a, b))
}

func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’':
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}
