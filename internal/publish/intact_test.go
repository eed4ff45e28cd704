package publish

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What was published is told from anything else, and nothing is written.
func TestIntact(t *testing.T) {
	site := tree{"index.html": "home", "a/b.html": "page"}
	write := func(name, content string) func(*testing.T, string) {
		return func(t *testing.T, root string) {
			must(t, os.WriteFile(filepath.Join(root, name), []byte(content), 0o644))
		}
	}
	for name, c := range map[string]struct {
		before func(t *testing.T, root string)
		other  bool // the sum of another manifest is asked for
		intact bool
	}{
		"as it is":         {intact: true},
		"a file of others": {before: write("public/mine.txt", "x"), intact: true},
		"a flipped bit":    {before: write("public/index.html", "hoMe")},
		"longer":           {before: write("public/index.html", "home\n")},
		"a file gone":      {before: func(t *testing.T, root string) { must(t, os.Remove(filepath.Join(root, "public/a/b.html"))) }},
		"a link for a file": {before: func(t *testing.T, root string) {
			must(t, os.Rename(filepath.Join(root, "public/a/b.html"), filepath.Join(root, "b.html")))
			must(t, os.Symlink("../../b.html", filepath.Join(root, "public/a/b.html")))
		}},
		"a link to the same beside it": {before: func(t *testing.T, root string) {
			must(t, os.Rename(filepath.Join(root, "public/a/b.html"), filepath.Join(root, "public/a/c.html")))
			must(t, os.Symlink("c.html", filepath.Join(root, "public/a/b.html")))
		}},
		"a folder for a file": {before: func(t *testing.T, root string) {
			must(t, os.Remove(filepath.Join(root, "public/index.html")))
			must(t, os.Mkdir(filepath.Join(root, "public/index.html"), 0o755))
		}},
		"another manifest is meant": {other: true},
		"another manifest":          {before: write("public/manifest.json", `{"format": 1}`)},
		"no manifest":               {before: func(t *testing.T, root string) { must(t, os.Remove(filepath.Join(root, "public/manifest.json"))) }},
		"nothing":                   {before: func(t *testing.T, root string) { must(t, os.RemoveAll(filepath.Join(root, "public"))) }},
		"a build was stopped":       {before: func(t *testing.T, root string) { must(t, os.Mkdir(filepath.Join(root, ".public.annals-stage"), 0o755)) }},
		"stopped between two names": {before: func(t *testing.T, root string) { must(t, os.Mkdir(filepath.Join(root, ".public.annals-old"), 0o755)) }},
		"stopped in place":          {before: func(t *testing.T, root string) { must(t, os.Mkdir(filepath.Join(root, "public", insideName), 0o755)) }},
	} {
		t.Run(name, func(t *testing.T) {
			root := t.TempDir()
			o := Options{Out: filepath.Join(root, "public"), Root: root}
			_, err := Site(context.Background(), site.files(), o)
			must(t, err)
			want, err := Site(context.Background(), site.files(), o)
			must(t, err)
			if c.before != nil {
				c.before(t, root)
			}
			sum := want.Manifest
			if c.other {
				sum = "0"
			}
			left, err := os.ReadDir(root)
			must(t, err)
			got, ok := Intact(context.Background(), o, sum)
			if ok != c.intact {
				t.Fatalf("intact: %v, want %v", ok, c.intact)
			}
			if now, err := os.ReadDir(root); err != nil || len(now) != len(left) {
				t.Errorf("it left %v (%v), there was %v", now, err, left)
			}
			if !ok {
				return
			}
			if want, err = Site(context.Background(), site.files(), o); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("other than the report of a build (-build +intact):\n%s", d)
			}
		})
	}
}

// Where another build publishes nothing can be told.
func TestIntactMeanwhile(t *testing.T) {
	root := t.TempDir()
	o := Options{Out: filepath.Join(root, "public"), Root: root}
	first, err := Site(context.Background(), tree{"index.html": "home"}.files(), o)
	must(t, err)
	other, _, err := open(o, system{exchange, (*os.Root).Link})
	must(t, err)
	if _, ok := Intact(context.Background(), o, first.Manifest); ok {
		t.Error("intact, while another build publishes")
	}
	other.close()
	if _, ok := Intact(context.Background(), o, first.Manifest); !ok {
		t.Error("not intact after it")
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, ok := Intact(ctx, o, first.Manifest); ok {
		t.Error("intact, although it was interrupted")
	}
}
