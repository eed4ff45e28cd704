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

// indices find the records of each kind by id.
type indices struct {
	events      index[timeline.Event]
	sources     index[timeline.Source]
	countries   index[timeline.Country]
	actors      index[timeline.Actor]
	topics      index[timeline.Topic]
	instruments index[timeline.Instrument]
	pages       index[timeline.Page]
	publishers  index[timeline.Publisher]
	places      index[timeline.Place]
}

// An index finds the records of one kind by id.
type index[T any] struct {
	one     string // what one of them is called
	list    []*T
	number  map[string]int32 // in the list
	held    map[string]bool
	gone    map[string]bool   // retracted
	aliases map[string]string // to the id of today
	broken  map[string]bool   // there, but not to be read
	blind   bool              // none of the kind could be read

	ids  func() []string // all that may be written, in order: put in order when one is missed
	room []*T            // for the lists that are found next: one piece of memory for many
}

func newIndex[T any](one string, n int) index[T] {
	x := index[T]{one: one, number: make(map[string]int32, n), held: map[string]bool{}, gone: map[string]bool{}, aliases: map[string]string{}, broken: map[string]bool{}}
	x.ids = sync.OnceValue(func() []string {
		list := slices.AppendSeq(slices.Collect(maps.Keys(x.number)), maps.Keys(x.held))
		slices.Sort(list)
		return list
	})
	return x
}

// index makes every index of the records r, which were given so, unless the
// last ones fit. It reports ids and aliases that two records claim.
func (l *linker) index(given, r *timeline.Records) {
	k, o := l.kept, &l.options
	if !k.fits(given, l.held, o) {
		*k = Kept{held: l.held, broken: o.Broken, tables: o.BrokenTables, entries: make([]entry, len(r.Events))}
		k.indices = l.indexed(r)
		k.probs = l.probs
	}
	k.records, l.indices, l.probs = *given, k.indices, slices.Clone(k.probs)
	l.events.list, l.sources.list, l.countries.list, l.actors.list = r.Events, r.Sources, r.Countries, r.Actors
	l.topics.list, l.instruments.list, l.pages.list = r.Topics, r.Instruments, r.Pages
	l.publishers.list, l.places.list = r.Publishers, r.Places
}

func (l *linker) indexed(r *timeline.Records) (all indices) {
	events, sources := l.apart(), l.apart()
	parallel.All(
		func() { all.events = indexRecords(events, "event", timeline.Events, r.Events) },
		func() { all.sources = indexRecords(sources, "source", timeline.Sources, r.Sources) },
	)
	l.probs = slices.Concat(l.probs, events.probs, sources.probs)
	all.countries = indexRecords(l, "country", timeline.Countries, r.Countries)
	all.actors = indexRecords(l, "actor", timeline.Actors, r.Actors)
	all.topics = indexRecords(l, "topic", timeline.Topics, r.Topics)
	all.instruments = indexRecords(l, "instrument", timeline.Instruments, r.Instruments)
	all.pages = indexRecords(l, "page", timeline.Pages, r.Pages)
	all.publishers = indexRows("publisher", r.Publishers, func(p *timeline.Publisher) string { return p.ID })
	all.publishers.blind = l.options.BrokenTables["publishers"]
	all.places = indexRows("place", r.Places, func(p *timeline.Place) string { return p.ID })
	all.places.blind = l.options.BrokenTables["places"]
	return all
}

func indexRows[T any](one string, list []*T, id func(*T) string) index[T] {
	x := newIndex[T](one, len(list))
	for i, r := range list {
		x.number[id(r)] = int32(i)
	}
	return x
}

func indexRecords[T any, P interface {
	*T
	Base() *timeline.Record
}](l *linker, one string, kind timeline.Kind, list []*T) index[T] {
	x := newIndex[T](one, len(list))
	for i, r := range list {
		base := P(r).Base()
		x.number[base.ID] = int32(i)
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
			_, isID := x.number[a]
			l.alias(isID || x.held[a], x.aliases[a], base, i, a)
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

// seek returns what an id names, unless there is something to say of it. Of an
// entry that named the same before it is known.
func seek[T any](l *linker, x *index[T], id string) (r *T, ok bool) {
	if n, known := l.memory.recall(); known {
		if n < 0 {
			return nil, true
		}
		return x.list[n], true
	}
	n, ok := x.number[id]
	if !ok || len(x.gone) > 0 && x.gone[id] {
		return nil, false
	}
	l.memory.note(n)
	return x.list[n], true
}

// find returns what a reference names. Where there is nothing of that name it
// is an error; where it is held back, a warning and nil.
func find[T any](l *linker, x *index[T], ref reference) *T {
	r, ok := seek(l, x, ref.id)
	if !ok {
		l.memory.note(-1)
		missed(l, x, ref)
	}
	return r
}

// missed says of a reference why it names nothing.
func missed[T any](l *linker, x *index[T], ref reference) {
	if x.gone[ref.id] {
		l.probs = append(l.probs, diag.Problem{
			Pos: diag.Pos{File: ref.file}, Spot: ref.spot, Severity: diag.Warning, Code: "A407",
			Text: fmt.Sprintf("the %s %q is retracted", x.one, ref.id), Help: "take it out here: it counts for nothing any more",
		})
		return
	}
	if ref.id == "" || x.blind || x.broken[ref.id] {
		return // said elsewhere
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
		r, ok := seek(l, x, id)
		if !ok { // the key is only needed to say so
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
