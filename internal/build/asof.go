package build

import (
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// newest returns the newest day on which a record was created, updated or
// corrected. What is held back does not count: publishing it later must not
// have moved the day before.
func newest(r *timeline.Records) (day edtf.Date) {
	later := func(d edtf.Date) {
		if d != day && d.Compare(day) > 0 { // most are of a day that was met before
			day = d
		}
	}
	for _, e := range r.Events {
		if e.Draft || !e.PublishAt.IsZero() {
			continue
		}
		later(e.Created)
		later(e.Updated)
		for _, c := range e.Corrections {
			later(c.Date)
		}
	}
	for _, b := range r.Bases() {
		if b.Kind != timeline.Events && !b.Draft {
			later(b.Created)
			later(b.Updated)
		}
	}
	return day
}
