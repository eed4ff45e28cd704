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

// unused reports sources that nothing names: rule E6. used are those that
// something does, published or held back.
func (l *linker) unused(s *timeline.Site, used map[string]bool) {
	for _, src := range s.Sources {
		if !used[src.ID] {
			l.probs = append(l.probs, diag.Problem{
				Pos: diag.Pos{File: src.File}, Code: "E6", Severity: diag.Warning,
				Text: "nothing rests on this source or cites it", Help: "cite it, or delete the file",
			})
		}
	}
}

// namedSources returns the ids of all sources that some record names.
func namedSources(r *timeline.Records) map[string]bool {
	used := make(map[string]bool, len(r.Sources))
	add := func(ids ...string) {
		for _, id := range ids {
			used[id] = true
		}
	}
	for _, e := range r.Events { // what its tables name stands in these two as well
		add(e.SourceIDs...)
		add(e.BackgroundID...)
	}
	for _, c := range r.Countries {
		for _, rel := range c.Relations {
			add(rel.SourceIDs...)
		}
	}
	for _, a := range r.Actors {
		for _, o := range a.Offices {
			add(o.SourceID)
		}
	}
	for _, in := range r.Instruments {
		add(in.SourceIDs...)
	}
	for _, e := range r.Events {
		if e.Draft || !e.PublishAt.IsZero() { // else what the text cites stands in the two lists too
			add(cited(e.Body)...)
		}
	}
	for _, b := range r.Bases() {
		if b.Kind != timeline.Events {
			add(cited(b.Body)...)
		}
		for _, p := range b.Body {
			for to := range p.Text.Links() {
				if to.Kind == "source" {
					add(to.ID)
				}
			}
		}
	}
	return used
}

// cited returns the ids of the sources that a text cites.
func cited(b timeline.Body) (ids []string) {
	for _, p := range b {
		for c := range p.Text.Citations() {
			ids = append(ids, c.Source)
		}
	}
	return ids
}
