package publish

import (
	"context"
	"iter"
	"sync"
	"sync/atomic"
)

// each calls do for every item, on n goroutines, and tells it on which, from 0.
// It stops at the first failure and returns that of the earliest item, so that
// two runs fail alike.
func each[T any](ctx context.Context, n int, items iter.Seq[T], do func(worker int, item T) error) error {
	type task struct {
		item T
		rank int
	}
	var (
		tasks  = make(chan task, 4*n) // a few ahead: handing over each costs as much as a small page
		wg     sync.WaitGroup
		failed atomic.Bool

		mu    sync.Mutex
		first error
		rank  int
	)
	for worker := range n {
		wg.Go(func() {
			for t := range tasks {
				err := do(worker, t.item)
				if err == nil {
					continue
				}
				failed.Store(true)
				mu.Lock()
				if first == nil || t.rank < rank {
					first, rank = err, t.rank
				}
				mu.Unlock()
			}
		})
	}

	func() {
		defer wg.Wait()
		defer close(tasks)
		next := 0
		for item := range items {
			if failed.Load() || ctx.Err() != nil {
				break
			}
			tasks <- task{item, next}
			next++
		}
	}()
	if first == nil {
		first = ctx.Err()
	}
	return first
}
