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
		if d.Compare(day) > 0 {
			day = d
		}
	}
	held := map[*timeline.Record]bool{}
	for _, e := range r.Events {
		if !e.PublishAt.IsZero() {
			held[e.Base()] = true
			continue
		}
		if e.Draft {
			continue
		}
		for _, c := range e.Corrections {
			later(c.Date)
		}
	}
	for _, b := range r.Bases() {
		if !b.Draft && (len(held) == 0 || !held[b.Record]) {
			later(b.Created)
			later(b.Updated)
		}
	}
	return day
}
