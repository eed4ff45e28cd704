package link

import (
	"fmt"
	"slices"

	"annals/internal/diag"
	"annals/internal/timeline"
)

// cycles reports entries that lead back to themselves, and whether there are
// any. Replies and sequels are one order in time, so they are followed
// together; parts are another.
func (l *linker) cycles(parts, replies web) bool {
	before := len(l.probs)
	l.cycle("part_of", parts)
	l.cycle("responds_to", replies)
	return len(l.probs) > before
}

// A web is entries that are joined in one way, by number, so that what was met
// on a walk is kept in a list. The earlier of two has the lower number. An entry
// that is joined to none is not in it.
type web struct {
	events         []*timeline.Event
	earlier, later [][]int32 // the numbers of the neighbours of each
}

// weave makes the web of entries, which are in order, and of which the two
// functions give the neighbours.
func weave(events []*timeline.Event, earlier, later func(*timeline.Event) []*timeline.Event) (w web) {
	number := map[*timeline.Event]int32{}
	for _, e := range events {
		if len(earlier(e)) > 0 || len(later(e)) > 0 {
			number[e] = int32(len(w.events))
			w.events = append(w.events, e)
		}
	}
	numbers := func(neighbours []*timeline.Event) (list []int32) {
		for _, n := range neighbours {
			if i, ok := number[n]; ok {
				list = append(list, i)
			}
		}
		return list
	}
	for _, e := range w.events {
		w.earlier, w.later = append(w.earlier, numbers(earlier(e))), append(w.later, numbers(later(e)))
	}
	return w
}

func within(e *timeline.Event) []*timeline.Event { return e.PartOf }
func parts(e *timeline.Event) []*timeline.Event  { return e.Parts }

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

func (l *linker) cycle(key string, w web) {
	const (
		open = iota + 1 // on the path that is being walked
		done
	)
	state := make([]uint8, len(w.events))
	var walk func(i int32)
	walk = func(i int32) {
		state[i] = open
		for _, to := range w.earlier[i] {
			switch state[to] {
			case open:
				l.probs = append(l.probs, circular(key, w.events[i], w.events[to]))
			case 0:
				walk(to)
			}
		}
		state[i] = done
	}
	for i := range w.events {
		if state[i] == 0 {
			walk(int32(i))
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
func (w web) chains() {
	met := make([]int32, len(w.events)) // from which entry each was met last, counted from 1
	var found []int32
	var reach func(i, from int32, next [][]int32)
	reach = func(i, from int32, next [][]int32) {
		for _, n := range next[i] {
			if met[n] != from {
				met[n] = from
				found = append(found, n)
				reach(n, from, next)
			}
		}
	}
	for i, e := range w.events {
		from := int32(i) + 1
		met[i], found = from, append(found[:0], int32(i))
		reach(int32(i), from, w.earlier)
		reach(int32(i), from, w.later)
		e.Chain = w.inOrder(found)
	}
}

// inOrder returns the entries of these numbers by date, as they are numbered. It
// sorts the numbers.
func (w web) inOrder(numbers []int32) []*timeline.Event {
	slices.Sort(numbers)
	list := make([]*timeline.Event, len(numbers))
	for i, n := range numbers {
		list[i] = w.events[n]
	}
	return list
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
