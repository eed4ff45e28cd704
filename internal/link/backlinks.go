package link

import (
	"cmp"
	"slices"

	"annals/internal/parallel"
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
	parallel.Do(len(ends), func(i int) { ends[i](l, s) })
	for _, in := range s.Instruments {
		slices.SortStableFunc(in.Changes, func(a, b *timeline.Change) int {
			return cmp.Or(a.Date.Compare(b.Date), timeline.ByDate(a.Event, b.Event))
		})
	}
}

// ends are the lists at the other ends of the references of entries, in parts
// of which no two write to one list.
var ends = [...]func(*linker, *timeline.Site){
	func(_ *linker, s *timeline.Site) {
		if s.US != nil {
			s.US.Events = slices.Clone(s.Events)
		}
		for _, e := range s.Events {
			for _, c := range e.Countries {
				c.Events = append(c.Events, e)
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
			for i := range e.Changes {
				if c := &e.Changes[i]; c.Instrument != nil {
					c.Instrument.Changes = append(c.Instrument.Changes, c)
				}
			}
		}
	},
	func(_ *linker, s *timeline.Site) {
		var room shelf
		for _, e := range s.Events {
			for _, src := range e.Sources {
				src.Events = room.add(src.Events, e)
			}
			for _, src := range e.Background {
				src.Context = room.add(src.Context, e)
			}
		}
	},
	func(l *linker, s *timeline.Site) {
		var room shelf
		for i, e := range s.Events {
			for _, to := range e.RespondsTo {
				to.AnsweredBy = room.add(to.AnsweredBy, e)
			}
			for _, to := range e.Follows {
				to.FollowedBy = room.add(to.FollowedBy, e)
			}
			for _, to := range e.PartOf {
				to.Parts = room.add(to.Parts, e)
			}
			for _, n := range l.kept.entries[l.kept.order[i]].mentions {
				mention(&room, e, l.events.list[n])
			}
		}
	},
}

// mention notes once, however often it is said, that the text of e leads to
// another entry.
func mention(room *shelf, e, to *timeline.Event) {
	if to == e || len(to.MentionedBy) > 0 && to.MentionedBy[len(to.MentionedBy)-1] == e {
		return
	}
	to.MentionedBy = room.add(to.MentionedBy, e)
}

// A shelf is one piece of memory for many short lists.
type shelf []*timeline.Event

// add appends e to a list, which begins with room for a few.
func (s *shelf) add(list []*timeline.Event, e *timeline.Event) []*timeline.Event {
	const few, many = 4, 4096
	if list == nil {
		if len(*s) < few {
			*s = make(shelf, many)
		}
		list, *s = (*s)[:0:few], (*s)[few:]
	}
	return append(list, e)
}
