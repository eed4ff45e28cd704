// Package link joins records into a site: what refers to what, in which order,
// what came before and after, and what the sources of an entry amount to.
package link

import (
	"cmp"
	"slices"

	"annals/internal/config"
	"annals/internal/diag"
	"annals/internal/edtf"
	"annals/internal/lang"
	"annals/internal/parallel"
	"annals/internal/receipt"
	"annals/internal/timeline"
)

// Options are what a site is besides its records.
type Options struct {
	Config  config.Config
	AsOf    edtf.Date
	Drafts  bool // publish what is held back
	Version string

	Receipts map[string]receipt.Receipt // by the id of their source

	// What could not be read, by kind or by the name of its list: a reference
	// to it is left alone.
	Broken       map[timeline.Kind][]string
	BrokenTables map[string]bool
	// Wrong are the files in which errors were found before. What rests on them
	// is not judged: it would look wrong too.
	Wrong map[string]bool

	Kept *Kept // what an earlier call found, or nil
}

// Site joins the records to a site and leaves them as they are. It also returns
// what is held back. The site is only of use where no problem is an error.
func Site(r timeline.Records, o Options) (*timeline.Site, []timeline.Held, diag.List) {
	l := &linker{options: o, kept: cmp.Or(o.Kept, &Kept{})}
	all := r
	l.hold(&r)
	given := r
	r = copied(r)
	l.index(&given, &r)
	var s *timeline.Site
	parallel.All(
		func() { s = l.site(&r); l.order(s) },
		func() { l.references(&r) },
	)
	l.backlinks(s)
	var whole, replies web
	parallel.All(
		func() { whole = weave(s.Events, within, parts) },
		func() { replies = weave(s.Events, earlier, later) },
	)
	sound := !l.cycles(whole, replies)
	parallel.All(
		func() {
			if sound {
				replies.chains()
				s.Chains = replies.threads()
			}
			years(s)
		},
		func() {
			l.captured(s)
			l.evidence(s, &all)
			l.replies(s)
			l.offices(s)
		},
	)
	return s, l.held, l.probs
}

type linker struct {
	options Options
	kept    *Kept
	held    []timeline.Held
	probs   diag.List

	indices
	memory memory // of the entry whose references are resolved
}

func (l *linker) site(r *timeline.Records) *timeline.Site {
	c := l.options.Config.Site
	s := &timeline.Site{
		Title: c.Title, Description: c.Description, BaseURL: c.BaseURL, Languages: c.Languages, Licence: c.Licence,
		Repository: c.Repository, Report: c.Report, Contact: c.Contact, FeedAuthority: c.FeedAuthority, ResearchedUntil: c.ResearchedUntil,
		AsOf: l.options.AsOf, Version: l.options.Version,
		Topics: live(r.Topics), Actors: live(r.Actors), Sources: live(r.Sources),
		Publishers: slices.Clone(r.Publishers), Places: slices.Clone(r.Places), Instruments: live(r.Instruments), Terms: r.Terms, Pages: live(r.Pages),
	}
	for _, e := range r.Events {
		if e.Retracted() {
			s.Tombstones = append(s.Tombstones, timeline.Tombstone{Kind: timeline.Events, Record: &e.Record, Title: e.Title, Corrections: e.Corrections})
		} else {
			s.Events = append(s.Events, e)
		}
	}
	bury(s, timeline.Sources, r.Sources, func(x *timeline.Source) lang.Text { return lang.Text{{Lang: x.Lang, Text: x.Title}} })
	bury(s, timeline.Countries, r.Countries, func(x *timeline.Country) lang.Text { return named(x.Names) })
	bury(s, timeline.Actors, r.Actors, func(x *timeline.Actor) lang.Text { return named(x.Names) })
	bury(s, timeline.Topics, r.Topics, func(x *timeline.Topic) lang.Text { return x.Title })
	bury(s, timeline.Instruments, r.Instruments, func(x *timeline.Instrument) lang.Text { return x.Title })
	bury(s, timeline.Pages, r.Pages, func(x *timeline.Page) lang.Text { return x.Title })
	for _, c := range live(r.Countries) {
		if c.ID == timeline.UnitedStates {
			s.US = c
		} else {
			s.Countries = append(s.Countries, c)
		}
	}
	for _, b := range r.Bases() {
		for _, a := range b.Aliases {
			s.Redirects = append(s.Redirects, timeline.Redirect{Kind: b.Kind, Alias: a, To: b.ID})
		}
	}
	for _, m := range l.options.Config.Redirects {
		s.Moved = append(s.Moved, timeline.Moved{From: m.From, To: m.To})
	}
	for _, e := range s.Events {
		for i := range e.Pictures {
			s.Pictures = append(s.Pictures, &e.Pictures[i])
		}
	}
	return s
}

