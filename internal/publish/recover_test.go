package publish

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"annals/internal/manifest"
)

const (
	besideName = ".public.annals-stage"
	asideName  = ".public.annals-old"
)

// state lays out what a build that was stopped at some point leaves behind.
func (d desktop) state(live, beside, aside tree) {
	d.Helper()
	for name, t := range map[string]tree{"public": live, besideName: beside, asideName: aside} {
		if t != nil {
			must(d, os.MkdirAll(filepath.Join(d.root, name), 0o755))
			t.lay(d, filepath.Join(d.root, name))
		}
	}
}

// generation is a tree as published, with its manifest.
func generation(t *testing.T, files tree) tree {
	t.Helper()
	d := newDesktop(t)
	d.publish(files)
	return look(t, d.out)
}

// A power cut keeps and loses names of a folder in any order. A stage that
// holds the last manifest but not yet its own would pass for the last
// generation, and its pages for files of others.
func TestStageHasNoOtherManifest(t *testing.T) {
	d := newDesktop(t)
	d.publish(first)
	var mu sync.Mutex
	var links []string
	spying := system{exchange, func(root *os.Root, from, to string) error {
		mu.Lock()
		links = append(links, path.Base(to))
		mu.Unlock()
		return root.Link(from, to)
	}}
	d.publishWith(second, d.options(), spying)
	if len(links) == 0 || slices.Contains(links, manifest.Name) {
		t.Errorf("linked into the stage: %q", links)
	}
}

func TestRecovery(t *testing.T) {
	last, next := generation(t, first), generation(t, second)
	mine := tree{"CNAME": "example.org"}
	for _, c := range []struct {
		name                string
		live, beside, aside tree
		note                string
		want                tree // after a build of first that is stopped before it has rendered anything
	}{
		{"nothing happened", last, nil, nil, "", first},
		{"first build, staging", nil, tree{"index.html": "ho"}, nil, "removed", nil},
		{"first build, staged", nil, next, nil, "removed", nil},
		{"empty stage", last, tree{}, nil, "removed", first},
		{"staging", last.with(mine), tree{"events/c.html": "c", "index.html": "ho"}, nil, "removed", first.with(mine)},
		{"torn manifest", last, next.with(tree{"manifest.json": `{"for`}), nil, "removed", first},
		{"staged", last.with(mine), next.with(mine), nil, "removed", first.with(mine)},
		{"exchanged", next.with(mine), last.with(mine), nil, "removed", second.with(mine)},
		{"exchanged, half removed", next, last.without("manifest.json", "index.html"), nil, "removed", second},
		{"between two renames", nil, next.with(mine), last.with(mine), "back as it was", first.with(mine)},
		{"after two renames", next.with(mine), nil, last.with(mine), "removed", second.with(mine)},
		{"going back", nil, nil, last, "back as it was", first},
		{"a late foreign file", next, last.with(tree{"upload/x": "mine"}), nil, "removed", second.with(tree{"upload/x": "mine"})},
		{"a page the next build dropped", last.without("events/c.html"), next, nil, "removed", first},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesktop(t)
			d.state(c.live, c.beside, c.aside)
			ctx, cancel := context.WithCancel(context.Background())
			cancel()
			if _, err := Site(ctx, first.files(), d.options()); err == nil {
				t.Fatal("published")
			}
			if c.want == nil {
				if _, err := os.Lstat(d.out); err == nil {
					t.Error("a folder came out of nothing")
				}
				d.tidy()
			} else {
				d.holds(c.want)
			}

			d = newDesktop(t)
			d.state(c.live, c.beside, c.aside)
			report := d.publish(second)
			d.holds(second.with(c.want.without(keys(first)...).without(keys(second)...)))
			if notes := strings.Join(report.Notes, "\n"); !strings.Contains(notes, c.note) || (c.note == "") != (notes == "") {
				t.Errorf("got the notes %q, want %q", notes, c.note)
			}
		})
	}
}

func keys(t tree) (all []string) {
	for k := range t {
		all = append(all, k)
	}
	return all
}

// A build stopped while it replaced files in place is completed by the next,
// whatever that one is about.
func TestRecoveryInPlace(t *testing.T) {
	before := first.with(tree{"old.txt": "old"})
	last, next := generation(t, before), generation(t, second)
	staged := tree{}
	for _, p := range []string{"events/b.html", "events/c.html", "manifest.json"} {
		staged[".annals-stage/"+p] = next[p]
	}
	for _, c := range []struct {
		name string
		live tree
		want tree
	}{
		{"staging", last.with(staged).without(".annals-stage/manifest.json"), before},
		{"torn manifest", last.with(staged).with(tree{".annals-stage/manifest.json": "{"}), before},
		{"staged", last.with(staged), second},
		{"one moved", last.with(staged).with(tree{"events/b.html": "b, corrected"}).without(".annals-stage/events/b.html"), second},
		{"all moved", last.with(second).with(tree{".annals-stage/events/": "", ".annals-stage/manifest.json": next["manifest.json"]}), second},
		{"all moved and removed", last.with(second).with(tree{".annals-stage/manifest.json": next["manifest.json"]}).without("old.txt"), second},
		{"all but the stage", next.with(tree{".annals-stage/events/": ""}), second},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, inPlace := range []bool{false, true} {
				d := newDesktop(t)
				d.state(c.live.with(tree{"CNAME": "x"}), nil, nil)
				options := func() Options {
					o := d.options()
					o.InPlace, o.AllowShrink = inPlace, true
					return o
				}
				ctx, cancel := context.WithCancel(context.Background())
				cancel()
				if _, err := Site(ctx, first.files(), options()); err == nil {
					t.Fatal("published")
				}
				d.holds(c.want.with(tree{"CNAME": "x"}))

				d = newDesktop(t)
				d.state(c.live.with(tree{"CNAME": "x"}), nil, nil)
				report := d.publishWith(first, options(), here)
				d.holds(first.with(tree{"CNAME": "x"}))
				if len(report.Notes) != 1 || !strings.Contains(report.Notes[0], "was stopped") {
					t.Errorf("got the notes %q", report.Notes)
				}
			}
		})
	}
}

