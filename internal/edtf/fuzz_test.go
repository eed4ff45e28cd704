package edtf_test

import (
	"errors"
	"regexp"
	"testing"

	"annals/internal/edtf"
)

// FuzzParse holds every text to what the package promises of it.
func FuzzParse(f *testing.F) {
	for _, row := range rows(f, "dates.tsv", 6) {
		f.Add(row[0])
	}
	for _, row := range rows(f, "errors.tsv", 4) {
		f.Add(row[0])
	}
	pattern := regexp.MustCompile(edtf.Pattern)
	f.Fuzz(func(t *testing.T, s string) {
		edtf.FixTOML(s)
		d, err := edtf.Parse(s)
		if err != nil {
			checkError(t, s, d, err)
			return
		}
		if !pattern.MatchString(s) {
			t.Errorf("%q does not match Pattern", s)
		}
		again, err := edtf.Parse(d.String())
		if err != nil || again != d || again.String() != d.String() || d.Compare(again) != 0 {
			t.Errorf("%q: canonical form %q reads as %q, %v", s, d, again, err)
		}
		if d.IsZero() || d.Level() < 0 || d.Level() > 2 {
			t.Errorf("%q: zero %t, level %d", s, d.IsZero(), d.Level())
		}
		checkBounds(t, d)
		for _, lang := range []string{"en", "fr"} {
			for _, form := range []edtf.Form{edtf.Short, edtf.Long, edtf.Weekday, edtf.Gutter} {
				if words := d.Words(lang, form); words == "" {
					t.Errorf("%q: no words in %s, form %d", s, lang, form)
				}
			}
		}
	})
}

func checkError(t *testing.T, s string, d edtf.Date, err error) {
	e, ok := errors.AsType[*edtf.Error](err)
	if !ok || !d.IsZero() {
		t.Fatalf("%q: got %v with a %T", s, d, err)
	}
	if e.Input != s || e.Offset < 0 || e.Offset > len(s) || e.Want == "" {
		t.Errorf("%q: odd error %#v", s, e)
	}
	if e.Fix == "" {
		return
	}
	if fix, err := edtf.Parse(e.Fix); err != nil || fix.String() != e.Fix {
		t.Errorf("%q: fix %q reads as %v, %v", s, e.Fix, fix, err)
	}
}

func checkBounds(t *testing.T, d edtf.Date) {
	first, from := d.Lower()
	last, to := d.Upper()
	if from == edtf.Known && to == edtf.Known && last.Before(first) {
		t.Errorf("%s: from %s to %s", d, first, last)
	}
	if from == edtf.Known && (!first.IsValid() || !d.Contains(first) || !d.Overlaps(first.Year) || d.Year() != first.Year) {
		t.Errorf("%s: does not hold its first day %s", d, first)
	}
	if to == edtf.Known && (!validEnd(last) || !d.Contains(last) || !d.Overlaps(last.Year)) {
		t.Errorf("%s: does not hold its last day %s", d, last)
	}
	if from == edtf.Known && d.Contains(first.AddDays(-1)) || to == edtf.Known && d.Contains(last.AddDays(1)) {
		t.Errorf("%s: reaches beyond %s to %s", d, first, last)
	}
	n := 0
	for year := range d.Years(-3000, 3000) {
		if n++; !d.Overlaps(year) || n > 6001 {
			t.Errorf("%s: yields %d", d, year)
			break
		}
	}
}

// validEnd allows a winter to end after the last year.
func validEnd(day edtf.Day) bool {
	day.Year = min(day.Year, edtf.MaxYear)
	return day.IsValid()
}

// FuzzCompare checks that Compare is a total order on any three dates.
func FuzzCompare(f *testing.F) {
	for i := range len(ordered) - 2 {
		f.Add(ordered[i], ordered[i+2], ordered[i+1])
	}
	f.Add("[..1990,1995..]", "../1990", "1990-12-31")
	f.Fuzz(func(t *testing.T, s1, s2, s3 string) {
		var dates []edtf.Date
		for _, s := range []string{s1, s2, s3} {
			d, err := edtf.Parse(s)
			if e, ok := errors.AsType[*edtf.Error](err); ok && e.Fix != "" {
				d, err = edtf.Parse(e.Fix) // more of the texts then count
			}
			if err != nil {
				return
			}
			dates = append(dates, d)
		}
		for _, a := range dates {
			for _, b := range dates {
				if a.Compare(b) != -b.Compare(a) || (a.Compare(b) == 0) != (a == b) {
					t.Errorf("%s and %s: %d and %d", a, b, a.Compare(b), b.Compare(a))
				}
				for _, c := range dates {
					if a.Compare(b) <= 0 && b.Compare(c) <= 0 && a.Compare(c) > 0 {
						t.Errorf("%s, %s, %s are in a circle", a, b, c)
					}
				}
			}
		}
	})
}
