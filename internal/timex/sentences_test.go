package timex

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"annals/internal/edtf"
)

// A sentence is one of testdata, with what it should say.
type sentence struct {
	line      int
	lang      string
	published edtf.Date
	mode      Mode
	text      string
	want      []wanted
}

// wanted is an expression as it is marked: {words = value | TIMEX3 value}.
type wanted struct {
	start, end   int
	value, timex string
}

func readSentences(t testing.TB, file, lang string) (all []sentence) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var head sentence
	for i, line := range strings.Split(string(data), "\n") {
		fields := strings.Fields(line)
		switch {
		case len(fields) == 0 || fields[0] == "#":
			continue
		case fields[len(fields)-1] == "news" || fields[len(fields)-1] == "narrative":
			head = sentence{lang: lang, mode: News}
			if len(fields) == 3 {
				head.lang = fields[0]
			}
			if day := fields[len(fields)-2]; day != "-" {
				if head.published, err = edtf.Parse(day); err != nil {
					t.Fatalf("%s:%d: %v", file, i+1, err)
				}
			}
			if fields[len(fields)-1] == "narrative" {
				head.mode = Narrative
			}
			continue
		}
		s := head
		s.line = i + 1
		s.text, s.want = unmark(t, file, i+1, line)
		all = append(all, s)
	}
	return all
}

// unmark takes the marks out of a sentence.
func unmark(t testing.TB, file string, line int, marked string) (text string, want []wanted) {
	t.Helper()
	for {
		before, rest, found := strings.Cut(marked, "{")
		text += before
		if !found {
			return text, want
		}
		inside, after, _ := strings.Cut(rest, "}")
		words, value, ok := strings.Cut(inside, " = ")
		if !ok {
			t.Fatalf("%s:%d: %q has no value", file, line, inside)
		}
		w := wanted{start: len(text), end: len(text) + len(words)}
		w.value, w.timex, _ = strings.Cut(value, " | ")
		text += words
		want = append(want, w)
		marked = after
	}
}

// valueOfExpression is what a sentence marks an expression with.
func valueOfExpression(e Expression) string {
	switch {
	case e.Unresolved != "":
		return "?"
	case e.Kind == Date:
		return e.Date.String()
	case e.Kind == Duration:
		return e.Value
	case e.Kind == Set:
		return "set"
	case e.Kind == Clock:
		return "time"
	}
	return "ref"
}

func TestSentences(t *testing.T) {
	for _, lang := range []string{"en", "fr"} {
		used := map[string]bool{}
		right, all := 0, 0
		var score Score
		for _, s := range readSentences(t, lang+".txt", lang) {
			all++
			var got, want []string
			var gold, found []Span
			for _, e := range Find(s.text, s.lang, s.published, s.mode) {
				used[e.Rule] = true
				found = append(found, Span{e.Start, e.End, valueOfExpression(e)})
				got = append(got, fmt.Sprintf("%s = %s | %s", s.text[e.Start:e.End], valueOfExpression(e), e.Value))
			}
			for i, w := range s.want {
				gold = append(gold, Span{w.start, w.end, w.value})
				if w.timex == "" {
					w.timex = w.value
					if i < len(got) && strings.Contains(w.value, "/") || strings.HasSuffix(w.value, "~") {
						w.timex = strings.TrimSuffix(w.value, "~")
					}
				}
				want = append(want, fmt.Sprintf("%s = %s | %s", s.text[w.start:w.end], w.value, w.timex))
			}
			score.Add(gold, found)
			if slices.Equal(got, want) {
				right++
				continue
			}
			t.Errorf("%s.txt:%d: %s\n got %s\nwant %s", lang, s.line, s.text, strings.Join(got, "; "), strings.Join(want, "; "))
		}
		t.Logf("%s: %d of %d sentences are right; %v", lang, right, all, score)
		for _, id := range languageOf(lang).rules {
			if !used[id] && id != "not" {
				t.Errorf("%s: no sentence uses the rule %s", lang, id)
			}
		}
	}
}

func TestTraps(t *testing.T) {
	for _, s := range readSentences(t, "traps.txt", "") {
		for _, e := range Find(s.text, s.lang, s.published, s.mode) {
			if e.Kind == Date || e.Kind == Clock {
				t.Errorf("traps.txt:%d: %s\n%q is taken for %s by %s", s.line, s.text, s.text[e.Start:e.End], valueOfExpression(e), e.Rule)
			}
		}
	}
}
