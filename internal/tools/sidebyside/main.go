//go:build unix

// Sidebyside measures builds against the floor of a build and against Hugo, in
// paired runs, and prints what docs/performance.md holds:
//
//	go run ./internal/tools/sidebyside > FILE
//
// It is started in the root of the repository. Hugo and Pagefind are measured
// where they are on the PATH, or where -hugo and -pagefind say. The sites are
// made in a folder of -dir, best in memory, and removed again.
//
// With -bound it is a guard: .ci/run stops where a build has become slow.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:])
	stop()
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "sidebyside:", err)
		os.Exit(1)
	}
}

// Options say what is measured.
type Options struct {
	sizes []int // of the sites that are built side by side, rising
	large int   // of the site that growth is measured with
	runs  int
	dir   string // where the sites are made
	disk  string // a folder on a disk, for what it costs to wait for it
	only  []string
	bound float64 // of what a build may take, in times of the floor; 0 = none

	hugo, pagefind string // programs; empty = not there
}

// parts are what can be asked for with -only.
var parts = []string{"cold", "again", "growth", "full", "sync", "serve", "memory"}

func run(ctx context.Context, args []string) error {
	o, err := options(args)
	if err != nil {
		return err
	}
	if o.dir, err = os.MkdirTemp(o.dir, "annals-measure-"); err != nil {
		return err
	}
	defer os.RemoveAll(o.dir)
	b := bench{ctx: ctx, Options: o}
	if err := b.prepare(); err != nil {
		return err
	}
	for _, part := range parts {
		if len(o.only) > 0 && !slices.Contains(o.only, part) {
			continue
		}
		if err := b.measure(part); err != nil {
			return fmt.Errorf("%s: %w", part, err)
		}
	}
	b.printGoals()
	return nil
}

func options(args []string) (o Options, err error) {
	f := flag.NewFlagSet("sidebyside", flag.ContinueOnError)
	sizes := f.String("sizes", "1000,10000", "how many entries the sites have")
	f.IntVar(&o.large, "large", 100_000, "how many entries the site has that growth is measured with")
	f.IntVar(&o.runs, "runs", 5, "how often each is measured; the median counts")
	f.StringVar(&o.dir, "dir", memory(), "where the sites are made")
	f.StringVar(&o.disk, "disk", ".", "a folder on a disk")
	f.StringVar(&o.hugo, "hugo", "hugo", "Hugo")
	f.StringVar(&o.pagefind, "pagefind", "pagefind", "Pagefind")
	f.Float64Var(&o.bound, "bound", 0, "fail where a build takes more than so many times the floor's time of the processors")
	only := f.String("only", "", "a part: "+strings.Join(parts, ", ")+"; several with commas")
	if err := f.Parse(args); err != nil {
		return o, err
	}
	for s := range strings.SplitSeq(*sizes, ",") {
		n, err := strconv.Atoi(s)
		if err != nil || n < 4 {
			return o, fmt.Errorf("%q is no number of entries, at least 4", s)
		}
		o.sizes = append(o.sizes, n)
	}
	slices.Sort(o.sizes)
	if *only != "" {
		o.only = strings.Split(*only, ",")
	}
	for _, part := range o.only {
		if !slices.Contains(parts, part) {
			return o, fmt.Errorf("there is no part %q", part)
		}
	}
	o.hugo, _ = exec.LookPath(o.hugo) // what is not there is not measured
	o.pagefind, _ = exec.LookPath(o.pagefind)
	if o.disk, err = filepath.Abs(o.disk); err != nil {
		return o, err
	}
	o.runs = max(1, o.runs)
	return o, nil
}

// memory is a folder in memory, where there is one.
func memory() string {
	const linux = "/dev/shm"
	if info, err := os.Stat(linux); err == nil && info.IsDir() {
		return linux
	}
	return os.TempDir()
}

// measure prints one part.
func (b *bench) measure(part string) error {
	switch part {
	case "cold":
		return b.cold()
	case "again":
		return b.again()
	case "growth":
		return b.growth()
	case "full":
		return b.full()
	case "sync":
		return b.sync()
	case "serve":
		return b.serve()
	}
	return b.memory()
}

// median is the middle one; of two in the middle the lower.
func median[T cmp.Ordered](list []T) T {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[(len(sorted)-1)/2]
}
