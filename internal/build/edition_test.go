package build

import (
	"encoding/json"
	"math"
	"testing"
	"time"
)

// Sums of records are compared from edition to edition: they stay those of what
// encoding/json writes, keys in order and dates as EDTF.
func TestAppendJSON(t *testing.T) {
	day := time.Date(2024, 3, 16, 0, 0, 0, 0, time.FixedZone("date-local", 3600))
	for name, tt := range map[string]struct{ value, plain any }{
		"texts": {
			[]any{"plain", "", `<a href="x">&amp;</a>`, `\`, "é · العربية", "a\nb\tc\x00\x7f", "\xff", "\u2028"},
			[]any{"plain", "", `<a href="x">&amp;</a>`, `\`, "é · العربية", "a\nb\tc\x00\x7f", "\xff", "\u2028"},
		},
		"numbers":  {[]any{int64(-7), 0.5, 1e21, true, false}, []any{int64(-7), 0.5, 1e21, true, false}},
		"none":     {[]any{math.Inf(1), math.NaN()}, []any{"+Inf", "NaN"}},
		"a day":    {day, "2024-03-16"},
		"no lists": {[]any{[]any{}, []map[string]any{}, map[string]any{}}, []any{[]any{}, []any{}, map[string]any{}}},
		"tables": {
			map[string]any{"b": []map[string]any{{"when": day, "a<": "x"}, {}}, "a": map[string]any{"é": int64(1), "z": []any{day}}},
			map[string]any{"b": []any{map[string]any{"when": "2024-03-16", "a<": "x"}, map[string]any{}}, "a": map[string]any{"é": int64(1), "z": []any{"2024-03-16"}}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			want, err := json.Marshal(tt.plain)
			if err != nil {
				t.Fatal(err)
			}
			if got := appendJSON([]byte("x"), tt.value); string(got) != "x"+string(want) {
				t.Errorf("got  %s\nwant x%s", got, want)
			}
		})
	}
}