// bury adds a tombstone for every record of a kind that was withdrawn.
func bury[T interface{ Base() *timeline.Record }](s *timeline.Site, kind timeline.Kind, list []T, title func(T) lang.Text) {
	for _, r := range list {
		if b := r.Base(); b.Retracted() {
			s.Tombstones = append(s.Tombstones, timeline.Tombstone{Kind: kind, Record: b, Title: title(r)})
		}
	}
}

// named returns names as a text: the one that is shown in each language.
func named(names timeline.Names) (t lang.Text) {
	for _, n := range names {
		if t.In(n.Lang).Lang != n.Lang {
			t.AddWording(n.Lang, n.Text)
		}
	}
	return t
}

// live drops the retracted ones.
func live[T interface{ Base() *timeline.Record }](list []T) []T {
	return slices.DeleteFunc(slices.Clone(list), func(r T) bool { return r.Base().Retracted() })
}

// order puts every list of s in its order and joins neighbours.
func (l *linker) order(s *timeline.Site) {
	l.byDate(s.Events)
	first := s.Languages[0]
	collate(s.Countries, func(c *timeline.Country) (name, id string) { return c.Names.In(first).Text, c.ID })
	collate(s.Actors, func(a *timeline.Actor) (name, id string) { return a.Names.In(first).Text, a.ID })
	collate(s.Topics, func(t *timeline.Topic) (name, id string) { return t.Title.In(first).Text, t.ID })
	collate(s.Publishers, func(p *timeline.Publisher) (name, id string) { return p.Name, p.ID })
	collate(s.Places, func(p *timeline.Place) (name, id string) { return p.Name.In(first).Text, p.ID })
	collate(s.Terms, func(t *timeline.Term) (name, id string) { return t.Term.In(first).Text, t.ID })
	collate(s.Instruments, func(i *timeline.Instrument) (name, id string) { return i.Title.In(first).Text, i.ID })
	for i, e := range s.Events {
		if i > 0 {
			e.Prev, s.Events[i-1].Next = s.Events[i-1], e
		}
	}
}

// byDate puts the entries of a site in order, beginning with the order that
// they had.
func (l *linker) byDate(events []*timeline.Event) {
	all, k := l.events.list, l.kept
	if len(k.order) == 0 {
		for i, e := range all {
			if !e.Retracted() {
				k.order = append(k.order, int32(i))
			}
		}
	}
	slices.SortFunc(k.order, func(a, b int32) int { return timeline.ByDate(all[a], all[b]) })
	for i, n := range k.order {
		events[i] = all[n]
	}
}

// years parts the entries of s by the year in which they begin. A long entry
// stands in full in its first year and is only named in later ones.
func years(s *timeline.Site) {
	byNumber := map[int64]*timeline.Year{}
	for _, e := range s.Events {
		n := e.Date.Year()
		y, ok := byNumber[n]
		if !ok {
			y = &timeline.Year{Number: int(n)}
			byNumber[n] = y
			s.Years = append(s.Years, y)
		}
		y.Events = append(y.Events, e)
	}
	slices.SortFunc(s.Years, func(a, b *timeline.Year) int { return cmp.Compare(a.Number, b.Number) })
	if len(s.Years) == 0 {
		return
	}
	first, last := int64(s.Years[0].Number), int64(s.Years[len(s.Years)-1].Number)
	for _, e := range s.Events {
		for n := range e.Date.Years(first, last) {
			if y, ok := byNumber[n]; ok && n > e.Date.Year() {
				y.UnderWay = append(y.UnderWay, e)
			}
		}
	}
}
