package link

import (
	"fmt"
	"slices"

	"annals/internal/diag"
	"annals/internal/markup"
	"annals/internal/parallel"
	"annals/internal/timeline"
)

// references resolves every id that a record names.
func (l *linker) references(r *timeline.Records) {
	for _, p := range r.Publishers {
		p.Owner = findOne(l, &l.publishers, p.File, "publishers", p.OwnerID)
	}
	for _, s := range r.Sources {
		s.Publisher = findOne(l, &l.publishers, s.File, "publisher", s.PublisherID)
		if s.OriginID != "" && s.OriginID != timeline.Own {
			s.Origin = findOne(l, &l.publishers, s.File, "origin", s.OriginID)
		} else if s.OriginID == timeline.Own || s.Primary || s.Official() {
			s.Origin = s.Publisher
		}
	}
	l.each(len(r.Events), (*linker).entry)
	for _, c := range r.Countries {
		l.country(c)
	}
	for _, a := range r.Actors {
		for i := range a.Offices {
			a.Offices[i].Source = findOne(l, &l.sources, a.File, fmt.Sprintf("offices[%d].source", i), a.Offices[i].SourceID)
		}
	}
	for _, t := range r.Topics {
		t.Parent = findOne(l, &l.topics, t.File, "parent", t.ParentID)
	}
	for _, in := range r.Instruments {
		in.Sources = findAll(l, &l.sources, in.File, "sources", in.SourceIDs)
	}
	bases := r.Bases()[len(r.Events):]
	l.each(len(bases), func(l *linker, i int) { l.body(bases[i].Body, nil) })
}

// each calls f for 0 to n-1 on many goroutines. Every one has a linker of its
// own, whose problems are put together in the order of the numbers.
func (l *linker) each(n int, f func(l *linker, i int)) {
	const chunk = 256 // so that copying a linker weighs nothing
	probs := make([]diag.List, (n+chunk-1)/chunk)
	parallel.Do(len(probs), func(c int) {
		own := l.apart()
		for i := c * chunk; i < min(n, (c+1)*chunk); i++ {
			f(own, i)
		}
		probs[c] = own.probs
	})
	l.probs = append(l.probs, slices.Concat(probs...)...)
}

// apart returns a linker for another goroutine.
func (l *linker) apart() *linker {
	own := *l
	own.probs = nil
	own.memory = memory{}
	own.events.room, own.sources.room, own.countries.room, own.actors.room, own.topics.room, own.places.room = nil, nil, nil, nil, nil, nil
	return &own
}

// entry resolves what the i-th entry names. One that is as it was names what it
// named, and there is nothing to say of its text.
func (l *linker) entry(i int) {
	e, given, k := l.events.list[i], l.kept.records.Events[i], &l.kept.entries[i]
	if k.of == given {
		l.memory = memory{again: true, found: k.found}
		l.event(e)
		l.memory = memory{}
		return
	}
	before := len(l.probs)
	l.memory = memory{notes: true}
	l.event(e)
	*k = entry{of: given, found: l.memory.found}
	l.memory = memory{}
	l.body(e.Body, e)
	if len(l.probs) > before {
		k.of = nil
	}
	for _, p := range e.Body {
		for link := range p.Text.Links() {
			if n, ok := l.events.number[link.ID]; ok && link.Kind == "event" {
				k.mentions = append(k.mentions, n)
			}
		}
	}
}

