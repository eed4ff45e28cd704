package validate

import (
	"fmt"

	"annals/internal/diag"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// common judges what every record with a page has.
func common(r *timeline.Record, report reporter) {
	if r.Retracted() != (len(r.Retraction) > 0) {
		p := diag.Problem{Code: "A213", Spot: diag.Spot{Key: "status"}, Text: "the entry is retracted, but nothing says why", Help: `add  retraction = "…"`}
		if !r.Retracted() {
			p.Spot.Key, p.Text, p.Help = "retraction", "a retraction is given, but the entry is not retracted", `write  status = "retracted"`
		}
		report(p)
	}
	if before(r.Updated, r.Created) {
		report(diag.Problem{
			Code: "A214", Spot: diag.Spot{Key: "updated"},
			Text: fmt.Sprintf("it was updated on %s, before it was created on %s", r.Updated, r.Created),
			Help: "correct one of the two days",
		})
	}
	for i, a := range r.Aliases {
		if a == r.ID {
			report(diag.Problem{
				Code: "A502", Spot: diag.Spot{Key: fmt.Sprintf("aliases[%d]", i)},
				Text: fmt.Sprintf("%q is its own alias", a), Help: "delete it",
			})
		}
	}
}

// before reports whether day a is before day b; no day is before or after none.
func before(a, b edtf.Date) bool { return !a.IsZero() && !b.IsZero() && a.Compare(b) < 0 }

// alpha2 judges a country code.
func alpha2(code, key string, report reporter) {
	if code == "" || len(code) == 2 && upper(code) {
		return
	}
	report(diag.Problem{
		Code: "A215", Spot: diag.Spot{Key: key},
		Text: fmt.Sprintf("%q is not a country code", code),
		Help: `write ISO 3166-1 alpha-2, two capitals: "NE"`,
	})
}

func upper(s string) bool {
	for _, c := range s {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return true
}
