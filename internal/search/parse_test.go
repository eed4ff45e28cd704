package search

import (
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	h := build(nil, standard).Head
	for _, tt := range []struct{ name, query, want string }{
		{"words", "Peace Corps, Mali", "peace corps mali"},
		{"empty words", "the caution de visa", "caution visa"},
		{"nothing but empty words", "the of de la", ""},
		{"twice the same", "Tongo Tongo", "tongo"},
		{"single letters and digits", "G 5 Sahel", "5 sahel"},
		{"apostrophe", "N'Djamena d’Alger", "djamena alger"},
		{"month", "March 2024", "2024-03"},
		{"month in French", "mars 2024", "2024-03"},
		{"month without its accent", "aout 2023, fevrier 2022", "2023-08 2022-02"},
		{"month cut short", "Sept. 2024", "2024-09"},
		{"cut too short to say which", "jui 2024", "jui 2024"},
		{"juin and juillet", "juin 2024 juillet 2024", "2024-06 2024-07"},
		{"month as ISO 8601 has it", "2024-03", "2024-03"},
		{"day as ISO 8601 has it", "2024-03-16", "2024-03-16"},
		{"day", "16 March 2024", "2024-03-16"},
		{"day with an ending", "1st March 2024, 1er mars 2025", "2024-03-01 2025-03-01"},
		{"day in American", "March 3, 2024", "2024-03-03"},
		{"among words", "coup July 2023 Niger", "coup 2023-07 niger"},
		{"a month alone is a word", "mars", "mars"},
		{"a year alone is a word", "2024", "2024"},
		{"no such month", "2024-13", "2024 13"},
		{"no such day", "2024-03-32", "2024-03 32"},
		{"no such day in words", "32 March 2024", "32 2024-03"},
		{"not a year", "March 3024", "march 3024"},
		{"digits of another script", "مارس ٢٠٢٤", "مارس ٢٠٢٤"},
		{"only signs", "?!… —", ""},
		{"nothing", "", ""},
	} {
		if got := strings.Join(h.Parse(tt.query), " "); got != tt.want {
			t.Errorf("%s: %q is read as %q, want %q", tt.name, tt.query, got, tt.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	h := build(nil, standard).Head
	for _, s := range []string{"16 March 2024", "2024-03-16", "1er mars", "th 2024", "3th rd"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, query string) {
		seen := map[string]bool{}
		for _, w := range h.Parse(query) {
			if seen[w] || !telling(w) || isFilter(w) {
				t.Errorf("%q asks for %q", query, w)
			}
			seen[w] = true
		}
	})
}
