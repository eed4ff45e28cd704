package search

import (
	"fmt"
	"slices"
)

// best makes the files of the best results of single words, for shard i. A word
// has its results there that is in a title or a name and whose best results lie
// in several files. It returns the terms with which a file begins.
func (b *builder) best(i int, terms []indexed) string {
	if len(b.docs) <= b.head.Per {
		return ""
	}
	var starts, numbers []int32
	in := map[int32]bool{}
	size := 0
	flush := func() {
		slices.Sort(numbers)
		b.add(fmt.Sprintf("b%d-%d", i, len(starts)-1), b.records(numbers))
		clear(in)
		numbers, size = nil, 0
	}
	for j, t := range terms {
		if isFilter(t.term) || !t.hits.prominent() {
			continue
		}
		top := first(ranked(costsOf(terms, j)), b.shown)
		if b.inOneFile(top) {
			continue
		}
		more := 0
		for _, n := range top {
			if !in[n] {
				more += b.docs[n].record.size()
			}
		}
		if size > 0 && size+more > b.limits.best {
			flush()
		}
		if size == 0 {
			starts = append(starts, int32(j))
		}
		size += more
		for _, n := range top {
			if !in[n] {
				in[n] = true
				numbers = append(numbers, n)
			}
		}
	}
	if size > 0 {
		flush()
	}
	return string(appendNumbers(nil, starts))
}

// costsOf returns what the documents cost that the word of term j finds.
func costsOf(terms []indexed, j int) map[int32]int {
	costs := map[int32]int{}
	for k := j; k < len(terms) && matches(terms[k].term, terms[j].term); k++ {
		terms[k].hits.into(costs, k > j)
	}
	return costs
}

func (b *builder) inOneFile(numbers []int32) bool {
	return len(numbers) == 0 || int(slices.Min(numbers))/b.head.Per == int(slices.Max(numbers))/b.head.Per
}

func first(list []int32, n int) []int32 { return list[:min(n, len(list))] }
