// Package gazetteer finds the names of a site's own records in prose:
// countries, actors, places and glossary terms, in all their languages.
package gazetteer

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"annals/internal/lang"
	"annals/internal/timeline"
)

// A Kind is what a name names. Where one name names several things, the kind
// that stands first here is meant.
type Kind uint8

const (
	Country Kind = iota + 1
	Actor
	Place
	Term
)

// String is the name of the kind, in lower case.
func (k Kind) String() string { return [...]string{"", "country", "actor", "place", "term"}[k] }

// A Match is a name that was found.
type Match struct {
	Start, End int // bytes of the text
	Kind       Kind
	ID         string
	How        How
}

// A How says how a name was recognised.
type How uint8

const (
	Full    How = iota // as the record writes it
	People             // by a word made of a country's name: "Malian"
	Surname            // by the last name of who was named in full before, or has a title
	Hint               // by a last name alone: it may be somebody else
)

// A Gazetteer knows the names of a site. It is safe for use by several
// goroutines.
type Gazetteer struct {
	root     node
	begins   [256]uint64         // by the first byte of a word with which a name begins: the lengths of such words
	surnames map[string][]string // last word of a person's name to ids, in order
}

// A node is a place in the trie of words.
type node struct {
	next map[string]*node
	name entry // that ends here; its ID is empty where none does
}

type entry struct {
	kind Kind
	id   string
	how  How
}

// Of returns the names of a site.
func Of(s *timeline.Site) *Gazetteer {
	g := &Gazetteer{surnames: map[string][]string{}}
	countries := s.Countries
	if s.US != nil {
		countries = append([]*timeline.Country{s.US}, countries...)
	}
	for _, c := range countries {
		for _, n := range c.Names {
			g.add(n.Text, entry{Country, c.ID, Full})
		}
		for _, w := range peoples[c.Alpha2] {
			g.add(w, entry{Country, c.ID, People})
		}
		for _, w := range abbreviations[c.Alpha2] {
			g.add(w, entry{Country, c.ID, Full})
		}
	}
	for _, a := range s.Actors {
		for _, n := range a.Names {
			g.add(n.Text, entry{Actor, a.ID, Full})
			if a.Kind == "person" {
				g.addSurname(n.Text, a.ID)
			}
		}
	}
	for _, p := range s.Places {
		for _, w := range p.Name {
			g.add(w.Text, entry{Place, p.ID, Full})
		}
		for _, n := range p.Names {
			g.add(n.Text, entry{Place, p.ID, Full})
		}
	}
	for _, t := range s.Terms {
		for _, w := range terms(t.Term) {
			g.add(w, entry{Term, t.ID, Full})
		}
	}
	for _, w := range elsewhere {
		g.add(w, entry{})
	}
	return g
}

// terms are the names in "AES (Alliance of Sahel States)": both, where they are
// written as names.
func terms(t lang.Text) (names []string) {
	for _, w := range t {
		short, rest, _ := strings.Cut(w.Text, " (")
		for _, name := range []string{short, strings.TrimSuffix(rest, ")")} {
			if name != "" && strings.IndexFunc(name[1:], unicode.IsUpper) >= 0 {
				names = append(names, name)
			}
		}
	}
	return names
}

// add puts a name into the trie, as it is written and in capital letters, which
// headlines and datelines have.
func (g *Gazetteer) add(name string, e entry) {
	name = norm.NFC.String(name)
	g.insert(name, e)
	if upper := strings.ToUpper(name); len(name) >= shortestShout && upper != name && e.how == Full {
		g.insert(upper, e)
	}
}

// shortestShout is how long a name must be to be known in capital letters too,
// in bytes.
const shortestShout = 4

func (g *Gazetteer) insert(name string, e entry) {
	n := &g.root
	for _, t := range tokens(nil, name) {
		if n == &g.root {
			g.begins[name[t.start]] |= length(t)
		}
		if n.next == nil {
			n.next = map[string]*node{}
		}
		word := name[t.start:t.end]
		if n.next[word] == nil {
			n.next[word] = &node{}
		}
		n = n.next[word]
	}
	if n == &g.root || n.name.id != "" && (e.kind == 0 || n.name.kind <= e.kind) {
		return
	}
	n.name = e
	n.name.id = cmp.Or(e.id, none)
}

// none is the id of a name that is known not to be one of the site's.
const none = "-"

func (g *Gazetteer) addSurname(name, id string) {
	words := strings.Fields(norm.NFC.String(name))
	if len(words) < 2 {
		return
	}
	last := words[len(words)-1]
	if len(last) < 3 || !unicode.IsUpper([]rune(last)[0]) || slices.Contains(g.surnames[last], id) {
		return
	}
	g.surnames[last] = append(g.surnames[last], id)
	slices.Sort(g.surnames[last])
}
