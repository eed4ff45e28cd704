package document

import (
	"testing"
	"unicode/utf8"
)

// FuzzRead reads anything as text, Markdown and a page: paragraphs, sentences
// and quotations stay in order, inside the text and on whole characters.
func FuzzRead(f *testing.F) {
	f.Add(uint8(0), []byte("TITLE\nBAMAKO, Mali – “We wait,” said Ann Keita. (AFP)\n"))
	f.Add(uint8(1), []byte("# T\n\n- [a](b) **c** ![d](e)\n> « f », a-t-il dit.\n"))
	f.Add(uint8(2), []byte("<html lang=fr><h1>T</h1><p>« Un texte, a dit Mme. Roe, assez long pour un article. »<br><p>Deux."))
	f.Fuzz(func(t *testing.T, kind uint8, src []byte) {
		name := []string{"a.txt", "a.md", "a.html"}[kind%3]
		d, err := Read(name, src)
		if err != nil {
			return
		}
		if !utf8.ValidString(d.Text) {
			t.Fatalf("the text is not UTF-8: %q", d.Text)
		}
		part := func(what string, from, start, end int) int {
			if start < from || end < start || end > len(d.Text) {
				t.Fatalf("%s from %d to %d of %d, after %d", what, start, end, len(d.Text), from)
			}
			if !utf8.ValidString(d.Text[start:end]) {
				t.Fatalf("%s %q cuts a character", what, d.Text[start:end])
			}
			return end
		}
		at := 0
		for _, p := range d.Paragraphs {
			at = part("paragraph", at, p.Start, p.End)
		}
		at = 0
		quote := 0
		for _, s := range d.Sentences() {
			at = part("sentence", at, s.Start, s.End)
			part("speaker", 0, s.Speaker.Start, s.Speaker.End)
			for _, q := range s.Quotes {
				quote = part("quotation", quote, q.Start, q.End)
			}
		}
	})
}
