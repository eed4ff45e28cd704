//go:build unix

package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
)

// A rival is a program that is run in turn with the others.
type rival struct {
	name  string
	run   func() (Take, error)
	takes []Take
}

// inTurn runs all rivals again and again, each time another one first.
func inTurn(runs int, rivals []*rival) error {
	for r := range runs {
		for i := range rivals {
			v := rivals[(i+r)%len(rivals)]
			t, err := v.run()
			if err != nil {
				return err
			}
			v.takes = append(v.takes, t)
		}
	}
	return nil
}

// cold compares builds from nothing with Hugo's and with the floor.
func (b *bench) cold() error {
	fmt.Printf("\n## Builds from nothing, profile A: pages, feeds, sitemap, search, all checks, one language\n\n")
	fmt.Println("| entries | | takes | annals takes, of its time | of its processors' | files | MB |")
	fmt.Println("|---|---|---|---|---|---|---|")
	for _, n := range b.sizes {
		if err := b.coldAt(n); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) coldAt(n int) error {
	s, err := b.site("lean", n)
	if err != nil {
		return err
	}
	if _, _, err := s.cold(); err != nil { // the floor copies what it publishes
		return err
	}
	w, err := weigh(s.out)
	if err != nil {
		return err
	}
	annals := &rival{name: "annals", run: func() (Take, error) { t, _, err := s.cold(); return t, err }}
	floor := &rival{name: "floor", run: s.floor}
	rivals := []*rival{annals, floor}
	h := &hugo{}
	other := &rival{name: "Hugo", run: func() (Take, error) { return h.build() }}
	lists := &hugo{}
	same := &rival{name: "Hugo, every list", run: func() (Take, error) { return lists.build() }}
	if b.hugo != "" {
		if h, err = b.hugoSite(n); err != nil {
			return err
		}
		lists = h.withLists()
		rivals = append(rivals, other, same)
	}
	if err := inTurn(b.runs, rivals); err != nil {
		return err
	}

	printRow(n, annals, annals, w)
	printRow(n, floor, annals, w)
	times := ratio(wall, annals.takes, floor.takes)
	b.goal(fmt.Sprintf("%d entries from nothing, against the floor", n), "≤ 1.5 × (at most 2.2 ×)", "%.2f ×", times)
	if b.hugo != "" {
		printRow(n, other, annals, h.weight)
		b.goal(fmt.Sprintf("%d entries from nothing, against Hugo", n), "≥ 7 × faster (at least 5 ×)", "%.1f ×", ratio(wall, other.takes, annals.takes))
		printRow(n, same, annals, lists.weight)
		b.goal(fmt.Sprintf("%d entries from nothing, against Hugo with every list", n), "–", "%.1f ×", ratio(wall, same.takes, annals.takes))
	}
	if len(h.searched) > 0 {
		both := &rival{name: "Hugo + Pagefind", takes: h.searched}
		printRow(n, both, annals, h.weight)
		b.goal(fmt.Sprintf("%d entries from nothing, against Hugo + Pagefind", n), "≥ 10 × faster", "%.1f ×", ratio(wall, both.takes, annals.takes))
	}
	return errors.Join(h.remove(), b.bounded(ratio(cpu, annals.takes, floor.takes)))
}

func printRow(n int, v, annals *rival, w weight) {
	fmt.Printf("| %d | %s | %s | %.2f × | %.2f × | %d | %.1f |\n", n, v.name, medians(v.takes),
		ratio(wall, annals.takes, v.takes), ratio(cpu, annals.takes, v.takes), w.files, float64(w.bytes)/1e6)
}

// bounded refuses a build that takes too many times what the floor does. The
// time of the processors counts: it does not depend on what else they do.
func (b *bench) bounded(times float64) error {
	if b.bound > 0 && times > b.bound {
		return fmt.Errorf("a build takes %.2f times what the floor does, at most %.2f is wanted: look for what made it slow with  annals build --profile DIR", times, b.bound)
	}
	return nil
}

// hugo is the same site for Hugo.
type hugo struct {
	*bench
	root, out string
	config    string
	search    string // Pagefind, where it is to be run
	weight    weight // of what it writes
	searched  []Take // with Pagefind after it
}

func (b *bench) hugoSite(n int) (*hugo, error) {
	name := fmt.Sprintf("hugo-%d", n)
	h := &hugo{bench: b, root: b.at(name), out: b.at(name + "-public"), config: "hugo.toml", search: b.pagefind}
	_, _, err := take(b.ctx, ".", b.at("bigsite"), "-profile", "lean", "-hugo", strconv.Itoa(n), h.root)
	return h, err
}

// withLists is h with every list that annals makes of entries and sources, but
// for those newest first, and without Pagefind.
func (h *hugo) withLists() *hugo {
	return &hugo{bench: h.bench, root: h.root, out: h.out, config: "hugo.toml,every.toml"}
}

func (h *hugo) remove() error { return errors.Join(os.RemoveAll(h.root), os.RemoveAll(h.out)) }

// build runs Hugo, and Pagefind after it where it is there.
func (h *hugo) build() (Take, error) {
	if err := os.RemoveAll(h.out); err != nil {
		return Take{}, err
	}
	t, _, err := take(h.ctx, h.root, h.Options.hugo, "--quiet", "--noBuildLock", "--cacheDir", h.at("hugo-cache"), "--config", h.config, "-d", h.out)
	if err == nil {
		h.weight, err = weigh(h.out)
	}
	if err != nil || h.search == "" {
		return t, err
	}
	p, _, err := take(h.ctx, h.root, h.search, "--site", h.out)
	h.searched = append(h.searched, t.and(p))
	return t, err
}
