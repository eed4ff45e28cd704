package serve

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"annals/internal/build"
	"annals/internal/config"
	"annals/internal/load"
)

// A Watcher tells where something may have changed.
type Watcher interface {
	// Watch sends slash-separated paths relative to the root of the site, until
	// ctx ends; "." is everything.
	Watch(ctx context.Context, told chan<- string) error
}

// watched are the files and folders that make a site.
var watched = []string{config.File, load.Dir, build.Templates}

// ours reports whether a path is one of them or below it.
func ours(path string) bool {
	return slices.ContainsFunc(watched, func(w string) bool { return path == w || strings.HasPrefix(path, w+"/") })
}

// A program that saves a file may do it in several steps: rename the old one,
// write another beside it, empty it and fill it. Paths are passed on when
// nothing has come for quiet, but not later than most after the first.
const (
	quiet = 15 * time.Millisecond
	most  = 500 * time.Millisecond
)

// gather passes on paths in batches, each path once, in order.
func gather(ctx context.Context, told <-chan string, batches chan<- []string) {
	paths := map[string]bool{}
	var first time.Time // when the oldest of them came
	var settled <-chan time.Time
	var batch []string
	var ready chan<- []string // batches, when there is one to pass on
	for {
		select {
		case <-ctx.Done():
			return
		case p := <-told:
			if len(paths) == 0 {
				first = time.Now()
			}
			paths[p] = true
			ready, settled = nil, time.After(min(quiet, time.Until(first.Add(most))))
		case <-settled:
			ready, batch = batches, slices.Sorted(maps.Keys(paths))
		case ready <- batch:
			ready = nil
			clear(paths)
		}
	}
}
