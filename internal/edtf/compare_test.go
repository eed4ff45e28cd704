package edtf_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"annals/internal/edtf"
)

// ordered is a list of dates as they stand in a timeline.
var ordered = []string{
	"Y-17E7",
	"-XXXX",
	"-0043-03-15", "-0043-03-15?",
	"0000-01-01", "0000",
	"XXXX",
	"1900-01-01", "1900-01", "1900", "19XX", "1900/..",
	"1959-12-31",
	"1960-01-01", "1960-01-01?", "1960-01-01T10:00:00Z", "1960-01", "1960-33", "1960-37", "1960-40",
	"1960", "1960S2", "1960~", "[1960,1961]", "{1960,1961}", "1960/1962", "1960/", "1960/..", "[1960..]",
	"1960-02",
	"1985-12-31", "1985-12-31/9999-12-31", "../1985", "/1985", "[..1985]", // an open start stands at its end
	"1986",
	"[..1990,1995..]",
	"1991",
	"2024-24", "2024-12-31", "2024-12-31/2025-03-01",
	"Y10000",
	"../", "../..", "/", "/..",
}

func TestCompare(t *testing.T) {
	want := make([]edtf.Date, len(ordered))
	for i, s := range ordered {
		want[i] = mustParse(t, s)
	}
	got := append(slices.Clone(want), edtf.Date{})
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
	slices.SortFunc(got, edtf.Date.Compare)
	if !got[0].IsZero() {
		t.Errorf("the first is %s, want the zero Date", got[0])
	}
	for i, d := range got[1:] {
		if d != want[i] {
			t.Errorf("place %d: got %s, want %s", i, d, want[i])
		}
	}
}

func TestYear(t *testing.T) {
	for input, want := range map[string]int64{
		"2024-03-16": 2024, "196X": 1960, "-0043": -43, "../1985": 1985, "/1985-04": 1985,
		"1985/..": 1985, "[..1990,1995..]": 1990, "../..": 0, "Y-17E7": -170000000,
	} {
		if got := mustParse(t, input).Year(); got != want {
			t.Errorf("%s: got %d, want %d", input, got, want)
		}
	}
}
