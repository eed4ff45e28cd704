package search

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

func TestNumbers(t *testing.T) {
	for _, list := range [][]int32{
		nil, {0}, {59}, {60}, {61}, {0, 1, 2}, {1859, 1860, 1861}, {0, 60, 1920, 55_919, 1<<31 - 1},
	} {
		s := string(appendNumbers(nil, list))
		if got := readNumbers(s); !slices.Equal(got, list) {
			t.Errorf("%v is written as %q and read as %v", list, s, got)
		}
		if quoted, err := json.Marshal(s); err != nil || len(quoted) != len(s)+2 && !strings.ContainsAny(s, "&<>") {
			t.Errorf("%v is written as %q, which JSON escapes: %s", list, s, quoted)
		}
	}
}

func TestSymbols(t *testing.T) {
	seen := map[byte]bool{}
	for n := range going + ending {
		c := symbol(n)
		if seen[c] || c == '"' || c == '\\' || c == ' ' || c == endOfList || c < ' ' || c > '~' {
			t.Errorf("symbol %d is %q", n, c)
		}
		seen[c] = true
	}
}

// FuzzHits: whatever documents have a term, they are read as written.
func FuzzHits(f *testing.F) {
	f.Add([]byte{1, 2, 3, 0, 200, 255, 7})
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, steps []byte) {
		var h hits
		n := int32(-1)
		for i, s := range steps {
			n += int32(s)*int32(s)*int32(i%5) + 1
			in := int(s) % int(places)
			h[in] = append(h[in], n)
			if n > 1<<30 {
				break
			}
		}
		got := readHits(h.String())
		for in := range h {
			if !slices.Equal(got[in], h[in]) {
				t.Errorf("%v is written as %q and read as %v", h, h.String(), got)
			}
		}
	})
}

// FuzzTerms: sorted words are read as they were front-coded.
func FuzzTerms(f *testing.F) {
	f.Add("mali malian malians mauritania")
	f.Add("تشاد تشا 2024 2024-03 2024-03-16 c:mali")
	f.Add(strings.Repeat("a", 50) + " " + strings.Repeat("a", 60))
	f.Fuzz(func(t *testing.T, text string) {
		var terms []string
		Words(text, func(w string) { terms = append(terms, w) })
		slices.Sort(terms)
		terms = slices.Compact(terms)
		if got := readTerms(frontCode(terms)); !slices.Equal(got, terms) {
			t.Errorf("%q is written as %q and read as %q", terms, frontCode(terms), got)
		}
	})
}
