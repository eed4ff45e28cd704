package link

import (
	"cmp"
	"slices"

	"annals/internal/timeline"
)

// backlinks makes every reference known at its other end. Entries are gone
// through in order, so every list is in order too.
func (l *linker) backlinks(s *timeline.Site) {
	homes := map[string]*timeline.Country{}
	for _, c := range append(slices.Clone(s.Countries), s.US) {
		if c != nil {
			homes[c.Alpha2] = c
		}
	}
	for _, a := range s.Actors {
		if a.Home = homes[a.Country]; a.Home != nil && a.Country != "" {
			a.Home.Actors = append(a.Home.Actors, a)
		}
	}
	for _, src := range s.Sources {
		if src.Publisher != nil {
			src.Publisher.Sources = append(src.Publisher.Sources, src)
		}
	}
	for _, e := range s.Events {
		l.backlink(s, e)
	}
	for _, in := range s.Instruments {
		slices.SortStableFunc(in.Changes, func(a, b *timeline.Change) int {
			return cmp.Or(a.Date.Compare(b.Date), byDate(a.Event, b.Event))
		})
	}
}

func (l *linker) backlink(s *timeline.Site, e *timeline.Event) {
	for _, c := range e.Countries {
		c.Events = append(c.Events, e)
	}
	if s.US != nil {
		s.US.Events = append(s.US.Events, e)
	}
	for _, t := range e.Topics {
		t.Events = append(t.Events, e)
	}
	for _, a := range e.Actors {
		a.Events = append(a.Events, e)
	}
	for _, p := range e.Places {
		p.Events = append(p.Events, e)
	}
	for _, src := range e.Sources {
		src.Events = append(src.Events, e)
	}
	for _, src := range e.Background {
		src.Context = append(src.Context, e)
	}
	for i := range e.Changes {
		if c := &e.Changes[i]; c.Instrument != nil {
			c.Instrument.Changes = append(c.Instrument.Changes, c)
		}
	}
	for _, to := range e.RespondsTo {
		to.AnsweredBy = append(to.AnsweredBy, e)
	}
	for _, to := range e.Follows {
		to.FollowedBy = append(to.FollowedBy, e)
	}
	for _, to := range e.PartOf {
		to.Parts = append(to.Parts, e)
	}
	for _, p := range e.Body {
		for link := range p.Text.Links() {
			if to := l.events.by[link.ID]; link.Kind == "event" && to != nil && to != e && !slices.Contains(to.MentionedBy, e) {
				to.MentionedBy = append(to.MentionedBy, e)
			}
		}
	}
}
