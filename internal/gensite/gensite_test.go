package gensite_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"annals/internal/build"
	"annals/internal/gensite"
	"annals/internal/timeline"
	"annals/templates"
)

// TestSite builds sites of every profile and of several sizes: none has a
// problem, and each is the same when it is made again.
func TestSite(t *testing.T) {
	for name, p := range map[string]gensite.Profile{"plain": gensite.Plain, "lean": gensite.Lean, "full": gensite.Full} {
		for _, n := range []int{4, 5, 60, 400} {
			t.Run(fmt.Sprint(name, n), func(t *testing.T) {
				site := gensite.With(p, n)
				if !reflect.DeepEqual(site, gensite.With(p, n)) {
					t.Error("made again, it is another")
				}
				r, err := build.Site(site, templates.FS, build.Options{})
				if err != nil {
					t.Fatal(err)
				}
				for _, p := range r.Problems {
					t.Errorf("%s: %s: %s", p.Pos, p.Code, p.Text)
				}
				if len(r.Problems) > 0 {
					return
				}
				if len(r.Site.Events) != n {
					t.Errorf("it has %d entries, want %d", len(r.Site.Events), n)
				}
				if n < 60 {
					return
				}
				for what, in := range map[string]func(*timeline.Event) bool{
					"a quotation":      func(e *timeline.Event) bool { return len(e.Quotes) > 0 },
					"a disputed point": func(e *timeline.Event) bool { return len(e.Claims) > 0 },
					"a figure":         func(e *timeline.Event) bool { return len(e.Numbers) > 0 },
					"an instrument":    func(e *timeline.Event) bool { return len(e.Changes) > 0 },
				} {
					if !slices.ContainsFunc(r.Site.Events, in) {
						t.Errorf("no entry has %s", what)
					}
				}
				if _, french := r.File("fr/events/" + gensite.EventID(7) + ".html"); french != (p == gensite.Full) {
					t.Errorf("an entry's page in French: %v", french)
				}
				if _, data := r.File("events/" + gensite.EventID(7) + ".json"); data != (p != gensite.Lean) {
					t.Errorf("a file beside an entry: %v", data)
				}
			})
		}
	}
}
