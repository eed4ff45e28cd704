package ingest

import (
	"slices"
	"strings"

	"annals/internal/edtf"
	"annals/internal/timeline"
	"annals/internal/timex"
)

// A candidate is a happening, told by one moment or several.
type candidate struct {
	moments   []moment
	countries []string
	actors    []string
	places    []string
	topic     string
	word      string
	narrowest timex.Expression // of the moments' dates
}

// candidates groups the moments that tell of one happening. Those that have to
// do with no country, actor or place of the site are set aside.
func (r *reader) candidates() (all []candidate) {
	var groups []candidate
	for _, m := range r.moments() {
		from := max(0, len(groups)-reach)
		i := slices.IndexFunc(groups[from:], func(c candidate) bool { return r.same(c, m) })
		if i < 0 {
			groups = append(groups, candidate{topic: m.topic, word: m.word, narrowest: m.date})
			i = len(groups) - 1 - from
		}
		c := &groups[from+i]
		c.moments = append(c.moments, m)
		if width(m.date) < width(c.narrowest) {
			c.narrowest = m.date
		}
		for _, id := range m.countries {
			c.countries = add(c.countries, id)
		}
		for _, id := range m.actors {
			c.actors = add(c.actors, id)
		}
		for _, id := range m.places {
			c.places = add(c.places, id)
		}
	}
	for _, c := range groups {
		if len(c.countries)+len(c.actors)+len(c.places) == 0 {
			for _, m := range c.moments {
				p := r.passages[m.passage]
				r.report.Aside = append(r.report.Aside, Aside{r.position(p.Start, p.End), "it has to do with no country, actor or place of this site"})
			}
			continue
		}
		all = append(all, c)
	}
	slices.SortStableFunc(r.report.Aside, func(a, b Aside) int { return a.Line*10_000 + a.Column - b.Line*10_000 - b.Column })
	return all
}

// reach is how many happenings back one is found that is told again.
const reach = 50

// near is how many sentences lie at most between two that tell of one happening
// without saying so by a name.
const near = 2

// same reports whether a moment is one of a candidate's.
func (r *reader) same(c candidate, m moment) bool {
	if c.topic != m.topic {
		return false
	}
	last := c.moments[len(c.moments)-1]
	adjacent := m.passage-last.passage <= near
	if !adjacent && !overlap(c.countries, m.countries) || len(c.countries) > 0 && len(m.countries) > 0 && !overlap(c.countries, m.countries) {
		return false
	}
	return last.passage != m.passage && compatible(c.narrowest, m.date)
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(id string) bool { return slices.Contains(b, id) })
}

// compatible reports whether two expressions may name one date.
func compatible(a, b timex.Expression) bool {
	switch {
	case a.End == 0 || b.End == 0:
		return false
	case !a.Date.IsZero() && !b.Date.IsZero():
		return meet(a.Date, b.Date, 0)
	case a.Date.IsZero() != b.Date.IsZero():
		return false
	}
	// "October" and "October 21": what is not known is X in both.
	return len(a.Value) >= len("XXXX-10") && len(b.Value) >= len("XXXX-10") &&
		(strings.HasPrefix(a.Value, b.Value) || strings.HasPrefix(b.Value, a.Value))
}

// meet reports whether two dates have a day in common, or two that are not more
// than so many days apart.
func meet(a, b edtf.Date, apart int64) bool {
	return distance(a, b) <= apart
}

// distance is how many days lie between two dates; 0 where they meet, and where
// an end is not known.
func distance(a, b edtf.Date) int64 {
	gap := func(a, b edtf.Date) int64 {
		end, bound := a.Upper()
		start, other := b.Lower()
		if bound != edtf.Known || other != edtf.Known {
			return 0
		}
		return start.Ordinal() - end.Ordinal()
	}
	return max(gap(a, b), gap(b, a), 0)
}

// when is the date of a candidate: the narrowest that its passages name.
func (c candidate) when() (best moment) {
	best = c.moments[0]
	for _, m := range c.moments[1:] {
		if best.date.End == 0 || width(m.date) < width(best.date) {
			best = m
		}
	}
	return best
}

// width is how many days a date spans; what has no date is widest.
func width(e timex.Expression) int64 {
	first, known := e.Date.Lower()
	last, too := e.Date.Upper()
	switch {
	case e.End == 0:
		return 1 << 40
	case e.Date.IsZero():
		// Of two that are not resolved the one that says more is narrower.
		return 1<<40 - int64(len(e.Value))
	case known != edtf.Known || too != edtf.Known:
		return 1 << 39
	}
	return last.Ordinal() - first.Ordinal() + 1
}

// status is what may be said of a candidate, and who says it: an actor or
// "unknown", where only somebody in the document does.
func (r *reader) status(c candidate) (status, speaker string) {
	m := c.when()
	if day, ok := r.published.Day(); ok && !m.date.Date.IsZero() {
		if first, known := m.date.Date.Lower(); known == edtf.Known && day.Before(first) {
			return timeline.Scheduled, ""
		}
	}
	for _, m := range c.moments {
		p := r.passages[m.passage]
		who := r.speaker(p.Speaker, p.names)
		if who == "" || len(p.Quotes) == 0 && r.performs(p) {
			return timeline.Reported, ""
		}
		if speaker == "" || speaker == unknown {
			speaker = who
		}
	}
	return timeline.Claimed, speaker
}

// performs reports whether what a passage tells is itself an act of speech.
func (r *reader) performs(p passage) bool {
	for _, t := range r.tokens(p.Speaker.End, p.End) {
		if isPerformed(t.low) {
			return true
		}
	}
	return false
}
