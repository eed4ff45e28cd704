package timex

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"annals/internal/edtf"
)

// FuzzFind finds that expressions are in order, apart from each other, on rune
// boundaries and with dates that edtf reads back.
func FuzzFind(f *testing.F) {
	for _, file := range []string{"en.txt", "fr.txt", "traps.txt"} {
		data, err := os.ReadFile("testdata/" + file)
		if err != nil {
			f.Fatal(err)
		}
		for i, line := range strings.Split(string(data), "\n") {
			f.Add(line, i%2 == 0, i%3 == 0, int64(20000+i))
		}
	}
	f.Add("the 31 of February 2024 and 30 february", false, true, int64(0))
	f.Add("\xff\xfe 2024\xc3 le 3\xe2 mai", true, false, int64(9))
	f.Fuzz(func(t *testing.T, text string, inFrench, narrative bool, published int64) {
		lang, mode := "en", News
		if inFrench {
			lang = "fr"
		}
		if narrative {
			mode = Narrative
		}
		var day edtf.Date
		if d := edtf.DayAt(published % 4_000_000); published != 0 && d.Year > 0 {
			day = edtf.DateOf(d)
		}
		last := 0
		for _, e := range Find(text, lang, day, mode) {
			last = checkExpression(t, text, last, e)
			for i, end := range e.Ends {
				checkExpression(t, text, e.Start, end)
				if end.End > e.End || i > 0 && end.Start < e.Ends[i-1].End {
					t.Fatalf("%q: the ends of %q are %d to %d", text, text[e.Start:e.End], end.Start, end.End)
				}
			}
		}
	})
}

// checkExpression returns where an expression ends.
func checkExpression(t *testing.T, text string, from int, e Expression) int {
	if e.Start < from || e.End <= e.Start || e.End > len(text) {
		t.Fatalf("%q: %s from %d to %d after %d", text, e.Rule, e.Start, e.End, from)
	}
	for _, i := range []int{e.Start, e.End} {
		// What is not UTF-8 has no boundaries.
		if i < len(text) && !utf8.RuneStart(text[i]) && utf8.ValidString(text) {
			t.Fatalf("%q: %d cuts a character", text, i)
		}
	}
	if (e.Kind == Date) != (!e.Date.IsZero() || e.Unresolved != "") {
		t.Fatalf("%q: %q is a %v with date %v and reason %q", text, text[e.Start:e.End], e.Kind, e.Date, e.Unresolved)
	}
	if back, err := edtf.Parse(e.Date.String()); !e.Date.IsZero() && (err != nil || back != e.Date) {
		t.Fatalf("%q: %q is %v, which reads as %v: %v", text, text[e.Start:e.End], e.Date, back, err)
	}
	if e.Type == "" || e.Value == "" || e.Rule == "" || e.Confidence == 0 {
		t.Fatalf("%q: %q lacks a type, value, rule or confidence: %+v", text, text[e.Start:e.End], e)
	}
	return e.End
}

// FuzzLines finds that what is written can be read and counts code points.
func FuzzLines(f *testing.F) {
	f.Add(`{"id":"1","lang":"fr","docdate":"2025-11-04","text":"Né à Ségou le 3 mai ou hier"}`, true)
	f.Add(`{"id":"2","lang":"en","docdate":"","text":"from May to June 2020"}`+"\n\n"+`{}`, false)
	f.Fuzz(func(t *testing.T, in string, timex3 bool) {
		values := EDTF
		if timex3 {
			values = TIMEX3
		}
		var out bytes.Buffer
		if AnnotateLines(&out, strings.NewReader(in), News, values) != nil {
			return
		}
		lines := strings.Split(in, "\n")
		at := 0
		for text := range strings.Lines(out.String()) {
			var r Result
			if err := json.Unmarshal([]byte(text), &r); err != nil {
				t.Fatalf("%q: %v", text, err)
			}
			for strings.Trim(lines[at], jsonSpace) == "" {
				at++
			}
			var l Line
			if err := json.Unmarshal([]byte(lines[at]), &l); err != nil {
				t.Fatal(err)
			}
			at++
			for _, x := range r.Timexes {
				if x.Start < 0 || x.End <= x.Start || x.End > utf8.RuneCountInString(l.Text) {
					t.Fatalf("%q: %+v", l.Text, x)
				}
			}
		}
	})
}
