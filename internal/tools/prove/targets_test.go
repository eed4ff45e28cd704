package main

import (
	"os"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestTargets(t *testing.T) {
	root := fstest.MapFS{
		"internal/b/c/x_test.go": {Data: []byte("package c\n\nfunc FuzzB(f *testing.F) {\n}\nfunc fuzz(f *testing.F) {}\n")},
		"internal/a/y_test.go":   {Data: []byte("func FuzzOne(f *testing.F)   { fuzz(f) } // of two\nfunc FuzzTwo(f *testing.F) {}\n")},
		"internal/a/z.go":        {Data: []byte("func FuzzNot(f *testing.F) {}\n")},
	}
	got, err := targets(root)
	if err != nil {
		t.Fatal(err)
	}
	want := []target{{"internal/a", "FuzzOne"}, {"internal/a", "FuzzTwo"}, {"internal/b/c", "FuzzB"}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(target{})); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"./internal/a", "./internal/b/c"}, packages(got)); diff != "" {
		t.Error(diff)
	}
}

// What a stranger can write is read by a target each: none may be lost.
func TestTargetsOfTheDesign(t *testing.T) {
	all, err := targets(os.DirFS("../../.."))
	if err != nil {
		t.Fatal(err)
	}
	found := map[target]bool{}
	for _, f := range all {
		found[f] = true
	}
	for what, f := range map[string]target{
		"front matter":    {"internal/frontmatter", "FuzzDecode"},
		"EDTF":            {"internal/edtf", "FuzzParse"},
		"ids":             {"internal/field", "FuzzID"},
		"addresses":       {"internal/field", "FuzzURL"},
		"Markdown":        {"internal/markup", "FuzzParse"},
		"pages, JSON-LD":  {"internal/hostile", "FuzzPages"},
		"quotations":      {"internal/receipt", "FuzzFind"},
		"CSV":             {"internal/hostile", "FuzzTables"},
		"calendars":       {"internal/hostile", "FuzzCalendars"},
		"feeds":           {"internal/hostile", "FuzzFeeds"},
		"JSON":            {"internal/hostile", "FuzzJSON"},
		"request paths":   {"internal/serve", "FuzzRequestPath"},
		"the manifest":    {"internal/manifest", "FuzzRead"},
		"dates in prose":  {"internal/timex", "FuzzFind"},
		"citations":       {"internal/hostile", "FuzzCitations"},
		"documents":       {"internal/document", "FuzzRead"},
		"imported tables": {"internal/intake", "FuzzCSV"},
	} {
		if !found[f] {
			t.Errorf("%s: there is no %s in %s", what, f.name, f.in)
		}
	}
}
