//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"annals/internal/gensite"
)

// TestRun reads a site and writes a tree: both whole.
func TestRun(t *testing.T) {
	site, published, out := t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "out")
	made := gensite.With(gensite.Full, 6)
	if err := os.CopyFS(site, made); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"index.html": "<p>home", "events/2024/a.html": strings.Repeat("entry ", 9999), "fr/empty.txt": ""}
	for p, text := range want {
		save(t, filepath.Join(published, p), text)
	}

	r, err := run(site, published, out)
	if err != nil {
		t.Fatal(err)
	}
	if r.Read != len(made)-1 { // all but config.toml
		t.Errorf("%d files were read, want %d", r.Read, len(made)-1)
	}
	if size := len("<p>home") + 6*9999; r.Files != len(want) || r.Bytes != size {
		t.Errorf("%d files of %d bytes were written, want %d of %d", r.Files, r.Bytes, len(want), size)
	}
	for p, text := range want {
		if got, err := os.ReadFile(filepath.Join(out, p)); err != nil || string(got) != text {
			t.Errorf("%s: %d bytes, want %d (%v)", p, len(got), len(text), err)
		}
	}
	if r.Wall <= 0 || r.Peak <= 0 {
		t.Errorf("it took %v s and %v MiB", r.Wall, r.Peak)
	}
}

// TestParse sees what is written between the fences and below them.
func TestParse(t *testing.T) {
	site := t.TempDir()
	save(t, filepath.Join(site, "content/events/a.md"), "+++\ntitle = \"A\"\n+++\n\n*One*.\n")
	save(t, filepath.Join(site, "content/events/b.md"), "+++\n+++\nTwo\n")
	save(t, filepath.Join(site, "content/places.toml"), "[[places]]\nid = \"p\"\n")
	records, err := parse(site)
	if err != nil {
		t.Fatal(err)
	}
	if records[0].values["title"] != "A" || string(records[0].html) != "<p><em>One</em>.</p>\n" {
		t.Errorf("an entry: %v %q", records[0].values, records[0].html)
	}
	if len(records[1].values) != 0 || string(records[1].html) != "<p>Two</p>\n" {
		t.Errorf("one without a key: %v %q", records[1].values, records[1].html)
	}
	if _, ok := records[2].values["places"]; !ok || len(records[2].html) > 0 {
		t.Errorf("a table: %v %q", records[2].values, records[2].html)
	}

	save(t, filepath.Join(site, "content/events/c.md"), "+++\ntitle =\n+++\n")
	if _, err := parse(site); err == nil || !strings.Contains(err.Error(), "c.md") {
		t.Errorf("a broken file: %v", err)
	}
}

func save(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
