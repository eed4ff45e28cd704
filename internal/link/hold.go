package link

import (
	"slices"

	"annals/internal/timeline"
)

// hold takes what is not to be published out of r. Nothing holds an entry back
// but draft and publish_at: the date of what happened never does.
func (l *linker) hold(r *timeline.Records) {
	r.Events = keep(l, timeline.Events, r.Events)
	r.Sources = keep(l, timeline.Sources, r.Sources)
	r.Countries = keep(l, timeline.Countries, r.Countries)
	r.Actors = keep(l, timeline.Actors, r.Actors)
	r.Topics = keep(l, timeline.Topics, r.Topics)
	r.Instruments = keep(l, timeline.Instruments, r.Instruments)
	r.Pages = keep(l, timeline.Pages, r.Pages)
}

func keep[T interface{ Base() *timeline.Record }](l *linker, kind timeline.Kind, list []T) []T {
	return slices.DeleteFunc(slices.Clone(list), func(r T) bool {
		reason := l.reason(r)
		if reason == "" {
			return false
		}
		base := r.Base()
		l.held = append(l.held, timeline.Held{Kind: kind, ID: base.ID, File: base.File, Reason: reason})
		return true
	})
}

// reason says why r is held back, or nothing.
func (l *linker) reason(r interface{ Base() *timeline.Record }) string {
	e, isEvent := r.(*timeline.Event)
	switch {
	case r.Base().Draft && !l.options.Drafts:
		return "draft"
	case r.Base().Draft && isEvent && e.Date.IsZero(): // it has no place in a timeline yet
		return "draft without a date"
	case isEvent && !e.PublishAt.IsZero() && !l.options.Drafts && e.PublishAt.Compare(l.options.AsOf) > 0:
		return "from " + e.PublishAt.String()
	}
	return ""
}
