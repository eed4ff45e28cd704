package render

import (
	"cmp"
	"slices"
	"strings"

	"annals/internal/address"
	"annals/internal/lang"
	"annals/internal/timeline"
)

// letters is the index of names and titles, a page for each letter.
var letters = kind{name: "letters", view: lettersView{}, pages: letterPages, in: []string{"index"}}

type lettersView struct {
	Page
	Letters []Count // of the index, this one without a link
	Below   []Count // where the letter is parted
	Terms   []Indexed
	Dates   Link
}

// An Indexed is a line of the index.
type Indexed struct {
	Link
	What string // a person or body, a place
	id   string
	of   *timeline.Event // or nil; its date is put into words when its page is made

	initials string // as many as are known
}

func letterPages(l *locale) (pages []page) {
	index := l.lettered(l.indexed(), address.Letter)
	eachLetter(index, func(a letter, above []letter) {
		pages = append(pages, page{a.at, func() any { return newLetters(l, index, a, above) }})
	})
	return pages
}

func newLetters(l *locale, index []letter, a letter, above []letter) lettersView {
	p := l.page(a.at, "")
	heading := l.say("index_of", a.name)
	p.name(own(heading), l.say("index_description", a.name))
	p.below(own(l.say("index")), index[0].at)
	for _, b := range append(above, a) {
		if b.at != index[0].at {
			p.below(own(b.name), b.at)
		}
	}
	v := lettersView{Dates: p.link(own(l.say("all_years")), address.EventList)}
	for _, other := range index {
		link := p.link(own(other.name), other.at)
		if other.at == a.at {
			link.Href = ""
		}
		v.Letters = append(v.Letters, Count{Link: link})
	}
	v.Below, v.Terms = p.letterBelow(a), p.letterTerms(a)
	v.Page = p
	return v
}

// inOrder returns terms sorted as in an index.
func inOrder(list []*Indexed) []*Indexed {
	type line struct {
		folded string // the name as lang.Collate compares it
		*Indexed
	}
	lines := make([]line, len(list))
	for i, t := range list {
		lines[i] = line{lang.Folded(t.Text), t}
	}
	slices.SortFunc(lines, func(a, b line) int {
		return cmp.Or(strings.Compare(a.folded, b.folded), strings.Compare(a.Text, b.Text), cmp.Compare(a.id, b.id), cmp.Compare(a.Href, b.Href), cmp.Compare(a.Lang, b.Lang))
	})
	sorted := make([]*Indexed, len(list))
	for i, l := range lines {
		sorted[i] = l.Indexed
	}
	return sorted
}

func newIndexed(name Phrase, at, what, id string) *Indexed {
	return &Indexed{Link: Link{Phrase: name, Href: at}, What: what, id: id, initials: initials(name.Text, known)}
}

// indexed are all names and titles; their Href is an address still.
func (l *locale) indexed() (list []*Indexed) {
	type line struct{ name, at string }
	seen := map[line]int{}
	add := func(name Phrase, at, what, id string) {
		if name.Text == "" {
			return
		}
		if i, twice := seen[line{name.Text, at}]; twice { // one spelling in two languages
			list[i].Lang = min(list[i].Lang, name.Lang)
			return
		}
		seen[line{name.Text, at}] = len(list)
		list = append(list, newIndexed(name, at, what, id))
	}
	for _, c := range l.allCountries() {
		for _, n := range c.Names {
			add(l.foreign(n.Text, n.Lang), record(timeline.Countries, c.ID), l.say("index_country"), c.ID)
		}
	}
	for _, a := range l.Site.Actors {
		for _, n := range a.Names {
			add(l.foreign(n.Text, n.Lang), record(timeline.Actors, a.ID), l.word("actor", a.Kind), a.ID)
		}
	}
	for _, pl := range l.Places {
		add(l.phrase(pl.Name), address.Place(pl.ID), l.say("index_place"), pl.ID)
		for _, n := range pl.Names {
			add(l.foreign(n.Text, n.Lang), address.Place(pl.ID), l.say("index_place"), pl.ID)
		}
	}
	for _, t := range l.Site.Topics {
		add(l.phrase(t.Title), record(timeline.Topics, t.ID), l.say("index_topic"), t.ID)
	}
	for _, i := range l.Site.Instruments {
		add(l.phrase(i.Title), record(timeline.Instruments, i.ID), l.word("instrument", i.Kind), i.ID)
	}
	for _, t := range l.Terms {
		add(l.phrase(t.Term), address.Term(t.ID), l.say("glossary"), t.ID)
	}
	list = slices.Grow(list, len(l.Events))
	for _, e := range l.Events {
		name := l.phrase(e.Title)
		t := newIndexed(name, record(timeline.Events, e.ID), "", e.ID)
		t.of = e
		list = append(list, t)
	}
	return list
}
