package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"annals/internal/manifest"
	"annals/internal/render"
)

// A tree maps paths to contents; "folder/" is a folder, "-> x" a link to x.
type tree map[string]string

func (t tree) files() iter.Seq[render.File] {
	return func(yield func(render.File) bool) {
		for _, p := range slices.Sorted(maps.Keys(t)) {
			write := func(w io.Writer) error { _, err := io.WriteString(w, t[p]); return err }
			if !yield(render.File{Path: p, Write: write}) {
				return
			}
		}
	}
}

func (t tree) with(more tree) tree {
	all := maps.Clone(t)
	maps.Copy(all, more)
	return all
}

func (t tree) without(paths ...string) tree {
	rest := maps.Clone(t)
	for _, p := range paths {
		delete(rest, p)
	}
	return rest
}

// lay writes the tree to the disk as a user would.
func (t tree) lay(tb testing.TB, dir string) {
	tb.Helper()
	for p, content := range t {
		at := filepath.Join(dir, p)
		must(tb, os.MkdirAll(filepath.Dir(at), 0o755))
		switch goal, link := strings.CutPrefix(content, "-> "); {
		case strings.HasSuffix(p, "/"):
			must(tb, os.MkdirAll(at, 0o755))
		case link:
			must(tb, os.Symlink(goal, at))
		default:
			must(tb, os.WriteFile(at, []byte(content), 0o644))
		}
	}
}

// look reads a folder with everything in it; empty folders have a line too.
func look(tb testing.TB, dir string) tree {
	tb.Helper()
	t := tree{}
	err := filepath.WalkDir(dir, func(p string, entry fs.DirEntry, err error) error {
		if err != nil || p == dir {
			return err
		}
		name, err := filepath.Rel(dir, p)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		switch {
		case entry.IsDir():
			inside, err := os.ReadDir(p)
			if len(inside) == 0 {
				t[name+"/"] = ""
			}
			return err
		case entry.Type()&fs.ModeSymlink != 0:
			goal, err := os.Readlink(p)
			t[name] = "-> " + goal
			return err
		}
		content, err := os.ReadFile(p)
		t[name] = string(content)
		return err
	})
	if !errors.Is(err, fs.ErrNotExist) {
		must(tb, err)
	}
	return t
}

// times is the time of change of everything in a folder, and of the folder.
func times(tb testing.TB, dir string) map[string]time.Time {
	tb.Helper()
	at := map[string]time.Time{}
	must(tb, filepath.WalkDir(dir, func(p string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			at[p] = info.ModTime()
		}
		return err
	}))
	return at
}

// age makes everything in a folder an hour old, as a write within one tick of
// the clock would not show.
func age(tb testing.TB, dir string) {
	tb.Helper()
	old := time.Now().Add(-time.Hour)
	for p := range times(tb, dir) {
		must(tb, os.Chtimes(p, old, old))
	}
}

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// A desktop is a folder with a site's root in it, as a user has.
type desktop struct {
	testing.TB
	root, out string
}

func newDesktop(tb testing.TB) desktop {
	root := filepath.Join(tb.TempDir(), "site")
	must(tb, os.MkdirAll(filepath.Join(root, "content"), 0o755))
	return desktop{tb, root, filepath.Join(root, "public")}
}

func (d desktop) options() Options {
	return Options{
		Out:     d.out,
		Root:    d.root,
		Sources: []string{filepath.Join(d.root, "content")},
		Edition: manifest.Edition{Annals: "test", AsOf: "2026-01-01"},
	}
}

// What need not be on the disk is published like the rest, whole and read back.
func TestUnsynced(t *testing.T) {
	for _, inPlace := range []bool{false, true} {
		t.Run(fmt.Sprintf("in place %v", inPlace), func(t *testing.T) {
			d := newDesktop(t)
			o := d.options()
			o.InPlace, o.Unsynced = inPlace, true
			for _, site := range []tree{first, second} {
				d.publishWith(site, o, here)
				d.holds(site)
			}
		})
	}
}

// here is the system as it is, the others are what it may lack.
var (
	here         = system{exchange, (*os.Root).Link}
	noExchange   = system{func(*os.File, string, string) error { return errors.ErrUnsupported }, (*os.Root).Link}
	noLinks      = system{exchange, func(*os.Root, string, string) error { return errors.ErrUnsupported }}
	mounted      = system{func(*os.File, string, string) error { return errMount }, (*os.Root).Link}
	mountedLinks = system{exchange, func(*os.Root, string, string) error { return errMount }}
)

// mountedUploads has a mount point within the published folder.
var mountedUploads = system{exchange, func(root *os.Root, from, to string) error {
	if strings.Contains(from, "uploads/") {
		return errMount
	}
	return root.Link(from, to)
}}

