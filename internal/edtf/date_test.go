package edtf_test

import (
	"testing"
	"unsafe"

	"annals/internal/edtf"
)

func TestQualifiers(t *testing.T) {
	const u, a = edtf.Uncertain, edtf.Approximate
	for _, tt := range []struct {
		input            string
		year, month, day edtf.Qualifier
	}{
		{"2004-06-11", 0, 0, 0},
		{"2004-06-11?", u, u, u},
		{"2004-06-11%", u | a, u | a, u | a},
		{"2004~", a, 0, 0},
		{"2004-06~-11", a, a, 0},
		{"2004?-06-11", u, 0, 0},
		{"?2004-06-~11", u, 0, a},
		{"2004-%06-11", 0, u | a, 0},
		{"?2004-06-11~", u | a, a, a},
		{"2001-~21", 0, a, 0},
		{"1984~/2004-06?", u | a, u, 0},
		{"[1984,1986~,1990-?03]", a, u, 0},
	} {
		d := mustParse(t, tt.input)
		year, month, day := d.Qualifiers()
		if year != tt.year || month != tt.month || day != tt.day {
			t.Errorf("%s: got %q %q %q, want %q %q %q", tt.input, year, month, day, tt.year, tt.month, tt.day)
		}
		all := tt.year | tt.month | tt.day
		if d.Uncertain() != (all&u != 0) || d.Approximate() != (all&a != 0) {
			t.Errorf("%s: uncertain %t, approximate %t", tt.input, d.Uncertain(), d.Approximate())
		}
	}
}

func TestKind(t *testing.T) {
	for _, tt := range []struct {
		input           string
		kind            edtf.Kind
		time, X         bool
		start, end      string
		from, to        edtf.Bound
		interval, isSet bool
	}{
		{input: "2024-03", kind: edtf.Single, start: "2024-03", end: "2024-03"},
		{input: "2024-0X", kind: edtf.Single, start: "2024-0X", end: "2024-0X", X: true},
		{input: "2024-03-16T10:00:00Z", kind: edtf.Single, time: true, start: "2024-03-16T10:00:00Z", end: "2024-03-16T10:00:00Z"},
		{input: "2024-03~/2025", kind: edtf.Interval, start: "2024-03~", end: "2025", interval: true},
		{input: "2024-03/..", kind: edtf.Interval, start: "2024-03", to: edtf.Open, interval: true},
		{input: "/2025", kind: edtf.Interval, end: "2025", from: edtf.Unknown, interval: true},
		{input: "[2024,2026]", kind: edtf.OneOf, start: "[2024,2026]", end: "[2024,2026]", isSet: true},
		{input: "{2024,202X}", kind: edtf.AllOf, start: "{202X,2024}", end: "{202X,2024}", isSet: true, X: true},
	} {
		d := mustParse(t, tt.input)
		if d.Kind() != tt.kind || d.HasTime() != tt.time || d.Unspecified() != tt.X || d.IsInterval() != tt.interval || d.IsSet() != tt.isSet {
			t.Errorf("%s: kind %d, time %t, X %t, interval %t, set %t", tt.input, d.Kind(), d.HasTime(), d.Unspecified(), d.IsInterval(), d.IsSet())
		}
		start, from := d.Start()
		end, to := d.End()
		if start.String() != tt.start || end.String() != tt.end || from != tt.from || to != tt.to {
			t.Errorf("%s: from %q (%d) to %q (%d)", tt.input, start, from, end, to)
		}
	}
}

func TestMembers(t *testing.T) {
	for input, want := range map[string]string{
		"[1667,1668,1670..1672]":   "1667-1667 1668-1668 1670-1672 ",
		"{..1760,1980~,1990-05..}": "-1760 1980~-1980~ 1990-05- ",
		"2024":                     "",
		"2024/2025":                "",
	} {
		got := ""
		for first, last := range mustParse(t, input).Members() {
			got += first.String() + "-" + last.String() + " "
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", input, got, want)
		}
		for range mustParse(t, input).Members() {
			break // whoever wants the first alone
		}
	}
}

func TestMargin(t *testing.T) {
	for _, tt := range []struct {
		input       string
		first, last int64
	}{
		{"1950S2", 1900, 1999},
		{"1950S1", 1000, 1999},
		{"1950S4", 1950, 1950},
		{"1950S9", 1950, 1950},
		{"-1950S2", -1999, -1900},
		{"Y171010000S3", 171000000, 171999999},
		{"Y3388E2S3", 338000, 338999},
		{"0000S1", 0, 0},
		{"1950", 1950, 1950},
		{"195X", 1950, 1959},
	} {
		if first, last := mustParse(t, tt.input).Margin(); first != tt.first || last != tt.last {
			t.Errorf("%s: got %d to %d, want %d to %d", tt.input, first, last, tt.first, tt.last)
		}
	}
}

func TestDay(t *testing.T) {
	for input, want := range map[string]string{
		"2024-03-16": "2024-03-16", "2024-03-16?": "2024-03-16", "2024-03-16T10:00:00Z": "2024-03-16",
		"2024-03": "", "2024-03-1X": "", "2024-03-16/2024-03-17": "", "[2024-03-16]": "",
	} {
		day, ok := mustParse(t, input).Day()
		if ok != (want != "") || ok && day.String() != want {
			t.Errorf("%s: got %s, %t", input, day, ok)
		}
	}
}

// TestZero pins that a value made without Parse is no date and harms nothing.
func TestZero(t *testing.T) {
	var d edtf.Date
	_, lower := d.Lower()
	_, upper := d.Upper()
	_, day := d.Day()
	if !d.IsZero() || d.String() != "" || d.Level() != 0 || d.Precision() != edtf.NoPrecision ||
		lower != edtf.Unknown || upper != edtf.Unknown || day || d.Overlaps(0) || d.Contains(edtf.Day{}) ||
		d.Compare(edtf.Date{}) != 0 || d.HTML("fr", edtf.Long) != "" || d.WeekdayName("en") != "" {
		t.Errorf("the zero Date says something")
	}
	if mustParse(t, "0000").IsZero() {
		t.Errorf("the year 0 is no date")
	}
	if size := unsafe.Sizeof(d); size > 64 {
		t.Errorf("a Date takes %d bytes", size)
	}
}
