package build_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"annals/internal/build"
	"annals/internal/diag"
	"annals/templates"
)

// TestHundredBroken: one run over a hundred broken files names every file, some
// in full, those alike in a line each.
func TestHundredBroken(t *testing.T) {
	broken := []string{
		"no front matter",
		"+++\ntitle = \"Niger\n+++\n",
		"+++\ndate = 2024-03\n+++\n",
		"+++\ntitel = \"x\"\n+++\n",
		"+++\ntitle = \"x\"\ndate = \"2024-3-16\"\n+++\n\n<b>text</b> [@nothing]\n",
	}
	fsys := madeSite(t)
	for i := range 100 {
		fsys[fmt.Sprintf("content/events/e%02d.md", i)] = &fstest.MapFile{Data: []byte(broken[i%len(broken)]), Mode: 0o644}
	}
	r, err := build.Site(fsys, templates.FS, build.Options{Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	if r.Site != nil || r.Files != nil {
		t.Error("something would be published")
	}
	var b bytes.Buffer
	if err := (diag.Printer{}).Print(&b, r.Problems); err != nil {
		t.Fatal(err)
	}
	for i := range 100 {
		if file := fmt.Sprintf("content/events/e%02d.md:", i); !strings.Contains(b.String(), file) {
			t.Errorf("%s is not named", file)
		}
	}
}
