// Package receipt checks quotations against the text of their source, and
// keeps what was found so that the text itself need not be published.
//
// How text is compared and what a receipt holds is written down in
// docs/receipts.md, so that another program can repeat it.
package receipt

import (
	"cmp"
	"slices"
)

const (
	// MinWords is how many words each part of a quotation that leaves
	// something out must have.
	MinWords = 4

	// MaxSkip is how many words of the text one gap in a quotation may stand
	// for.
	MaxSkip = 60
)

// A Receipt says which quotations stand in the text of a source, and how to
// recognise that text.
type Receipt struct {
	Source  string   // its id
	SHA256  string   // of the text's normal form
	Words   int      // of the text
	MinHash []uint64 // a sample of its shingles, ascending; see NearDuplicate
	Quotes  []Quote  // in the order of the text
}

// A Quote is one quotation that was found.
type Quote struct {
	SHA256  string // of the quotation's normal form
	At      []Span // where each of its parts stands
	Unique  bool   // each part stands nowhere else in the text
	Opening int    // how many of its first words already stand nowhere else; 0 unless Unique
}

// A Span is words of a text. They are counted from 1, and Last is one of them.
type Span struct{ First, Last int }

func (s Span) len() int { return s.Last - s.First + 1 }

// Skipped returns how many words of the text the gaps of q stand for.
func (q Quote) Skipped() (n int) {
	for i := 1; i < len(q.At); i++ {
		n += q.At[i].First - q.At[i-1].Last - 1
	}
	return n
}

// New looks for every quotation in the text of the source with this id. The
// receipt holds those that are found, each once; refused[i] says why quotes[i]
// is not, and is nil where it is.
func New(source string, t *Text, quotes []Quotation) (r Receipt, refused []*Refusal) {
	r = Receipt{Source: source, SHA256: t.SHA256(), Words: t.Len(), MinHash: t.minHash()}
	refused = make([]*Refusal, len(quotes))
	for i, q := range quotes {
		found, no := t.Find(q)
		if refused[i] = no; no == nil {
			r.Quotes = append(r.Quotes, found)
		}
	}
	r.Quotes = ordered(r.Quotes)
	return r, refused
}

// ordered returns quotes in the order of the text, each once.
func ordered(quotes []Quote) []Quote {
	quotes = slices.SortedFunc(slices.Values(quotes), func(a, b Quote) int {
		return cmp.Or(
			slices.CompareFunc(a.At, b.At, func(a, b Span) int {
				return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Last, b.Last))
			}),
			cmp.Compare(a.SHA256, b.SHA256),
		)
	})
	return slices.CompactFunc(quotes, func(a, b Quote) bool { return a.SHA256 == b.SHA256 })
}

// Lookup returns what r says of a quotation, if it was found.
func (r Receipt) Lookup(q Quotation) (Quote, bool) {
	sum := q.SHA256()
	i := slices.IndexFunc(r.Quotes, func(found Quote) bool { return found.SHA256 == sum })
	if i < 0 {
		return Quote{}, false
	}
	return r.Quotes[i], true
}
