package ingest

import (
	"slices"
	"strings"

	"annals/internal/document"
	"annals/internal/gazetteer"
	"annals/internal/timeline"
	"annals/internal/timex"
)

// A moment is one date of a passage with what is said to have happened then.
type moment struct {
	passage   int
	date      timex.Expression // the zero one where the passage has no date
	why       string           // it has no date, in words for an editor
	topic     string           // of the word that tells what happened
	word      string           // that one
	countries []string
	actors    []string
	places    []string
}

// leading is how many sentences of a document tell its news, so that what they
// tell is proposed even without a date.
const leading = 1

// moments finds what happened in the passages, and sets aside the dated ones
// that tell of nothing that did.
func (r *reader) moments() (all []moment) {
	v := newVocabulary(r.report.Lang)
	for i, p := range r.passages {
		dates := r.dated(p)
		if len(dates) == 0 && i >= leading {
			continue
		}
		tokens := r.tokens(p.Start, p.End)
		for k := range tokens {
			tokens[k].topic = v.topic(tokens[k].low)
		}
		if len(dates) > 0 {
			if dates = r.certain(dates, tokens); len(dates) == 0 {
				r.report.Aside = append(r.report.Aside, Aside{r.position(p.Start, p.End), speculation})
				continue
			}
		}
		if why := r.idle(p, tokens, len(dates) > 0); why != "" {
			if len(dates) > 0 {
				r.report.Aside = append(r.report.Aside, Aside{r.position(p.Start, p.End), why})
			}
			continue
		}
		found := r.momentsOf(i, dates, tokens)
		if len(found) > 0 && found[0].topic == "" && p.Speaker.Said() {
			r.report.Aside = append(r.report.Aside, Aside{r.position(p.Start, p.End), "it tells what somebody said, and of nothing else"})
			continue
		}
		all = append(all, found...)
	}
	return all
}

// mostOfSentence is how many dates of one sentence are looked at: what has more is
// a list.
const mostOfSentence = 8

// dated are the expressions of a passage that say when something happened:
// dates, or else a length of time that is counted from something.
func (r *reader) dated(p passage) (dates []timex.Expression) {
	if len(p.dates) == 0 {
		return nil
	}
	dates = make([]timex.Expression, 0, min(len(p.dates), mostOfSentence))
	var lengths []timex.Expression
	for _, e := range p.dates {
		switch {
		case len(dates) == mostOfSentence:
		case e.Kind == timex.Date:
			dates = append(dates, e)
		case e.Kind == timex.Duration && r.counted(e) && len(lengths) == 0:
			lengths = append(lengths, e)
		}
	}
	if len(dates) == 0 {
		return lengths
	}
	return dates
}

// counted reports whether a length of time is one between two events: "weeks
// after", "deux jours avant".
func (r *reader) counted(e timex.Expression) bool {
	rest := strings.TrimLeft(r.doc.Text[e.End:min(len(r.doc.Text), e.End+20)], " \u00A0")
	word, _, _ := strings.Cut(rest, " ")
	switch word {
	case "after", "before", "later", "earlier", "since", "après", "avant", "plus":
		return true
	}
	return false
}

// idle says why a passage tells of nothing that happened, or nothing.
func (r *reader) idle(p passage, tokens []token, dated bool) string {
	past, modal, future, performed, cue := false, false, false, false, false
	for _, t := range tokens {
		cue = cue || t.topic != ""
		past = past || isPast(t.low, r.report.Lang)
		performed = performed || isPerformed(t.low)
		future = future || isFuture(t.low)
		modal = modal || r.isModal(t)
	}
	switch {
	case modal && !dated && !performed:
		return speculation
	case future && !past && !performed && !dated:
		return "it tells of what is to come"
	case !past && !cue:
		return "it tells of nothing that happened"
	}
	return ""
}

const speculation = "it tells of what may be"

// certain are the dates before which no word of the passage makes what follows a
// mere possibility: "could fall on Sunday".
func (r *reader) certain(dates []timex.Expression, tokens []token) []timex.Expression {
	i := slices.IndexFunc(tokens, r.isModal)
	if i < 0 {
		return dates
	}
	return slices.DeleteFunc(dates, func(e timex.Expression) bool { return e.Start > tokens[i].start })
}

// isModal reports whether a word tells of what may be. May is a month too.
func (r *reader) isModal(t token) bool {
	return isModal(t.low) && r.doc.Text[t.start] != 'M'
}

// future reports whether a passage tells of what is to come.
func (r *reader) future(p passage) bool {
	for _, t := range r.tokens(p.Start, p.End) {
		if isFuture(t.low) {
			return true
		}
	}
	return false
}

