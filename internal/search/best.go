package search

import (
	"fmt"
	"maps"
	"slices"
)

// bestFiles makes the files of the best results of single words, for shard i. A
// word has its results there that is in a title or a name and whose best results
// lie in several files. It also returns the terms with which a file begins.
func (b *builder) bestFiles(i int, terms []indexed) (starts string, files []part) {
	if len(b.rows) <= b.per {
		return "", nil
	}
	var begin []int32
	p := pile{rows: b.rows, in: map[int32]bool{}}
	put := func() {
		files = append(files, b.recordFile(fmt.Sprintf("b%d-%d", i, len(files)), slices.Sorted(maps.Keys(p.in))))
		p = pile{rows: b.rows, in: map[int32]bool{}}
	}
	for j, t := range terms {
		if isFilter(t.term) || !t.hits.prominent() {
			continue
		}
		top := bestOf(alike(terms[j:]), b.shown)
		if b.inOneFile(top) {
			continue
		}
		if p.size > 0 && p.size+p.more(top) > b.best {
			put()
		}
		if p.size == 0 {
			begin = append(begin, int32(j))
		}
		p.add(top)
	}
	if p.size > 0 {
		put()
	}
	return string(appendNumbers(nil, begin)), files
}

// alike returns the terms that the word of the first one finds, beginning with it.
func alike(terms []indexed) []indexed {
	n := 1
	for n < len(terms) && matches(terms[n].term, terms[0].term) {
		n++
	}
	return terms[:n]
}

// bestOf returns the first n documents that a word finds; terms are that word
// and those like it. It gives what ranked would, without ranking the rest.
func bestOf(terms []indexed, n int) (top []int32) {
	for in := range places {
		top = merge(top, terms[:1], in, n)
		top = merge(top, terms[1:], in, n)
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

func (b *builder) inOneFile(numbers []int32) bool {
	return len(numbers) == 0 || int(slices.Min(numbers))/b.per == int(slices.Max(numbers))/b.per
}

func first(list []int32, n int) []int32 { return list[:min(n, len(list))] }
