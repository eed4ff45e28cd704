package timex

import (
	"strings"
	"testing"
)

// TestTable reads tables with a mistake: the error names the line and says
// what is wrong.
func TestTable(t *testing.T) {
	const good = "option decimal .\nwords month\n  1: january, jan.\ndef when\n  in <month>\nrules\n  month: $when [<year>] -> date\n"
	if _, err := readTable(good); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, table, want string }{
		{"unknown class", "words mnth\n", `line 1: "words mnth" is no heading`},
		{"no heading", "  1: january\n", "line 1: it stands under no heading"},
		{"no value", "words month\n  january\n", "line 2: a value and a colon are missing"},
		{"value that is no number", "words month\n  one: january\n", `line 2: strconv.Atoi: parsing "one": invalid syntax`},
		{"value that is no unit", "words unit\n  fortnight: fortnight\n", "line 2: fortnight is none of [second"},
		{"two commas", "words month\n  1: january, , jan\n", "line 2: a word is missing"},
		{"no arrow", "rules\n  month: <month>\n", "line 2: a rule is written id: pattern -> action"},
		{"unknown action", "rules\n  month: <month> -> dat\n", `line 2: "dat" is no action`},
		{"unknown argument", "rules\n  month: <month> -> date moth=1\n", `line 2: "moth" is no argument`},
		{"unknown class in a pattern", "rules\n  month: <moth> -> date\n", "line 2: <moth>: <moth> is no class"},
		{"unknown definition", "rules\n  month: $moth -> date\n", "line 2: $moth: $moth is not defined"},
		{"open bracket", "rules\n  month: [<month> -> date\n", "line 2: [<month>: ']' is missing"},
		{"closing bracket", "rules\n  month: <month>] -> date\n", "line 2: <month>]: ']' is out of place"},
		{"empty pattern", "rules\n  month: [<month>] -> date\n", "line 2: [<month>]: it may be empty"},
	} {
		_, err := readTable(c.table)
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

// TestPatterns tries the notation of the tables.
func TestPatterns(t *testing.T) {
	const table = `option decimal .
words month
  5: May, may-time
words num
  2: two, pair of
words unit
  day: days
def n
  (<num>|<n>)
rules
  tight: $n-<unit> -> duration
  loose: $n [long|full] <unit> -> duration
  inner: in {<month> [<year>]} now -> date
  class: <month> -> date
`
	l, err := readTable(table)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"two days":           "loose: two days",
		"two full days":      "loose: two full days",
		"two long full days": "",
		"two-days":           "tight: two-days",
		"two - days":         "",
		"a pair  of days":    "loose: pair  of days",
		"2.5 days":           "loose: 2.5 days",
		"in May 2012 now":    "inner: May 2012",
		"in May now":         "inner: May",
		"in May":             "class: May",
		"in may":             "",
		"in MAY":             "class: MAY",
		"May-time":           "class: May-time",
		"two\n\ndays":        "",
	} {
		m := matcher{tokens: scan(nil, l, text)}
		got := ""
		for i := range m.tokens {
			if m.tokens[i].word == nil && m.tokens[i].digits == 0 {
				continue
			}
			if found := m.at(&l.root, i); len(found) > 0 {
				best := found[0]
				got = best.id + ": " + text[m.tokens[best.first].start:m.tokens[best.end-1].end]
				break
			}
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func BenchmarkReadTable(b *testing.B) {
	text, err := tables.ReadFile("tables/en.txt")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := readTable(string(text)); err != nil {
			b.Fatal(err)
		}
	}
}
