package timex

import (
	"strings"
	"testing"
	"unicode/utf8"

	"annals/internal/edtf"
)

func mustDate(tb testing.TB, s string) edtf.Date {
	tb.Helper()
	if s == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(s)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// TestHow looks at how the last expression of a text was dated: from where,
// how surely, and why not.
func TestHow(t *testing.T) {
	for _, c := range []struct {
		name, lang, published, text string
		mode                        Mode
		want                        string
	}{
		{"complete", "en", "2025-11-04", "on 3 May 2024", News, "2024-05-03 certain"},
		{"from publication", "en", "2025-11-04", "He left on 3 May.", News, "2025-05-03 likely publication 2025-11-04"},
		{"without a verb", "en", "2025-11-04", "Elections on 3 May", News, "2025-05-03 guess publication 2025-11-04"},
		{"from a mention", "en", "2025-11-04", "On 3 May 2024 he left. Two days later he died.", News, "2024-05-05 likely mention 2024-05-03"},
		{"a mention too far back", "en", "2025-11-04", "On 3 May 2024 he left. He died. All wept. It rained. Two days later it ended.", News, "no date is named before it"},
		{"a mention far back in a story", "en", "2025-11-04", "On 3 May 2024 he left. He died. All wept. It rained. Two days later it ended.", Narrative, "2024-05-05 likely mention 2024-05-03"},
		{"earlier than nothing", "en", "2025-11-04", "Two days earlier he had left.", News, "2025-11-02 guess publication 2025-11-04"},
		{"told twice", "en", "2025-11-04", "A year earlier, in March 2024, he had left.", News, "2024-03 certain"},
		{"not dated", "en", "", "He left on Friday.", News, "the day of publication is not known"},
		{"not dated, but complete", "en", "", "He left on Friday, 3 May 2024.", News, "2024-05-03 certain"},
		{"dated to the month", "en", "2025-11", "He left on Friday.", News, "the day of publication is not known"},
		{"a story without a date", "en", "", "He left in May.", Narrative, "no date is named before it"},
		{"a story with one", "en", "", "He came in January 2013 and left in May.", Narrative, "2013-05 likely mention 2013-01"},
		{"a day from a year", "en", "2025-11-04", "In 2019 he came. Two days later he left.", News, "the date it counts from is not precise enough"},
		{"a year from a year", "en", "2025-11-04", "In 2019 he came. Two years later he left.", News, "2021 likely mention 2019"},
		{"about", "en", "2025-11-04", "It was built in about 1950.", News, "1950~ certain"},
		{"between about", "en", "2025-11-04", "It was built between about 1950 and 1960.", News, "1950~/1960 certain"},
		{"no such day", "en", "2025-11-04", "He came on 30 February 2024.", News, "the calendar has no such day"},
		{"no leap year near", "en", "2025-11-04", "He came on 29 February.", News, "2024-02-29 likely publication 2025-11-04"},
		{"the wrong day of the week", "en", "2025-11-04", "He came on Monday, 3 May 2024.", News, "2024-05-03 guess"},
		{"day or month", "en", "2025-11-04", "It is dated 3/5/2024.", News, "2024-03-05 guess"},
		{"day before month in French", "fr", "2025-11-04", "Daté du 3/5/2024.", News, "2024-05-03 certain"},
		{"two ends, of which one is not known", "en", "", "They met from Monday to 7 May 2024.", News, "the day of publication is not known"},
		{"a day of the week before a date", "en", "2025-11-04", "They met from Monday to 7 May 2024.", News, "2024-05-06/2024-05-07 certain"},
		{"a period backwards", "en", "2025-11-04", "He ruled from May 2024 to March 2023.", News, "it ends before it begins"},
		{"before year 1", "en", "2025-11-04", "It fell 2,500 years ago.", News, "it lies beyond the years that can be told"},
		{"a deadline", "en", "2023-08-10", "They gave the junta until Sunday to yield.", News, "2023-08-13 likely publication 2023-08-10"},
		{"a date that the verb does not tell of", "en", "2012-03-25", "They fell weeks before the April 29 election.", News, "2012-04-29 guess publication 2012-03-25"},
		{"regional French", "fr-CA", "2025-11-04", "parti hier", News, "2025-11-03 likely publication 2025-11-04"},
	} {
		all := Find(c.text, c.lang, mustDate(t, c.published), c.mode)
		if len(all) == 0 {
			t.Errorf("%s: nothing is found in %q", c.name, c.text)
			continue
		}
		e := all[len(all)-1]
		if c.name == "told twice" {
			e = all[0]
		}
		got := string(e.Unresolved)
		if got == "" {
			got = strings.Join(strings.Fields(strings.Join([]string{e.Date.String(), e.Confidence.String(), e.Anchor.From.String(), e.Anchor.Date.String()}, " ")), " ")
		}
		if got != c.want {
			t.Errorf("%s: %q in %q is %s, want %s", c.name, c.text[e.Start:e.End], c.text, got, c.want)
		}
	}
}

// TestTypes looks at what TIMEX3 calls the only expression of a text.
func TestTypes(t *testing.T) {
	for text, want := range map[string]string{
		"on 3 May 2024":             "DATE 2024-05-03",
		"on Friday night":           "TIME 2025-10-31TNI",
		"at 3:05 p.m. on Friday":    "TIME 2025-10-31T15:05",
		"since early 2024":          "DATE 2024 START",
		"by the middle of the year": "DATE 2025 MID",
		"in about 1950":             "DATE 1950 APPROX",
		"more than three years":     "DURATION P3Y MORE_THAN",
		"half an hour":              "DURATION PT30M",
		"in the past two weeks":     "DURATION P2W",
		"every Monday night":        "SET XXXX-WXX-1TNI",
		"every two years":           "SET P2Y",
		"each May":                  "SET XXXX-05",
		"nowadays":                  "DATE PRESENT_REF",
		"months ago":                "DATE PAST_REF",
		"in the coming weeks":       "DATE FUTURE_REF",
		"over the weekend":          "DATE 2025-W44-WE",
		"in the second quarter":     "DATE 2025-Q2",
		"in the 18th century":       "DATE 17",
		"last winter":               "DATE 2024-WI",
	} {
		all := Find(text, "en", mustDate(t, "2025-11-04"), News)
		if len(all) != 1 {
			t.Errorf("%q: found %v", text, all)
			continue
		}
		e := all[0]
		if got := strings.TrimSpace(e.Type + " " + e.Value + " " + e.Mod); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

// TestParts finds that a Finder remembers what an earlier part named, with
// offsets of the part at hand.
func TestParts(t *testing.T) {
	f := NewFinder("en", mustDate(t, "2025-11-04"), News)
	f.Find("The coup came on 18 August 2020.")
	got := f.Find("The following day he resigned.")
	if len(got) != 1 || got[0].Date.String() != "2020-08-19" || got[0].Start != 0 {
		t.Errorf("got %+v", got)
	}
}

// TestParagraphs finds that offsets are those of the whole text and that no
// expression goes over a blank line.
func TestParagraphs(t *testing.T) {
	const text = "Coups in 2020\n \t\nMay was quiet in 2021.\r\n\r\nIn\nMay\n2022 it rained.\n"
	var got []string
	for _, e := range Find(text, "en", mustDate(t, "2025-11-04"), News) {
		got = append(got, text[e.Start:e.End])
	}
	if want := "2020, 2021, May\n2022"; strings.Join(got, ", ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestBounds reads one endless line: it takes memory as prose does, and little
// for each date.
func TestBounds(t *testing.T) {
	published := mustDate(t, "2025-11-04")
	for _, word := range []string{"Monday ", "lundi\u00a0", "Monday-", "1,", "a", "é"} {
		f := NewFinder("en", published, News)
		text := strings.Repeat(word, 4*maxParagraph/len(word))
		end := 0
		for _, e := range f.Find(text) {
			if e.Start < end || e.End <= e.Start || !utf8.ValidString(text[e.Start:e.End]) {
				t.Fatalf("%q: an expression from %d to %d after one to %d", word, e.Start, e.End, end)
			}
			end = e.End
		}
		if n := cap(f.tokens); n > 2*maxParagraph {
			t.Errorf("%q: room for %d tokens is taken, want no more than for a paragraph of %d bytes", word, n, maxParagraph)
		}
	}
	text := strings.Repeat("Monday ", 10_000)
	if n := testing.AllocsPerRun(1, func() { Find(text, "en", published, News) }); n > 25_000 {
		t.Errorf("10,000 dates take %v pieces of memory", n)
	}
}

// TestCueOnce looks at the words around many dates: each is asked for its tense
// from sixty dates, and read once.
func TestCueOnce(t *testing.T) {
	f := NewFinder("en", mustDate(t, "2025-11-04"), News)
	f.Find(strings.Repeat("Monday ", 1000))
	for i, tok := range f.tokens {
		if tok.cue == unread {
			t.Fatalf("what token %d says of the tense is not kept", i)
		}
	}
}