// before makes a system do something before it exchanges folders.
func (s system) before(do func()) system {
	return system{func(dir *os.File, a, b string) error {
		do()
		return s.exchange(dir, a, b)
	}, s.link}
}

func (d desktop) publish(t tree) Report {
	d.Helper()
	return d.publishWith(t, d.options(), here)
}

func (d desktop) publishWith(t tree, o Options, sys system) Report {
	d.Helper()
	report, err := site(context.Background(), t.files(), o, sys)
	must(d, err)
	return report
}

// holds fails unless the published folder is this tree with its manifest, and
// nothing stands beside it that was not there.
func (d desktop) holds(want tree) {
	d.Helper()
	got := look(d, d.out)
	e, err := manifest.Read(strings.NewReader(got[manifest.Name]))
	must(d, err)
	for _, f := range e.Files {
		if f != fileOf(f.Path, []byte(got[f.Path])) {
			d.Errorf("the manifest has %v for %q", f, got[f.Path])
		}
	}
	delete(got, manifest.Name)
	if diff := cmp.Diff(want, got); diff != "" {
		d.Errorf("published: -want +got\n%s", diff)
	}
	d.tidy()
}

func (d desktop) tidy() {
	d.Helper()
	for p := range look(d, d.root) {
		if !strings.HasPrefix(p, "public/") && p != "content/" || strings.Contains(p, ".annals") {
			d.Errorf("litter: %s", p)
		}
	}
}

var first = tree{
	"index.html":               "home",
	"events/a.html":            "a",
	"events/b.html":            "b",
	"countries/mali/2024.html": "mali 2024",
	"assets/annals.css":        "",
	"feeds/all.atom":           "<feed/>",
	".well-known/security.txt": "contact",
}

func TestGenerations(t *testing.T) {
	foreign := tree{
		".gitignore":           "*\n",
		"CNAME":                "example.org",
		"events/notes.txt":     "mine",
		".well-known/acme/x":   "token",
		"uploads/2024/pic.png": "png",
		"uploads/empty/":       "",
		"latest":               "-> events/a.html",
		"outside":              "-> /etc/hostname",
	}
	second := first.with(tree{"events/b.html": "b, corrected", "events/c.html": "c"}).without("countries/mali/2024.html")

	for _, way := range []struct {
		name    string
		inPlace bool
		system
	}{
		{"exchange", false, here},
		{"no exchange", false, noExchange},
		{"no links", false, noLinks},
		{"in place", true, here},
		{"mount point", false, mounted},
		{"mount points in it", false, mountedLinks},
	} {
		t.Run(way.name, func(t *testing.T) {
			d := newDesktop(t)
			tree{".gitignore": "*\n"}.lay(t, d.out)
			o := d.options()
			o.InPlace = way.inPlace
			publish := func(t tree) Report { return d.publishWith(t, o, way.system) }

			report := publish(first)
			d.holds(first.with(tree{".gitignore": "*\n"}))
			check(t, "first", report, Report{Files: 8, New: 8, Foreign: []string{".gitignore"}})

			foreign.without(".gitignore").lay(t, d.out)
			age(t, d.out)
			before := times(t, d.out)
			report = publish(second)
			d.holds(second.with(foreign))
			check(t, "second", report, Report{Files: 8, New: 1, Changed: 2, Removed: 1, Unchanged: 5, Foreign: []string{
				".gitignore", ".well-known/acme/", "CNAME", "events/notes.txt", "latest", "outside", "uploads/",
			}})
			after := times(t, d.out)
			for _, p := range []string{"index.html", "events/a.html", "CNAME", "uploads/2024/pic.png"} {
				if p := filepath.Join(d.out, p); !after[p].Equal(before[p]) {
					t.Errorf("%s did not change, its time did", p)
				}
			}

			age(t, d.root)
			before = times(t, d.root)
			report = publish(second)
			check(t, "unchanged", report, Report{Files: 8, Unchanged: 8, Foreign: report.Foreign})
			if diff := cmp.Diff(before, times(t, d.root)); diff != "" {
				t.Errorf("an unchanged build changed something: %s", diff)
			}

			report = publish(first)
			d.holds(first.with(foreign))
			check(t, "back", report, Report{Files: 8, New: 1, Changed: 2, Removed: 1, Unchanged: 5, Foreign: report.Foreign})
		})
	}
}

