package build_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"annals/internal/build"
	"annals/internal/edtf"
	"annals/internal/gensite"
	"annals/internal/manifest"
	"annals/templates"
)

// TestInputs edits a site at random. Whenever the digest of what it is made from
// is one that was met before, a build finds and makes the same as then; and it is
// found without a build. What a build finds beside that is owed to the edition
// that it is compared with, and is nothing where that is its own.
func TestInputs(t *testing.T) {
	edits := 20
	switch {
	case *long:
		edits = 1000
	case testing.Short(): // with the race detector each takes ten times as long
		edits = 6
	}
	e := newEditor(t, 11)
	tmpl := templates.Over(sub{e.site, "templates"})
	o := build.Options{Version: "test"}
	met, again := map[string]output{}, 0
	var earlier *manifest.Edition
	for i := range edits {
		did, _ := e.edit()
		r, err := build.Site(e.site, tmpl, o)
		now := outputOf(r, err)
		inputs := build.Inputs(e.site, tmpl, o)
		if r.Files != nil && (inputs == "" || inputs != r.Inputs) {
			t.Fatalf("edit %d, %s: without a build the inputs are %q, in it %q", i, did, inputs, r.Inputs)
		}
		if then, ok := met[inputs]; ok && inputs != "" {
			again++
			if d := cmp.Diff(then, now); d != "" {
				t.Fatalf("edit %d, %s: of the same inputs (-then +now)\n%s", i, did, d)
			}
		}
		met[inputs] = now
		if r.Files == nil {
			continue
		}
		own := editionOf(t, r)
		for _, since := range []*manifest.Edition{&own, earlier} {
			o := o
			o.Since = since
			c, err := build.Site(e.site, tmpl, o)
			if err != nil {
				t.Fatal(err)
			}
			if since == &own {
				if d := cmp.Diff(now, outputOf(c, nil)); d != "" {
					t.Errorf("edit %d, %s: compared with itself it is (-alone +compared)\n%s", i, did, d)
				}
			}
			if d := cmp.Diff(r.Problems, c.Uncompared(), cmpopts.EquateEmpty()); c.Files != nil && (d != "" || c.Inputs != inputs) {
				t.Errorf("edit %d, %s: but for the comparison it has (-alone +compared)\n%s", i, did, d)
			}
		}
		earlier = &own
	}
	if again < edits/10 {
		t.Errorf("the same inputs were met only %d times in %d edits", again, edits)
	}
}

// editionOf is what a site's manifest holds once it is published.
func editionOf(t *testing.T, r build.Result) manifest.Edition {
	t.Helper()
	ed := r.Edition
	for f := range r.Files {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(b.Bytes())
		ed.Files = append(ed.Files, manifest.File{Path: f.Path, Bytes: int64(b.Len()), SHA256: hex.EncodeToString(sum[:])})
	}
	return ed
}

// TestInputsTell says what makes another site, and what does not.
func TestInputsTell(t *testing.T) {
	day, err := edtf.Parse("2031-01-01")
	if err != nil {
		t.Fatal(err)
	}
	entry := gensite.File(3, 8)
	file := func(name, text string) func(fstest.MapFS, *build.Options) {
		return func(site fstest.MapFS, _ *build.Options) { site[name] = &fstest.MapFile{Data: []byte(text)} }
	}
	option := func(set func(*build.Options)) func(fstest.MapFS, *build.Options) {
		return func(_ fstest.MapFS, o *build.Options) { set(o) }
	}
	for _, test := range []struct {
		name   string
		change func(fstest.MapFS, *build.Options)
		other  bool
		untold bool // it takes a build
	}{
		{"nothing", func(fstest.MapFS, *build.Options) {}, false, false},
		{"what an editor leaves behind", file(entry+"~", "x"), false, false},
		{"a hidden file", file("content/events/.x.swp", "x"), false, false},
		{"a file that is no content", file("notes.txt", "x"), false, false},
		{"a letter of an entry", func(s fstest.MapFS, _ *build.Options) { s[entry].Data = append(s[entry].Data, '.') }, true, false},
		{"an entry under another name", func(s fstest.MapFS, _ *build.Options) {
			s[strings.TrimSuffix(entry, ".md")+"-2.md"] = s[entry]
			delete(s, entry)
		}, true, false},
		{"config.toml", func(s fstest.MapFS, _ *build.Options) {
			s["config.toml"].Data = append(s["config.toml"].Data, "# a remark\n"...)
		}, true, false},
		{"a template", file("templates/footer.html", `{{define "own"}}{{end}}`), true, false},
		{"a receipt", file("content/receipts/source-000001.toml", "x"), true, false},
		{"the day", option(func(o *build.Options) { o.AsOf = day }), true, false},
		{"drafts", option(func(o *build.Options) { o.Drafts = true }), true, false},
		{"the host", option(func(o *build.Options) { o.Host = "caddy" }), true, false},
		{"the address", option(func(o *build.Options) { o.BaseURL = "https://example.net/" }), true, false},
		{"a release", option(func(o *build.Options) { o.Release = true }), true, false},
		{"the version", option(func(o *build.Options) { o.Version = "2" }), true, false},
		{"quotations are let be", option(func(o *build.Options) { o.Uncaptured = true }), true, false},
		{"an entry that is too long", file("content/events/long.md", strings.Repeat("x", 1<<20)), true, true},
		{"a file of no kind", file("content/events/x.txt", "x"), true, true},
		{"no config.toml", func(s fstest.MapFS, _ *build.Options) { delete(s, "config.toml") }, true, true},
		{"a wrong config.toml", file("config.toml", "annals = 2"), true, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			site, o := gensite.Site(8), build.Options{Version: "1"}
			inputs := func() string { return build.Inputs(site, templates.Over(sub{site, "templates"}), o) }
			before := inputs()
			test.change(site, &o)
			if now := inputs(); now != before != test.other || now == "" != test.untold {
				t.Errorf("before %q, now %q", before, now)
			}
		})
	}
}
