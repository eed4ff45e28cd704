package document

import (
	"os"
	"strings"
	"testing"
)

// annotated reads the documents of a file of testdata/junk, each with the kinds
// of its paragraphs.
func annotated(t *testing.T, file string) (docs []string, kinds [][]string) {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(src)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "== ") {
			docs, kinds = append(docs, ""), append(kinds, nil)
			continue
		}
		kind, text, ok := strings.Cut(line, "| ")
		if !ok || len(docs) == 0 {
			t.Fatalf("%s: %q has no kind", file, line)
		}
		last := len(docs) - 1
		docs[last] += text + "\n"
		kinds[last] = append(kinds[last], kind)
	}
	return docs, kinds
}

// TestJunk measures what is dropped, and why, against documents in which people
// marked it. It prints the table; a filter that loses text or lets through more
// than one line in twenty fails.
func TestJunk(t *testing.T) {
	for _, lang := range []string{"en", "fr"} {
		docs, kinds := annotated(t, "testdata/junk/"+lang+".txt")
		var right, dropped, junk, kindRight, all int
		for i, text := range docs {
			d, err := Read("a.txt", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			for j, p := range d.Paragraphs {
				want := kinds[i][j]
				got := strings.TrimSuffix(strings.Replace(p.Kind.String(), "advertisement", "advert", 1), " headline")
				isJunk := want == "caption" || want == "related" || want == "advert" || want == "byline"
				all++
				if got == want {
					kindRight++
				} else {
					t.Logf("%s: %s, annotated %s: %s", lang, p.Kind, want, p.In(d))
				}
				if isJunk {
					junk++
				}
				if p.Kind.Dropped() {
					dropped++
					if isJunk {
						right++
					}
				}
			}
		}
		precision, recall := float64(right)/float64(dropped), float64(right)/float64(junk)
		f1 := 2 * precision * recall / (precision + recall)
		t.Logf("%s: %d paragraphs, %d junk: precision %.3f, recall %.3f, F1 %.3f; %d of the right kind", lang, all, junk, precision, recall, f1, kindRight)
		if f1 < .95 {
			t.Errorf("%s: F1 is %.3f, less than .95", lang, f1)
		}
	}
}
