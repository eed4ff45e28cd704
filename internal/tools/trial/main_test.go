//go:build trial && linux

package trial

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"annals/internal/gensite"
)

var (
	full = flag.Bool("full", false, "as many rounds as docs/safety.md tells of")
	seed = flag.Uint64("seed", 1, "of what is drawn by chance")
)

// rounds is how often to try.
func rounds(short, long int) int {
	if *full {
		return long
	}
	return short
}

// Two sites, each the other's next generation: one entry changes its year, so
// that some pages come, some change, some go and most stay. They are written
// into a file system in memory: what is tried here does not depend on a disk,
// and would wait for it.
var (
	bench  string // holds everything
	annals string // the program
	sites  [2]string
	trees  [2]tree // what is published of each
)

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(run(m))
}

func run(m *testing.M) int {
	defer func() { os.RemoveAll(bench) }()
	if err := prepare(); err != nil {
		fmt.Fprintln(os.Stderr, "trial:", err)
		return 1
	}
	return m.Run()
}

func prepare() (err error) {
	if bench, err = os.MkdirTemp("/dev/shm", "annals-trial-"); err != nil {
		return err
	}
	if err := os.Chmod(bench, 0o755); err != nil { // for other users
		return err
	}
	annals = filepath.Join(bench, "annals")
	if err := compile(annals); err != nil {
		return err
	}
	site := gensite.Site(4)
	for i := range sites {
		sites[i] = filepath.Join(bench, fmt.Sprintf("site%d", i))
		if i == 1 {
			entry := gensite.File(3, 4)
			text := *site[entry]
			year := path.Base(path.Dir(entry))
			text.Data = []byte(strings.Replace(string(text.Data), "date = "+year, "date = 1999", 1))
			delete(site, entry)
			site[strings.Replace(entry, year, "1999", 1)] = &text
		}
		if err := os.CopyFS(sites[i], site); err != nil {
			return err
		}
		out := filepath.Join(bench, fmt.Sprintf("tree%d", i))
		if said, err := exec.Command(annals, "build", "--root", sites[i], "--out", out).CombinedOutput(); err != nil {
			return fmt.Errorf("%w\n%s", err, said)
		}
		if trees[i], err = look(out); err != nil {
			return err
		}
	}
	if trees[0].same(trees[1]) {
		return fmt.Errorf("the two sites are one")
	}
	return nil
}

func compile(to string, flags ...string) error {
	cmd := exec.Command("go", append(append([]string{"build", "-ldflags=-w", "-o", to}, flags...), "annals/cmd/annals")...)
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, said)
	}
	return nil
}

// A tree maps the paths of a folder to contents; an empty folder is "path/".
type tree map[string]string

func look(dir string) (tree, error) {
	t := tree{}
	err := filepath.WalkDir(dir, func(p string, entry fs.DirEntry, err error) error {
		if err != nil || p == dir {
			return err
		}
		name, err := filepath.Rel(dir, p)
		if err != nil {
			return err
		}
		if entry.IsDir() {
			t[name+"/"] = ""
			for at := path.Dir(name); at != "."; at = path.Dir(at) {
				delete(t, at+"/")
			}
			return nil
		}
		delete(t, path.Dir(name)+"/")
		content, err := os.ReadFile(p)
		t[name] = string(content)
		return err
	})
	return t, err
}

func (t tree) same(u tree) bool { return t.differs(u) == "" }

// differs names a path by which two trees differ, "" if there is none.
func (t tree) differs(u tree) string {
	for p, content := range t {
		other, ok := u[p]
		switch {
		case !ok:
			return p + " is missing"
		case other != content:
			return fmt.Sprintf("%s has %d bytes for %d", p, len(other), len(content))
		}
	}
	for p := range u {
		if _, ok := t[p]; !ok {
			return p + " is too much"
		}
	}
	return ""
}

func (t tree) with(u tree) tree {
	all := tree{}
	for _, t := range []tree{t, u} {
		for p, content := range t {
			all[p] = content
		}
	}
	return all
}

// each runs do for 0 to n-1 on two desks.
func each(t *testing.T, n int, do func(d *desk, i int)) {
	t.Helper()
	next := make(chan int)
	var wg sync.WaitGroup
	for range 2 {
		d := newDesk(t)
		wg.Go(func() {
			for i := range next {
				do(d, i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}
