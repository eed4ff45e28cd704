package receipt

import (
	"embed"
	"path"
	"strings"
	"testing"
)

//go:embed testdata/*.txt
var testdata embed.FS

// A sample is one of the invented news stories in testdata.
type sample struct {
	name, lang string
	raw        string
	text       *Text
	field      []place // what stands between white space
	word       []int   // the index of the first word of each field, and in the end how many there are
}

// samples returns all stories, in the order of their names.
func samples(t testing.TB) (all []sample) {
	files, err := testdata.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		raw, err := testdata.ReadFile(path.Join("testdata", f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		s := sample{name: strings.TrimSuffix(f.Name(), ".txt"), lang: f.Name()[:2], raw: string(raw), text: ReadText(string(raw))}
		n := 0
		for p := range fields(s.raw) {
			s.field, s.word = append(s.field, p), append(s.word, n)
			n += ReadText(s.raw[p.from:p.to]).Len()
		}
		if s.word = append(s.word, n); n != s.text.Len() {
			t.Fatalf("%s: its fields have %d words, read together %d", s.name, n, s.text.Len())
		}
		all = append(all, s)
	}
	return all
}

// cut returns fields from to to-1 as they are written.
func (s sample) cut(from, to int) string { return s.raw[s.field[from].from:s.field[to-1].to] }

// words returns how many words fields from to to-1 have.
func (s sample) words(from, to int) int { return s.word[to] - s.word[from] }
