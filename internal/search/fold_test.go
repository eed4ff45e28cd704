package search

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestFold(t *testing.T) {
	for _, tt := range []struct{ name, word, want string }{
		{"case", "JNIM", "jnim"},
		{"accents", "Déby", "deby"},
		{"accents written apart", "De\u0301by", "deby"},
		{"ligature", "Sœur", "soeur"},
		{"typographic ligature", "ﬁn", "fin"},
		{"full width", "Ｍａｌｉ", "mali"},
		{"Hausa and Fulfulde", "Ɗan Ɓaaba"[:len("Ɗan")], "dan"},
		{"Bambara", "Ɲɛɛ", "nyee"},
		{"Arabic without vowels and hamza", "أَفْرِيقِيَا", "افريقيا"},
		{"Arabic drawn long", "مـالي", "مالي"},
		{"the sign for ayn", "ʿAlī", "ali"},
		{"sigma at the end", "ΟΔΟΣ", "οδοσ"},
		{"dotted capital", "İstanbul", "istanbul"},
		{"a fraction", "½", "12"},
		{"Adlam", "𞤀𞤁", "𞤢𞤣"},
		{"not UTF-8", "a\xffb", "ab"},
		{"nothing", "", ""},
	} {
		if got := Fold(tt.word); got != tt.want {
			t.Errorf("%s: Fold(%q) = %q, want %q", tt.name, tt.word, got, tt.want)
		}
	}
}

func TestWords(t *testing.T) {
	for _, tt := range []struct {
		name, text, words, joined string
	}{
		{"prose", "Mali, Burkina Faso and Niger (2024).", "mali burkina faso and niger 2024", ""},
		{"hyphen", "Haute-Volta", "haute volta", ""},
		{"elision", "l’embassade d'Algérie", "l embassade d algerie", ""},
		{"name with an apostrophe", "N'Djamena", "n djamena", "ndjamena"},
		{"and a genitive", "N’Djamena's Jama'at", "n djamena s jama at", "ndjamena jamaat"},
		{"genitive alone", "Mali's base", "mali s base", ""},
		{"elided name", "d'N'Djamena", "d n djamena", "ndjamena"},
		{"only signs", "— ' … ’", "", ""},
		{"a mark alone", "\u0301 x", "x", ""},
		{"not UTF-8", "Mali\xff\xfeNiger", "mali niger", ""},
	} {
		var words, together []string
		Words(tt.text, func(w string) { words = append(words, w) })
		joined(tt.text, func(w string) { together = append(together, w) })
		if got := strings.Join(words, " "); got != tt.words {
			t.Errorf("%s: Words(%q) = %q, want %q", tt.name, tt.text, got, tt.words)
		}
		if got := strings.Join(together, " "); got != tt.joined {
			t.Errorf("%s: joined(%q) = %q, want %q", tt.name, tt.text, got, tt.joined)
		}
	}
}

// FuzzWords: what is folded stays as it is, has letters and digits only, and
// the same whether it is cut from a text or given alone.
func FuzzWords(f *testing.F) {
	for _, s := range []string{"N'Djamena, l’État", "Ｍａｌｉ ½ ﬁ", "İΣς ẞ", "أَفْرِيقِيَا", "a\xff\u0301", "𞤀𞤁 ʿAlī"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		check := func(w string) {
			if w == "" {
				t.Errorf("%q has an empty word", text)
			}
			if again := Fold(w); again != w {
				t.Errorf("Fold(%q) = %q: it changes what is folded", w, again)
			}
			if i := strings.IndexFunc(w, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.N) || r == ' ' }); i >= 0 {
				t.Errorf("the word %q of %q has a sign at %d", w, text, i)
			}
		}
		Words(text, check)
		joined(text, check)
		var twice []string
		Words(text+" . "+text, func(w string) { twice = append(twice, w) })
		if n := len(twice) / 2; len(twice)%2 != 0 || !slices.Equal(twice[:n], twice[n:]) {
			t.Errorf("%q twice has the words %q", text, twice)
		}
	})
}