func (l *linker) event(e *timeline.Event) {
	e.Countries = findAll(l, &l.countries, e.File, "countries", e.CountryIDs)
	if i := slices.Index(e.CountryIDs, timeline.UnitedStates); i >= 0 {
		l.probs = append(l.probs, diag.Problem{
			Pos: diag.Pos{File: e.File}, Spot: diag.Spot{Key: fmt.Sprintf("countries[%d]", i)}, Code: "A403",
			Text: "the United States goes without saying", Help: "name only the other countries",
		})
	}
	e.Topics = findAll(l, &l.topics, e.File, "topics", e.TopicIDs)
	e.Sources = findAll(l, &l.sources, e.File, "sources", e.SourceIDs)
	e.Background = findAll(l, &l.sources, e.File, "background", e.BackgroundID)
	e.Actors = findAll(l, &l.actors, e.File, "actors", e.ActorIDs)
	e.Places = findAll(l, &l.places, e.File, "places", e.PlaceIDs)
	for i := range e.Offices {
		l.acting(e, i)
	}
	e.RespondsTo = findAll(l, &l.events, e.File, "responds_to", e.RespondsToIDs)
	e.Follows = findAll(l, &l.events, e.File, "follows", e.FollowsIDs)
	e.PartOf = findAll(l, &l.events, e.File, "part_of", e.PartOfIDs)
	for i := range e.Claims {
		c := &e.Claims[i]
		c.Countries = findAll(l, &l.countries, e.File, fmt.Sprintf("claims[%d].countries", i), c.CountryIDs)
		for j := range c.Versions {
			v := &c.Versions[j]
			v.Sources = l.own(e, fmt.Sprintf("claims[%d].versions[%d].sources", i, j), v.SourceIDs)
		}
	}
	for i := range e.Numbers {
		e.Numbers[i].Sources = l.own(e, fmt.Sprintf("numbers[%d].sources", i), e.Numbers[i].SourceIDs)
	}
	for i := range e.Quotes {
		q := &e.Quotes[i]
		if s := l.own(e, fmt.Sprintf("quotes[%d].source", i), []string{q.SourceID}); len(s) > 0 {
			q.Source = s[0]
		}
		if q.SpeakerID != "unknown" {
			q.Speaker = findOne(l, &l.actors, e.File, fmt.Sprintf("quotes[%d].speaker", i), q.SpeakerID)
		}
	}
	for i := range e.Changes {
		c := &e.Changes[i]
		c.Event = e
		c.Instrument = findOne(l, &l.instruments, e.File, fmt.Sprintf("instruments[%d].id", i), c.InstrumentID)
		c.Countries = findAll(l, &l.countries, e.File, fmt.Sprintf("instruments[%d].countries", i), c.CountryIDs)
		if c.Date.IsZero() {
			c.Date = e.Date
		}
	}
}

func (l *linker) country(c *timeline.Country) {
	c.Capital = findOne(l, &l.places, c.File, "capital", c.CapitalID)
	for i := range c.Relations {
		c.Relations[i].Sources = findAll(l, &l.sources, c.File, fmt.Sprintf("relations[%d].sources", i), c.Relations[i].SourceIDs)
	}
	for i := range c.Track {
		c.Track[i].Events = findAll(l, &l.events, c.File, fmt.Sprintf("track[%d].events", i), c.Track[i].EventIDs)
	}
}

// own resolves sources that a part of an entry names: they must stand in the
// entry's own lists, where readers find them.
func (l *linker) own(e *timeline.Event, key string, ids []string) (found []*timeline.Source) {
	for i, id := range ids {
		spot := diag.Spot{Key: fmt.Sprintf("%s[%d]", key, i)}
		if len(ids) == 1 && key[len(key)-1] != 's' { // a single source, not a list of them
			spot.Key = key
		}
		if s := l.cited(e, reference{e.File, spot, id}); s != nil {
			found = append(found, s)
		}
	}
	return found
}

// cited resolves a source that the text or a table of an entry cites.
func (l *linker) cited(e *timeline.Event, ref reference) *timeline.Source {
	if i := slices.Index(e.SourceIDs, ref.id); i >= 0 && len(e.Sources) == len(e.SourceIDs) {
		return e.Sources[i] // most are, and all of that list were found
	}
	s := find(l, &l.sources, ref)
	if s == nil || slices.Contains(e.SourceIDs, ref.id) || slices.Contains(e.BackgroundID, ref.id) {
		return s
	}
	l.probs = append(l.probs, diag.Problem{
		Pos: diag.Pos{File: ref.file}, Spot: ref.spot, Code: "A402",
		Text: fmt.Sprintf("%q is cited but not listed", ref.id),
		Help: fmt.Sprintf("add %q to sources, or to background where it only gives context", ref.id),
	})
	return s
}

// body resolves the citations and links of a record's text; e is the entry it
// is of, or nil.
func (l *linker) body(b timeline.Body, e *timeline.Event) {
	for _, p := range b {
		for c := range p.Text.Citations() {
			ref := reference{p.File, diag.Spot{Body: true, Offset: c.Offset}, c.Source}
			if e != nil {
				l.cited(e, ref)
			} else {
				find(l, &l.sources, ref)
			}
		}
		for link := range p.Text.Links() {
			l.link(link, reference{p.File, diag.Spot{Body: true, Offset: link.Offset}, link.ID})
		}
	}
}

func (l *linker) link(to markup.Link, ref reference) {
	switch to.Kind {
	case "event":
		find(l, &l.events, ref)
	case "source":
		find(l, &l.sources, ref)
	case "country":
		find(l, &l.countries, ref)
	case "actor":
		find(l, &l.actors, ref)
	case "topic":
		find(l, &l.topics, ref)
	case "instrument":
		find(l, &l.instruments, ref)
	case "page":
		find(l, &l.pages, ref)
	}
}
