package search

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// misspelt is how many letters a word has at least of which one may be wrong.
const misspelt = 5

// fixed reports whether a term is found only as it stands: a number, a date, a
// filter.
func fixed(term string) bool { return number(term) || strings.ContainsAny(term, "-:") }

func isFilter(term string) bool { return strings.Contains(term, ":") }

// matches reports whether a word finds a term: the term itself, or what begins
// with the word.
func matches(term, word string) bool {
	return term == word || !fixed(word) && !fixed(term) && strings.HasPrefix(term, word)
}

// mayBeMisspelt reports whether one letter of a word may be wrong.
func mayBeMisspelt(word string) bool {
	return !fixed(word) && utf8.RuneCountInString(word) >= misspelt
}

// into adds the documents that have a term to those that have a like one. A
// document costs the less the better the place, and half a place more where
// the term is only like the word.
func (h *hits) into(costs map[int32]int, like bool) {
	for in, list := range h {
		cost := 2 * in
		if like {
			cost++
		}
		for _, n := range list {
			if c, ok := costs[n]; !ok || cost < c {
				costs[n] = cost
			}
		}
	}
}

// ranked returns the documents with the lowest costs first, and of those that
// cost the same the weightiest.
func ranked(costs map[int32]int) []int32 {
	return slices.SortedFunc(maps.Keys(costs), func(a, b int32) int {
		return cmp.Or(cmp.Compare(costs[a], costs[b]), cmp.Compare(a, b))
	})
}
