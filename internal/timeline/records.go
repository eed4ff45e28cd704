package timeline

import "slices"

// Records are what was written and found right, not yet joined to a site.
type Records struct {
	Events      []*Event
	Sources     []*Source
	Countries   []*Country
	Actors      []*Actor
	Topics      []*Topic
	Instruments []*Instrument
	Pages       []*Page
	Publishers  []*Publisher
	Places      []*Place
	Terms       []*Term
}

// Bases returns the common part of every record with a page, by kind, in order.
func (r *Records) Bases() []Kinded {
	var all []Kinded
	all = kinded(all, Events, r.Events)
	all = kinded(all, Sources, r.Sources)
	all = kinded(all, Countries, r.Countries)
	all = kinded(all, Actors, r.Actors)
	all = kinded(all, Topics, r.Topics)
	all = kinded(all, Instruments, r.Instruments)
	return kinded(all, Pages, r.Pages)
}

// A Kinded is a record and what kind it is of.
type Kinded struct {
	Kind Kind
	*Record
}

func kinded[T interface{ Base() *Record }](all []Kinded, kind Kind, list []T) []Kinded {
	all = slices.Grow(all, len(list))
	for _, r := range list {
		all = append(all, Kinded{kind, r.Base()})
	}
	return all
}

// A Held is a record that is written but not published.
type Held struct {
	Kind   Kind
	ID     string
	File   string
	Reason string // "draft", or "from 2026-12-24"
}
