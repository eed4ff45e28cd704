package link

import "annals/internal/timeline"

// threads parts the entries into chains: two stand in one when a way leads from
// one to the other, in whatever direction its steps go. The chains are in the
// order of their first entries.
func (w web) threads() (chains []*timeline.Chain) {
	placed := make([]bool, len(w.events))
	for i := range w.events {
		if placed[i] {
			continue
		}
		placed[i] = true
		list := []int32{int32(i)}
		for j := 0; j < len(list); j++ {
			for _, next := range [][]int32{w.earlier[list[j]], w.later[list[j]]} {
				for _, n := range next {
					if !placed[n] {
						placed[n] = true
						list = append(list, n)
					}
				}
			}
		}
		chains = append(chains, &timeline.Chain{Events: w.inOrder(list)})
	}
	return chains
}
