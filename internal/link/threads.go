package link

import (
	"slices"

	"annals/internal/timeline"
)

// threads parts the entries that answer or follow another, or are answered or
// followed, into chains: two stand in one when a way leads from one to the
// other, in whatever direction its steps go. The chains are in the order of
// their first entries.
func threads(events []*timeline.Event) (chains []*timeline.Chain) {
	placed := map[*timeline.Event]bool{}
	for _, e := range events {
		if alone(e) || placed[e] {
			continue
		}
		placed[e] = true
		list := []*timeline.Event{e}
		for i := 0; i < len(list); i++ {
			for _, n := range both(earlier(list[i]), later(list[i])) {
				if !placed[n] {
					placed[n] = true
					list = append(list, n)
				}
			}
		}
		slices.SortFunc(list, byDate)
		chains = append(chains, &timeline.Chain{Events: list})
	}
	return chains
}
