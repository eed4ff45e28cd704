package timex

import "fmt"

// A Span is an expression as a corpus marks it. What Start and End count does
// not matter, as long as both sides count the same.
type Span struct {
	Start, End int
	Value      string
}

// A Score compares what was found with what is there, as TempEval-3 (UzZaman
// et al. 2013) does: an expression is found where the spans overlap, and its
// value counts where it is the same.
type Score struct {
	Gold, Found            int // expressions
	Overlap, Strict, Value int // found, with the same span, with the same value
}

// Add counts one text. Spans are in order and do not overlap on either side.
func (s *Score) Add(gold, found []Span) {
	s.Gold += len(gold)
	s.Found += len(found)
	taken := make([]bool, len(found))
	for _, g := range gold {
		i := best(g, found, taken)
		if i < 0 {
			continue
		}
		taken[i] = true
		s.Overlap++
		if f := found[i]; f.Start == g.Start && f.End == g.End {
			s.Strict++
		}
		if found[i].Value == g.Value {
			s.Value++
		}
	}
}

// best is the span that shares most with g, or -1.
func best(g Span, found []Span, taken []bool) int {
	at, most := -1, 0
	for i, f := range found {
		if shared := min(g.End, f.End) - max(g.Start, f.Start); !taken[i] && shared > most {
			at, most = i, shared
		}
	}
	return at
}

// RelaxedF1, StrictF1 and ValueF1 are in percent; they are 100 where nothing
// is there and nothing was found.
func (s Score) RelaxedF1() float64 { return s.f1(s.Overlap) }

// StrictF1 is that of expressions with the same span.
func (s Score) StrictF1() float64 { return s.f1(s.Strict) }

// ValueF1 is that of expressions with the same value.
func (s Score) ValueF1() float64 { return s.f1(s.Value) }

func (s Score) f1(right int) float64 {
	if s.Gold+s.Found == 0 {
		return 100
	}
	return 200 * float64(right) / float64(s.Gold+s.Found)
}

// String is the three figures and the counts.
func (s Score) String() string {
	return fmt.Sprintf("value F1 %.1f, relaxed F1 %.1f, strict F1 %.1f (%d there, %d found)",
		s.ValueF1(), s.RelaxedF1(), s.StrictF1(), s.Gold, s.Found)
}
