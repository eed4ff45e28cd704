package search_test

import (
	_ "embed"
	"fmt"
	"os"
	"strings"
	"testing"

	"annals/internal/build"
	"annals/internal/search"
	"annals/internal/timeline"
	"annals/templates"
)

//go:embed testdata/queries.tsv
var queries string

// ownContent is the repository's site.
func ownContent(t *testing.T) *timeline.Site {
	t.Helper()
	r, err := build.Site(os.DirFS("../.."), templates.FS, build.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Site == nil {
		t.Fatal(r.Problems)
	}
	return r.Site
}

// asked are the queries of the list, with the address of the result that must
// stand first.
func asked(t *testing.T) (list [][2]string) {
	t.Helper()
	for line := range strings.Lines(queries) {
		query, want, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && !strings.HasPrefix(line, "#") {
			list = append(list, [2]string{query, want})
		}
	}
	if len(list) < 40 {
		t.Fatalf("there are %d queries, want 40 at least", len(list))
	}
	return list
}

// TestQueries asks the repository's own site, in both languages, what readers
// ask. Each answer takes at most three files of the index.
func TestQueries(t *testing.T) {
	if testing.Short() {
		t.Skip("the repository's own site is left out with -short")
	}
	site := ownContent(t)
	for _, code := range []string{"en", "fr"} {
		x := search.New(site, search.OptionsFor(code))
		served := search.Serve(x)
		var sum, typed search.Sum
		for _, q := range asked(t) {
			query, want := q[0], q[1]
			v := served.Visit(t, x.Head, query)
			if len(v.Results) == 0 || v.Results[0].Href != want {
				t.Errorf("%s: %q finds %s, want first %s", code, query, hrefs(v.Results), want)
			}
			if len(v.Names) > 1+3 {
				t.Errorf("%s: %q loads %v, want at most 3 files beside the script", code, query, v.Names)
			}
			sum.Add(v)
			typed.Add(served.Visit(t, x.Head, beginnings(query)...))
		}
		t.Logf("%s: %v", code, &sum)
		t.Logf("%s, letter by letter: %v", code, &typed)
	}
}

// TestFirstQuery holds what a first query takes in the repository's own site to
// its budget, ten results included, where it is one word or three letters of it. While the word is typed letter
// by letter, no more is taken than all terms and records together.
func TestFirstQuery(t *testing.T) {
	if testing.Short() {
		t.Skip("the repository's own site is left out with -short")
	}
	site := ownContent(t)
	for _, code := range []string{"en", "fr"} {
		x := search.New(site, search.OptionsFor(code))
		served := search.Serve(x)
		inTitles, inBodies, _ := served.Questions(t, x.Head, 10)
		if len(inTitles) < 100 || len(inBodies) < 100 {
			t.Fatalf("%s: only %d and %d words", code, len(inTitles), len(inBodies))
		}
		whole := served.Size("d0")
		for i := range x.Head.Shards {
			whole += served.Size(fmt.Sprint("t", i))
		}
		for _, n := range []int{5, 10} {
			var sum search.Sum
			for i := range len(inTitles) / n {
				var words []string
				for k := range n {
					words = append(words, inTitles[i+k*(len(inTitles)/n)])
				}
				sum.Add(served.Visit(t, x.Head, words...))
			}
			t.Logf("%s, %d words one after the other: %v", code, n, &sum)
		}
		for _, words := range [][]string{inTitles, inBodies} {
			var sum, typed search.Sum
			for i, w := range words {
				for _, q := range []string{string([]rune(w)[:3]), w} {
					v := served.Visit(t, x.Head, q)
					if v.Bytes > search.Budget || len(v.Names) > search.Requests {
						t.Errorf("%s: %q takes %d bytes and %d requests, want at most %d and %d: %v", code, q, v.Bytes, len(v.Names), search.Budget, search.Requests, v.Names)
					}
					sum.Add(v)
				}
				if i%3 > 0 {
					continue
				}
				v := served.Visit(t, x.Head, beginnings(w)...)
				if script := served.Visit(t, x.Head).Bytes; v.Bytes-script > whole {
					t.Errorf("%s: %q, letter by letter, takes %d bytes of the index, want at most %d: %v", code, w, v.Bytes-script, whole, v.Names)
				}
				typed.Add(v)
			}
			t.Logf("%s: %v", code, &sum)
			t.Logf("%s, letter by letter: %v", code, &typed)
		}
	}
}

// beginnings are what is asked while a query is typed.
func beginnings(query string) (list []string) {
	for i := range query {
		list = append(list, query[:i])
	}
	return append(list, query)
}

func hrefs(list []search.Result) string {
	var b strings.Builder
	for _, r := range list {
		fmt.Fprintf(&b, "\n\t%s (%s)", r.Href, r.Title)
	}
	return b.String()
}
