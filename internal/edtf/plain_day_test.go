package edtf

import (
	"reflect"
	"strings"
	"testing"
)

// A plain day is worded as any other date would be.
func TestPlainDay(t *testing.T) {
	n := 0
	for _, year := range []int64{1000, 1899, 1900, 2000, 2023, 2024, 9999} {
		for day := (Day{year, 1, 1}); day.Year == year; day = day.AddDays(1) {
			d := DateOf(day)
			if !d.plainDay() {
				t.Fatalf("%v is no plain day", d)
			}
			for _, lang := range []string{"en", "fr", "fr-NE"} {
				for form := Short; form <= Gutter; form++ {
					got, want := d.Segments(lang, form), d.parted(lang, form)
					if !reflect.DeepEqual(got, want) || d.Words(lang, form) != want[0].Text {
						t.Fatalf("%v in %s, form %d: %+v and %q, want %+v", d, lang, form, got, d.Words(lang, form), want)
					}
					var b strings.Builder
					want[0].writeHTML(&b)
					if got := d.HTML(lang, form); got != b.String() {
						t.Fatalf("%v in %s, form %d, as HTML: %s, want %s", d, lang, form, got, &b)
					}
					n++
				}
			}
		}
	}
	if n < 12*7*365 {
		t.Errorf("only %d were compared", n)
	}
}

// What is more than a day, or less certain, is none.
func TestNotPlainDay(t *testing.T) {
	for _, s := range []string{
		"0999-12-31", "-2024-01-01", "2024-03", "2024", "2024-03-16?", "2024-03-~16", "2024-03-XX", "2024-03-16T10:00:00", "2024-03-16/2024-03-17",
		"[2024-03-16]", "{2024-03-16}", "2024-03-16/..", "2024-21",
	} {
		d, err := Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		if d.plainDay() {
			t.Errorf("%s is taken for a plain day", s)
		}
	}
}
