package validate

import (
	"annals/internal/edtf"
	"annals/internal/timeline"
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
