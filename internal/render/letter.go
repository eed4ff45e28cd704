package render

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"annals/internal/edtf"
	"annals/internal/lang"
)

// A letter is the names in a list that begin alike. Where they are too many for
// a page, it is parted by the letters that follow.
type letter struct {
	key   string // the letters, small
	at    string
	name  string
	all   []*Indexed        // in no order
	terms func() []*Indexed // in order, made when a page is; their links not yet those of a page
	below []letter
}

// otherLetter holds what begins with a digit, or with no letter of the Latin alphabet.
const otherLetter = "0"

const (
	known       = 2  // letters of each name that are found out in any case
	mostLetters = 24 // names that agree in more are parted by number
)

func newLetter(key, at, name string, all []*Indexed) letter {
	return letter{key: key, at: at, name: name, all: all, terms: sync.OnceValue(func() []*Indexed { return inOrder(all) })}
}

// lettered parts terms by their first letters; at gives each part its address.
func (l *locale) lettered(terms []*Indexed, at func(key string) string) []letter {
	return l.parted(1, l.beginning(1, letter{all: terms}, at), at)
}

// parted parts each letter of a list, which were told apart by n letters, where
// it is too long for a page.
func (l *locale) parted(n int, list []letter, at func(key string) string) []letter {
	for i := range list {
		a := &list[i]
		if len(a.all) <= l.perPage {
			continue
		}
		next, below := n, []letter(nil)
		for len(below) <= 1 && next+1 < mostLetters {
			next++
			below = l.beginning(next, *a, at)
		}
		if len(below) > 1 {
			a.below = l.parted(next, below, at)
		} else {
			a.below = l.numbered(*a, at)
		}
	}
	return list
}

// beginning parts a letter by the first n letters of its terms.
func (l *locale) beginning(n int, whole letter, at func(key string) string) (list []letter) {
	parts := map[string][]*Indexed{}
	for _, t := range whole.all {
		sort := t.initials
		if n > known {
			sort = initials(t.Text, n)
		}
		key := firstLetters(sort, n)
		if key == whole.key {
			key += "-" + otherLetter // too short to be told apart further
		}
		parts[key] = append(parts[key], t)
	}
	for _, key := range slices.Sorted(maps.Keys(parts)) {
		list = append(list, newLetter(key, at(key), l.letterName(key), parts[key]))
	}
	return list
}

// numbered parts a letter into pages of the same beginning.
func (l *locale) numbered(a letter, at func(key string) string) (list []letter) {
	for terms := range slices.Chunk(a.terms(), l.perPage) {
		n := strconv.Itoa(len(list) + 1)
		list = append(list, newLetter("", at(a.key+"-"+n), a.name+" "+n, terms))
	}
	return list
}

// initials are the first n letters and digits of a name as an index sorts them.
func initials(name string, n int) string {
	if n <= len(name) && !strings.ContainsFunc(name[:n], func(r rune) bool { return !plain(r) }) {
		return strings.ToLower(name[:n]) // as most are: nothing need be folded
	}
	for i, r := range name {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n--
		}
		if n < 0 {
			return lang.Initials(name[:i])
		}
	}
	return lang.Initials(name)
}

// plain reports whether r is a letter without an accent, or a digit.
func plain(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' }

// firstLetters are at most n letters and digits of a name's initials. The first
// of them is a letter, unless more than one is asked for.
func firstLetters(initials string, n int) string {
	end := 0
	for end < min(n, len(initials)) && (initials[end] >= 'a' && initials[end] <= 'z' || n > 1 && initials[end] >= '0' && initials[end] <= '9') {
		end++
	}
	if end == 0 {
		return otherLetter
	}
	return initials[:end]
}

func (l *locale) letterName(key string) string {
	key = strings.TrimSuffix(key, "-"+otherLetter)
	if key == otherLetter {
		return l.say("index_other")
	}
	return strings.ToUpper(key[:1]) + key[1:]
}

// eachLetter goes through letters and all that they are parted into, each with
// those above it, which letters side by side share: what is appended to them is
// a copy.
func eachLetter(list []letter, do func(a letter, above []letter)) {
	var walk func(list, above []letter)
	walk = func(list, above []letter) {
		for _, a := range list {
			do(a, above)
			walk(a.below, slices.Clip(slices.Concat(above, []letter{a})))
		}
	}
	walk(list, nil)
}

// letterBelow leads to what a letter is parted into.
func (p *Page) letterBelow(a letter) (list []Count) {
	for _, b := range a.below {
		list = append(list, Count{p.link(own(b.name), b.at), p.loc.words.Number(len(b.all))})
	}
	return list
}

// letterTerms are the lines of a letter that is not parted.
func (p *Page) letterTerms(a letter) []Indexed {
	if len(a.below) > 0 {
		return nil
	}
	return p.withLinks(a.terms())
}

// withLinks are lines of an index with the links of a page.
func (p *Page) withLinks(terms []*Indexed) (list []Indexed) {
	for _, term := range terms {
		t := *term
		t.Link = p.link(t.Phrase, t.Href)
		if t.What == "" && t.of != nil {
			t.What = unbroken(t.of.Date.Words(p.loc.code, edtf.Short))
		}
		list = append(list, t)
	}
	return list
}
