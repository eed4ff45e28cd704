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

// BenchmarkRead reads a long document from its bytes to its drafts.
func BenchmarkRead(b *testing.B) {
	site := smallSite(b)
	text := []byte(article(1 << 20))
	o := ingest.Options{Published: mustDate(b, "2025-11-04"), Created: mustDate(b, "2026-01-01")}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		d, err := document.Read("a.txt", text)
		if err != nil {
			b.Fatal(err)
		}
		ingest.Read(site, "a.txt", d, o)
	}
}
