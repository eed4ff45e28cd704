//go:build trial && linux

package trial

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// changing are the calls by which a build changes a disk; asking, those by
// which it learns about it.
var (
	changing = []string{"write", "fsync", "mkdirat", "linkat", "renameat", "renameat2", "unlinkat", "fchmodat"}
	asking   = []string{"openat", "read", "newfstatat", "getdents64", "close", "flock"}
)

// inject does something to a build at a point of it and reports whether it
// came to that.
func (d *desk) inject(p point, what string) (o outcome, landed bool) {
	file := filepath.Join(bench, "trace-"+filepath.Base(d.dir))
	defer os.Remove(file)
	cmd := d.command(context.Background(), d.next(), d.on(p, what, file)...)
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1") // strace counts the calls of each thread
	o = d.run(cmd, nil)
	text, _ := os.ReadFile(file)
	return o, o.killed || strings.Contains(string(text), "(INJECTED)") || strings.Contains(string(text), "--- SIG")
}

// TestKillAtEveryCall kills builds as they are about to write, sync, link,
// rename, or remove something; with -full at each such moment.
func TestKillAtEveryCall(t *testing.T) {
	points := newDesk(t).points(changing...)
	all := len(points)
	if !*full {
		points = some(points, 40)
	}
	var bad, landed atomic.Int64
	each(t, len(points), func(d *desk, i int) {
		o, ok := d.inject(points[i], "signal=KILL")
		if ok {
			landed.Add(1)
		}
		if !d.after("killed at "+points[i].String(), o) {
			bad.Add(1)
		}
	})
	t.Logf("proof: %d of %d calls that change the disk killed, %d of them in time: %d wrong states", len(points), all, landed.Load(), bad.Load())
	if int(landed.Load()) < len(points)*8/10 {
		t.Error("too few landed")
	}
}

// some draws n of the points, and those that are the only ones of their call.
func some(points []point, n int) []point {
	count := map[string]int{}
	for _, p := range points {
		count[p.call]++
	}
	rare := func(p point) bool { return count[p.call] < 3 }
	random := rand.New(rand.NewPCG(*seed, 0))
	var drawn []point
	for _, i := range random.Perm(len(points)) {
		if p := points[i]; rare(p) || len(drawn) < n {
			drawn = append(drawn, p)
		}
	}
	return drawn
}

var errnos = []string{"ENOSPC", "EDQUOT", "EIO", "EMFILE", "EACCES", "EROFS", "EXDEV", "EINTR"}

// TestErrors lets calls fail, once or from then on, and with each error.
func TestErrors(t *testing.T) {
	points := newDesk(t).points(slices.Concat(changing, asking)...)
	random := rand.New(rand.NewPCG(*seed, 0))
	// As many for a rare call as for a frequent one.
	byCall := map[string][]point{}
	for _, p := range points {
		byCall[p.call] = append(byCall[p.call], p)
	}
	var names []string
	for _, name := range slices.Concat(changing, asking) {
		if byCall[name] != nil {
			names = append(names, name)
		}
	}
	type fault struct {
		point
		what string
	}
	var faults []fault
	for i := range rounds(64, 800) {
		of := byCall[names[i%len(names)]]
		what := "error=" + errnos[i/len(names)%len(errnos)]
		f := fault{of[random.IntN(len(of))], what}
		faults = append(faults, f)
	}

	var bad, landed, published atomic.Int64
	var mu sync.Mutex
	kinds := map[string]bool{}
	each(t, len(faults), func(d *desk, i int) {
		f := faults[i]
		o, ok := d.inject(f.point, f.what)
		if ok {
			landed.Add(1)
			mu.Lock()
			kinds[f.call+" "+f.what] = true
			mu.Unlock()
		}
		if o.exit == 0 {
			published.Add(1)
		}
		if !d.after(fmt.Sprintf("%s at %s", f.what, f.point), o) {
			bad.Add(1)
		}
	})
	t.Logf("proof: %d errors landed of %d tried (%d pairs of call and error), after %d the build was published all the same: %d wrong states, false exits or hangs",
		landed.Load(), len(faults), len(kinds), published.Load(), bad.Load())
	if want := rounds(32, 500); int(landed.Load()) < want {
		t.Errorf("%d landed, want %d", landed.Load(), want)
	}
}

// TestSignals interrupts builds in each of their phases.
func TestSignals(t *testing.T) {
	points := newDesk(t).points(slices.Concat(changing, asking)...)
	phases := []struct {
		name string
		is   func(point) bool
	}{
		{"reading", func(p point) bool { return strings.HasPrefix(p.path, "SITE") }},
		{"comparing", func(p point) bool { return p.call == "openat" && strings.HasPrefix(p.path, "DESK/public") }},
		{"writing", func(p point) bool { return p.call == "write" }},
		{"linking", func(p point) bool { return p.call == "linkat" }},
		{"syncing", func(p point) bool { return p.call == "fsync" }},
		{"exchanging", func(p point) bool { return p.call == "renameat2" }},
		{"cleaning", func(p point) bool { return p.call == "unlinkat" && p.path != "DESK" }},
	}
	type try struct {
		phase, signal string
		point
	}
	var tries []try
	random := rand.New(rand.NewPCG(*seed, 0))
	for _, phase := range phases {
		var of []point
		for _, p := range points {
			if phase.is(p) {
				of = append(of, p)
			}
		}
		if len(of) == 0 {
			t.Fatalf("no call is made while %s", phase.name)
		}
		for _, signal := range []string{"INT", "TERM"} {
			for range rounds(1, 12) {
				tries = append(tries, try{phase.name, signal, of[random.IntN(len(of))]})
			}
		}
	}
	var bad, landed atomic.Int64
	each(t, len(tries), func(d *desk, i int) {
		try := tries[i]
		o, ok := d.inject(try.point, "signal="+try.signal)
		if ok {
			landed.Add(1)
		}
		if !d.after(fmt.Sprintf("SIG%s while %s, %s", try.signal, try.phase, try.point), o) {
			bad.Add(1)
		}
	})
	t.Logf("proof: %d SIGINT and SIGTERM landed in %d phases: %d wrong states, false exits or hangs", landed.Load(), len(phases), bad.Load())
	if int(landed.Load()) < len(tries)*6/10 {
		t.Error("too few landed")
	}
}