// momentsOf makes a moment of each date of passage i.
func (r *reader) momentsOf(i int, dates []timex.Expression, tokens []token) (all []moment) {
	p := r.passages[i]
	if len(dates) == 0 {
		m := moment{passage: i, why: "no date is named"}
		verb := max(p.Start, p.Speaker.End) // the act of who speaks
		m.topic, m.word = r.cueNear(p, tokens, verb, verb)
		if m.topic == "" {
			return nil
		}
		r.take(&m, p.names)
		return []moment{m}
	}
	bound := r.respectively(i, dates, tokens)
	for k, e := range dates {
		m := moment{passage: i, date: e}
		switch {
		case e.Kind == timex.Duration:
			m.why = "it is told only by its distance from something else"
		case e.Unresolved != "":
			m.why = string(e.Unresolved)
		}
		from := p.Start
		if k > 0 {
			from = dates[k-1].End
		}
		m.topic, m.word = r.cueNear(p, tokens, e.Start, e.End)
		r.take(&m, p.names)
		switch own := r.countries(within(p.names, from, e.Start)); {
		case bound != nil:
			m.countries = []string{bound[k]}
		case len(dates) > 1 && k > 0 && len(own) > 0 || len(dates) > 1 && k == 0 && len(own) > 0 && len(r.countries(within(p.names, e.End, dates[1].Start))) > 0:
			m.countries = own
		}
		if len(m.countries) == 0 && i > 0 && r.passages[i-1].Paragraph == p.Paragraph {
			m.countries = r.countries(r.passages[i-1].names)
		}
		all = append(all, m)
	}
	return all
}

// common is how much nearer than others, in bytes, a word must stand that many
// happenings have.
const common = 60

// cueNear is the word of a happening that stands nearest to a part of a passage:
// inside a quotation if the part does, else outside. Those of topics
// that the site has not come last.
func (r *reader) cueNear(p passage, tokens []token, start, end int) (topic, word string) {
	best := -1
	quoted := p.quoted(start)
	for _, t := range tokens {
		of := t.topic
		if of == "" || p.quoted(t.start) != quoted {
			continue
		}
		distance := max(start-t.end, t.start-end, 0)
		if of == "diplomacy" {
			distance += common
		}
		if !r.hasTopic(of) {
			distance += 2000
		}
		if best < 0 || distance < best {
			best, topic, word = distance, of, r.doc.Text[t.start:t.end]
		}
	}
	return topic, word
}

// quoted reports whether a part of a passage stands in a quotation.
func (p passage) quoted(offset int) bool {
	return slices.ContainsFunc(p.Quotes, func(q document.Quotation) bool { return q.Start <= offset && offset < q.End })
}

func (r *reader) hasTopic(id string) bool {
	return slices.ContainsFunc(r.site.Topics, func(t *timeline.Topic) bool { return t.ID == id })
}

// take notes who and what of the site a passage names.
func (r *reader) take(m *moment, names []gazetteer.Match) {
	m.countries = r.countries(names)
	for _, n := range names {
		switch {
		case n.How == gazetteer.Hint:
		case n.Kind == gazetteer.Actor:
			m.actors = add(m.actors, n.ID)
		case n.Kind == gazetteer.Place:
			m.places = add(m.places, n.ID)
		}
	}
}

// countries are those that names name, or the places among them lie in, in
// order and without the United States, which is meant anyhow.
func (r *reader) countries(names []gazetteer.Match) (ids []string) {
	for _, n := range names {
		id := ""
		switch n.Kind {
		case gazetteer.Country:
			id = n.ID
		case gazetteer.Place:
			id = r.countryOf(n.ID)
		}
		if id != "" && id != timeline.UnitedStates {
			ids = add(ids, id)
		}
	}
	return ids
}

// countryOf is the country of the site in which a place lies, or nothing.
func (r *reader) countryOf(place string) string {
	for _, p := range r.site.Places {
		if p.ID != place {
			continue
		}
		for _, c := range r.site.Countries {
			if c.Alpha2 == p.Country {
				return c.ID
			}
		}
	}
	return ""
}

func add(ids []string, id string) []string {
	if slices.Contains(ids, id) {
		return ids
	}
	return append(ids, id)
}

func within(names []gazetteer.Match, start, end int) []gazetteer.Match {
	var in []gazetteer.Match
	for _, n := range names {
		if start <= n.Start && n.End <= end {
			in = append(in, n)
		}
	}
	return in
}

// respectively binds the dates of a passage to as many countries, in the order
// in which those were named: in the passage, or before it in the paragraph. It
// is nil where the passage does not say so.
func (r *reader) respectively(i int, dates []timex.Expression, tokens []token) []string {
	if len(dates) < 2 || !slices.ContainsFunc(tokens, func(t token) bool {
		return t.low == "respectively" || t.low == "respectivement"
	}) {
		return nil
	}
	for j := i; j >= 0 && r.passages[j].Paragraph == r.passages[i].Paragraph; j-- {
		if ids := r.countries(r.passages[j].names); len(ids) == len(dates) {
			return ids
		}
	}
	// The paragraph does not say; the title may.
	if ids := r.countries(r.title); len(ids) == len(dates) {
		return ids
	}
	return nil
}

// speaker is the actor who says something, "unknown" where the document does
// not say who that is, or empty where it speaks itself.
func (r *reader) speaker(s document.Speaker, names []gazetteer.Match) string {
	if !s.Said() {
		return ""
	}
	for _, n := range within(names, s.Start, s.End) {
		if n.Kind == gazetteer.Actor && n.How != gazetteer.Hint {
			return n.ID
		}
	}
	return unknown
}

const unknown = "unknown"
