//go:build trial && linux

package trial

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"annals/internal/gensite"
)

// hash is one SHA-256 for the paths and contents of a tree.
func (t tree) hash() string {
	h := sha256.New()
	for _, p := range slices.Sorted(maps.Keys(t)) {
		fmt.Fprintf(h, "%q %q\n", p, t[p])
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

// A variation is something that another machine, or another day, has otherwise.
type variation struct {
	name   string
	change func(*exec.Cmd)
}

func env(vars ...string) func(*exec.Cmd) {
	return func(c *exec.Cmd) { c.Env = append(os.Environ(), vars...) }
}

func program(p string) func(*exec.Cmd) { return func(c *exec.Cmd) { c.Path, c.Args[0] = p, p } }

func umask077(c *exec.Cmd) {
	c.Args = append([]string{"sh", "-c", `umask 077; exec "$0" "$@"`}, c.Args...)
	c.Path = "/bin/sh"
}

func otherwise(race string) []variation {
	return []variation{
		{"again", func(*exec.Cmd) {}},
		{"one processor", env("GOMAXPROCS=1")},
		{"seven processors", env("GOMAXPROCS=7")},
		{"garbage at every turn", env("GOGC=5")},
		{"TZ east", env("TZ=Pacific/Kiritimati")},
		{"TZ west", env("TZ=America/Adak")},
		{"Turkish", env("LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8")},
		{"C", env("LANG=C", "LC_ALL=C")},
		{"no environment", func(c *exec.Cmd) { c.Env = []string{} }},
		{"umask 077", umask077},
		{"from elsewhere", func(c *exec.Cmd) { c.Dir = "/" }},
		{"race detector", program(race)},
	}
}

// TestSameBytes builds sites on machines that differ in one thing each, and
// over what earlier builds left: a small one with every kind of page, the same
// as a release, one with many entries, and the repository's own. A release and
// the repository's take long: without -full they meet all variations at once only,
// and no earlier build.
func TestSameBytes(t *testing.T) {
	repository, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	race := filepath.Join(bench, "annals-race")
	if err := compile(race, "-race"); err != nil {
		t.Fatal(err)
	}
	many := filepath.Join(bench, "many")
	if err := os.CopyFS(many, gensite.Site(rounds(60, 1000))); err != nil {
		t.Fatal(err)
	}
	all := otherwise(race)
	if *full {
		trimmed := filepath.Join(bench, "annals-trimmed")
		if err := compile(trimmed, "-trimpath"); err != nil {
			t.Fatal(err)
		}
		all = append(all, variation{"built with -trimpath", program(trimmed)})
	}
	atOnce := func(c *exec.Cmd) {
		env("GOMAXPROCS=1", "GOGC=20", "TZ=Pacific/Kiritimati", "LC_ALL=tr_TR.UTF-8")(c)
		umask077(c)
		c.Dir = "/"
	}

	var c comparison
	pages := filepath.Join(repository, "e2e", "site")
	for _, site := range []struct {
		name, from string
		flags      []string
		long       bool
	}{
		{"every kind of page", pages, nil, false},
		{"a release", pages, []string{"--release", "--host", "caddy"}, true},
		{"many entries", many, nil, false},
		{"the repository's content", repository, nil, true},
	} {
		variations := all
		if site.long && !*full {
			variations = nil
		}
		t.Run(site.name, func(t *testing.T) { c.compare(t, site.from, site.flags, variations, atOnce) })
	}
	t.Logf("proof: %d builds of 4 sites, under up to %d variations, over what earlier builds left, and moved: %d with other bytes", c.builds, len(all), c.differ)
}

// A comparison counts builds that should be the same.
type comparison struct{ builds, differ int }

// compare builds the site in the folder from once as it is, then moved and with
// all that may differ atOnce; and if there are variations, over another
// generation and under each of them.
func (c *comparison) compare(t *testing.T, from string, flags []string, variations []variation, atOnce func(*exec.Cmd)) {
	root := filepath.Join(t.TempDir(), "site")
	files := copySite(t, from, root, false)
	first := ""
	try := func(name, root, out string, change func(*exec.Cmd)) {
		t.Helper()
		cmd := exec.Command(annals, slices.Concat([]string{"build", "--root", root, "--out", out}, flags)...)
		if change != nil {
			change(cmd)
		}
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, last(string(said)))
		}
		public, err := look(out)
		if err != nil {
			t.Fatal(err)
		}
		c.builds++
		switch h := public.hash(); {
		case first == "":
			first = h
		case h != first:
			c.differ++
			t.Errorf("%s: other bytes", name)
		}
	}
	fresh := func() string { return filepath.Join(t.TempDir(), "out") }

	out := fresh()
	try("first", root, out, nil)
	moved := filepath.Join(t.TempDir(), "a folder", "dossier à côté")
	copySite(t, from, moved, true)
	try("moved, with other times and order of files, no cache, and all else at once", moved, fresh(), atOnce)
	if len(variations) == 0 {
		return
	}

	// An entry says more, and then again what it said.
	entry := files[slices.IndexFunc(files, func(f string) bool { return strings.HasPrefix(f, "content/events/") })]
	text, err := os.ReadFile(filepath.Join(root, entry))
	if err != nil {
		t.Fatal(err)
	}
	write := func(text []byte) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(root, entry), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	other := func() {
		t.Helper()
		write(append(slices.Clone(text), "\nOne more sentence.\n"...))
		said, err := exec.Command(annals, slices.Concat([]string{"build", "--root", root, "--out", out}, flags)...).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
		if public, err := look(out); err != nil || public.hash() == first {
			t.Fatalf("%s says more, and the site is the same (%v)", entry, err)
		}
		write(text)
	}
	other()
	try("over another generation", root, out, nil)
	other()
	try("in place, over another generation", root, out, func(c *exec.Cmd) { c.Args = append(c.Args, "--in-place") })
	for _, v := range variations {
		try(v.name, root, fresh(), v.change)
	}
}

// copySite copies what a site is made from, and lists it. Backwards it makes the
// files in the opposite order, which is how a file system in memory lists them,
// and with times by chance.
func copySite(t *testing.T, from, to string, backwards bool) (files []string) {
	t.Helper()
	for _, part := range []string{"config.toml", "content", "templates"} {
		err := filepath.WalkDir(filepath.Join(from, part), func(p string, entry fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err == nil && !entry.IsDir() {
				files = append(files, strings.TrimPrefix(p, from+"/"))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	random := rand.New(rand.NewPCG(*seed, 0))
	order := slices.Clone(files)
	if backwards {
		slices.Reverse(order)
	}
	for _, file := range order {
		at := filepath.Join(to, file)
		content, err := os.ReadFile(filepath.Join(from, file))
		err = errors.Join(err, os.MkdirAll(filepath.Dir(at), 0o700), os.WriteFile(at, content, 0o600))
		if backwards {
			when := time.Unix(random.Int64N(2e9), 0)
			err = errors.Join(err, os.Chtimes(at, when, when))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}
