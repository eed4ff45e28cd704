package receipt

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestVerify(t *testing.T) {
	s, r := mine(t)
	for _, c := range []struct {
		name   string
		change func(text *string, r *Receipt)
		want   []string // keys
	}{
		{"as written", func(*string, *Receipt) {}, nil},
		{"the text typeset differently", func(text *string, _ *Receipt) { *text = straight(*text) }, nil},
		{"a word of the text changed", func(text *string, _ *Receipt) { *text = strings.Replace(*text, "session", "saison", 1) }, []string{"sha256", "quotes[2].at"}},
		{"a word put before the text", func(text *string, _ *Receipt) { *text = "Sorévie : " + *text }, []string{"sha256", "words", "minhash", "quotes[0].at", "quotes[1].at", "quotes[2].at"}},
		{"another SHA-256", func(_ *string, r *Receipt) { r.SHA256 = strings.Repeat("0", 64) }, []string{"sha256"}},
		{"another count", func(_ *string, r *Receipt) { r.Words++ }, []string{"words"}},
		{"a value less", func(_ *string, r *Receipt) { r.MinHash = r.MinHash[1:] }, []string{"minhash"}},
		{"a place moved by a word", func(_ *string, r *Receipt) { r.Quotes[0].At[0].First++ }, []string{"quotes[0].at"}},
		{"a place beyond the text", func(_ *string, r *Receipt) { r.Quotes[1].At[0].Last = 1e6 }, []string{"quotes[1].at"}},
		{"a place before the text", func(_ *string, r *Receipt) { r.Quotes[1].At[0].First = 0 }, []string{"quotes[1].at"}},
		{"a place that ends before it begins", func(_ *string, r *Receipt) { r.Quotes[1].At[0].Last = 70 }, []string{"quotes[1].at"}},
		{"another quotation's SHA-256", func(_ *string, r *Receipt) { r.Quotes[0].SHA256 = r.Quotes[2].SHA256 }, []string{"quotes[0].at"}},
		{"the second place instead of the first", func(_ *string, r *Receipt) { r.Quotes[1].At = []Span{{246, 247}} }, []string{"quotes[1].unique"}},
		{"called unique", func(_ *string, r *Receipt) { r.Quotes[1].Unique, r.Quotes[1].Opening = true, 2 }, []string{"quotes[1].unique"}},
		{"another opening", func(_ *string, r *Receipt) { r.Quotes[0].Opening++ }, []string{"quotes[0].unique"}},
		{"parts too short", func(_ *string, r *Receipt) {
			r.Quotes[0] = Quote{SHA256: sum("le gouvernement … la sorévie"), At: []Span{{1, 2}, {4, 5}}}
		}, []string{"quotes[0].at"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, changed := s.raw, r
			changed.Quotes = slices.Clone(r.Quotes)
			for i := range changed.Quotes {
				changed.Quotes[i].At = slices.Clone(r.Quotes[i].At)
			}
			c.change(&text, &changed)
			var got []string
			for _, p := range Verify(ReadText(text), changed) {
				if got = append(got, p.Spot.Key); p.Code != "E3" || p.Text == "" || p.Help == "" {
					t.Errorf("%+v does not say what is wrong", p)
				}
			}
			if fmt.Sprint(got) != fmt.Sprint(c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}
