package build_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"annals/internal/build"
	"annals/internal/diag"
	"annals/internal/edtf"
	"annals/internal/render"
	"annals/templates"
)

var (
	update = flag.Bool("update", false, "rewrite the want/ files of testdata/*.txtar")
	long   = flag.Bool("long", false, "make as many random edits as were ever measured, 1,000 and 300; take benchmarks of 100,000 entries too")
)

// TestSite builds each case in testdata on the ground of base.txt and compares
// what comes of it with its want/ files:
//
//	want/problems       every problem, as a person reads it; no such file = there are none
//	want/held           what is held back, and why
//	want/files          every path that is published
//	want/public/<path>  what <main> holds on one page; only those named are compared
func TestSite(t *testing.T) {
	base, err := txtar.ParseFile("testdata/base.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var in, want []txtar.File
			for _, f := range a.Files {
				if strings.HasPrefix(f.Name, "want/") {
					want = append(want, f)
				} else {
					in = append(in, f)
				}
			}
			got := outcome(t, over(base.Files, in), want)
			if *update {
				a.Files = append(in, got...)
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			w, g := txtar.Format(&txtar.Archive{Files: want}), txtar.Format(&txtar.Archive{Files: got})
			if d := cmp.Diff(string(w), string(g)); d != "" {
				t.Errorf("%s(-want +got)\n%s", a.Comment, d)
			}
		})
	}
}

// over lays the files of a case over those of the base. An empty file takes
// one away.
func over(base, own []txtar.File) fs.FS {
	files := map[string]txtar.File{}
	for _, f := range slices.Concat(base, own) {
		files[f.Name] = f
		if len(f.Data) == 0 {
			delete(files, f.Name)
		}
	}
	var a txtar.Archive
	for _, f := range files {
		a.Files = append(a.Files, f)
	}
	fsys, err := txtar.FS(&a)
	if err != nil {
		panic(err)
	}
	return fsys
}

// hashed is the part of an asset's name that changes with its bytes.
var hashed = regexp.MustCompile(`\.[0-9a-f]{10}\.`)

func outcome(t *testing.T, fsys fs.FS, want []txtar.File) (got []txtar.File) {
	t.Helper()
	asOf, _ := edtf.Parse("2026-06-01")
	tmpl := fs.FS(templates.FS)
	if own, err := fs.Sub(fsys, "templates"); err == nil {
		tmpl = templates.Over(own)
	}
	r, err := build.Site(fsys, tmpl, build.Options{AsOf: asOf, Version: "test"})
	if err != nil {
		return []txtar.File{{Name: "want/error", Data: []byte(err.Error() + "\n")}}
	}
	made, err := r.PageProblems(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	r.Problems = append(r.Problems, made...)
	r.Problems.Sort()
	add := func(name string, data []byte) {
		if len(data) > 0 {
			got = append(got, txtar.File{Name: "want/" + name, Data: data})
		}
	}
	var b bytes.Buffer
	read := func(file string) []byte {
		src, _ := fs.ReadFile(fsys, file)
		return src
	}
	if err := (diag.Printer{Source: read}).Print(&b, r.Problems); err != nil {
		t.Fatal(err)
	}
	add("problems", b.Bytes())
	var held bytes.Buffer
	for _, h := range r.Held {
		held.WriteString(h.Reason + "  " + h.File + "\n")
	}
	add("held", held.Bytes())
	if r.Files == nil {
		return got
	}
	var list bytes.Buffer
	pages := map[string]render.File{}
	for f := range r.Files {
		list.WriteString(hashed.ReplaceAllString(f.Path, ".HASH.") + "\n")
		pages[f.Path] = f
	}
	for _, w := range want {
		name := strings.TrimPrefix(w.Name, "want/")
		if name == "files" {
			add("files", list.Bytes())
		}
		path, ok := strings.CutPrefix(name, "public/")
		if !ok {
			continue
		}
		f, ok := pages[path]
		if !ok {
			t.Errorf("%s is not published", path)
			continue
		}
		var page bytes.Buffer
		if err := f.Write(&page); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		add(name, main(page.Bytes()))
	}
	return got
}

// main returns the part of a page that is its own: what stands around it is
// the same everywhere, and tested in package render.
func main(page []byte) []byte {
	_, rest, ok := bytes.Cut(page, []byte("<main"))
	own, _, ok2 := bytes.Cut(rest, []byte("</main>"))
	if !ok || !ok2 {
		return page
	}
	return append(bytes.TrimSpace(own), '\n')
}
