//go:build trial && linux

package trial

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestPowerCut replays the operations of a recorded build on a disk that keeps
// only what was synced, and looks at it after each: the published folder is
// one generation or the other, and the next one for good once the build has
// ended. A control leaves the syncs out, and must be seen to lose something.
func TestPowerCut(t *testing.T) {
	d := newDesk(t)
	before, err := look(d.dir)
	if err != nil {
		t.Fatal(err)
	}
	calls := d.trace(whole, "openat", "mkdirat", "unlinkat", "linkat", "renameat", "renameat2", "write", "fsync")
	ops, began := operations(calls, d.dir)
	exchange := slices.IndexFunc(ops, func(o operation) bool { return o.exchange })
	if exchange < 0 {
		t.Fatal("no exchange was recorded")
	}
	old, next := trees[0].with(foreign), trees[1].with(foreign)
	wrong := func(whole tree, n int) string {
		public := tree{}
		for p, content := range whole {
			if rest, ok := strings.CutPrefix(p, "public/"); ok {
				public[rest] = content
			}
		}
		switch {
		case next.same(public) && n > exchange:
			return ""
		case old.same(public) && n < len(ops):
			return ""
		}
		return "neither generation: from the old one " + old.differs(public) + ", from the next one " + next.differs(public)
	}
	draws := rounds(6, 60)
	looked, bad, first, err := cuts(before, ops, began, draws, wrong)
	if err != nil {
		t.Fatal(err)
	}
	if bad > 0 {
		t.Error(first)
	}

	var careless []operation
	for _, o := range ops {
		if o.call != "fsync" {
			careless = append(careless, o)
		}
	}
	_, lost, _, err := cuts(before, careless, make([]int, len(careless)), 6, func(t tree, n int) string {
		if n == len(careless) {
			return wrong(t, len(ops))
		}
		return wrong(t, exchange+1)
	})
	if err != nil {
		t.Fatal(err)
	}
	if lost == 0 {
		t.Error("without syncs nothing is lost: the model sees nothing")
	}
	t.Logf("proof: %d operations recorded, power cut after each in %d draws (%d states): %d wrong; the same build without its syncs: %d wrong", len(ops), draws, looked, bad, lost)
}

// TestRecoveryAfterPowerCut lays what a power cut may leave on a real disk,
// and lets the next build come.
func TestRecoveryAfterPowerCut(t *testing.T) {
	d := newDesk(t)
	before, err := look(d.dir)
	if err != nil {
		t.Fatal(err)
	}
	ops, began := operations(d.trace(whole, "openat", "mkdirat", "unlinkat", "linkat", "renameat", "renameat2", "write", "fsync"), d.dir)
	every := max(1, len(ops)/rounds(10, 100))
	var states []tree
	_, _, _, err = cuts(before, ops, began, 4, func(t tree, n int) string {
		if n%every == 0 {
			states = append(states, t)
		}
		return ""
	})
	if err != nil {
		t.Fatal(err)
	}
	bad := 0
	for i, state := range states {
		os.RemoveAll(d.dir)
		d.lay(state)
		d.now = 0
		o := d.run(d.command(context.Background(), 1), nil)
		wrong := d.judge(o)
		switch {
		case wrong == "" && o.exit != 0:
			wrong = o.String()
		case wrong == "" && d.litter():
			wrong = "litter"
		}
		if wrong != "" {
			bad++
			t.Errorf("state %d: %s", i, wrong)
		}
	}
	t.Logf("proof: %d states after a power cut laid out again: %d where the next build does not put it right", len(states), bad)
}
