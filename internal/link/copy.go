package link

import (
	"slices"

	"annals/internal/parallel"
	"annals/internal/timeline"
)

// copied returns r with records of its own, so that what link sets in them
// leaves the given ones as they were. Only what link sets is copied.
func copied(r timeline.Records) timeline.Records {
	c := timeline.Records{
		Events: structs(r.Events), Sources: structs(r.Sources), Countries: structs(r.Countries), Actors: structs(r.Actors),
		Topics: structs(r.Topics), Instruments: structs(r.Instruments), Pages: slices.Clone(r.Pages),
		Publishers: structs(r.Publishers), Places: structs(r.Places), Terms: slices.Clone(r.Terms),
	}
	for _, e := range c.Events {
		e.Claims = slices.Clone(e.Claims)
		for i := range e.Claims {
			e.Claims[i].Versions = slices.Clone(e.Claims[i].Versions)
		}
		e.Numbers = slices.Clone(e.Numbers)
		e.Quotes = slices.Clone(e.Quotes)
		e.Changes = slices.Clone(e.Changes)
		e.Offices = slices.Clone(e.Offices)
	}
	for _, c := range c.Countries {
		c.Relations = slices.Clone(c.Relations)
		c.Track = slices.Clone(c.Track)
	}
	for _, a := range c.Actors {
		a.Offices = slices.Clone(a.Offices)
	}
	return c
}

// structs copies what list points to.
func structs[T any](list []*T) []*T {
	const chunk = 256
	all := make([]T, len(list))
	out := make([]*T, len(list))
	parallel.Do((len(list)+chunk-1)/chunk, func(c int) {
		for i := c * chunk; i < min(len(list), (c+1)*chunk); i++ {
			all[i] = *list[i]
			out[i] = &all[i]
		}
	})
	return out
}
