package address

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Slug makes an id of a title: its words without accents, joined by hyphens, as
// many as fit into 60 letters. It is empty where none is left.
func Slug(title string) string {
	const limit = 60
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(title))
	words := strings.FieldsFunc(plain, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	id := ""
	for _, w := range words {
		if len(id)+len(w) >= limit && id != "" {
			break
		}
		id = strings.TrimPrefix(id+"-"+w, "-")
	}
	return id[:min(len(id), limit)]
}
