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

// TestQueries asks the repository's own site, in both languages, what readers
// ask. The first answer comes within three requests, that for the script included.
func TestQueries(t *testing.T) {
	if testing.Short() {
		t.Skip("the repository's own site is left out with -short")
	}
	site := ownContent(t)
	for _, code := range []string{"en", "fr"} {
		x := search.New(site, search.OptionsFor(code))
		served := search.Serve(x)
		n, most := 0, 0
		for line := range strings.Lines(queries) {
			query, want, ok := strings.Cut(strings.TrimSpace(line), "\t")
			if strings.HasPrefix(line, "#") || !ok {
				continue
			}
			v := &search.Visit{Served: served}
			r := search.NewReader(x.Head, v.Load)
			f, err := r.Search(query)
			if err != nil {
				t.Fatal(err)
			}
			results, err := r.Results(f, 10)
			if err != nil {
				t.Fatal(err)
			}
			if len(results) == 0 || results[0].Href != want {
				t.Errorf("%s: %q finds %s, want first %s", code, query, hrefs(results), want)
			}
			n, most = n+1, max(most, v.Bytes)
			if len(v.Names) > 2 {
				t.Errorf("%s: %q loads %d files, want at most 2 beside the script: %v", code, query, len(v.Names), v.Names)
			}
		}
		if n < 40 {
			t.Errorf("there are %d queries, want 40 at least", n)
		}
		t.Logf("%s: %d queries, 3 requests each; index for a first query at most %d bytes compressed", code, n, most)
	}
}

func hrefs(list []search.Result) string {
	var b strings.Builder
	for _, r := range list {
		fmt.Fprintf(&b, "\n\t%s (%s)", r.Href, r.Title)
	}
	return b.String()
}
