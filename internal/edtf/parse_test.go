package edtf_test

import (
	"errors"
	"os"
	"strconv"
	"strings"
	"testing"

	"annals/internal/edtf"
)

// rows reads a table of testdata, without its comments.
func rows(tb testing.TB, name string, columns int) (rows [][]string) {
	tb.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		tb.Fatal(err)
	}
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != columns {
			tb.Fatalf("%s:%d has %d columns, want %d", name, i+1, len(cells), columns)
		}
		rows = append(rows, cells)
	}
	return rows
}

var precisions = map[edtf.Precision]string{
	edtf.NoPrecision: "none", edtf.ToYear: "year", edtf.ToHalf: "half", edtf.ToThird: "third",
	edtf.ToQuarter: "quarter", edtf.ToSeason: "season", edtf.ToMonth: "month", edtf.ToDay: "day",
	edtf.ToSecond: "second",
}

func TestParse(t *testing.T) {
	for _, row := range rows(t, "dates.tsv", 6) {
		input, canonical := row[0], row[1]
		if canonical == "" {
			canonical = input
		}
		t.Run(input, func(t *testing.T) {
			d, err := edtf.Parse(input)
			if err != nil {
				t.Fatal(err)
			}
			if d.String() != canonical {
				t.Errorf("String() = %s, want %s", d, canonical)
			}
			if again, err := edtf.Parse(d.String()); err != nil || again != d {
				t.Errorf("Parse(%s) = %v, %v; want the same date", d, again, err)
			}
			if got := strconv.Itoa(d.Level()); got != row[2] {
				t.Errorf("Level() = %s, want %s", got, row[2])
			}
			if got := precisions[d.Precision()]; got != row[3] {
				t.Errorf("Precision() = %s, want %s", got, row[3])
			}
			if got := boundText(d.Lower()); got != row[4] {
				t.Errorf("Lower() = %s, want %s", got, row[4])
			}
			if got := boundText(d.Upper()); got != row[5] {
				t.Errorf("Upper() = %s, want %s", got, row[5])
			}
		})
	}
}

// TestParseErrors has the text, the byte that is wrong, the start of what was
// expected there and the fix.
func TestParseErrors(t *testing.T) {
	for _, row := range rows(t, "errors.tsv", 4) {
		input, want, fix := row[0], row[2], row[3]
		t.Run(input, func(t *testing.T) {
			d, err := edtf.Parse(input)
			if err == nil || !d.IsZero() {
				t.Fatalf("Parse = %v, %v; want an error", d, err)
			}
			e, ok := errors.AsType[*edtf.Error](err)
			if !ok {
				t.Fatalf("error is a %T", err)
			}
			if got := strconv.Itoa(e.Offset); got != row[1] {
				t.Errorf("offset is %s, want %s", got, row[1])
			}
			if !strings.HasPrefix(e.Want, want) || want == "" {
				t.Errorf("wants %q, want %q", e.Want, want)
			}
			if e.Fix != fix {
				t.Errorf("fix is %q, want %q", e.Fix, fix)
			}
			if _, err := edtf.Parse(e.Fix); err != nil && fix != "" {
				t.Errorf("the fix is wrong too: %v", err)
			}
		})
	}
}

// TestFixOfALongText holds that what is longer than any date is not searched for
// one.
func TestFixOfALongText(t *testing.T) {
	for length, want := range map[int]string{200: "2024", 201: ""} {
		text := "2024" + strings.Repeat(" ", length-4)
		if _, err := edtf.Parse(text); err.(*edtf.Error).Fix != want {
			t.Errorf("%d bytes: got %v, want the fix %q", length, err, want)
		}
	}
}

func TestErrorIsASentence(t *testing.T) {
	for _, tt := range []struct{ input, want string }{
		{"2024-3-16", `"2024-3-16" is not a date: the month needs two digits; write "2024-03-16"`},
		{"soon", `"soon" is not a date: a date begins with a year of four digits`},
	} {
		if _, err := edtf.Parse(tt.input); err == nil || err.Error() != tt.want {
			t.Errorf("Parse(%q): got error %q, want %q", tt.input, err, tt.want)
		}
	}
}

// boundText is a bound as the tables write it: -0044-03-15, open, unknown.
func boundText(day edtf.Day, bound edtf.Bound) string {
	switch bound {
	case edtf.Open:
		return "open"
	case edtf.Unknown:
		return "unknown"
	}
	two := func(n int) string { return strconv.Itoa(n + 100)[1:] }
	year := strings.TrimPrefix(edtf.YearOf(day.Year).String(), "Y")
	return year + "-" + two(day.Month) + "-" + two(day.Day)
}
