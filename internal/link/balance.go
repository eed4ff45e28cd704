package link

import "annals/internal/timeline"

// speaker says which voice speaks in s. A source without a known publisher
// has none; local are the ISO 3166-1 alpha-2 codes of the site's countries.
func speaker(s *timeline.Source, local map[string]bool) (v timeline.Voice, ok bool) {
	switch {
	case s.Publisher == nil:
		return 0, false
	case s.Kind == "us-official":
		return timeline.USOfficial, true
	case s.Kind == "sahel-official":
		return timeline.SahelOfficial, true
	case s.Kind == "research":
		return timeline.Research, true
	case s.Kind != "press" && s.Kind != "state-press":
		return timeline.OtherVoice, true
	case local[s.Publisher.Country]:
		return timeline.LocalPress, true
	}
	return timeline.InternationalPress, true
}

// balance counts the voices in sources.
func balance(sources []*timeline.Source, local map[string]bool) (b timeline.Balance) {
	for _, s := range sources {
		if v, ok := speaker(s, local); ok {
			b[v]++
		}
	}
	return b
}

// balances counts the voices of every country and year, each source once.
func balances(s *timeline.Site, local map[string]bool) {
	of := func(events []*timeline.Event) timeline.Balance {
		seen := map[*timeline.Source]bool{}
		var all []*timeline.Source
		for _, e := range events {
			for _, src := range e.Sources {
				if !seen[src] {
					seen[src] = true
					all = append(all, src)
				}
			}
		}
		return balance(all, local)
	}
	for _, c := range s.Countries {
		c.Balance = of(c.Events)
	}
	if s.US != nil {
		s.US.Balance = of(s.Events)
	}
	for _, y := range s.Years {
		y.Balance = of(y.Events)
	}
}
