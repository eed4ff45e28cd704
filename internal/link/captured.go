package link

import (
	"cmp"
	"slices"

	"annals/internal/receipt"
	"annals/internal/timeline"
)

// captured joins the receipts to what they are of: sources, those of nearly
// the same text, and quotations.
func (l *linker) captured(s *timeline.Site) {
	if len(l.options.Receipts) == 0 {
		return
	}
	sampled := map[uint64][]*timeline.Source{} // by MinHash value
	whole := map[string][]*timeline.Source{}   // by SHA-256 of the text
	for _, src := range s.Sources {
		r, ok := l.options.Receipts[src.ID]
		if !ok {
			continue
		}
		src.Captured = &timeline.Capture{SHA256: r.SHA256, Words: r.Words}
		near := slices.Clone(whole[r.SHA256])
		for _, h := range r.MinHash {
			near = append(near, sampled[h]...)
			sampled[h] = append(sampled[h], src)
		}
		whole[r.SHA256] = append(whole[r.SHA256], src)
		slices.SortFunc(near, byID)
		for _, other := range slices.Compact(near) {
			if receipt.NearDuplicate(l.options.Receipts[other.ID], r) {
				src.Alike, other.Alike = append(src.Alike, other), append(other.Alike, src)
			}
		}
	}
	for _, src := range s.Sources {
		slices.SortFunc(src.Alike, byID)
	}
	for _, e := range s.Events {
		for i := range e.Quotes {
			l.found(&e.Quotes[i])
		}
	}
}

func byID(a, b *timeline.Source) int { return cmp.Compare(a.ID, b.ID) }

func (l *linker) found(q *timeline.Quote) {
	if q.Source == nil {
		return
	}
	r, ok := l.options.Receipts[q.Source.ID]
	if !ok {
		return
	}
	said := receipt.ReadQuotation(q.Exact)
	if found, ok := r.Lookup(said); ok {
		q.Found = &timeline.Found{Skipped: found.Skipped()}
		if q.Source.URL != "" {
			q.Found.Href = receipt.Link(q.Source.URL, said, found)
		}
	}
}
