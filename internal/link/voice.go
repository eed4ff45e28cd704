package link

import "annals/internal/timeline"

// voices says of every source which voice speaks in it.
func voices(s *timeline.Site) {
	local := map[string]bool{} // the ISO 3166-1 alpha-2 codes of the site's countries
	for _, c := range s.Countries {
		local[c.Alpha2] = true
	}
	for _, src := range s.Sources {
		src.Voice = speaker(src, local)
	}
}

// speaker is the voice that speaks in s.
func speaker(s *timeline.Source, local map[string]bool) timeline.Voice {
	switch {
	case s.Publisher == nil:
		return timeline.NoVoice
	case s.Kind == "us-official":
		return timeline.USOfficial
	case s.Kind == "sahel-official":
		return timeline.SahelOfficial
	case s.Kind == "research":
		return timeline.Research
	case s.Kind != "press" && s.Kind != "state-press":
		return timeline.OtherVoice
	case local[s.Publisher.Country]:
		return timeline.LocalPress
	}
	return timeline.InternationalPress
}
