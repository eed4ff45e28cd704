package render

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

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
	What   string // a person or body, a place
	id     string
	when   edtf.Date // of an entry, put into words when its page is made
	folded string    // the name as lang.Collate compares it, made when its page is

	initials string
}

// A letter is a part of the index.
type letter struct {
	at    string
	name  string
	terms func() []Indexed // in order, made when a page is; their links not yet those of a page
	count int
	below []letter
}

// otherLetter holds what begins with a digit, or with no letter of the Latin alphabet.
const otherLetter = "0"

func letterPages(l *locale) (pages []page) {
	index := l.lettersOf(l.indexed(), 1)
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
	var shown []Indexed
	for _, b := range a.below {
		if b.at == a.at { // names of one letter
			shown = b.terms()
			continue
		}
		v.Below = append(v.Below, Count{p.link(own(b.name), b.at), l.words.Number(b.count)})
	}
	if len(a.below) == 0 {
		shown = a.terms()
	}
	for _, t := range shown {
		t.Link = p.link(t.Phrase, t.Href)
		if t.What == "" {
			t.What = t.when.Words(l.code, edtf.Short)
		}
		v.Terms = append(v.Terms, t)
	}
	v.Page = p
	return v
}

// lettersOf parts terms by their first n letters, and a letter with too many by
// its second.
func (l *locale) lettersOf(terms []Indexed, n int) (list []letter) {
	parts := map[string][]Indexed{}
	for _, t := range terms {
		key := t.initials[:min(n, len(t.initials))]
		switch {
		case key == "" || key[0] < 'a' || key[0] > 'z':
			key = otherLetter
		case n == 2 && len(key) == 2 && key[1] >= utf8.RuneSelf: // a part of a letter
			key = key[:1]
		}
		parts[key] = append(parts[key], t)
	}
	for _, key := range slices.Sorted(maps.Keys(parts)) {
		name := strings.ToUpper(key[:1]) + key[1:]
		if key == otherLetter {
			name = l.say("index_other")
		}
		part := parts[key]
		a := letter{at: address.Letter(key), name: name, count: len(part), terms: sync.OnceValue(func() []Indexed { return inOrder(part) })}
		if n == 1 && len(part) > l.perPage {
			a.below = l.lettersOf(part, 2)
		}
		list = append(list, a)
	}
	return list
}

// inOrder sorts terms as an index does.
func inOrder(list []Indexed) []Indexed {
	for i := range list {
		list[i].folded = lang.Folded(list[i].Text)
	}
	slices.SortFunc(list, func(a, b Indexed) int {
		return cmp.Or(strings.Compare(a.folded, b.folded), strings.Compare(a.Text, b.Text), cmp.Compare(a.id, b.id), cmp.Compare(a.Href, b.Href), cmp.Compare(a.Lang, b.Lang))
	})
	return list
}

// indexed are all names and titles; their Href is an address still.
func (l *locale) indexed() (list []Indexed) {
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
		list = append(list, Indexed{Link: Link{Phrase: name, Href: at}, What: what, id: id, initials: initials(name.Text)})
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
		list = append(list, Indexed{
			Link: Link{Phrase: name, Href: record(timeline.Events, e.ID)}, id: e.ID, when: e.Date, initials: initials(name.Text),
		})
	}
	return list
}

// initials are the two letters or digits by which an index parts names.
func initials(name string) string {
	n := 0
	for i, r := range name {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
		if n == 3 {
			name = name[:i]
			break
		}
	}
	return lang.Initials(name)
}
