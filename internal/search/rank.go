package search

import (
	"cmp"
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

// A total is what a query as a whole finds in a document.
type total struct {
	words, filters int // of those asked, how many it has
	cost           int // of all of them
}

// add counts what one more word or filter costs where it is found.
func add(totals map[int32]total, here map[int32]int, filter bool) {
	for n, cost := range here {
		t := totals[n]
		t.cost += cost
		if filter {
			t.filters++
		} else {
			t.words++
		}
		totals[n] = t
	}
}

// ranked returns the documents that have the most of some words, at least one,
// and pass all filters: those with the lowest costs first, and of those that
// cost the same the weightiest. It reports whether they lack a word.
func ranked(totals map[int32]total, words, filters int) (documents []int32, lacking bool) {
	most := min(1, words)
	for _, t := range totals {
		if t.filters == filters {
			most = max(most, t.words)
		}
	}
	for n, t := range totals {
		if t.filters == filters && t.words == most {
			documents = append(documents, n)
		}
	}
	slices.SortFunc(documents, func(a, b int32) int {
		return cmp.Or(cmp.Compare(totals[a].cost, totals[b].cost), cmp.Compare(a, b))
	})
	return documents, len(documents) > 0 && most < words
}
