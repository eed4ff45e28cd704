package timex

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestGold measures the package against a file with the columns id, lang,
// docdate, text and timexes (JSON, with start, end and value in EDTF). Only
// dates are counted: such a file marks no durations.
func TestGold(t *testing.T) {
	name := os.Getenv("TIMEX_GOLD")
	if name == "" {
		t.Skip("set TIMEX_GOLD to a file of annotated sentences to measure against it")
	}
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	scores := map[string]*Score{"en": {}, "fr": {}}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		column := strings.Split(lines.Text(), "\t")
		if len(column) < 5 || strings.HasPrefix(column[0], "#") {
			continue
		}
		var gold, found []Span
		if err := json.Unmarshal([]byte(column[4]), &gold); err != nil {
			t.Fatalf("%s: %v", column[0], err)
		}
		line := Line{ID: column[0], Lang: column[1], DocDate: column[2], Text: column[3]}
		result, err := line.Annotate(News, EDTF)
		if err != nil {
			t.Fatalf("%s: %v", column[0], err)
		}
		for _, x := range result.Timexes {
			if x.Type == "DATE" {
				found = append(found, Span{x.Start, x.End, x.Value})
			}
		}
		var s Score
		s.Add(gold, found)
		scores[column[1]].Add(gold, found)
		if s.Value != s.Gold || s.Found != s.Gold || s.Strict != s.Gold {
			t.Logf("%s (%s): %s\n got %v\nwant %v", column[0], column[2], column[3], found, gold)
		}
	}
	for _, lang := range []string{"en", "fr"} {
		t.Logf("%s: %v", lang, *scores[lang])
	}
}

// TestCodePoints keeps the two ways to count apart: code points for others,
// bytes inside.
func TestCodePoints(t *testing.T) {
	line := Line{Lang: "fr", DocDate: "2025-11-04", Text: "Né à Ségou en août 2024, « réélu » le 3 mai."}
	r, err := line.Annotate(News, EDTF)
	if err != nil {
		t.Fatal(err)
	}
	runes := []rune(line.Text)
	var got []string
	for _, x := range r.Timexes {
		got = append(got, string(runes[x.Start:x.End])+"="+x.Value)
	}
	if want := "août 2024=2024-08 3 mai=2025-05-03"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
	for _, e := range Find(line.Text, "fr", mustDate(t, "2025-11-04"), News) {
		if !utf8.ValidString(line.Text[e.Start:e.End]) {
			t.Errorf("%d to %d cuts a character", e.Start, e.End)
		}
	}
}
