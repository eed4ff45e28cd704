// Mutants changes one operator of a package at a time and runs the tests that
// should find it. What none of them finds has lived.
//
//	go run ./internal/tools/mutants internal/edtf
//	go run ./internal/tools/mutants -tests "./internal/link ./internal/build" internal/link evidence.go origins.go
//	go run ./internal/tools/mutants -sample 50 internal/publish
//
// Interrupted, it tells of those that it has tried.
//
// The tests may be of other packages: what decides about evidence, for one, is
// tried on whole sites. They are built once, with every mutant in them and a
// variable of the environment that chooses one. The files of the package are not
// touched.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/signal"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"
)

func main() {
	tests := flag.String("tests", "", "the `PACKAGES` whose tests should find them; else the package's own")
	match := flag.String("run", "", "only the tests that match")
	sample := flag.Int("sample", 0, "try `N` of them, drawn by chance; else all")
	seed := flag.Uint64("seed", 1, "of what is drawn")
	least := flag.Float64("least", 0, "exit with 1 if fewer per cent are killed")
	workers := flag.Int("workers", 2, "how many to try at once")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	t := trial{packages: strings.Fields(*tests), match: *match, workers: *workers}
	share, err := t.run(ctx, os.Stdout, flag.Args(), *sample, *seed)
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutants:", err)
		os.Exit(1)
	}
	if share < *least {
		os.Exit(1)
	}
}

type trial struct {
	packages []string // whose tests are run
	match    string
	workers  int
}

// run tries the mutants of the folder args[0], or of the files of it that
// follow, until ctx ends. It returns the share that was killed, in per cent.
func (t trial) run(ctx context.Context, w io.Writer, args []string, sample int, seed uint64) (float64, error) {
	if len(args) == 0 {
		return 0, errors.New("name the folder of a package")
	}
	dir := args[0]
	if len(t.packages) == 0 {
		t.packages = []string{"./" + dir}
	}
	p, err := load(ctx, dir, args[1:])
	if err != nil {
		return 0, err
	}
	temp, err := os.MkdirTemp("", "mutants-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(temp)
	woven, err := t.build(ctx, temp, p.woven())
	if err != nil {
		return 0, err
	}
	began := time.Now()
	if said, err := woven.run(ctx, 0, time.Hour); err != nil {
		return 0, fmt.Errorf("the tests fail as it is: %w\n%s", err, said)
	}
	patience := 5*time.Second + 10*time.Since(began)

	drawn := draw(len(p.mutants), sample, seed)
	ends := make([]end, len(drawn))
	faults := make([]error, len(drawn))
	next := make(chan int)
	var wg sync.WaitGroup
	for range t.workers {
		wg.Go(func() {
			for i := range next {
				ends[i], faults[i] = t.try(ctx, woven, p, drawn[i], patience)
			}
		})
	}
	for i := range drawn {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	wg.Wait()
	if err := errors.Join(faults...); err != nil {
		return 0, err
	}
	count := map[end]int{}
	for i, n := range drawn {
		if count[ends[i]]++; ends[i] == lived {
			fmt.Fprintf(w, "lived: %s\n", p.mutants[n])
		}
	}
	made := count[killed] + count[lived]
	share := 100 * float64(count[killed]) / float64(max(1, made))
	fmt.Fprintf(w, "%s: %d of %d mutants killed, %.1f %%\n", dir, count[killed], made, share)
	return share, nil
}

// draw are the indexes of so many of n, in order, or of all.
func draw(n, sample int, seed uint64) []int {
	if sample <= 0 || sample > n {
		sample = n
	}
	drawn := rand.New(rand.NewPCG(seed, 0)).Perm(n)[:sample]
	slices.Sort(drawn)
	return drawn
}

// An end is what became of a mutant.
type end int

const (
	untried end = iota
	killed
	lived
	unborn // it does not compile: a constant out of bounds
)

// try runs the tests with the mutant n.
func (t trial) try(ctx context.Context, woven tests, p *pkg, n int, patience time.Duration) (end, error) {
	m := p.mutants[n]
	if m.constant {
		dir, err := os.MkdirTemp("", "mutant-")
		if err != nil {
			return untried, err
		}
		defer os.RemoveAll(dir)
		woven, err = t.build(ctx, dir, map[string][]byte{m.pos.Filename: m.source()})
		switch {
		case ctx.Err() != nil:
			return untried, nil
		case errors.Is(err, errCompile):
			return unborn, nil
		case err != nil:
			return untried, err
		}
	}
	_, err := woven.run(ctx, n+1, patience)
	switch {
	case err == nil:
		return lived, nil
	case ctx.Err() != nil:
		return untried, nil
	case errors.Is(err, errTests):
		return killed, nil
	}
	return untried, err
}
