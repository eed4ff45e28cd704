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
// tried on whole sites. The files of the package are not touched.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"
)

// patience is how long the tests of one mutant may run: one that never ends is
// found, too. Go ends the tests itself; to end go would leave them running.
const patience = time.Minute

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
	dir, files := args[0], args[1:]
	if len(t.packages) == 0 {
		t.packages = []string{"./" + dir}
	}
	all, err := find(dir, files)
	if err != nil {
		return 0, err
	}
	if sample > 0 && sample < len(all) {
		random := rand.New(rand.NewPCG(seed, 0))
		drawn := random.Perm(len(all))[:sample]
		slices.Sort(drawn)
		var some []mutant
		for _, i := range drawn {
			some = append(some, all[i])
		}
		all = some
	}
	if end, err := t.try(ctx, nil); err != nil || end != lived {
		return 0, errors.Join(errors.New("the tests fail as it is"), err)
	}

	ends := make([]end, len(all))
	faults := make([]error, len(all))
	next := make(chan int)
	var wg sync.WaitGroup
	for range t.workers {
		wg.Go(func() {
			for i := range next {
				ends[i], faults[i] = t.try(ctx, &all[i])
			}
		})
	}
	for i := range all {
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
	for i, m := range all {
		if count[ends[i]]++; ends[i] == lived {
			fmt.Fprintf(w, "lived: %s\n", m)
		}
	}
	made := count[killed] + count[lived]
	share := 100 * float64(count[killed]) / float64(max(1, made))
	fmt.Fprintf(w, "%s: %d of %d mutants killed, %.1f %%\n", dir, count[killed], made, share)
	return share, nil
}

// An end is what became of a mutant.
type end int

const (
	untried end = iota
	killed
	lived
	unborn // it does not compile: the operator is one of other types too
)

// try runs the tests with a mutant in the place of its file, or with none.
func (t trial) try(ctx context.Context, m *mutant) (end, error) {
	args := []string{"test", "-short", "-failfast", "-count=1", "-vet=off", "-timeout", patience.String()}
	if t.match != "" {
		args = append(args, "-run", t.match)
	}
	if m != nil {
		dir, err := os.MkdirTemp("", "mutant-")
		if err != nil {
			return untried, err
		}
		defer os.RemoveAll(dir)
		overlay, err := m.overlay(dir)
		if err != nil {
			return untried, err
		}
		args = append(args, "-overlay", overlay)
	}
	cmd := exec.CommandContext(ctx, "go", append(args, t.packages...)...)
	cmd.WaitDelay = time.Second
	said, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return lived, nil
	case ctx.Err() != nil:
		return untried, nil
	case m == nil:
		return untried, fmt.Errorf("%w\n%s", err, said)
	case strings.Contains(string(said), "[build failed]"):
		return unborn, nil
	case errors.As(err, &exit):
		return killed, nil
	}
	return untried, err
}

// overlay writes the mutated file, and what tells go to compile it instead.
func (m mutant) overlay(dir string) (string, error) {
	file, err := filepath.Abs(m.file)
	if err != nil {
		return "", err
	}
	mutated := filepath.Join(dir, "mutated.go")
	text, err := json.Marshal(map[string]map[string]string{"Replace": {file: mutated}})
	if err != nil {
		return "", err
	}
	overlay := filepath.Join(dir, "overlay.json")
	return overlay, errors.Join(os.WriteFile(mutated, m.source(), 0o644), os.WriteFile(overlay, text, 0o644))
}
