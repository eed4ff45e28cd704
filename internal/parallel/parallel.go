// Package parallel spreads work whose results are kept by index, so that their
// order never depends on timing.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Do calls f for 0 to n-1, each once, on as many goroutines as there are
// processors, and returns when all calls have.
func Do(n int, f func(i int)) {
	var wg sync.WaitGroup
	var next atomic.Int64
	for range min(runtime.GOMAXPROCS(0), n) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	wg.Wait()
}

// All calls each of fs once, as Do does. No two may write to one place.
func All(fs ...func()) { Do(len(fs), func(i int) { fs[i]() }) }