func check(t *testing.T, build string, got, want Report) {
	t.Helper()
	if got.TreeHash == "" || got.Manifest == "" || got.Bytes == 0 {
		t.Errorf("%s build: no hash or size", build)
	}
	got.TreeHash, got.Manifest, got.Bytes, got.Notes, got.InPlace = "", "", 0, nil, false
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s build reports: -want +got\n%s", build, diff)
	}
}

func TestReportSaysHow(t *testing.T) {
	for _, c := range []struct {
		name string
		ask  bool
		system
		inPlace bool
		note    string
	}{
		{"exchange", false, here, false, ""},
		{"in place", true, here, true, ""},
		{"mount point", false, mounted, true, ""},
		{"mount point in it", false, mountedUploads, true, ""},
		{"no links", false, noLinks, false, ""},
		{"no exchange", false, noExchange, false, "absent for an instant"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesktop(t)
			d.publish(tree{"index.html": "1"})
			tree{"uploads/x": "mine"}.lay(t, d.out)
			o := d.options()
			o.InPlace = c.ask
			report := d.publishWith(tree{"index.html": "2"}, o, c.system)
			if notes := strings.Join(report.Notes, "\n"); report.InPlace != c.inPlace || !strings.Contains(notes, c.note) || (c.note == "") != (notes == "") {
				t.Errorf("got in place %v and the notes %q", report.InPlace, notes)
			}
		})
	}
}

// What others put into the folder stays theirs: content, rights, times, links.
func TestFilesOfOthersStayAsTheyAre(t *testing.T) {
	mine := tree{"uploads/x": "mine", "uploads/link": "-> ../index.html"}
	for name, sys := range map[string]system{"linked": here, "copied": noLinks} {
		t.Run(name, func(t *testing.T) {
			d := newDesktop(t)
			d.publish(first)
			mine.lay(t, d.out)
			x := filepath.Join(d.out, "uploads/x")
			must(t, os.Chmod(x, 0o640))
			old := time.Now().Add(-time.Hour).Truncate(time.Second)
			must(t, os.Chtimes(x, old, old))
			d.publishWith(second, d.options(), sys)
			d.holds(second.with(mine))
			info, err := os.Stat(x)
			must(t, err)
			if info.Mode() != 0o640 || !info.ModTime().Equal(old) {
				t.Errorf("got %v of %v, want %v of %v", info.Mode(), info.ModTime(), fs.FileMode(0o640), old)
			}
		})
	}
}

func TestTotals(t *testing.T) {
	d := newDesktop(t)
	report := d.publish(tree{"a.html": "12345", "b.txt": "678"})
	text, err := os.ReadFile(filepath.Join(d.out, manifest.Name))
	must(t, err)
	if want := int64(8 + len(text)); report.Bytes != want {
		t.Errorf("got %d bytes, want %d", report.Bytes, want)
	}
	e, err := manifest.Read(strings.NewReader(string(text)))
	must(t, err)
	if report.TreeHash != e.TreeHash() {
		t.Errorf("the report has tree hash %s, the manifest %s", report.TreeHash, e.TreeHash())
	}
}

func TestTreeIsTheSameByAnyRoute(t *testing.T) {
	clean := newDesktop(t).publish(first).TreeHash
	d := newDesktop(t)
	d.publish(first.with(tree{"index.html": "older"}).without("events/a.html"))
	if got := d.publish(first).TreeHash; got != clean {
		t.Errorf("the tree hash is %s after an older build, %s without one", got, clean)
	}
}

func TestAnotherEditionOfTheSameFiles(t *testing.T) {
	d := newDesktop(t)
	d.publish(first)
	o := d.options()
	o.Edition.AsOf = "2026-02-02"
	report := d.publishWith(first, o, here)
	check(t, "later", report, Report{Files: 8, Changed: 1, Unchanged: 7})
	if text := look(t, d.out)[manifest.Name]; !strings.Contains(text, "2026-02-02") {
		t.Errorf("the manifest is still the old one: %s", text)
	}
}

