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
// it; all are the records, those held back among them.
func (l *linker) evidence(s *timeline.Site, all *timeline.Records) {
	voices(s)
	wrong := maps.Clone(l.options.Wrong)
	for _, p := range l.probs {
		if p.Severity == diag.Error {
			if wrong == nil {
				wrong = map[string]bool{}
			}
			wrong[p.Pos.File] = true
		}
	}
	l.each(len(s.Events), func(l *linker, i int) {
		e := s.Events[i]
		found := origins(published(e.Sources))
		e.Evidence = weigh(e, found)
		e.Evidence.OneParty = oneParty(e)
		if len(wrong) == 0 || !wrong[e.File] && !slices.ContainsFunc(e.Sources, func(s *timeline.Source) bool { return wrong[s.File] }) {
			l.judge(e, found)
		}
	})
	if len(wrong) == 0 && len(l.options.Broken) == 0 { // else what cannot be read may name it
		l.unused(s, all)
	}
}

// judge holds e against its evidence.
func (l *linker) judge(e *timeline.Event, found []timeline.Origin) {
	if len(e.Sources) == 0 { // that none is written, package validate says
		l.probs = append(l.probs, diag.Problem{
			Pos: diag.Pos{File: e.File}, Spot: diag.Spot{Key: "sources"}, Code: "E1",
			Text: "all its sources are held back", Help: "publish one of them, or hold the entry back with  draft = true",
		})
		return
	}
	l.status(e, found)
	l.clock(e)
	l.thin(e)
}

// published are the sources that count: those whose publisher is known.
func published(sources []*timeline.Source) []*timeline.Source {
	unknown := func(s *timeline.Source) bool { return s.Publisher == nil }
	if !slices.ContainsFunc(sources, unknown) {
		return sources
	}
	return slices.DeleteFunc(slices.Clone(sources), unknown)
}

// weigh counts the sources of e, which have these origins; background is no
// evidence.
func weigh(e *timeline.Event, list []timeline.Origin) (v timeline.Evidence) {
	sources := published(e.Sources)
	v.Articles = len(sources)
	for i, s := range sources {
		if !slices.ContainsFunc(sources[:i], func(other *timeline.Source) bool { return other.Publisher == s.Publisher }) {
			v.Publishers++
		}
		if s.Official() {
			v.Official++
		}
		if s.Primary {
			v.Primary++
		}
		if p := voice(s).Party; p != "" && !slices.Contains(v.Parties, p) {
			v.Parties = append(v.Parties, p)
		}
	}
	unknown := func(o timeline.Origin) bool { return o.Publisher == nil }
	if v.Origins = list; slices.ContainsFunc(list, unknown) {
		v.Origins = nil
		for _, o := range list {
			if unknown(o) {
				v.Untraced = append(v.Untraced, o)
			} else {
				v.Origins = append(v.Origins, o)
			}
		}
	}
	v.Retrospective = retrospective(e)
	return v
}

// oneParty reports whether nobody speaks but one state that is party to e.
func oneParty(e *timeline.Event) bool {
	party := ""
	for _, s := range e.Sources {
		if s.Publisher == nil {
			continue
		}
		p := voice(s).Party
		if p == "" || party != "" && p != party || p != "US" && !slices.ContainsFunc(e.Countries, func(c *timeline.Country) bool { return c.Alpha2 == p }) {
			return false
		}
		party = p
	}
	return party != ""
}

// status judges rule E2: what an entry says of itself against its evidence.
func (l *linker) status(e *timeline.Event, list []timeline.Origin) {
	if e.Status != timeline.Confirmed || e.Evidence.Primary > 0 || independent(list) {
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

// clock judges rule E4: an event that has happened is not known only from
// before it did.
func (l *linker) clock(e *timeline.Event) {
	lower, known := e.Date.Lower()
	if known != edtf.Known || e.Status == timeline.Scheduled {
		return
	}
	dated := false
	for _, s := range e.Sources {
		if s.Published.IsZero() {
			continue
		}
		dated = true
		if upper, b := s.Published.Upper(); b != edtf.Known || !upper.Before(lower.AddDays(-1)) {
			return
		}
	}
	if !dated {
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
