package search

import (
	"fmt"
	"testing"
)

// Budget of a first query, in bytes as sent, and in requests: the script, a file
// of terms and one of results.
const (
	Budget   = 60 << 10
	Requests = 3
)

// TestSizes holds what a first query of one word takes to its budget, ten
// results included, whatever the size of the site. Several words take at most
// three files of the index, and so four requests, where records are whole, and
// keep to the bytes where they are parted.
func TestSizes(t *testing.T) {
	if testing.Short() {
		t.Skip("sites of up to ten thousand entries are left out with -short")
	}
	for _, entries := range []int{200, 500, 1_000, 10_000} {
		t.Run(fmt.Sprint(entries), func(t *testing.T) {
			x := New(newGenerator().site(entries), OptionsFor("en"))
			served := Serve(x)
			most, count, total := map[byte]int{}, map[byte]int{}, 0
			for name := range served.files {
				n := served.Size(name)
				most[name[0]] = max(most[name[0]], n)
				count[name[0]]++
				total += n
			}
			t.Logf("script %d bytes compressed; %d files of terms, largest %d; %d of records, %d; %d of best results, %d; words %d; all %d",
				scriptSize(t), count['t'], most['t'], count['d'], most['d'], count['b'], most['b'], most['w'], total)
			if count['t'] > standard.shards {
				t.Errorf("there are %d files of terms, want at most %d", count['t'], standard.shards)
			}

			inTitles, inBodies, pairs := served.Questions(t, x.Head, max(entries/200, 5))
			several := Budget
			if x.Head.Few == 0 {
				several = most['t']*count['t'] + most['d'] + scriptSize(t)
			}
			for _, tt := range []struct {
				name     string
				queries  []string
				requests int // that are allowed; 0 = as many as it takes
				bytes    int // that are allowed
			}{
				{"words of titles and names", inTitles, Requests, Budget},
				{"words of summaries and bodies only", inBodies, Requests, Budget},
				{"two words of titles and names", pairs, map[int]int{0: Requests + 1}[x.Head.Few], several},
			} {
				if len(tt.queries) < 50 {
					t.Fatalf("%s: only %d queries", tt.name, len(tt.queries))
				}
				var sum Sum
				for _, q := range tt.queries {
					v := served.Visit(t, x.Head, q)
					sum.Add(v)
					if tt.requests > 0 && len(v.Names) > tt.requests {
						t.Errorf("%q takes %d requests, want at most %d: %v", q, len(v.Names), tt.requests, v.Names)
					}
					if v.Bytes > tt.bytes {
						t.Errorf("%q takes %d bytes, want at most %d: %v", q, v.Bytes, tt.bytes, v.Names)
					}
				}
				t.Logf("%s, %v", tt.name, &sum)
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprintf("entries=%d", n), func(b *testing.B) {
			s := newGenerator().site(n)
			for b.Loop() {
				New(s, OptionsFor("en"))
			}
		})
	}
}
