package validate

import (
	"regexp"

	"annals/internal/edtf"
	"annals/internal/lang"
	"annals/internal/timeline"
	"annals/internal/timex"
)

// dateField returns the field of e that a claim names, if it is a date.
func dateField(e *timeline.Event, name string) (edtf.Date, bool) {
	switch name {
	case "date":
		return e.Date, true
	case "announced":
		return e.Announced, true
	case "reported":
		return e.Reported, true
	}
	return edtf.Date{}, false
}

// namedDay returns the words with which a text names a day of the calendar,
// with a year or without, or nothing: a weekday alone names none.
func namedDay(t lang.Text) string {
	if len(t) == 0 {
		return ""
	}
	for _, x := range timex.Find(t[0].Text, t[0].Lang, edtf.Date{}, timex.News) {
		if calendarDay.MatchString(x.Value) {
			return t[0].Text[x.Start:x.End]
		}
	}
	return ""
}

// calendarDay is a day as TIMEX3 writes it; its year may not be known.
var calendarDay = regexp.MustCompile(`^(\d{4}|XXXX)-\d\d-\d\d$`)

// covers reports whether every day of b lies within the bounds of a.
func covers(a, b edtf.Date) bool {
	alow, alb := a.Lower()
	aup, aub := a.Upper()
	blow, blb := b.Lower()
	bup, bub := b.Upper()
	starts := alb != edtf.Known || blb == edtf.Known && !blow.Before(alow)
	ends := aub != edtf.Known || bub == edtf.Known && !aup.Before(bup)
	return starts && ends
}
