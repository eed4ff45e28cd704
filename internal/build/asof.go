package build

import (
	"annals/internal/edtf"
	"annals/internal/parallel"
	"annals/internal/timeline"
)

// newest returns the newest day on which a record was created, updated or
// corrected. What is held back does not count: publishing it later must not
// have moved the day before.
func newest(r *timeline.Records) edtf.Date {
	var events, others edtf.Date
	parallel.All(
		func() {
			for _, e := range r.Events {
				if e.Draft || !e.PublishAt.IsZero() {
					continue
				}
				events = later(later(events, e.Created), e.Updated)
				for _, c := range e.Corrections {
					events = later(events, c.Date)
				}
			}
		},
		func() {
			for _, b := range r.Bases() {
				if b.Kind != timeline.Events && !b.Draft {
					others = later(later(others, b.Created), b.Updated)
				}
			}
		},
	)
	return later(events, others)
}

// later returns the later of two days. Most are one.
func later(day, other edtf.Date) edtf.Date {
	if other != day && other.Compare(day) > 0 {
		return other
	}
	return day
}
