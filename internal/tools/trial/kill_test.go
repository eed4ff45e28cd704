//go:build trial && linux

package trial

import (
	"context"
	"math/rand/v2"
	"os/exec"
	"sync/atomic"
	"testing"
	"time"
)

// TestKill kills builds at moments drawn by chance.
func TestKill(t *testing.T) {
	var bad, left, alive atomic.Int64
	kills := rounds(60, 1000)
	d := newDesk(t)
	started := time.Now()
	d.run(d.command(context.Background(), d.next()), nil)
	usual := time.Since(started)

	each(t, kills, func(d *desk, i int) {
		random := rand.New(rand.NewPCG(*seed, uint64(i)))
		o := d.run(d.command(context.Background(), d.next()), func(cmd *exec.Cmd) {
			time.Sleep(time.Duration(random.Int64N(int64(usual) * 5 / 4)))
			cmd.Process.Kill()
		})
		if !o.killed {
			alive.Add(1)
		}
		if d.litter() {
			left.Add(1)
		}
		if !d.after("a kill", o) {
			bad.Add(1)
		}
	})
	t.Logf("proof: %d kills at random moments (%d found the build already done, %d left something for the next one): %d wrong states",
		kills, alive.Load(), left.Load(), bad.Load())
	if left.Load() == 0 {
		t.Error("no kill came in time to leave anything")
	}
}
