package link

import (
	"fmt"
	"maps"
	"slices"

	"annals/internal/diag"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// evidence computes what the sources of every entry amount to, and judges by
// it; used are the sources that some record names.
func (l *linker) evidence(s *timeline.Site, used map[string]bool) {
	alpha2 := map[string]string{}
	for _, c := range s.Countries {
		alpha2[c.ID] = c.Alpha2
	}
	wrong := maps.Clone(l.options.Wrong)
	for _, p := range l.probs {
		if p.Severity == diag.Error {
			wrong[p.Pos.File] = true
		}
	}
	l.each(len(s.Events), func(l *linker, i int) {
		e := s.Events[i]
		e.Evidence = weigh(e, alpha2)
		if !wrong[e.File] && !slices.ContainsFunc(e.Sources, func(s *timeline.Source) bool { return wrong[s.File] }) {
			l.status(e)
			l.clock(e)
			l.thin(e)
		}
	})
	if len(wrong) == 0 && len(l.options.Broken) == 0 { // else what cannot be read may name it
		l.unused(s, used)
	}
}

// weigh counts the sources of e. A source without a known publisher counts
// for nothing; background is no evidence.
func weigh(e *timeline.Event, alpha2 map[string]string) (v timeline.Evidence) {
	var publishers []*timeline.Publisher
	for _, s := range e.Sources {
		if s.Publisher == nil {
			continue
		}
		v.Articles++
		if !slices.Contains(publishers, s.Publisher) {
			publishers = append(publishers, s.Publisher)
		}
		if s.Official() {
			v.Official++
		}
		if s.Primary {
			v.Primary++
		}
		if s.Origin != nil {
			v.Origins = addOrigin(v.Origins, s)
		}
		if p := voice(s).Party; p != "" && !slices.Contains(v.Parties, p) {
			v.Parties = append(v.Parties, p)
		}
	}
	v.Publishers = len(publishers)
	v.OneParty = oneParty(e, alpha2)
	v.Retrospective = retrospective(e)
	return v
}

// addOrigin counts s to the origin it repeats. Outlets of one owner speak with
// one voice, and so do those that repeat one wire.
func addOrigin(origins []timeline.Origin, s *timeline.Source) []timeline.Origin {
	for i := range origins {
		if origins[i].Publisher.Root() == s.Origin.Root() {
			origins[i].Sources = append(origins[i].Sources, s)
			return origins
		}
	}
	return append(origins, timeline.Origin{Publisher: s.Origin, Sources: []*timeline.Source{s}})
}

// voice returns who speaks in s: its origin where that is known.
func voice(s *timeline.Source) *timeline.Publisher {
	if s.Origin != nil {
		return s.Origin
	}
	return s.Publisher
}

// oneParty reports whether nobody speaks but one state that is party to e.
func oneParty(e *timeline.Event, alpha2 map[string]string) bool {
	parties := []string{"US"}
	for _, id := range e.CountryIDs {
		parties = append(parties, alpha2[id])
	}
	party := ""
	for _, s := range e.Sources {
		if s.Publisher == nil {
			continue
		}
		p := voice(s).Party
		if p == "" || party != "" && p != party || !slices.Contains(parties, p) {
			return false
		}
		party = p
	}
	return party != ""
}

// status judges rule E2: what an entry says of itself against its evidence.
func (l *linker) status(e *timeline.Event) {
	if e.Status != timeline.Confirmed || e.Evidence.Primary > 0 || independent(e.Sources) {
		return
	}
	l.probs = append(l.probs, diag.Problem{
		Pos: diag.Pos{File: e.File}, Spot: diag.Spot{Key: "status"}, Code: "E2",
		Text:  fmt.Sprintf(`the status is "confirmed", but the sources are %s`, extent(e.Evidence)),
		Under: "two publishers of different owners that do not repeat one origin, or one primary source",
		Help:  `write  status = "reported"  or add a source of its own`,
	})
}

func extent(v timeline.Evidence) string {
	if v.Publishers <= 1 {
		return "of a single publisher"
	}
	return "all of one origin or one owner"
}

// independent reports whether two of the sources have publishers of different
// owners and are not known to repeat one origin.
func independent(sources []*timeline.Source) bool {
	for i, a := range sources {
		for _, b := range sources[i+1:] {
			if a.Publisher == nil || b.Publisher == nil || a.Publisher.Root() == b.Publisher.Root() {
				continue
			}
			if a.Origin == nil || b.Origin == nil || a.Origin.Root() != b.Origin.Root() {
				return true
			}
		}
	}
	return false
}

// clock judges rule E4: an event that has happened is not known only from
// before it did.
func (l *linker) clock(e *timeline.Event) {
	lower, known := e.Date.Lower()
	if known != edtf.Known || e.Status == timeline.Scheduled {
		return
	}
	dated := 0
	for _, s := range e.Sources {
		if s.Published.IsZero() {
			continue
		}
		dated++
		if upper, b := s.Published.Upper(); b != edtf.Known || !upper.Before(lower.AddDays(-1)) {
			return
		}
	}
	if dated == 0 {
		return
	}
	l.probs = append(l.probs, diag.Problem{
		Pos: diag.Pos{File: e.File}, Spot: diag.Spot{Key: "sources"}, Code: "E4",
		Text: fmt.Sprintf("every dated source is older than the event (%s)", e.Date),
		Help: "add a source from that day or later; older ones go to background",
	})
}

// endsBefore reports whether all of a lies before all of b.
func endsBefore(a, b edtf.Date) bool {
	upper, ub := a.Upper()
	lower, lb := b.Lower()
	return ub == edtf.Known && lb == edtf.Known && upper.Before(lower)
}
