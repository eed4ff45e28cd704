package serve

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"
)

// A poller looks for itself, where the system tells nothing: on some network
// and shared folders.
type poller struct {
	fsys fs.FS
	seen map[string]stamp
}

// A stamp tells two states of a file apart without reading it.
type stamp struct {
	size     int64
	modified time.Time
	mode     fs.FileMode
}

// Poll returns a Watcher that looks at every file of the site in fsys again
// and again. What changes from now on is told of.
func Poll(fsys fs.FS) (Watcher, error) {
	seen, err := stamps(fsys)
	if err != nil {
		return nil, err
	}
	return &poller{fsys, seen}, nil
}

// Between two looks the poller rests for a while, and for much longer than a
// look takes.
const (
	rest      = 500 * time.Millisecond
	restShare = 10
)

func (p *poller) Watch(ctx context.Context, told chan<- string) error {
	for pause := rest; ; {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
		started := time.Now()
		now, err := stamps(p.fsys)
		if err != nil {
			return err
		}
		for _, path := range differing(p.seen, now) {
			select {
			case told <- path:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		p.seen, pause = now, max(rest, restShare*time.Since(started))
	}
}

// stamps returns the stamp of every file of the site by its path. What goes
// away meanwhile is left out.
func stamps(fsys fs.FS) (map[string]stamp, error) {
	all := map[string]stamp{}
	for _, w := range watched {
		err := fs.WalkDir(fsys, w, func(p string, d fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err != nil {
				return err
			}
			if strings.HasPrefix(d.Name(), ".") {
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			info, err := d.Info()
			if err == nil && !d.IsDir() {
				all[p] = stamp{info.Size(), info.ModTime(), info.Mode()}
			}
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// differing returns the paths that only one has or that are not the same in
// both, in order.
func differing(was, now map[string]stamp) []string {
	paths := map[string]bool{}
	for p, s := range now {
		if old, ok := was[p]; !ok || old != s {
			paths[p] = true
		}
	}
	for p := range was {
		if _, ok := now[p]; !ok {
			paths[p] = true
		}
	}
	return slices.Sorted(maps.Keys(paths))
}