// The same where a page takes the place of a folder, and a folder of a page.
func TestRecoveryInPlaceOfPagesAndFolders(t *testing.T) {
	last := generation(t, tree{"x/y": "1", "z": "1", "same": "1"})
	now := tree{"x": "2", "z/a": "2", "z/b": "2", "same": "1"}
	done := tree{".annals-stage/manifest.json": generation(t, now)["manifest.json"]}
	for name, live := range map[string]tree{
		"nothing moved": last.with(done).with(tree{".annals-stage/x": "2", ".annals-stage/z/a": "2", ".annals-stage/z/b": "2"}),
		"cleared":       last.with(done).without("x/y", "z").with(tree{".annals-stage/x": "2", ".annals-stage/z/a": "2", ".annals-stage/z/b": "2"}),
		"some moved":    last.with(done).without("x/y", "z").with(tree{"x": "2", "z/a": "2", ".annals-stage/z/b": "2"}),
		"all moved":     last.with(done).without("x/y", "z").with(tree{"x": "2", "z/a": "2", "z/b": "2"}),
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesktop(t)
			d.state(live, nil, nil)
			d.publish(now)
			d.holds(now)
		})
	}
}

// A file that others put into the folder while a build was under way, or
// replaced in it, is in the next generation all the same.
func TestForeignFileDuringABuild(t *testing.T) {
	d := newDesktop(t)
	d.publish(first)
	tree{"token": "1", "calm": "1"}.lay(t, d.out)
	age(t, d.out)
	_, err := site(context.Background(), second.files(), d.options(), here.before(func() {
		must(t, os.Remove(filepath.Join(d.out, "token")))
		tree{"token": "2", "acme/late": "1", "events/c.html": "but this place is ours"}.lay(t, d.out)
	}))
	must(t, err)
	d.holds(second.with(tree{"token": "2", "acme/late": "1", "calm": "1"}))
}

// The next build may come late: what others changed in the meantime is newer
// than what the stopped one left.
func TestRecoveryKeepsNewerForeignFiles(t *testing.T) {
	d := newDesktop(t)
	d.state(nil, generation(t, first).with(tree{"token": "1"}), nil)
	age(t, filepath.Join(d.root, besideName))
	d.state(generation(t, second).with(tree{"token": "2"}), nil, nil)
	d.publish(second)
	d.holds(second.with(tree{"token": "2"}))
}

// Names that annals keeps for itself can be anything, and lead nowhere.
func TestRecoveryFollowsNoLink(t *testing.T) {
	d := newDesktop(t)
	d.publish(first)
	precious := generation(t, tree{"thesis.html": "years of work"}).with(tree{"notes": "mine"})
	precious.lay(t, filepath.Join(d.root, "content"))
	tree{
		besideName:             "-> content",
		asideName:              "-> content",
		"public/.annals-stage": "-> ../content",
	}.lay(t, d.root)
	o := d.options()
	_, err := Site(context.Background(), second.files(), o)
	must(t, err)
	content := look(t, filepath.Join(d.root, "content"))
	for p := range precious {
		if content[p] != precious[p] {
			t.Errorf("%s is %q", p, content[p])
		}
	}
	must(t, os.RemoveAll(filepath.Join(d.root, "content")))
	d.holds(second)
}

// What the user made read-only is carried over, and its old copy removed.
func TestReadOnlyForeignFolder(t *testing.T) {
	d := newDesktop(t)
	d.publish(first)
	tree{"archive/1": "mine"}.lay(t, d.out)
	must(t, os.Chmod(filepath.Join(d.out, "archive"), 0o555))
	d.publish(second)
	d.holds(second.with(tree{"archive/1": "mine"}))
}

// What others may do in a folder of theirs stays as they have it.
func TestForeignFolderKeepsItsMode(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("folders have no such modes there")
	}
	d := newDesktop(t)
	d.publish(first)
	private := filepath.Join(d.out, "private")
	must(t, os.Mkdir(private, 0o700))
	d.publish(second)
	info, err := os.Stat(private)
	must(t, err)
	if got := info.Mode().Perm(); got != 0o700 {
		t.Errorf("it had 0700 and has %o", got)
	}
}

// A stage is complete by its manifest: that is read back and on the disk before
// the stage takes the published folder's place.
func TestSealWaitsForTheManifest(t *testing.T) {
	d := newDesktop(t)
	target, _, err := open(d.options(), here)
	must(t, err)
	defer target.close()
	b, err := newBuild(target, d.options())
	must(t, err)
	b.manifest = []byte("{}")
	must(t, b.seal(t.Context()))
	if len(b.stage.files)+len(b.stage.dirs) > 0 {
		t.Errorf("not waited for: %v in %v", b.stage.files, b.stage.dirs)
	}
}
