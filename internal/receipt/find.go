package receipt

import "slices"

// Find returns where q stands in t, word for word and in order: the first
// place, and after each gap the first that lets the rest follow. No part
// begins or ends inside a word with a hyphen, nor between a figure and its
// sign: “aligned” is not in “non-aligned”. It returns a Refusal where q is not
// found or is too short to be checked.
func (t *Text) Find(q Quotation) (Quote, *Refusal) {
	if no := checkable(q); no != nil {
		return Quote{}, no
	}
	at := make([][]int, len(q.parts)) // where each part stands, wherever that is
	unique := true
	for i, p := range q.parts {
		all := t.occurrences(p.words)
		unique = unique && len(all) == 1
		at[i] = slices.DeleteFunc(all, func(begin int) bool { return t.inside(begin) || t.inside(begin+len(p.words)) })
		if len(at[i]) == 0 {
			return Quote{}, t.missing(q, p)
		}
	}
	chain := first(q, at)
	if chain == nil {
		return Quote{}, apart(q, at)
	}
	found := Quote{SHA256: q.SHA256(), Unique: unique}
	for i, p := range q.parts {
		found.At = append(found.At, Span{chain[i] + 1, chain[i] + len(p.words)})
	}
	if found.Unique {
		found.Opening = t.opening(q.parts[0].words)
	}
	return found, nil
}

// checkable refuses a quotation without words, and one that leaves something
// out and has too few words on one side of it.
func checkable(q Quotation) *Refusal {
	if len(q.parts) == 0 {
		return &Refusal{Why: NoWords, Part: oneLine(q.raw)}
	}
	for _, p := range q.parts {
		if len(p.words) < MinWords && len(q.parts) > 1 {
			return &Refusal{Why: TooShort, Part: q.written(p, 0, len(p.words))}
		}
	}
	return nil
}

// occurrences returns the index of every word at which words begin.
func (t *Text) occurrences(words []string) (at []int) {
	for i := range len(t.words) - len(words) + 1 {
		if t.words[i] == words[0] && slices.Equal(t.words[i:i+len(words)], words) {
			at = append(at, i)
		}
	}
	return at
}

// inside reports whether the word before word i is one with it.
func (t *Text) inside(i int) bool { return i < len(t.tied) && t.tied[i] }

// follows reports whether a part that begins at next may follow one that ends
// before end.
func follows(end, next int) bool { return next >= end && next <= end+MaxSkip }

// first returns the first places at which all parts follow each other, or nil.
func first(q Quotation, at [][]int) []int {
	last := len(at) - 1
	good := slices.Clone(at) // those of at from which the rest can be reached
	for i := last - 1; i >= 0; i-- {
		good[i] = nil
		for _, begin := range at[i] {
			if _, ok := next(begin+len(q.parts[i].words), good[i+1]); ok {
				good[i] = append(good[i], begin)
			}
		}
	}
	if len(good[0]) == 0 {
		return nil
	}
	chain := []int{good[0][0]}
	for i := range last {
		begin, _ := next(chain[i]+len(q.parts[i].words), good[i+1])
		chain = append(chain, begin)
	}
	return chain
}

// next returns the first of at, which ascend, that may follow a part that ends
// before end.
func next(end int, at []int) (int, bool) {
	i, _ := slices.BinarySearch(at, end)
	if i == len(at) || !follows(end, at[i]) {
		return 0, false
	}
	return at[i], true
}

// apart says why parts that each stand in the text do not make a quotation.
func apart(q Quotation, at [][]int) *Refusal {
	ends := endsOf(at[0], q.parts[0])
	for i, p := range q.parts[1:] {
		var reached []int
		nearest := -1
		for _, begin := range at[i+1] {
			before, _ := slices.BinarySearch(ends, begin+1)
			if before == 0 {
				continue
			}
			skip := begin - ends[before-1]
			if skip <= MaxSkip {
				reached = append(reached, begin)
			}
			if nearest < 0 || skip < nearest {
				nearest = skip
			}
		}
		no := Refusal{Why: TooFar, Part: q.written(p, 0, len(p.words)), Apart: nearest}
		if nearest < 0 {
			no.Why, no.Apart = OutOfOrder, 0
		}
		if len(reached) == 0 {
			return &no
		}
		ends = endsOf(reached, p)
	}
	return nil
}

// opening returns how many of the first words of a part, which stands once in
// t, stand nowhere else: MinWords at least, where it has so many.
func (t *Text) opening(words []string) int {
	n := min(MinWords, len(words))
	for n < len(words) && len(t.occurrences(words[:n])) > 1 {
		n++
	}
	return n
}

// endsOf returns where p ends, for each place at which it begins.
func endsOf(begins []int, p part) []int {
	ends := make([]int, len(begins))
	for i, begin := range begins {
		ends[i] = begin + len(p.words)
	}
	return ends
}
