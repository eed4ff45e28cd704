//go:build trial && linux

package trial

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
)

// TestTwoAtOnce starts two builds of different sites to one folder. One may be
// refused; the folder is what the last that was not has published.
func TestTwoAtOnce(t *testing.T) {
	const refused = 2
	var both, one, bad atomic.Int64
	pair := func(d *desk, i int) {
		var outcomes [2]outcome
		var wg sync.WaitGroup
		for i := range outcomes {
			wg.Go(func() { outcomes[i] = d.run(d.command(context.Background(), i), nil) })
		}
		wg.Wait()
		wrong := ""
		switch a, b := outcomes[0], outcomes[1]; {
		case a.exit == 0 && b.exit == 0:
			both.Add(1) // one after the other, in either order
			public, err := look(filepath.Join(d.dir, "public"))
			if err != nil {
				wrong = err.Error()
			} else if trees[0].with(foreign).same(public) {
				d.now = 0
			} else {
				d.now = 1
			}
		case a.exit == 0 && b.exit == refused:
			one.Add(1)
			d.now = 0
		case a.exit == refused && b.exit == 0:
			one.Add(1)
			d.now = 1
		default:
			wrong = fmt.Sprintf("%s; %s", a, b)
		}
		d.now = d.next() // what is published is the next generation of the other
		if wrong == "" {
			wrong = d.judge(outcome{})
		}
		d.now = d.next()
		if wrong == "" && d.litter() {
			wrong = "left litter"
		}
		if wrong != "" {
			bad.Add(1)
			d.Errorf("two at once: %s", wrong)
			d.set()
		}
	}
	pairs := rounds(10, 200)
	each(t, pairs, pair)
	for more := 0; one.Load() == 0 && more < 100; more += 10 { // that two meet is chance
		each(t, 10, pair)
		pairs += 10
	}
	t.Logf("proof: %d pairs of builds at once (in %d one was refused, in %d both came through): %d wrong states", pairs, one.Load(), both.Load(), bad.Load())
	if one.Load() == 0 {
		t.Error("no two builds met")
	}
}

// TestEdits builds a site while its files are written: by an editor that
// renames, and by one that empties a file first. Every build publishes the
// site as it was before an edit or after it, or refuses what it read half
// written.
func TestEdits(t *testing.T) {
	const entry = "content/events/2009/entry-000003.md"
	old, err := os.ReadFile(filepath.Join(sites[0], entry))
	if err != nil {
		t.Fatal(err)
	}
	texts := [2][]byte{old, []byte(string(old) + "\nOne more sentence [@source-000003].\n")}
	var want [2]tree
	for i, text := range texts {
		site := filepath.Join(t.TempDir(), "site")
		if err := errors.Join(os.CopyFS(site, os.DirFS(sites[0])), os.WriteFile(filepath.Join(site, entry), text, 0o644)); err != nil {
			t.Fatal(err)
		}
		want[i] = published(t, site, filepath.Join(t.TempDir(), "out"))
	}
	var during, whole, failed, bad atomic.Int64
	builds := rounds(30, 1000)
	each(t, builds, func(d *desk, i int) {
		random := rand.New(rand.NewPCG(*seed, uint64(i)))
		site := filepath.Join(d.dir, "site")
		out := filepath.Join(d.dir, "out")
		if err := errors.Join(os.RemoveAll(out), os.RemoveAll(site), os.CopyFS(site, os.DirFS(sites[0]))); err != nil {
			d.Error(err)
			return
		}
		file := filepath.Join(site, entry)
		renaming := i%2 == 0
		stop := make(chan struct{})
		var wg sync.WaitGroup
		wg.Go(func() {
			for n := random.IntN(2); ; n++ {
				select {
				case <-stop:
					return
				default:
				}
				if renaming {
					os.WriteFile(file+"~", texts[n%2], 0o644)
					os.Rename(file+"~", file)
				} else {
					os.WriteFile(file, texts[n%2], 0o644)
				}
				during.Add(1)
			}
		})
		cmd := d.command(context.Background(), 0)
		cmd.Args = []string{annals, "build", "--root", site, "--out", out}
		o := d.run(cmd, nil)
		close(stop)
		wg.Wait()
		public, err := look(out)
		wrong := ""
		switch {
		case o.hung:
			wrong = "hangs"
		case o.exit == 0:
			whole.Add(1)
			if err != nil || !want[0].same(public) && !want[1].same(public) {
				wrong = fmt.Sprintf("published a mixture (%v; from the one: %s; from the other: %s)", err, want[0].differs(public), want[1].differs(public))
			}
		case errors.Is(err, fs.ErrNotExist):
			failed.Add(1) // nothing was there before either
		default:
			wrong = "published something, and " + o.String()
		}
		if wrong != "" {
			bad.Add(1)
			d.Errorf("build %d, renaming %v: %s", i, renaming, wrong)
		}
	})
	t.Logf("proof: %d builds with %d edits during them (%d published one state of the file, %d refused a half-written one): %d mixtures",
		builds, during.Load(), whole.Load(), failed.Load(), bad.Load())
	if whole.Load() == 0 || int(during.Load()) < builds {
		t.Error("nothing was published, or nothing edited")
	}
}

