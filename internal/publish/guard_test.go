package publish

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/manifest"
)

// No build is worth a folder that holds anything else.
func TestRefusedTargets(t *testing.T) {
	for _, c := range []struct {
		name, out, reason string // a relative out is in the site's root
	}{
		{"no name", "", "names no folder"},
		{"root of the file system", "/", "root of the file system"},
		{"home", "../home", "holds your home"},
		{"above home", "..", "holds the site itself"},
		{"the site", ".", "holds the site itself"},
		{"the site by another name", "content/..", "holds the site itself"},
		{"the site by a link", "../shortcut/.", "is a symbolic link"},
		{"above the site", "../..", "holds the site itself"},
		{"content", "content", "content is what the site is made from"},
		{"in content", "content/events", "content is what the site is made from"},
		{"new in content", "content/public", "content is what the site is made from"},
		{"in content by a link", "../shortcut/content/public", "content is what the site is made from"},
		{"new deep in content by a link", "../deep/public", "content is what the site is made from"},
		{"above the site's other name", "../other", "holds the site itself"},
		{"above a source", "far", "texts is what the site is made from"},
		{"a link", "link", "is a symbolic link"},
		{"a link with a slash", "link/", "is a symbolic link"},
		{"a dangling link", "dangling", "is a symbolic link"},
		{"a file", "file", "is not a folder"},
		{"in no folder", "none/public", "the folder above it does not exist"},
		{"in a file", "file/public", "file/public"},
		{"in use", "used", "it holds thesis.txt and no manifest.json"},
		{"in use, with folders only", "folders", "it holds sub and no manifest.json"},
		{"in use, with a manifest of others", "webapp", "manifest.json does not tell which files are from annals"},
		{"a later format", "later", "format 2, this annals reads 1"},
		{"a torn manifest", "torn", "not JSON"},
		{"a manifest that escapes", "escape", "not a plain relative path"},
		{"a manifest by a link", "linked", "not a regular file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesktop(t)
			above := filepath.Dir(d.root)
			tree{
				"content/events/a.md":   "a",
				"file":                  "x",
				"empty/":                "",
				"link":                  "-> empty",
				"dangling":              "-> nowhere",
				"far/texts/a.md":        "a",
				"used/thesis.txt":       "years of work",
				"folders/sub/":          "",
				"webapp/manifest.json":  `{"name": "an app"}`,
				"later/manifest.json":   `{"format": 2}`,
				"torn/manifest.json":    `{"format": 1, "fil`,
				"escape/manifest.json":  `{"format": 1, "files": [{"path": "../../x"}]}`,
				"linked/manifest.json":  "-> ../webapp/manifest.json",
				"../home/letter.txt":    "x",
				"../shortcut":           "-> site",
				"../deep":               "-> site/content/events",
				"../other/site/":        "",
				"../names/site":         "-> ../other/site",
				"../precious/photo.jpg": "x",
			}.lay(t, d.root)
			before := look(t, above)

			o := d.options()
			o.Home = filepath.Join(above, "home")
			o.Sources = append(o.Sources, filepath.Join(d.root, "far", "texts"))
			o.Out = c.out
			if c.out == "../other" {
				o.Root = filepath.Join(above, "names", "site")
			}
			if c.out != "" && !filepath.IsAbs(c.out) {
				o.Out = d.root + "/" + c.out
			}
			_, err := Site(context.Background(), first.files(), o)
			r, ok := errors.AsType[*Refusal](err)
			switch {
			case err == nil:
				t.Error("published")
			case !strings.Contains(filepath.ToSlash(err.Error()), c.reason):
				t.Errorf("got %q, want %q in it", err, c.reason)
			case c.name != "in a file" && (!ok || r.Fix == ""):
				t.Errorf("got %v, want a refusal with a fix", err)
			}
			if diff := cmp.Diff(before, look(t, above)); diff != "" {
				t.Errorf("touched: %s", diff)
			}
		})
	}
}

func TestAcceptedTargets(t *testing.T) {
	for name, there := range map[string]tree{
		"absent":         nil,
		"empty":          {"": ""},
		"ignore file":    {".gitignore": "*\n"},
		"kept empty":     {".gitkeep": ""},
		"read me":        {"README.md": "Built by annals.", "README": "", "README.txt": ""},
		"ours":           {manifest.Name: `{"format": 1}`},
		"ours and other": {manifest.Name: `{"format": 1}`, "CNAME": "example.org"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesktop(t)
			if there != nil {
				must(t, os.Mkdir(d.out, 0o755))
			}
			there.without("").lay(t, d.out)
			d.publish(first)
			d.holds(first.with(there).without("", manifest.Name))
		})
	}
}

// The same folder under a path relative to where the user stands.
func TestRelativeTarget(t *testing.T) {
	d := newDesktop(t)
	t.Chdir(d.root)
	o := d.options()
	o.Out, o.Root = "public", "."
	d.publishWith(first, o, here)
	d.holds(first)

	o.Out = "."
	if _, err := Site(context.Background(), first.files(), o); err == nil {
		t.Error("published over the site")
	}
}

func TestShrink(t *testing.T) {
	for _, c := range []struct {
		name    string
		was, is int // pages; a style sheet is there in any case
		refused bool
	}{
		{"one in ten", 10, 9, false},
		{"an entry of a small site, with all that was for it alone", 42, 32, false},
		{"more than an entry", 42, 31, true},
		{"not quite half of very few", 11, 6, false},
		{"half of very few", 10, 5, true},
		{"one of two", 2, 1, true},
		{"the only one", 1, 0, true},
		{"to none", 10, 0, true},
		{"a tenth", 129, 117, false},
		{"more than a tenth", 129, 116, true},
		{"none", 10, 10, false},
		{"more", 10, 40, false},
		{"from none", 0, 3, false},
		{"none and none", 0, 0, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shrinks(c.was, c.is); got != c.refused {
				t.Errorf("from %d pages to %d: refused is %v", c.was, c.is, got)
			}
		})
	}
}

// What is counted are pages: other files come and go, and so may one page for
// another.
func TestShrunkenSite(t *testing.T) {
	ten := tree{"style.css": "x", "data.json": "{}"}
	for _, c := range "abcdefghij" {
		ten[string(c)+".html"] = string(c)
	}
	five := ten.without("a.html", "b.html", "c.html", "d.html", "e.html")
	for _, c := range []struct {
		name      string
		now, next tree
		pages     string // refused with
	}{
		{"half", ten, five, "has 10 pages, this build only 5"},
		{"to nothing", ten, tree{}, "has 10 pages, this build only 0"},
		{"others", ten, ten.without("style.css", "data.json"), ""},
		{"for others", ten, five.with(tree{"k.html": "k"}), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesktop(t)
			d.publish(c.now)
			_, err := Site(context.Background(), c.next.files(), d.options())
			if c.pages == "" {
				must(t, err)
				d.holds(c.next)
				return
			}
			if r, ok := errors.AsType[*Refusal](err); !ok || !strings.Contains(r.Reason, c.pages) || !strings.Contains(r.Fix, "--allow-shrink") {
				t.Errorf("got %v, want a refusal: %s", err, c.pages)
			}
			d.holds(c.now)

			o := d.options()
			o.AllowShrink = true
			d.publishWith(c.next, o, here)
			d.holds(c.next)
		})
	}
}
