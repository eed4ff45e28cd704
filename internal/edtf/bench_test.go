package edtf_test

import (
	"slices"
	"testing"

	"annals/internal/edtf"
)

func BenchmarkParse(b *testing.B) {
	for _, input := range []string{
		"2024-03-16", "2024~", "1960-12-31/1962-07-14", "156X-12-25", "[1667,1668,1670..1672]",
		"1985-04-12T23:20:30+04:30",
	} {
		b.Run(input, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := edtf.Parse(input); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkString(b *testing.B) {
	d := mustParse(b, "2024-03-16")
	b.ReportAllocs()
	for b.Loop() {
		_ = d.String()
	}
}

func BenchmarkWords(b *testing.B) {
	d := mustParse(b, "2024-05-19/2024-09-15")
	for _, lang := range []string{"en", "fr"} {
		b.Run(lang, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_ = d.Words(lang, edtf.Long)
			}
		})
	}
}

func BenchmarkSort(b *testing.B) {
	var dates []edtf.Date
	for year := range int64(1000) {
		dates = append(dates, edtf.YearOf(2000-year), edtf.MonthOf(2000-year, 3))
	}
	b.ReportAllocs()
	for b.Loop() {
		slices.SortFunc(slices.Clone(dates), edtf.Date.Compare)
	}
}

func mustParse(tb testing.TB, s string) edtf.Date {
	tb.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}
