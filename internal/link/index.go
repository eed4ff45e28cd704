package link

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"annals/internal/diag"
	"annals/internal/parallel"
	"annals/internal/timeline"
)

// An index finds the records of one kind by id.
type index[T any] struct {
	one     string // what one of them is called
	by      map[string]*T
	held    map[string]bool
	gone    map[string]bool   // retracted
	aliases map[string]string // to the id of today
	broken  map[string]bool   // there, but not to be read
	blind   bool              // none of the kind could be read

	ids  func() []string // all that may be written, in order: put in order when one is missed
	room []*T            // for the lists that are found next: one piece of memory for many
}

func newIndex[T any](one string, n int) index[T] {
	x := index[T]{one: one, by: make(map[string]*T, n), held: map[string]bool{}, gone: map[string]bool{}, aliases: map[string]string{}, broken: map[string]bool{}}
	x.ids = sync.OnceValue(func() []string {
		list := slices.AppendSeq(slices.Collect(maps.Keys(x.by)), maps.Keys(x.held))
		slices.Sort(list)
		return list
	})
	return x
}

// index makes every index, and reports ids and aliases that two records claim.
func (l *linker) index(r *timeline.Records) {
	events, sources := l.apart(), l.apart()
	parallel.All(
		func() { l.events = indexRecords(events, "event", timeline.Events, r.Events) },
		func() { l.sources = indexRecords(sources, "source", timeline.Sources, r.Sources) },
	)
	l.probs = slices.Concat(l.probs, events.probs, sources.probs)
	l.countries = indexRecords(l, "country", timeline.Countries, r.Countries)
	l.actors = indexRecords(l, "actor", timeline.Actors, r.Actors)
	l.topics = indexRecords(l, "topic", timeline.Topics, r.Topics)
	l.instruments = indexRecords(l, "instrument", timeline.Instruments, r.Instruments)
	l.pages = indexRecords(l, "page", timeline.Pages, r.Pages)
	l.publishers = indexRows("publisher", r.Publishers, func(p *timeline.Publisher) string { return p.ID })
	l.publishers.blind = l.options.BrokenTables["publishers"]
	l.places = indexRows("place", r.Places, func(p *timeline.Place) string { return p.ID })
	l.places.blind = l.options.BrokenTables["places"]
}

func indexRows[T any](one string, list []*T, id func(*T) string) index[T] {
	x := newIndex[T](one, len(list))
	for _, r := range list {
		x.by[id(r)] = r
	}
	return x
}

func indexRecords[T any, P interface {
	*T
	Base() *timeline.Record
}](l *linker, one string, kind timeline.Kind, list []*T) index[T] {
	x := newIndex[T](one, len(list))
	for _, r := range list {
		base := P(r).Base()
		x.by[base.ID] = r
		if base.Retracted() {
			x.gone[base.ID] = true
		}
	}
	for _, id := range l.options.Broken[kind] {
		x.broken[id] = true
	}
	for _, h := range l.held {
		if h.Kind == kind {
			x.held[h.ID] = true
		}
	}
	for _, r := range list {
		base := P(r).Base()
		for i, a := range base.Aliases {
			l.alias(x.by[a] != nil || x.held[a], x.aliases[a], base, i, a)
			x.aliases[a] = base.ID
		}
	}
	return x
}

// alias reports an alias that something else has. That it is not the record's
// own id is judged before.
func (l *linker) alias(isID bool, owner string, r *timeline.Record, i int, alias string) {
	text := fmt.Sprintf("%q already leads to %q", alias, owner)
	switch {
	case alias == r.ID || !isID && owner == "":
		return
	case isID:
		text = fmt.Sprintf("%q is the id of another record", alias)
	}
	l.probs = append(l.probs, diag.Problem{
		Pos: diag.Pos{File: r.File}, Spot: diag.Spot{Key: fmt.Sprintf("aliases[%d]", i)}, Code: "A502",
		Text: text, Help: "delete it here",
	})
}

// A reference is an id as it was written, and where.
type reference struct {
	file string
	spot diag.Spot
	id   string
}

// find returns what a reference names. Where there is nothing of that name it
// is an error; where it is held back, a warning and nil.
func find[T any](l *linker, x *index[T], ref reference) *T {
	if r, ok := x.by[ref.id]; ok {
		if x.gone[ref.id] {
			l.probs = append(l.probs, diag.Problem{
				Pos: diag.Pos{File: ref.file}, Spot: ref.spot, Severity: diag.Warning, Code: "A407",
				Text: fmt.Sprintf("the %s %q is retracted", x.one, ref.id), Help: "take it out here: it counts for nothing any more",
			})
			return nil
		}
		return r
	}
	if ref.id == "" || x.blind || x.broken[ref.id] {
		return nil // said elsewhere
	}
	p := diag.Problem{Pos: diag.Pos{File: ref.file}, Spot: ref.spot}
	now, moved := x.aliases[ref.id]
	switch {
	case x.held[ref.id]:
		p.Severity, p.Code = diag.Warning, "A407"
		p.Text = fmt.Sprintf("the %s %q is held back", x.one, ref.id)
		p.Help = "publish it too, or read this without it: it is shown without a link"
	case moved:
		p.Code = "A401"
		p.Text = fmt.Sprintf("the %s %q has moved", x.one, ref.id)
		p.Help = fmt.Sprintf("write  %q", now)
	default:
		p.Code = "A401"
		p.Text = fmt.Sprintf("there is no %s %q", x.one, ref.id)
		ids := x.ids()
		p.Help = hint(x.one, ids)
		if near, ok := diag.Nearest(ref.id, ids); ok {
			p.Help = fmt.Sprintf("did you mean  %q ?", near)
		}
	}
	l.probs = append(l.probs, p)
	return nil
}

// hint lists a short vocabulary, or says where to look in a long one.
func hint(one string, ids []string) string {
	const short = 20
	switch {
	case len(ids) == 1:
		return fmt.Sprintf("the only %s is %s", one, ids[0])
	case len(ids) > 1 && len(ids) <= short:
		return fmt.Sprintf("the %s are %s", plural[one], strings.Join(ids, ", "))
	}
	return fmt.Sprintf("write the %s first, or take one of  annals list %s", one, plural[one])
}

var plural = map[string]string{
	"event": "events", "source": "sources", "country": "countries", "actor": "actors", "topic": "topics",
	"instrument": "instruments", "page": "pages", "publisher": "publishers", "place": "places",
}

// findAll resolves a list of ids under one key.
func findAll[T any](l *linker, x *index[T], file, key string, ids []string) []*T {
	if len(ids) == 0 {
		return nil
	}
	found := x.take(len(ids))
	for i, id := range ids {
		r, ok := x.by[id]
		if !ok || len(x.gone) > 0 && x.gone[id] { // the key is only needed to say so
			r = find(l, x, reference{file, diag.Spot{Key: fmt.Sprintf("%s[%d]", key, i)}, id})
		}
		if r != nil {
			found = append(found, r)
		}
	}
	return found
}

// take returns an empty list with room for n.
func (x *index[T]) take(n int) []*T {
	const many = 512
	if len(x.room) < n {
		x.room = make([]*T, max(n, many))
	}
	list := x.room[:0:n]
	x.room = x.room[n:]
	return list
}

// findOne resolves a single id under one key; an empty one is nil.
func findOne[T any](l *linker, x *index[T], file, key, id string) *T {
	if id == "" {
		return nil
	}
	return find(l, x, reference{file, diag.Spot{Key: key}, id})
}
