package receipt

// missing refuses q because p is not in t.
func (t *Text) missing(q Quotation, p part) *Refusal {
	r := &Refusal{Why: NotFound, Part: q.written(p, 0, len(p.words))}
	if from, to := t.closest(p.words); to > from {
		r.Closest, r.Word = t.passage(from, to), from+1
	}
	return r
}

// closest returns the words of t that take the fewest changes to become words,
// a change being one word more, less or another; the first such passage, and
// an empty one where more than half would change. It only serves a message: what
// is alike is not the same.
//
// This is the search of P. H. Sellers, The theory and computation of
// evolutionary distances: pattern recognition, 1980.
func (t *Text) closest(words []string) (from, to int) {
	const enough = 50 // words tell a passage
	words = words[:min(len(words), enough)]
	type cell struct{ changes, from int }
	column := make([]cell, len(words)+1) // words[:i] against what ends here
	for i := range column {
		column[i] = cell{changes: i}
	}
	best := cell{len(words)/2 + 1, -1}
	for end, word := range t.words {
		diagonal := column[0]
		column[0] = cell{from: end + 1}
		for i, w := range words {
			here := diagonal
			if w != word {
				here.changes++
			}
			diagonal = column[i+1]
			for _, step := range []cell{column[i], diagonal} {
				if step.changes+1 < here.changes {
					here = cell{step.changes + 1, step.from}
				}
			}
			column[i+1] = here
		}
		// A passage with another last word reads better than one without it.
		if last := column[len(words)]; last.changes < best.changes || last == best {
			best, from, to = last, last.from, end+1
		}
	}
	return from, to
}
