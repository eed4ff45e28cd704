package markup

import (
	"annals/internal/diag"

	"golang.org/x/text/unicode/norm"
)

// asWritten makes the offsets of a text and of its problems count in src, from
// which the text was parsed in its composed form (NFC): a letter and its accent
// are fewer bytes there.
func asWritten(src []byte, t Text, probs []diag.Problem) {
	to := places(src)
	for i := range probs {
		probs[i].Spot.Offset = to(probs[i].Spot.Offset)
	}
	for i := range t.links {
		t.links[i].Offset = to(t.links[i].Offset)
	}
	for i := range t.cites {
		t.cites[i].Offset = to(t.cites[i].Offset)
	}
}

// places returns what finds in src a byte of its composed form.
func places(src []byte) func(offset int) int {
	type step struct{ composed, written int } // where both go on after something that was composed
	steps := []step{{}}
	var it norm.Iter
	it.Init(norm.NFC, src)
	for composed := 0; !it.Done(); {
		composed += len(it.Next())
		if last := steps[len(steps)-1]; it.Pos()-composed != last.written-last.composed {
			steps = append(steps, step{composed, it.Pos()})
		}
	}
	return func(offset int) int {
		last := steps[0]
		for _, s := range steps {
			if s.composed > offset {
				break
			}
			last = s
		}
		return last.written + offset - last.composed
	}
}
