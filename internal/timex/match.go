package timex

import (
	"cmp"
	"slices"
)

// A capture is a token that stands for something in a pattern.
type capture struct {
	token int
	class class
	value int
}

// A match is a pattern that fits at a place.
type match struct {
	*pattern
	first, end int // tokens of the expression, without those around it
	start      int // the first of all tokens
	reach      int // the end of all tokens
	captures   []capture
}

// leads reports whether words before the expression belong to the pattern.
func (m match) leads() bool { return m.start < m.first }

// A matcher walks the graph of patterns along the tokens.
type matcher struct {
	tokens []token
	path   []capture
	now    match // what has been walked
	found  []match
	store  []capture // of what was found
}

// at returns the patterns that fit from token i on, best first. The result is
// good until the next call.
func (m *matcher) at(root *node, i int) []match {
	t := m.tokens[i]
	if t.digits == 0 && t.word.mask&root.mask == 0 && root.words[t.word] == nil {
		return nil
	}
	m.found, m.path, m.store = m.found[:0], m.path[:0], m.store[:0]
	m.now = match{start: i, first: -1}
	m.walk(root, i)
	if len(m.found) > 1 {
		slices.SortStableFunc(m.found, func(a, b match) int {
			return cmp.Or(cmp.Compare(b.reach, a.reach), cmp.Compare(a.order, b.order))
		})
	}
	return m.found
}

func (m *matcher) walk(n *node, i int) {
	for _, p := range n.ends {
		found := m.now
		found.pattern, found.reach = p, i
		at := len(m.store)
		m.store = append(m.store, m.path...)
		found.captures = m.store[at:len(m.store):len(m.store)]
		m.found = append(m.found, found)
	}
	if i == len(m.tokens) || i > m.now.start && m.tokens[i].is(parted) {
		return
	}
	t := m.tokens[i]
	if t.digits > 0 {
		for _, e := range n.numbers {
			switch {
			case e.tight && t.is(spaced):
			case e.class != noClass:
				if e.class.holds(t) {
					m.follow(e, i, e.class, int(t.number))
				}
			case t.number == e.number && t.plain():
				m.follow(e, i, e.means, e.value)
			}
		}
		return
	}
	if t.word == nil {
		return
	}
	for _, e := range n.words[t.word] {
		if !(e.tight && t.is(spaced)) && (!e.capital || t.is(capital)) {
			m.follow(e, i, e.means, e.value)
		}
	}
	if n.mask&t.word.mask == 0 {
		return
	}
	for _, e := range n.classes {
		if e.tight && t.is(spaced) {
			continue
		}
		if value, ok := t.sense(e.class); ok {
			m.follow(e, i, e.class, value)
		}
	}
}

func (m *matcher) follow(e edge, i int, c class, value int) {
	before, captures := m.now, len(m.path)
	if !e.outside {
		m.now.end = i + 1
		if m.now.first < 0 {
			m.now.first = i
		}
	}
	if c != noClass {
		m.path = append(m.path, capture{i, c, value})
	}
	m.walk(e.to, i+1)
	m.now, m.path = before, m.path[:captures]
}