// Whatever happened to a published file by hand, the next build repairs it.
func TestRepair(t *testing.T) {
	for _, c := range []struct {
		name   string
		damage func(page string) error
	}{
		{"edited", func(p string) error { return os.WriteFile(p, []byte("vandal"), 0o644) }},
		{"edited, same size and time", func(p string) error {
			info, err := os.Stat(p)
			if err != nil {
				return err
			}
			return errors.Join(os.WriteFile(p, []byte("b"), 0o644), os.Chtimes(p, info.ModTime(), info.ModTime()))
		}},
		{"longer", func(p string) error { return os.WriteFile(p, []byte("a and more"), 0o644) }},
		{"emptied", func(p string) error { return os.Truncate(p, 0) }},
		{"removed", os.Remove},
		{"unreadable", func(p string) error { return os.Chmod(p, 0) }},
		{"a link", func(p string) error { return errors.Join(os.Remove(p), os.Symlink("b.html", p)) }},
		{"a folder", func(p string) error { return errors.Join(os.Remove(p), os.Mkdir(p, 0o755)) }},
	} {
		for _, inPlace := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, in place %v", c.name, inPlace), func(t *testing.T) {
				d := newDesktop(t)
				d.publish(first)
				must(t, c.damage(filepath.Join(d.out, "events/a.html")))
				o := d.options()
				o.InPlace = inPlace
				if c.name == "a folder" {
					_, err := site(context.Background(), first.files(), o, here)
					if r, ok := errors.AsType[*Refusal](err); !ok || !strings.Contains(r.Reason, "events/a.html") {
						t.Errorf("got %v, want a refusal that names it", err)
					}
					return
				}
				report := d.publishWith(first, o, here)
				d.holds(first)
				if c.name != "unreadable" && report.Changed != 1 { // root reads it all the same
					t.Errorf("reports %d changed files, want 1", report.Changed)
				}
			})
		}
	}
}

// A page becomes a folder of pages, and back.
func TestPageAndFolderChangePlaces(t *testing.T) {
	page := tree{"index.html": "home", "events": "all", "x/y": "1"}
	folder := tree{"index.html": "home", "events/a.html": "a", "events/b/c.html": "c", "x": "2"}
	for _, inPlace := range []bool{false, true} {
		t.Run(fmt.Sprintf("in place %v", inPlace), func(t *testing.T) {
			d := newDesktop(t)
			o := d.options()
			o.InPlace, o.AllowShrink = inPlace, true
			for _, generation := range []tree{page, folder, page} {
				d.publishWith(generation, o, here)
				d.holds(generation)
			}
		})
	}
}

func TestForeignFileInTheWay(t *testing.T) {
	for _, c := range []struct {
		name    string
		foreign tree
		adds    tree
		refused string
	}{
		{"same path", tree{"about.html": "mine"}, tree{"about.html": "ours"}, "public/about.html"},
		{"same path and content", tree{"about.html": "ours"}, tree{"about.html": "ours"}, ""},
		{"a folder", tree{"about.html/x": "mine"}, tree{"about.html": "ours"}, "public/about.html"},
		{"an empty folder", tree{"about.html/": ""}, tree{"about.html": "ours"}, "public/about.html"},
		{"where a folder goes", tree{"topics": "mine"}, tree{"topics/a.html": "ours"}, "public/topics"},
		{"a link where a folder goes", tree{"topics": "-> events"}, tree{"topics/a.html": "ours"}, "public/topics"},
		{"a link", tree{"about.html": "-> index.html"}, tree{"about.html": "home"}, "public/about.html"},
		{"in the same folder", tree{"topics/mine": "mine"}, tree{"topics/a.html": "ours"}, ""},
		{"in what was our folder", tree{"events/x/mine": "mine"}, tree{"events/x.html": "ours"}, ""},
	} {
		for _, inPlace := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, in place %v", c.name, inPlace), func(t *testing.T) {
				d := newDesktop(t)
				d.publish(first)
				c.foreign.lay(t, d.out)
				before := look(t, d.out)
				o := d.options()
				o.InPlace = inPlace
				_, err := site(context.Background(), first.with(c.adds).files(), o, here)
				if c.refused == "" {
					must(t, err)
					d.holds(first.with(c.foreign).with(c.adds))
					return
				}
				if r, ok := errors.AsType[*Refusal](err); !ok || !strings.Contains(r.Reason, c.refused+" is not from annals") || r.Fix == "" {
					t.Errorf("got %v, want a refusal that names %s", err, c.refused)
				}
				if diff := cmp.Diff(before, look(t, d.out)); diff != "" {
					t.Errorf("changed all the same: %s", diff)
				}
				d.tidy()
			})
		}
	}
}

func TestModeOfTheFolderStays(t *testing.T) {
	d := newDesktop(t)
	d.publish(first)
	must(t, os.Chmod(d.out, 0o2750|fs.ModeSetgid))
	d.publish(first.with(tree{"index.html": "2"}))
	info, err := os.Stat(d.out)
	must(t, err)
	if got, want := info.Mode(), fs.ModeDir|fs.ModeSetgid|0o750; got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestProgress(t *testing.T) {
	d := newDesktop(t)
	o := d.options()
	var told []int
	o.Progress = func(done int) { told = append(told, done) }
	d.publishWith(first, o, here)
	if want := []int{1, 2, 3, 4, 5, 6, 7}; !slices.Equal(told, want) {
		t.Errorf("got %v, want %v", told, want)
	}
}
