package link

import (
	"slices"

	"annals/internal/parallel"
	"annals/internal/timeline"
)

// copied returns r with records of its own, so that what link sets in them
// leaves the given ones as they were. Only what link sets is copied.
func copied(r timeline.Records) timeline.Records {
	return timeline.Records{
		Events: structs(r.Events, event), Sources: structs(r.Sources, nothing), Countries: structs(r.Countries, country), Actors: structs(r.Actors, actor),
		Topics: structs(r.Topics, nothing), Instruments: structs(r.Instruments, nothing), Pages: slices.Clone(r.Pages),
		Publishers: structs(r.Publishers, nothing), Places: structs(r.Places, nothing), Terms: slices.Clone(r.Terms),
	}
}

func event(e *timeline.Event) {
	e.Claims = slices.Clone(e.Claims)
	for i := range e.Claims {
		e.Claims[i].Versions = slices.Clone(e.Claims[i].Versions)
	}
	e.Numbers = slices.Clone(e.Numbers)
	e.Quotes = slices.Clone(e.Quotes)
	e.Changes = slices.Clone(e.Changes)
	e.Offices = slices.Clone(e.Offices)
}

func country(c *timeline.Country) {
	c.Relations = slices.Clone(c.Relations)
	c.Track = slices.Clone(c.Track)
}

func actor(a *timeline.Actor) { a.Offices = slices.Clone(a.Offices) }

func nothing[T any](*T) {}

// structs copies what list points to, and within each of them what deeper does.
func structs[T any](list []*T, deeper func(*T)) []*T {
	const chunk = 256
	all := make([]T, len(list))
	out := make([]*T, len(list))
	parallel.Do((len(list)+chunk-1)/chunk, func(c int) {
		for i := c * chunk; i < min(len(list), (c+1)*chunk); i++ {
			all[i] = *list[i]
			deeper(&all[i])
			out[i] = &all[i]
		}
	})
	return out
}
