package gensite_test

import (
	"fmt"
	"reflect"
	"testing"

	"annals/internal/build"
	"annals/internal/gensite"
	"annals/templates"
)

// TestSite builds sites of several sizes: none has a problem, and each is the
// same when it is made again.
func TestSite(t *testing.T) {
	for _, n := range []int{4, 5, 60, 400} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			site := gensite.Site(n)
			if !reflect.DeepEqual(site, gensite.Site(n)) {
				t.Error("made again, it is another")
			}
			r, err := build.Site(site, templates.FS, build.Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range r.Problems {
				t.Errorf("%s: %s: %s", p.Pos, p.Code, p.Text)
			}
			if len(r.Problems) == 0 && len(r.Site.Events) != n {
				t.Errorf("it has %d entries, want %d", len(r.Site.Events), n)
			}
		})
	}
}
