package link

import (
	"slices"

	"annals/internal/timeline"
)

// origins parts sources by who speaks in them. A source of one origin with
// several others makes one origin of them all.
func origins(sources []*timeline.Source) (list []timeline.Origin) {
	if apart(sources) { // as most are: then nothing need be sorted
		list = make([]timeline.Origin, len(sources))
		for i, s := range sources {
			list[i] = timeline.Origin{Publisher: s.Origin, Sources: sources[i : i+1 : i+1]}
		}
		return list
	}
	for _, s := range sources {
		mine := timeline.Origin{Sources: []*timeline.Source{s}}
		var apart []timeline.Origin
		for _, o := range list {
			with, why := like(o.Sources, s)
			if with == nil {
				apart = append(apart, o)
				continue
			}
			mine.Sources = append(slices.Clone(o.Sources), mine.Sources...)
			mine.Merges = append(slices.Clone(o.Merges), append(mine.Merges, timeline.Merge{Source: s, With: with, Why: why})...)
		}
		list = append(apart, mine)
	}
	for i := range list {
		o := &list[i]
		slices.SortFunc(o.Sources, func(a, b *timeline.Source) int { return slices.Index(sources, a) - slices.Index(sources, b) })
		if j := slices.IndexFunc(o.Sources, func(s *timeline.Source) bool { return s.Origin != nil }); j >= 0 {
			o.Publisher = o.Sources[j].Origin
		}
	}
	slices.SortFunc(list, func(a, b timeline.Origin) int {
		return slices.Index(sources, a.Sources[0]) - slices.Index(sources, b.Sources[0])
	})
	return list
}

// apart reports whether no two sources are of one origin.
func apart(sources []*timeline.Source) bool {
	for i, s := range sources {
		if with, _ := like(sources[:i], s); with != nil {
			return false
		}
	}
	return true
}

// like returns the first of list that is of one origin with s, and why.
func like(list []*timeline.Source, s *timeline.Source) (*timeline.Source, timeline.Why) {
	for _, with := range list {
		if why := sameOrigin(with, s); why != "" {
			return with, why
		}
	}
	return nil, ""
}

// sameOrigin says why two sources are of one origin, or nothing. An outlet that
// does not say whom it repeats is taken to speak itself; the owner of one that
// repeats two wires makes no one voice of these.
func sameOrigin(a, b *timeline.Source) timeline.Why {
	va, vb := voice(a), voice(b)
	switch {
	case va == vb && a.Publisher == b.Publisher && va == a.Publisher:
		return timeline.SameVoice
	case va == vb && (va == a.Publisher || vb == b.Publisher):
		return timeline.Repeats
	case va == vb:
		return timeline.SameOrigin
	case va.Root() == vb.Root():
		return timeline.SameOwner
	case slices.Contains(a.Alike, b):
		return timeline.Alike
	}
	return ""
}

// voice returns who speaks in s: its origin where that is known.
func voice(s *timeline.Source) *timeline.Publisher {
	if s.Origin != nil {
		return s.Origin
	}
	return s.Publisher
}

// independent reports whether two of the sources have publishers of different
// owners and are not of one origin.
func independent(list []timeline.Origin) bool {
	for i, o := range list {
		for _, other := range list[i+1:] {
			for _, a := range o.Sources {
				for _, b := range other.Sources {
					if a.Publisher.Root() != b.Publisher.Root() {
						return true
					}
				}
			}
		}
	}
	return false
}
