//go:build unix

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"annals/internal/gensite"
)

// A bench holds the programs that are measured and the sites that were made.
type bench struct {
	Options
	ctx   context.Context
	goals []goal
}

// A goal is what was wanted and what was measured.
type goal struct{ what, wanted, measured string }

func (b *bench) goal(what, wanted, measured string, args ...any) {
	b.goals = append(b.goals, goal{what, wanted, fmt.Sprintf(measured, args...)})
}

// printGoals prints the goals of all parts that were measured.
func (b *bench) printGoals() {
	fmt.Printf("\n## Goals\n\n| goal | wanted | measured |\n|---|---|---|\n")
	for _, g := range b.goals {
		fmt.Printf("| %s | %s | %s |\n", g.what, g.wanted, g.measured)
	}
}

// prepare builds the programs and says what is measured on.
func (b *bench) prepare() error {
	for name, pkg := range map[string]string{"annals": "./cmd/annals", "floor": "./internal/tools/floor", "bigsite": "./internal/tools/bigsite"} {
		if _, _, err := take(b.ctx, ".", "go", "build", "-o", b.at(name), pkg); err != nil {
			return err
		}
	}
	fmt.Printf("%s\n\nMedians of %s. Each cell: seconds / seconds of the processors / most memory in MiB.\n", b.machine(), plural(b.runs, "run"))
	return nil
}

func (b *bench) at(name string) string { return filepath.Join(b.dir, name) }

// A site is a generated site and what is made of it.
type site struct {
	*bench
	n    int
	root string
	out  string // where annals publishes
}

// site makes a site of n entries, once.
func (b *bench) site(profile string, n int) (site, error) {
	name := fmt.Sprintf("%s-%d", profile, n)
	s := site{b, n, b.at(name), b.at(name + "-public")}
	if _, err := os.Stat(s.root); err == nil {
		return s, nil
	}
	_, _, err := take(b.ctx, ".", b.at("bigsite"), "-profile", profile, strconv.Itoa(n), s.root)
	return s, err
}

// remove makes room for other sites.
func (s site) remove() error { return errors.Join(os.RemoveAll(s.root), os.RemoveAll(s.out)) }

// build publishes s to out.
func (s site) build(out string, flags ...string) (Take, []byte, error) {
	return take(s.ctx, s.root, s.bench.at("annals"), append([]string{"build", "--out", out}, flags...)...)
}

// cold builds s as if it had never been built.
func (s site) cold(flags ...string) (Take, []byte, error) {
	if err := errors.Join(os.RemoveAll(s.out), os.RemoveAll(filepath.Join(s.root, ".annals"))); err != nil {
		return Take{}, nil, err
	}
	return s.build(s.out, flags...)
}

// colds builds s from nothing again and again.
func (s site) colds() (takes []Take, err error) {
	for range s.runs {
		t, _, err := s.cold()
		if err != nil {
			return nil, err
		}
		takes = append(takes, t)
	}
	return takes, nil
}

// edit changes the summary of one entry.
func (s site) edit(i int) error {
	file := filepath.Join(s.root, gensite.File(i, s.n))
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	const key = `summary = "`
	now := strings.Replace(string(text), key, fmt.Sprintf("%sSaid %d. ", key, i), 1)
	return os.WriteFile(file, []byte(now), 0o644)
}

// floor does the least that would publish s, which must be published.
func (s site) floor() (Take, error) {
	out := s.bench.at("floor-out")
	if err := os.RemoveAll(out); err != nil {
		return Take{}, err
	}
	_, text, err := take(s.ctx, ".", s.bench.at("floor"), s.root, s.out, out)
	if err != nil {
		return Take{}, err
	}
	var r struct{ Wall, CPU, Peak float64 }
	if err := json.Unmarshal(text, &r); err != nil {
		return Take{}, fmt.Errorf("what floor prints: %w", err)
	}
	return Take{r.Wall, r.CPU, r.Peak}, os.RemoveAll(out)
}

// A weight is how much is in a tree.
type weight struct {
	files int
	bytes int64
}

func weigh(tree string) (w weight, err error) {
	err = filepath.WalkDir(tree, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		w.files, w.bytes = w.files+1, w.bytes+info.Size()
		return nil
	})
	return w, err
}

func plural(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
