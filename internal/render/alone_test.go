package render

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"annals/internal/timeline"
)

// TestAlone asks for each file before all are listed: it is the same as in the
// list of all, and what is not there is not found.
func TestAlone(t *testing.T) {
	for _, perPage := range []int{0, 1} {
		s := sample(t)
		s.BaseURL = "https://example.org/"
		for _, id := range []string{"gao", "kidal", "kita"} {
			s.Places = append(s.Places, &timeline.Place{ID: id, Name: text(id), Country: "ML"})
		}
		o := options(t, s)
		o.PerPage = perPage
		whole := rendered(t, s, o)
		alone, err := Site(s, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range []string{"no.html", "events/no.html", "no/such/folder.html", "fr/events/no.html", "feeds/no.atom", "no.json"} {
			if alone.Has(path) {
				t.Errorf("the site has %s", path)
			}
		}
		for _, f := range slices.Sorted(maps.Keys(whole)) {
			if strings.HasPrefix(f, "sitemap") {
				continue // it is a list of all
			}
			var b bytes.Buffer
			if got, ok := alone.File(f); !ok || got.Path != f {
				t.Errorf("%s is not found alone", f)
			} else if err := got.Write(&b); err != nil {
				t.Error(err)
			} else if b.String() != whole[f] {
				t.Errorf("%s is not the same alone", f)
			}
		}
		if alone.known.Load() != nil {
			t.Error("all files were listed for the sake of one")
		}
		if !alone.Has("sitemap.xml") {
			t.Error("the site has no sitemap")
		}
	}
}
