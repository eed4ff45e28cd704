package publish

import (
	"context"
	"iter"
	"os"
	"path/filepath"
	"testing"

	"annals/internal/render"
)

// What is known to be published is read and not made again, unless something is
// wrong with it.
func TestKnown(t *testing.T) {
	site := tree{"index.html": "home", "a/b.html": "page"}
	for name, c := range map[string]struct {
		known  func(hash string) string
		before func(t *testing.T, out string)
		made   bool
	}{
		"as it is": {},
		"a flipped bit": {before: func(t *testing.T, out string) {
			must(t, os.WriteFile(filepath.Join(out, "index.html"), []byte("hoMe"), 0o644))
		}, made: true},
		"a file gone": {before: func(t *testing.T, out string) { must(t, os.Remove(filepath.Join(out, "a/b.html"))) }, made: true},
		"a file for a link": {before: func(t *testing.T, out string) {
			must(t, os.Remove(filepath.Join(out, "a/b.html")))
			must(t, os.Symlink("../index.html", filepath.Join(out, "a/b.html")))
		}, made: true},
		"a file of others": {before: func(t *testing.T, out string) {
			must(t, os.WriteFile(filepath.Join(out, "mine.txt"), []byte("x"), 0o644))
		}},
		"another hash": {known: func(string) string { return "0" }, made: true},
		"no hash":      {known: func(string) string { return "" }, made: true},
	} {
		t.Run(name, func(t *testing.T) {
			root := t.TempDir()
			o := Options{Out: filepath.Join(root, "public"), Root: root}
			first, err := Site(context.Background(), site.files(), o)
			must(t, err)
			if c.before != nil {
				c.before(t, o.Out)
			}
			o.Known = first.TreeHash
			if c.known != nil {
				o.Known = c.known(first.TreeHash)
			}
			made := false
			report, err := Site(context.Background(), counted(site.files(), &made), o)
			must(t, err)
			if made != c.made {
				t.Errorf("made again: %v, want %v", made, c.made)
			}
			if report.TreeHash != first.TreeHash || report.Files != first.Files {
				t.Errorf("published %+v, want %+v", report, first)
			}
			for p, want := range site {
				got, err := os.ReadFile(filepath.Join(o.Out, p))
				must(t, err)
				if string(got) != want {
					t.Errorf("%s holds %q", p, got)
				}
			}
		})
	}
}

// counted notes whether any file is asked for.
func counted(files iter.Seq[render.File], asked *bool) iter.Seq[render.File] {
	return func(yield func(render.File) bool) {
		*asked = true
		files(yield)
	}
}
