package edtf_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"annals/internal/edtf"
)

func TestYears(t *testing.T) {
	for _, tt := range []struct {
		input       string
		first, last int64
		want        []int64
	}{
		{"2024-03-16", 1900, 2100, []int64{2024}},
		{"2024-03-16", 2025, 2100, nil},
		{"1964/1967", 1900, 2100, []int64{1964, 1965, 1966, 1967}},
		{"1964/1967", 1966, 1966, []int64{1966}},
		{"1964/..", 1966, 1968, []int64{1966, 1967, 1968}},
		{"../1967", 1966, 1968, []int64{1966, 1967}},
		{"../..", -1, 1, []int64{-1, 0, 1}},
		{"1964/", 1900, 2100, []int64{1964}}, // nothing is claimed of an unknown end
		{"/1964-03", 1900, 2100, []int64{1964}},
		{"/", 1900, 2100, nil},
		{"/", -5, 5, nil},
		{"/..", 1900, 2100, nil},
		{"../", 1900, 2100, nil},
		{"[1960,1964..1966,1990]", 1900, 2100, []int64{1960, 1964, 1965, 1966, 1990}},
		{"{..1960,1990..}", 1959, 1991, []int64{1959, 1960, 1990, 1991}},
		{"20X4", 2000, 2030, []int64{2004, 2014, 2024}},
		{"196X-02-29", 1900, 2100, []int64{1960, 1964, 1968}},
		{"196X-24", 1900, 2100, []int64{1960, 1961, 1962, 1963, 1964, 1965, 1966, 1967, 1968, 1969, 1970}},
		{"1X00-24", 1200, 1310, []int64{1200, 1201, 1300, 1301}},
		{"1X00-36", 1200, 1310, []int64{1200, 1300}},
		{"2024-24", 1900, 2100, []int64{2024, 2025}},
		{"-000X", -12, 2, []int64{-9, -8, -7, -6, -5, -4, -3, -2, -1}},
		{"Y-17E7", math.MinInt64, math.MaxInt64, []int64{-170000000}},
	} {
		d := mustParse(t, tt.input)
		got := slices.Collect(d.Years(tt.first, tt.last))
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s from %d to %d: got %v, want %v", tt.input, tt.first, tt.last, got, tt.want)
		}
		for year := max(tt.first, -100); year <= min(tt.last, 2100); year++ {
			if got, want := d.Overlaps(year), slices.Contains(tt.want, year); got != want {
				t.Errorf("%s: Overlaps(%d) = %t, want %t", tt.input, year, got, want)
			}
		}
	}
}

// TestYearsStops shows that an endless date costs only what is taken of it.
func TestYearsStops(t *testing.T) {
	for year := range mustParse(t, "../..").Years(math.MinInt64, math.MaxInt64) {
		if year != math.MinInt64 {
			t.Errorf("got %d first", year)
		}
		break
	}
	last := int64(0)
	for year := range mustParse(t, "1960/..").Years(math.MaxInt64-1, math.MaxInt64) {
		last = year
	}
	if last != math.MaxInt64 {
		t.Errorf("the last year is %d", last)
	}
}

func TestContains(t *testing.T) {
	for _, tt := range []struct {
		input   string
		in, out string // days
	}{
		{"2024-03", "2024-03-01 2024-03-31", "2024-02-29 2024-04-01"},
		{"2024-24", "2024-12-01 2025-02-28", "2024-01-15 2025-03-01"},
		{"19XX-24", "1900-12-01 1901-01-15 2000-02-29", "1900-01-15 1950-03-01"},
		{"19XX-33", "1950-01-01 1950-03-31", "1950-04-01 1951-12-31 2050-02-01"},
		{"1964/1967-02", "1964-01-01 1967-02-28", "1967-03-01"},
		{"1964/..", "2500-01-01", "1963-12-31"},
		{"1964/", "1964-12-31", "1965-01-01"},
		{"/1964", "1964-01-01", "1963-12-31"},
		{"../1964", "-0500-01-01", "1965-01-01"},
		{"[1960,1964]", "1960-06-01 1964-06-01", "1962-06-01"},
		{"[19X5]", "1905-06-01 1995-06-01", "1950-06-01"},
		{"[1960..1964]", "1962-06-01", "1965-01-01"},
		{"2024-XX-05", "2024-01-05 2024-12-05", "2024-01-06"},
		{"2016-02-X1", "2016-02-11", "2016-02-12"},
		{"XX24-1X", "2024-10-01 1924-12-31", "2024-09-30 2025-10-01"},
		{"-156X-12-25", "-1569-12-25", "1565-12-25"},
		{"/", "", "2024-01-01"},
	} {
		d := mustParse(t, tt.input)
		for s := range strings.FieldsSeq(tt.in) {
			if day, _ := mustParse(t, s).Day(); !d.Contains(day) {
				t.Errorf("%s does not contain %s", d, s)
			}
		}
		for s := range strings.FieldsSeq(tt.out) {
			if day, _ := mustParse(t, s).Day(); d.Contains(day) {
				t.Errorf("%s contains %s", d, s)
			}
		}
	}
}

// TestUnspecified compares bounds and membership with what one finds by
// matching the digits of every day there is.
func TestUnspecified(t *testing.T) {
	var days []edtf.Day
	var texts []string
	for n := (edtf.Day{Year: 1598, Month: 1, Day: 1}).Ordinal(); n < (edtf.Day{Year: 1702, Month: 1, Day: 1}).Ordinal(); n++ {
		days = append(days, edtf.DayAt(n))
		texts = append(texts, edtf.DayAt(n).String())
	}
	for _, input := range []string{
		"16XX-XX-XX", "16XX-02-29", "16XX-02-2X", "16X2-X1-3X", "160X-02-29", "1604-0X-31", "1603-02-XX",
		"1600-1X-X0", "16X0-XX-31", "1650-XX-3X", "1650-X2-30", "16XX-12-25", "1699-12-X1", "166X-1X-1X",
	} {
		d := mustParse(t, input)
		var first, last edtf.Day
		for i, day := range days {
			fits := matches(texts[i], input)
			if fits != d.Contains(day) {
				t.Errorf("%s: Contains(%s) = %t", input, day, !fits)
			}
			if fits && first == (edtf.Day{}) {
				first = day
			}
			if fits {
				last = day
			}
		}
		if lower, _ := d.Lower(); lower != first {
			t.Errorf("%s: lower is %s, want %s", input, lower, first)
		}
		if upper, _ := d.Upper(); upper != last {
			t.Errorf("%s: upper is %s, want %s", input, upper, last)
		}
	}
}

func matches(day, pattern string) bool {
	for i := range day {
		if pattern[i] != 'X' && pattern[i] != day[i] {
			return false
		}
	}
	return true
}
