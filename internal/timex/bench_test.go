package timex

import (
	"strings"
	"testing"
)

// BenchmarkFind reads news prose: the sentences of testdata, over and over.
func BenchmarkFind(b *testing.B) {
	for _, lang := range []string{"en", "fr"} {
		text := prose(b, lang, 1<<20)
		published := mustDate(b, "2025-11-04")
		b.Run(lang, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if len(Find(text, lang, published, News)) == 0 {
					b.Fatal("nothing found")
				}
			}
		})
	}
}

// prose is about so many bytes of sentences. In them every line has a date,
// which news has not: between them stand sentences without one.
func prose(tb testing.TB, lang string, size int) string {
	plain := map[string]string{
		"en": "The ministers spoke of the road and of the wells that the army holds, and the people of the town listened to them without a word. ",
		"fr": "Les ministres ont parlé de la route et des puits que tient l'armée, et les gens de la ville les ont écoutés sans un mot. ",
	}
	var text strings.Builder
	all := readSentences(tb, lang+".txt", lang)
	for i := 0; text.Len() < size; i++ {
		text.WriteString(all[i%len(all)].text)
		text.WriteString(" " + plain[lang])
		if i%5 == 4 {
			text.WriteString("\n\n")
		}
	}
	return text.String()
}

// BenchmarkHostile reads one endless line that looks like a date all along.
func BenchmarkHostile(b *testing.B) {
	published := mustDate(b, "2025-11-04")
	for _, word := range []string{"the ", "from ", "1 ", "1, ", "in March ", "2024 ", "Monday ", "half a ", "one hundred ", "May-", "1984/", "a.", "week ago earlier ", "\n"} {
		text := strings.Repeat(word, 1<<20/len(word))
		b.Run(strings.TrimSpace(word), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Find(text, "en", published, News)
			}
		})
	}
}
