package search

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"annals/templates"
)

const budget = 60 << 10 // of a first query, in bytes as sent

// TestSizes holds what a first query takes at ten thousand entries to its
// budget, ten results included: 60 KB for any word, and three requests for one
// that is in a title or a name. What is only in summaries and bodies, and
// several words together, have their results in more files.
func TestSizes(t *testing.T) {
	if testing.Short() {
		t.Skip("ten thousand entries are left out with -short")
	}
	s := newGenerator().site(10_000)
	x := New(s, OptionsFor("en"))
	script, err := fs.ReadFile(templates.FS, "assets/search.js")
	if err != nil {
		t.Fatal(err)
	}
	served := Serve(x)
	most, count, total := map[byte]int{}, map[byte]int{}, 0
	for name := range served.files {
		n := served.Size(name)
		most[name[0]] = max(most[name[0]], n)
		count[name[0]]++
		total += n
	}
	t.Logf("script %d bytes compressed; %d files of terms, largest %d; %d of records, %d; %d of best results, %d; words %d; all %d",
		Compressed(script), count['t'], most['t'], count['d'], most['d'], count['b'], most['b'], most['w'], total)
	if worst := Compressed(script) + most['t'] + most['b']; worst > budget {
		t.Errorf("a first query takes up to %d bytes, want at most %d", worst, budget)
	}
	if count['t'] > 64 {
		t.Errorf("there are %d files of terms, want at most 64", count['t'])
	}

	inTitles, inBodies, pairs := questions(served, x)
	for _, tt := range []struct {
		name     string
		queries  []string
		requests int // that are allowed; 0 = as many as it takes
	}{
		{"words of titles and names", inTitles, 3},
		{"words of summaries and bodies only", inBodies, 0},
		{"two words of titles and names", pairs, 0},
	} {
		var requests, sizes []int
		for _, q := range tt.queries {
			v := &Visit{Served: served, Bytes: Compressed(script)}
			r := NewReader(x.Head, v.Load)
			f, err := r.Search(q)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := r.Results(f, 10); err != nil {
				t.Fatal(err)
			}
			requests, sizes = append(requests, 1+len(v.Names)), append(sizes, v.Bytes)
			if tt.requests > 0 && 1+len(v.Names) > tt.requests {
				t.Errorf("%q takes %d requests, want at most %d: %v", q, 1+len(v.Names), tt.requests, v.Names)
			}
			if v.Bytes > budget {
				t.Errorf("%q takes %d bytes, want at most %d: %v", q, v.Bytes, budget, v.Names)
			}
		}
		slices.Sort(requests)
		slices.Sort(sizes)
		n := len(requests)
		if n < 50 {
			t.Fatalf("%s: only %d queries", tt.name, n)
		}
		t.Logf("%s, %d queries, ten results: requests median %d, most %d; bytes median %d, most %d",
			tt.name, n, requests[n/2], requests[n-1], sizes[n/2], sizes[n-1])
	}
}

// questions takes words evenly from the index: such as stand in a title or a
// name, such as stand in neither, and pairs of the first.
func questions(served *Served, x *Index) (inTitles, inBodies, pairs []string) {
	r := NewReader(x.Head, (&Visit{Served: served}).Load)
	n := 0
	for i := range x.Head.Shards {
		s, err := r.shard(i)
		if err != nil {
			panic(err) // the files were just made
		}
		for j, term := range s.terms {
			if n++; n%50 > 0 || isFilter(term) || strings.Contains(term, "-") || len(term) < openingLetters {
				continue
			}
			if h := readHits(s.hits[j]); h.prominent() {
				inTitles = append(inTitles, term)
			} else {
				inBodies = append(inBodies, term)
			}
		}
	}
	for i := range len(inTitles) / 2 {
		pairs = append(pairs, inTitles[i]+" "+inTitles[len(inTitles)-1-i])
	}
	return inTitles, inBodies, pairs
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
