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
	alpha2, local := map[string]string{}, map[string]bool{}
	for _, c := range s.Countries {
		alpha2[c.ID], local[c.Alpha2] = c.Alpha2, true
	}
	wrong := maps.Clone(l.options.Wrong)
	for _, p := range l.probs {
		if p.Severity == diag.Error {
			wrong[p.Pos.File] = true
		}
	}
	l.each(len(s.Events), func(l *linker, i int) {
		e := s.Events[i]
		found := origins(published(e.Sources))
		e.Evidence = weigh(e, found)
		e.Evidence.OneParty = oneParty(e, alpha2)
		e.Evidence.Balance = balance(e.Sources, local)
		if !wrong[e.File] && !slices.ContainsFunc(e.Sources, func(s *timeline.Source) bool { return wrong[s.File] }) {
			l.judge(e, found)
		}
	})
	balances(s, local)
	if len(wrong) == 0 && len(l.options.Broken) == 0 { // else what cannot be read may name it
		l.unused(s, used)
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
	return slices.DeleteFunc(slices.Clone(sources), func(s *timeline.Source) bool { return s.Publisher == nil })
}

// weigh counts the sources of e, which have these origins; background is no
// evidence.
func weigh(e *timeline.Event, list []timeline.Origin) (v timeline.Evidence) {
	var publishers []*timeline.Publisher
	for _, s := range published(e.Sources) {
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
		if p := voice(s).Party; p != "" && !slices.Contains(v.Parties, p) {
			v.Parties = append(v.Parties, p)
		}
	}
	v.Publishers = len(publishers)
	for _, o := range list {
		if o.Publisher != nil {
			v.Origins = append(v.Origins, o)
		} else {
			v.Untraced = append(v.Untraced, o)
		}
	}
	v.Retrospective = retrospective(e)
	return v
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
