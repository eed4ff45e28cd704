//go:build unix

package main

import (
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
	files, bytes, err := weigh(s.out)
	if err != nil {
		return err
	}
	annals := &rival{name: "annals", run: func() (Take, error) { t, _, err := s.cold(); return t, err }}
	floor := &rival{name: "floor", run: s.floor}
	rivals := []*rival{annals, floor}
	var h *hugo
	if b.hugo != "" {
		if h, err = b.hugoSite(n); err != nil {
			return err
		}
		rivals = append(rivals, &rival{name: "Hugo", run: h.build})
	}
	if err := inTurn(b.runs, rivals); err != nil {
		return err
	}
	for _, v := range rivals {
		f, size := files, bytes
		if v.name == "Hugo" {
			if f, size, err = weigh(h.out); err != nil {
				return err
			}
		}
		printRow(n, v, annals, f, size)
	}
	if err := b.bounded(ratio(cpu, annals.takes, floor.takes)); err != nil {
		return err
	}
	if h != nil && b.pagefind != "" {
		both := &rival{name: "Hugo + Pagefind", takes: h.searched}
		f, size, err := weigh(h.out)
		if err != nil {
			return err
		}
		printRow(n, both, annals, f, size)
	}
	if h != nil {
		return h.remove()
	}
	return nil
}

// bounded refuses a build that takes too many times what the floor does. The
// time of the processors counts: it does not depend on what else they do.
func (b *bench) bounded(times float64) error {
	if b.bound > 0 && times > b.bound {
		return fmt.Errorf("a build takes %.2f times what the floor does, at most %.2f is wanted: look for what made it slow with  annals build --profile DIR", times, b.bound)
	}
	return nil
}

func printRow(n int, v, annals *rival, files int, bytes int64) {
	fmt.Printf("| %d | %s | %s | %.2f × | %.2f × | %d | %.1f |\n", n, v.name, medians(v.takes), ratio(wall, annals.takes, v.takes), ratio(cpu, annals.takes, v.takes), files, float64(bytes)/1e6)
}

// hugo is the same site for Hugo.
type hugo struct {
	*bench
	root, out string
	searched  []Take // with Pagefind after it
}

func (b *bench) hugoSite(n int) (*hugo, error) {
	name := fmt.Sprintf("hugo-%d", n)
	h := &hugo{bench: b, root: b.at(name), out: b.at(name + "-public")}
	_, _, err := take(b.ctx, ".", b.at("bigsite"), "-profile", "lean", "-hugo", strconv.Itoa(n), h.root)
	return h, err
}

func (h *hugo) remove() error {
	if err := os.RemoveAll(h.root); err != nil {
		return err
	}
	return os.RemoveAll(h.out)
}

// build runs Hugo, and Pagefind after it where it is there.
func (h *hugo) build() (Take, error) {
	if err := os.RemoveAll(h.out); err != nil {
		return Take{}, err
	}
	t, _, err := take(h.ctx, h.root, h.Options.hugo, "--quiet", "--noBuildLock", "--cacheDir", h.at("hugo-cache"), "-d", h.out)
	if err != nil || h.pagefind == "" {
		return t, err
	}
	p, _, err := take(h.ctx, h.root, h.pagefind, "--site", h.out)
	h.searched = append(h.searched, t.and(p))
	return t, err
}
