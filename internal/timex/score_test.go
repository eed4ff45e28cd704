package timex

import "testing"

func TestScore(t *testing.T) {
	for _, c := range []struct {
		name                   string
		gold, found            []Span
		relaxed, strict, value float64
	}{
		{"nothing there and nothing found", nil, nil, 100, 100, 100},
		{"all right", []Span{{0, 4, "a"}}, []Span{{0, 4, "a"}}, 100, 100, 100},
		{"wrong value", []Span{{0, 4, "a"}}, []Span{{0, 4, "b"}}, 100, 100, 0},
		{"shorter", []Span{{0, 4, "a"}}, []Span{{2, 4, "a"}}, 100, 0, 100},
		{"missed", []Span{{0, 4, "a"}, {5, 6, "b"}}, []Span{{0, 4, "a"}}, 200. / 3, 200. / 3, 200. / 3},
		{"too much", []Span{{0, 4, "a"}}, []Span{{0, 4, "a"}, {5, 6, "b"}}, 200. / 3, 200. / 3, 200. / 3},
		{"beside it", []Span{{0, 4, "a"}}, []Span{{4, 6, "a"}}, 0, 0, 0},
		{"one found counts once", []Span{{0, 4, "a"}, {4, 8, "a"}}, []Span{{0, 8, "a"}}, 200. / 3, 0, 200. / 3},
		{"the one that shares most", []Span{{0, 8, "b"}}, []Span{{0, 2, "a"}, {2, 8, "b"}}, 200. / 3, 0, 200. / 3},
	} {
		var s Score
		s.Add(c.gold, c.found)
		if s.RelaxedF1() != c.relaxed || s.StrictF1() != c.strict || s.ValueF1() != c.value {
			t.Errorf("%s: got %v, want value %.1f, relaxed %.1f, strict %.1f", c.name, s, c.value, c.relaxed, c.strict)
		}
	}
}
