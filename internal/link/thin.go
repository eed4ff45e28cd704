package link

import (
	"fmt"
	"slices"

	"annals/internal/diag"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// important is the significance from which one publisher is too few.
const important = 4

// thin judges rule E6 on one entry: evidence that is enough, and little.
func (l *linker) thin(e *timeline.Event) {
	warn := func(text, help string) {
		l.probs = append(l.probs, diag.Problem{
			Pos: diag.Pos{File: e.File}, Spot: diag.Spot{Key: "sources"}, Code: "E6", Severity: diag.Warning, Text: text, Help: help,
		})
	}
	if e.Evidence.Retrospective {
		warn("every source is from a year or more after the event", "add a source from that time")
	}
	if e.Evidence.OneParty {
		warn("nobody but one party to the event says so", "add a source that is no party to it, or of the other side")
	}
	switch {
	case e.Significance < important:
	case e.Evidence.Publishers == 0:
		warn(fmt.Sprintf("its significance is %d, and no publisher of its sources is known", e.Significance), "name the publishers, or add a source that has one")
	case e.Evidence.Publishers == 1 && e.Evidence.Articles == len(e.Sources):
		warn(fmt.Sprintf("its significance is %d, and its sources have a single publisher", e.Significance), "add a source of another publisher")
	}
}

// retrospective reports whether every source of e is known to be from a year
// or more after it. Where a day is not known, nothing is.
func retrospective(e *timeline.Event) bool {
	end, known := e.Date.Upper()
	if known != edtf.Known || len(e.Sources) == 0 {
		return false
	}
	later := edtf.Day{Year: end.Year + 1, Month: end.Month, Day: end.Day}
	return !slices.ContainsFunc(e.Sources, func(s *timeline.Source) bool {
		published, known := s.Published.Lower()
		return known != edtf.Known || published.Before(later)
	})
}

// unused reports sources that nothing names, be it held back: rule E6.
func (l *linker) unused(s *timeline.Site, all *timeline.Records) {
	left := map[string]bool{} // that no entry of the site names; mostly few
	for _, src := range s.Sources {
		if len(src.Events) == 0 && len(src.Context) == 0 {
			left[src.ID] = true
		}
	}
	if len(left) == 0 {
		return
	}
	eachNamed(all, func(id string) { delete(left, id) })
	for _, src := range s.Sources {
		if left[src.ID] {
			l.probs = append(l.probs, diag.Problem{
				Pos: diag.Pos{File: src.File}, Code: "E6", Severity: diag.Warning,
				Text: "nothing rests on this source or cites it", Help: "cite it, or delete the file",
			})
		}
	}
}

// eachNamed calls f with the ids of sources that some record names.
func eachNamed(r *timeline.Records, f func(id string)) {
	each := func(ids []string) {
		for _, id := range ids {
			f(id)
		}
	}
	for _, e := range r.Events { // what its tables name stands in these two as well
		each(e.SourceIDs)
		each(e.BackgroundID)
	}
	for _, c := range r.Countries {
		for _, rel := range c.Relations {
			each(rel.SourceIDs)
		}
	}
	for _, a := range r.Actors {
		for _, o := range a.Offices {
			f(o.SourceID)
		}
	}
	for _, in := range r.Instruments {
		each(in.SourceIDs)
	}
	for _, b := range r.Bases() {
		for _, p := range b.Body {
			for c := range p.Text.Citations() {
				f(c.Source)
			}
			for to := range p.Text.Links() {
				if to.Kind == "source" {
					f(to.ID)
				}
			}
		}
	}
}
