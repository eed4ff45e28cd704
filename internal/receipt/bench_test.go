package receipt

import (
	"strings"
	"testing"
)

// book returns the stories of a language, one after another, with at least n words.
func book(b *testing.B, lang string, n int) string {
	var s strings.Builder
	for words := 0; words < n; {
		for _, story := range samples(b) {
			if story.lang == lang {
				s.WriteString(story.raw + "\n")
				words += story.text.Len()
			}
		}
	}
	return s.String()
}

func BenchmarkReadText(b *testing.B) {
	for _, lang := range []string{"en", "fr", "ar"} {
		raw := book(b, lang, 10_000)
		b.Run(lang, func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			b.ReportAllocs()
			for b.Loop() {
				ReadText(raw)
			}
		})
	}
}

func BenchmarkFind(b *testing.B) {
	text := ReadText(book(b, "en", 100_000) + " The harbour was given back on the second of May, at noon, and nobody in the town came to see it.")
	for _, c := range []struct{ name, quote string }{
		{"found", "given back on the second of May […] and nobody in the town came to see it"},
		{"refused", "given back on the second of June and everybody in the town came to see it"},
	} {
		q := ReadQuotation(c.quote)
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if _, no := text.Find(q); (no == nil) != (c.name == "found") {
					b.Fatal(no)
				}
			}
		})
	}
}

// An article of some 420 words with three quotations: the whole of a capture.
func BenchmarkCapture(b *testing.B) {
	s := samples(b)[3]
	var quotes []Quotation
	for _, from := range []int{20, 150, 300} {
		quotes = append(quotes, ReadQuotation(s.cut(from, from+20)))
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, refused := New(s.name, ReadText(s.raw), quotes); refused[0] != nil {
			b.Fatal(refused[0])
		}
	}
}

func BenchmarkNearDuplicate(b *testing.B) {
	x, _ := New("a", ReadText(book(b, "en", 3_000)), nil)
	y, _ := New("b", ReadText(book(b, "fr", 3_000)), nil)
	for b.Loop() {
		if NearDuplicate(x, y) {
			b.Fatal("near")
		}
	}
}