// published builds a folder of content to a new folder and returns what is
// there.
func published(t *testing.T, site, out string) tree {
	t.Helper()
	if said, err := exec.Command(annals, "build", "--root", site, "--out", out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	public, err := look(out)
	if err != nil {
		t.Fatal(err)
	}
	return public
}

// TestReader reads pages by their paths while generations are exchanged: each
// page is there at every moment, and of one generation or the other.
func TestReader(t *testing.T) {
	d := newDesk(t)
	pages := []string{"index.html", "events/entry-000003.html", "sitemap.xml", "manifest.json"}
	for _, p := range pages {
		if trees[0][p] == "" || trees[1][p] == "" {
			pages = slices.DeleteFunc(pages, func(q string) bool { return q == p })
		}
	}
	if len(pages) < 2 {
		t.Fatalf("the sites have only %v in common", pages)
	}
	stop := make(chan struct{})
	var reads, bad int
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
			}
			for _, p := range pages {
				content, err := os.ReadFile(filepath.Join(d.dir, "public", p))
				if err != nil || string(content) != trees[0][p] && string(content) != trees[1][p] {
					bad++
					d.Errorf("%s: %d bytes (%v) of neither generation", p, len(content), err)
				}
				reads++
			}
		}
	})
	exchanges := rounds(10, 100)
	for range exchanges {
		if wrong := d.recover(); wrong != "" {
			t.Error(wrong)
		}
	}
	close(stop)
	wg.Wait()
	t.Logf("proof: a reader during %d exchanges read %d pages: %d missing, torn or of neither generation", exchanges, reads, bad)
}

// TestFlippedBits flips a bit of a published file, every other time of the
// manifest, which is all that one build leaves for the next. The next build
// publishes its generation whole, or refuses and touches nothing.
func TestFlippedBits(t *testing.T) {
	files := slices.Sorted(maps.Keys(trees[0]))
	var mended, refused, bad atomic.Int64
	flips := rounds(30, 200)
	each(t, flips, func(d *desk, i int) {
		random := rand.New(rand.NewPCG(*seed, uint64(i)))
		d.set()
		p := files[random.IntN(len(files))]
		if i%2 == 0 {
			p = "manifest.json"
		}
		content := []byte(trees[0][p])
		at := random.IntN(len(content))
		content[at] ^= 1 << random.IntN(8)
		if err := os.WriteFile(filepath.Join(d.dir, "public", p), content, 0o644); err != nil {
			d.Error(err)
			return
		}
		before, err := look(d.dir)
		if err != nil {
			d.Error(err)
			return
		}

		o := d.run(d.command(context.Background(), 1), nil)
		after, err := look(d.dir)
		wrong := ""
		switch {
		case err != nil:
			wrong = err.Error()
		case o.exit == 0:
			mended.Add(1)
			want := trees[1].with(foreign).in("public").with(tree{bystander: "years of work"})
			// What the flipped manifest does not name is not annals' to remove.
			for old := range trees[0] {
				_, next := trees[1][old]
				if content, kept := after["public/"+old]; kept && !next && content == trees[0][old] && p == "manifest.json" {
					want["public/"+old] = content
				}
			}
			wrong = want.differs(after)
		case o.exit == 1 || o.exit == 2:
			refused.Add(1)
			wrong = before.differs(after)
		default:
			wrong = o.String()
		}
		if wrong != "" {
			bad.Add(1)
			d.Errorf("bit flipped at byte %d of %s: %s", at, p, wrong)
		}
	})
	t.Logf("proof: %d flipped bits (%d builds published the next generation whole, %d refused and touched nothing): %d wrong states",
		flips, mended.Load(), refused.Load(), bad.Load())
}
