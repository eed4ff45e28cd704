package link

import (
	"maps"
	"slices"

	"annals/internal/diag"
	"annals/internal/timeline"
)

// Kept holds what one call of Site found for the next: which record each id
// names, by number, and what each entry named. Where the same ids are there
// again, an entry that did not change names what it named before, and nothing
// need be looked up or said of it. The zero Kept is empty.
type Kept struct {
	// What every lookup depends on.
	records timeline.Records // as given, without those held back
	held    []timeline.Held
	broken  map[timeline.Kind][]string
	tables  map[string]bool

	indices indices
	probs   diag.List // of the indices
	entries []entry   // by number
	order   []int32   // the numbers of the entries by date, without those retracted
}

// An entry is what was found of one: the numbers of what it names, in the order
// in which it is asked, -1 where that is nothing.
type entry struct {
	of       *timeline.Event // as given; nil where something is to be said of it
	found    []int32
	mentions []int32 // entries to which its text leads
}

// fits reports whether every id names what it named before: r are the records
// as given, without those held back.
func (k *Kept) fits(r *timeline.Records, held []timeline.Held, o *Options) bool {
	was := &k.records
	return k.indices.events.number != nil &&
		sameNames(was.Events, r.Events) && sameNames(was.Sources, r.Sources) && sameNames(was.Countries, r.Countries) && sameNames(was.Actors, r.Actors) &&
		sameNames(was.Topics, r.Topics) && sameNames(was.Instruments, r.Instruments) && sameNames(was.Pages, r.Pages) &&
		slices.EqualFunc(was.Publishers, r.Publishers, func(a, b *timeline.Publisher) bool { return a.ID == b.ID }) &&
		slices.EqualFunc(was.Places, r.Places, func(a, b *timeline.Place) bool { return a.ID == b.ID }) &&
		slices.Equal(k.held, held) && maps.EqualFunc(k.broken, o.Broken, slices.Equal) && maps.Equal(k.tables, o.BrokenTables)
}

// sameNames reports whether two lists of records have the same names.
func sameNames[T interface {
	comparable
	Base() *timeline.Record
}](was, now []T) bool {
	return slices.EqualFunc(was, now, func(a, b T) bool {
		if a == b {
			return true // as most are
		}
		x, y := a.Base(), b.Base()
		return x.ID == y.ID && x.File == y.File && x.Retracted() == y.Retracted() && slices.Equal(x.Aliases, y.Aliases)
	})
}

// A memory notes what is found of an entry, or recalls it.
type memory struct {
	notes, again bool
	found        []int32
}

// note takes note of a number, -1 for nothing.
func (m *memory) note(n int32) {
	if m.notes {
		m.found = append(m.found, n)
	}
}

// recall returns the number that was noted next, if there is one.
func (m *memory) recall() (n int32, known bool) {
	if !m.again {
		return 0, false
	}
	n, m.found = m.found[0], m.found[1:]
	return n, true
}
