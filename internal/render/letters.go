package render

import (
	"cmp"
	"slices"
	"strings"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/lang"
	"annals/internal/timeline"
)

// letters is the index of names and titles, a page for each letter. A letter
// with too many for a page is parted by its second.
var letters = kind{name: "letters", view: lettersView{}, pages: letterPages}

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
	What   string    // a person or body, a place
	when   edtf.Date // of an entry, put into words when its page is made
	sort   string
	folded string // the name as lang.Collate compares it
	id     string
}

// A letter is a part of the index.
type letter struct {
	at    string
	name  string
	terms []Indexed // their links not yet those of a page
	below []letter
}

// otherLetter holds what begins with a digit, or with no letter of the Latin alphabet.
const otherLetter = "0"

func letterPages(l *locale) (pages []page) {
	index := l.lettersOf(l.indexed(), 1)
	for i, a := range index {
		if len(a.terms) > l.perPage {
			index[i].below = l.lettersOf(a.terms, 2)
		}
	}
	for _, a := range index {
		pages = append(pages, page{a.at, func() any { return newLetters(l, index, a, nil) }})
		for _, b := range a.below {
			if b.at != a.at {
				pages = append(pages, page{b.at, func() any { return newLetters(l, index, b, &a) }})
			}
		}
	}
	return pages
}

func newLetters(l *locale, index []letter, a letter, above *letter) lettersView {
	p := l.page(a.at, "")
	heading := l.say("index_of", a.name)
	p.name(own(heading), l.say("index_description", a.name))
	p.below(own(l.say("index")), index[0].at)
	if above != nil {
		p.below(own(above.name), above.at)
	}
	if above != nil || a.at != index[0].at {
		p.below(own(a.name), a.at)
	}
	v := lettersView{Dates: p.link(own(l.say("all_years")), address.EventList)}
	for _, other := range index {
		link := p.link(own(other.name), other.at)
		if other.at == a.at {
			link.Href = ""
		}
		v.Letters = append(v.Letters, Count{Link: link})
	}
	for _, b := range a.below {
		v.Below = append(v.Below, Count{p.link(own(b.name), b.at), l.words.Number(len(b.terms))})
	}
	if len(a.below) == 0 {
		for _, t := range a.terms {
			t.Link = p.link(t.Phrase, t.Href)
			if t.What == "" {
				t.What = t.when.Words(l.code, edtf.Short)
			}
			v.Terms = append(v.Terms, t)
		}
	}
	v.Page = p
	return v
}

// lettersOf parts terms, which are in order, by their first n letters.
func (l *locale) lettersOf(terms []Indexed, n int) (list []letter) {
	at := map[string]int{}
	for _, t := range terms {
		key := t.sort[:min(n, len(t.sort))]
		if t.sort == "" || t.sort[0] < 'a' || t.sort[0] > 'z' {
			key = otherLetter
		}
		if _, ok := at[key]; !ok {
			at[key] = len(list)
			name := strings.ToUpper(key[:1]) + key[1:]
			if key == otherLetter {
				name = l.say("index_other")
			}
			list = append(list, letter{at: address.Letter(key), name: name})
		}
		a := &list[at[key]]
		a.terms = append(a.terms, t)
	}
	return list
}

func newIndexed(name Phrase, at, what, id string) Indexed {
	return Indexed{
		Link: Link{Phrase: name, Href: at}, What: what, id: id,
		sort: lang.Initials(name.Text), folded: lang.Folded(name.Text),
	}
}

// indexed are all names and titles in order; their Href is an address still.
func (l *locale) indexed() (list []Indexed) {
	add := func(name Phrase, at, what, id string) {
		if name.Text != "" {
			list = append(list, newIndexed(name, at, what, id))
		}
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
	for _, e := range l.Events {
		t := newIndexed(l.phrase(e.Title), record(timeline.Events, e.ID), "", e.ID)
		t.when = e.Date
		list = append(list, t)
	}
	slices.SortFunc(list, func(a, b Indexed) int {
		return cmp.Or(strings.Compare(a.folded, b.folded), strings.Compare(a.Text, b.Text), cmp.Compare(a.id, b.id), cmp.Compare(a.Href, b.Href), cmp.Compare(a.Lang, b.Lang))
	})
	return slices.CompactFunc(list, func(a, b Indexed) bool { return a.Text == b.Text && a.Href == b.Href })
}
