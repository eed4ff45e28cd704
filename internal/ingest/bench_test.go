package ingest_test

import (
	"strings"
	"testing"

	"annals/internal/document"
	"annals/internal/ingest"
)

// article is about so many bytes of news prose, a third of it with dates and
// names, as news has.
func article(size int) string {
	const paragraphs = `NIAMEY, Niger – The ministers spoke of the road and of the wells that the army holds, and the people of the town listened to them without a word. The price of grain rose again, traders said, and nobody could tell why the lorries had not come.
Mali and Burkina Faso announced on Friday that they would bar citizens of the United States from their territory. Most of those who waited at the gate went home before noon, for the heat was great and there was no shade to be found.
“We waited for two years,” said Moussa Keita, a trader, who had come with his sons. “The shops are empty, and those who left do not come back. Ask them in the villages and they will tell you the same.”
The road to the north has been mended since then, and the bridge stands. On October 21 a pilot was kidnapped in Niger, and his family has heard nothing of him. Engineers from the capital said that the pumps would be brought after the rains.
`
	return strings.Repeat(paragraphs, size/len(paragraphs)+1)
}

// page is an article as a page has it: one element for each paragraph, in a
// frame of navigation.
func page(text string) string {
	var b strings.Builder
	b.WriteString("<!doctype html><html lang=en><head><title>The road to the north</title></head><body><nav><ul><li><a href=/>Home</a></li></ul></nav><article><h1>The road to the north</h1>\n")
	for line := range strings.Lines(text) {
		b.WriteString("<p>" + strings.TrimSpace(line) + "</p>\n")
	}
	b.WriteString("</article><footer><p>All rights reserved</p></footer></body></html>\n")
	return b.String()
}

// BenchmarkRead reads a long document from its bytes to its drafts. What a page
// costs besides is the work of the libraries that find the article in it, which
// the part "extract" shows.
func BenchmarkRead(b *testing.B) {
	text := article(1 << 20)
	for _, tt := range []struct{ name, text string }{
		{"a.txt", text},
		{"a.md", text},
		{"a.html", page(text)},
	} {
		b.Run(tt.name, func(b *testing.B) { benchmark(b, tt.name, tt.text) })
	}
	b.Run("a.html/extract", func(b *testing.B) {
		src := []byte(page(text))
		b.SetBytes(int64(len(src)))
		for b.Loop() {
			if _, err := document.Read("a.html", src); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkHostile reads one endless line that looks like news all along.
func BenchmarkHostile(b *testing.B) {
	for _, word := range []string{"Monday ", "On Monday Mali said. ", "“", "“a ” ", "Mali ", "Landau, ", "a. ", "said ", "Ann Roe said on Monday, ", "1 ", "(AP) "} {
		b.Run(strings.TrimSpace(word), func(b *testing.B) {
			benchmark(b, "a.txt", strings.Repeat(word, 1<<20/len(word)))
		})
	}
}

func benchmark(b *testing.B, name, text string) {
	site, src := smallSite(b), []byte(text)
	o := ingest.Options{Published: mustDate(b, "2025-11-04"), Created: mustDate(b, "2026-01-01")}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		d, err := document.Read(name, src)
		if err != nil {
			b.Fatal(err)
		}
		ingest.Read(site, name, d, o)
	}
}
