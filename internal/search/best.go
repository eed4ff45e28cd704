package search

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"unicode/utf8"
)

// bestFiles makes the files of the best results for shard i, which is
// terms[from:to]. They have those of every word and of every beginning of one, as
// it is typed, but for what lies in few files of records. It also returns the
// terms with which a file begins.
func (b *builder) bestFiles(i int, terms []indexed, from, to int) (starts string, files []part) {
	if b.total <= b.onlyRecords {
		return "", nil
	}
	var begin []int32
	p := pile{rows: b.rows, in: map[int32]bool{}}
	put := func() {
		files = append(files, b.recordFile(fmt.Sprintf("b%d-%d", i, len(files)), slices.Sorted(maps.Keys(p.in))))
		p = pile{rows: b.rows, in: map[int32]bool{}}
	}
	for j := from; j < to; j++ {
		var top []int32
		for list := range ledBy(terms, j) {
			if b.filesOf(list) > b.few {
				top = append(top, list...)
			}
		}
		if len(top) == 0 {
			continue
		}
		slices.Sort(top)
		top = slices.Compact(top)
		if p.size > 0 && p.size+p.more(top) > b.best {
			put()
		}
		if p.size == 0 {
			begin = append(begin, int32(j-from))
		}
		p.add(top)
	}
	if p.size > 0 {
		put()
	}
	return string(appendNumbers(nil, begin)), files
}

// ledBy yields the best results of the words of which terms[j] is the first term
// they find: itself, and its beginnings that find none before it.
func ledBy(terms []indexed, j int) iter.Seq[[]int32] {
	return func(yield func([]int32) bool) {
		word, before := terms[j].term, ""
		if j > 0 {
			before = terms[j-1].term
		}
		if !yield(bestOf(terms[j:j+1], alike(terms[j+1:], word), shown)) || fixed(word) {
			return
		}
		found := 1 // terms: a beginning that finds no more has the same results
		for {
			_, size := utf8.DecodeLastRuneInString(word)
			word = word[:len(word)-size]
			if !telling(word) || matches(before, word) {
				return
			}
			like := alike(terms[j:], word)
			if len(like) > found && !yield(bestOf(nil, like, shown)) {
				return
			}
			found = len(like)
		}
	}
}

// alike returns the first terms as far as a word finds them.
func alike(terms []indexed, word string) []indexed {
	n := 0
	for n < len(terms) && matches(terms[n].term, word) {
		n++
	}
	return terms[:n]
}

// bestOf returns the first n documents that a word finds, by itself and by terms
// like it. It gives what ranked would, without ranking the rest.
func bestOf(itself, like []indexed, n int) (top []int32) {
	for in := range places {
		top = merge(top, itself, in, n)
		top = merge(top, like, in, n)
	}
	return top
}

// merge adds the documents of a place in terms to top, up to n in all.
func merge(top []int32, terms []indexed, in place, n int) []int32 {
	var more []int32
	for _, t := range terms {
		added := 0
		for _, d := range t.hits[in] {
			if added == n-len(top) {
				break
			}
			if !slices.Contains(top, d) {
				more = append(more, d)
				added++
			}
		}
	}
	slices.Sort(more)
	return append(top, first(slices.Compact(more), n-len(top))...)
}

// A pile is the documents of one file of best results.
type pile struct {
	rows [][]byte
	in   map[int32]bool
	size int // about how many bytes they take
}

// more is how many bytes the documents of a list would add.
func (p *pile) more(list []int32) (size int) {
	for _, n := range list {
		if !p.in[n] {
			size += len(p.rows[n]) + 1
		}
	}
	return size
}

func (p *pile) add(list []int32) {
	p.size += p.more(list)
	for _, n := range list {
		p.in[n] = true
	}
}

// filesOf returns in how many files the records of some documents are.
func (b *builder) filesOf(numbers []int32) int {
	in := map[int]bool{}
	for _, n := range numbers {
		in[int(n)/b.per] = true
	}
	return len(in)
}

func first(list []int32, n int) []int32 { return list[:min(n, len(list))] }
