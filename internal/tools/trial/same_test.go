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
)

// hash is one SHA-256 for the paths and contents of a tree.
func (t tree) hash() string {
	h := sha256.New()
	for _, p := range slices.Sorted(maps.Keys(t)) {
		fmt.Fprintf(h, "%q %q\n", p, t[p])
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

// TestSameBytes builds the repository's own content and a made site on
// machines that differ in one thing each, from nothing and over another
// generation.
func TestSameBytes(t *testing.T) {
	repository, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	race, trimmed := filepath.Join(bench, "annals-race"), filepath.Join(bench, "annals-trimmed")
	if err := errors.Join(compile(race, "-race"), compile(trimmed, "-trimpath")); err != nil {
		t.Fatal(err)
	}
	moved := filepath.Join(t.TempDir(), "a folder", "dossier à côté")

	env := func(vars ...string) func(*exec.Cmd) {
		return func(c *exec.Cmd) { c.Env = append(os.Environ(), vars...) }
	}
	program := func(p string) func(*exec.Cmd) { return func(c *exec.Cmd) { c.Path, c.Args[0] = p, p } }
	variations := []struct {
		name string
		make func(*exec.Cmd)
	}{
		{"again", nil},
		{"one processor", env("GOMAXPROCS=1")},
		{"seven processors", env("GOMAXPROCS=7")},
		{"garbage at every turn", env("GOGC=5")},
		{"TZ east", env("TZ=Pacific/Kiritimati")},
		{"TZ west", env("TZ=America/Adak")},
		{"Turkish", env("LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8")},
		{"C", env("LANG=C", "LC_ALL=C")},
		{"no environment", func(c *exec.Cmd) { c.Env = []string{} }},
		{"umask 077", func(c *exec.Cmd) {
			c.Args = append([]string{"sh", "-c", `umask 077; exec "$0" "$@"`}, c.Args...)
			c.Path = "/bin/sh"
		}},
		{"from elsewhere", func(c *exec.Cmd) { c.Dir = "/" }},
		{"race detector", program(race)},
		{"built with -trimpath", program(trimmed)},
	}
	builds, differ := 0, 0
	for _, site := range []string{sites[0], repository} {
		content := reversed(t, site, moved)
		first := ""
		try := func(name, root, out string, change func(*exec.Cmd)) {
			cmd := exec.Command(annals, "build", "--root", root, "--out", out)
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
			builds++
			switch h := public.hash(); {
			case first == "":
				first = h
			case h != first:
				differ++
				t.Errorf("%s, %s: other bytes", filepath.Base(site), name)
			}
		}
		try("first", site, filepath.Join(t.TempDir(), "out"), nil)
		for _, v := range variations {
			try(v.name, site, filepath.Join(t.TempDir(), "out"), v.make)
		}
		try("moved, other times and order of files", content, filepath.Join(t.TempDir(), "out"), nil)

		// Over what another generation left, unless that has other records.
		if site == sites[0] {
			over := filepath.Join(t.TempDir(), "out")
			if said, err := exec.Command(annals, "build", "--root", sites[1], "--out", over).CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, said)
			}
			try("over another generation", site, over, nil)
			try("in place over the same", site, over, func(c *exec.Cmd) { c.Args = append(c.Args, "--in-place") })
		}
		os.RemoveAll(moved)
	}
	t.Logf("proof: %d builds of two sites under %d variations: %d with other bytes", builds, len(variations)+3, differ)
}

// reversed copies a site with its files made in the opposite order, which is
// how a file system in memory lists them, and with times by chance.
func reversed(t *testing.T, site, to string) string {
	t.Helper()
	var files []string
	for _, part := range []string{"config.toml", "content", "templates"} {
		err := filepath.WalkDir(filepath.Join(site, part), func(p string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() {
				files = append(files, p)
			}
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	random := rand.New(rand.NewPCG(*seed, 0))
	for _, file := range slices.Backward(files) {
		at := filepath.Join(to, strings.TrimPrefix(file, site))
		content, err := os.ReadFile(file)
		when := time.Unix(random.Int64N(2e9), 0)
		err = errors.Join(err, os.MkdirAll(filepath.Dir(at), 0o700), os.WriteFile(at, content, 0o600), os.Chtimes(at, when, when))
		if err != nil {
			t.Fatal(err)
		}
	}
	return to
}
