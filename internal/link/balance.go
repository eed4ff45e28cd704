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

// balance counts the voices in the sources of events, each source once.
func balance(events []*timeline.Event, local map[string]bool) (b timeline.Balance) {
	seen := map[*timeline.Source]bool{}
	for _, e := range events {
		for _, s := range e.Sources {
			if v, ok := speaker(s, local); ok && !seen[s] {
				seen[s] = true
				b[v]++
			}
		}
	}
	return b
}

// balances counts the voices of every country and year.
func balances(s *timeline.Site, local map[string]bool) {
	for _, c := range s.Countries {
		c.Balance = balance(c.Events, local)
	}
	if s.US != nil {
		s.US.Balance = balance(s.Events, local)
	}
	for _, y := range s.Years {
		y.Balance = balance(y.Events, local)
	}
}
