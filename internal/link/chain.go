package link

import (
	"fmt"
	"slices"

	"annals/internal/diag"
	"annals/internal/timeline"
)

// relation is one way in which entries refer to earlier ones.
type relation struct {
	key string
	to  func(*timeline.Event) []*timeline.Event
}

// cycles reports entries that lead back to themselves, and whether there are
// any. Replies and sequels are one order in time, so they are followed
// together; parts are another.
func (l *linker) cycles(s *timeline.Site) bool {
	before := len(l.probs)
	l.cycle(s, relation{"part_of", func(e *timeline.Event) []*timeline.Event { return e.PartOf }})
	l.cycle(s, relation{"responds_to", earlier})
	return len(l.probs) > before
}

// earlier returns what e answers or follows.
func earlier(e *timeline.Event) []*timeline.Event { return both(e.RespondsTo, e.Follows) }

// later returns what answers or follows e.
func later(e *timeline.Event) []*timeline.Event { return both(e.AnsweredBy, e.FollowedBy) }

// both is one list after the other; mostly one of them is empty.
func both(a, b []*timeline.Event) []*timeline.Event {
	switch {
	case len(b) == 0:
		return a
	case len(a) == 0:
		return b
	}
	return slices.Concat(a, b)
}

// alone reports whether e answers and follows nothing, and nothing it.
func alone(e *timeline.Event) bool {
	return len(e.RespondsTo) == 0 && len(e.Follows) == 0 && len(e.AnsweredBy) == 0 && len(e.FollowedBy) == 0
}

func (l *linker) cycle(s *timeline.Site, r relation) {
	const (
		open = iota + 1 // on the path that is being walked
		done
	)
	state := map[*timeline.Event]int{}
	var walk func(e *timeline.Event)
	walk = func(e *timeline.Event) {
		state[e] = open
		for _, to := range r.to(e) {
			switch state[to] {
			case open:
				l.probs = append(l.probs, circular(r.key, e, to))
			case 0:
				walk(to)
			}
		}
		state[e] = done
	}
	for _, e := range s.Events {
		if len(r.to(e)) > 0 && state[e] == 0 {
			walk(e)
		}
	}
}

func circular(key string, from, to *timeline.Event) diag.Problem {
	if !slices.Contains(from.RespondsToIDs, to.ID) && key == "responds_to" {
		key = "follows"
	}
	return diag.Problem{
		Pos: diag.Pos{File: from.File}, Spot: diag.Spot{Key: key}, Code: "A406",
		Text: fmt.Sprintf("%q leads back to %q itself", to.ID, from.ID),
		Help: "delete one of the links: each leads from the later entry to the earlier",
		Related: []diag.Related{{
			Pos: diag.Pos{File: to.File}, Spot: diag.Spot{Key: key}, Text: "the way back begins here",
		}},
	}
}

// chains gives every entry what led to it and what came of it, in order.
func chains(events []*timeline.Event) {
	for _, e := range events {
		if alone(e) {
			continue
		}
		found := map[*timeline.Event]bool{e: true}
		reach(e, earlier, found)
		reach(e, later, found)
		for x := range found {
			e.Chain = append(e.Chain, x)
		}
		slices.SortFunc(e.Chain, byDate)
	}
}

// reach adds to found all that next leads to from e, however far.
func reach(e *timeline.Event, next func(*timeline.Event) []*timeline.Event, found map[*timeline.Event]bool) {
	for _, n := range next(e) {
		if !found[n] {
			found[n] = true
			reach(n, next, found)
		}
	}
}

// replies reports replies that come before what they reply to, and scheduled
// entries whose day has passed: rule E12.
func (l *linker) replies(s *timeline.Site) {
	for _, e := range s.Events {
		if l.options.Wrong[e.File] {
			continue
		}
		for i, to := range e.RespondsTo {
			if endsBefore(e.Date, to.Date) {
				l.probs = append(l.probs, diag.Problem{
					Pos: diag.Pos{File: e.File}, Spot: diag.Spot{Key: fmt.Sprintf("responds_to[%d]", i)}, Code: "E12",
					Text: fmt.Sprintf("it is dated %s, before %q (%s) to which it replies", e.Date, to.ID, to.Date),
					Help: "correct a date, or take the reply out",
				})
			}
		}
		if e.Status == timeline.Scheduled && endsBefore(e.Date, l.options.AsOf) {
			l.probs = append(l.probs, diag.Problem{
				Pos: diag.Pos{File: e.File}, Spot: diag.Spot{Key: "status"}, Code: "E12", Severity: diag.Warning,
				Text: fmt.Sprintf("it was scheduled for %s, which is past", e.Date),
				Help: "say what happened, with a source from that day or later",
			})
		}
	}
}
