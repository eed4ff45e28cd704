package publish_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/publish"
)

// TestOrder holds the order in which files are put in their places: what pages
// use, pages, what tells of pages; each by its path.
func TestOrder(t *testing.T) {
	want := []string{
		"assets/site.css", "assets/site.css.gz", "data/events.json", "fr/search/index.json",
		"events/a.html", "events/a.html.br", "fr/events/a.html", "index.html",
		"calendar.ics", "feeds/all.atom", "feeds/events.json", "feeds/events.json.gz",
		"fr/feeds/all.atom", "fr/feeds/events.json", "fr/feeds/events.json.gz", "sitemap.xml",
	}
	got := slices.Clone(want)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
	slices.SortFunc(got, publish.Order)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
