//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
)

// largest is the size that all other parts are measured at.
func (b *bench) largest() int { return b.sizes[len(b.sizes)-1] }

// again builds what was built before: with nothing changed, and with one entry.
func (b *bench) again() error {
	s, err := b.site("lean", b.largest())
	if err != nil {
		return err
	}
	var cold, same, edited []Take
	for i := range b.runs {
		for _, step := range []struct {
			takes *[]Take
			run   func() (Take, []byte, error)
		}{
			{&cold, func() (Take, []byte, error) { return s.cold() }},
			{&same, func() (Take, []byte, error) { return s.build(s.out) }},
			{&edited, func() (Take, []byte, error) {
				if err := s.edit(i * 37 % s.n); err != nil {
					return Take{}, nil, err
				}
				return s.build(s.out)
			}},
		} {
			t, _, err := step.run()
			if err != nil {
				return err
			}
			*step.takes = append(*step.takes, t)
		}
	}
	fmt.Printf("\n## Built again, %d entries\n\n| | takes | of a build from nothing | of its processors' |\n|---|---|---|---|\n", s.n)
	fmt.Printf("| from nothing | %s | | |\n", medians(cold))
	fmt.Printf("| nothing changed | %s | %.0f %% | %.0f %% |\n", medians(same), 100*ratio(wall, same, cold), 100*ratio(cpu, same, cold))
	fmt.Printf("| one entry edited | %s | %.0f %% | %.0f %% |\n", medians(edited), 100*ratio(wall, edited, cold), 100*ratio(cpu, edited, cold))
	b.goal(fmt.Sprintf("nothing changed, %d entries", s.n), "≤ 12 % of a build from nothing", "%.0f %%", 100*ratio(wall, same, cold))
	b.goal(fmt.Sprintf("one entry edited, %d entries", s.n), "≤ 25 % of a build from nothing", "%.0f %%", 100*ratio(wall, edited, cold))
	return nil
}

// growth builds a site ten times as large.
func (b *bench) growth() error {
	s, err := b.site("lean", b.largest())
	if err != nil {
		return err
	}
	small, err := s.colds()
	if err != nil {
		return err
	}
	if err := s.remove(); err != nil {
		return err
	}
	l, err := b.site("lean", b.large)
	if err != nil {
		return err
	}
	large, stages, err := l.cold("--verbose")
	if err != nil {
		return err
	}
	m := medians(small)
	fmt.Printf("\n## Growth\n\n| entries | takes | |\n|---|---|---|\n| %d | %s | |\n| %d, once | %s | %.1f × the time for %.1f × the entries |\n",
		s.n, m, l.n, large, large.wall/m.wall, float64(l.n)/float64(s.n))
	fmt.Printf("\n%s\n", stageLine.Find(stages))
	b.goal(fmt.Sprintf("growth from %d to %d entries", s.n, l.n), "≤ 11 × the time", "%.1f ×", large.wall/m.wall)
	b.goal(fmt.Sprintf("memory for %d entries", l.n), "≤ 1.5 GiB", "%.2f GiB", large.peak/1024)
	return l.remove()
}

var stageLine = regexp.MustCompile(`(?m)^stages .*$`)

// full builds everything that a site has where config.toml says nothing, in
// two languages.
func (b *bench) full() error {
	s, err := b.site("full", b.largest())
	if err != nil {
		return err
	}
	takes, err := s.colds()
	if err != nil {
		return err
	}
	w, err := weigh(s.out)
	if err != nil {
		return err
	}
	m := medians(takes)
	fmt.Printf("\n## Profile B: all files, two languages\n\n| entries | takes | files | MB | each file |\n|---|---|---|---|---|\n| %d | %s | %d | %.1f | %.3f ms, %.3f of the processors |\n",
		s.n, m, w.files, float64(w.bytes)/1e6, 1000*m.wall/float64(w.files), 1000*m.cpu/float64(w.files))
	b.goal(fmt.Sprintf("profile B, %d entries", s.n), "told", "%.3f ms a file", 1000*m.wall/float64(w.files))
	return s.remove()
}

// sync builds to a disk, with and without waiting for it.
func (b *bench) sync() error {
	s, err := b.site("lean", b.largest())
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp(b.disk, ".annals-measure-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	made := 0
	to := func(flags ...string) func() (Take, error) {
		return func() (Take, error) {
			// A folder of its own each time: ext4 is slow to make files for
			// some seconds after it has removed many.
			made++
			if err := os.RemoveAll(filepath.Join(s.root, ".annals")); err != nil {
				return Take{}, err
			}
			t, _, err := s.build(filepath.Join(dir, fmt.Sprint(made)), flags...)
			return t, err
		}
	}
	synced, unsynced := &rival{run: to()}, &rival{run: to("--no-sync")}
	if err := inTurn(b.runs, []*rival{synced, unsynced}); err != nil {
		return err
	}
	fmt.Printf("\n## Waiting for the disk, %d entries\n\n| | takes | |\n|---|---|---|\n", s.n)
	fmt.Printf("| with --no-sync | %s | |\n", medians(unsynced.takes))
	waiting := 100 * (1 - 1/ratio(wall, synced.takes, unsynced.takes))
	fmt.Printf("| as usual | %s | %.0f %% of it is waiting |\n", medians(synced.takes), waiting)
	b.goal(fmt.Sprintf("waiting for the disk, %d entries", s.n), "≤ 25 % of a build from nothing", "%.0f %%", waiting)
	return nil
}
