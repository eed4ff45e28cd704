package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/fsnotify/fsnotify"
)

// A notifier is told by the system. It watches folders rather than files: a
// file that is replaced is another file, the folder stays.
type notifier struct {
	root string
	fsys fs.FS // at root
	w    *fsnotify.Watcher
}

// Notify returns a Watcher that the system tells what changes in the site at
// root, which is also fsys. What changes from now on is told of.
func Notify(root string, fsys fs.FS) (Watcher, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", root, err)
	}
	n := &notifier{root, fsys, w}
	if err := n.addAll(); err != nil {
		_ = w.Close() // the first error says what is wrong
		return nil, err
	}
	return n, nil
}

// addAll watches the root and every folder of the site.
func (n *notifier) addAll() error {
	if err := n.w.Add(n.root); err != nil {
		return fmt.Errorf("watch %s: %w", n.root, err)
	}
	for _, dir := range watched {
		if err := n.add(dir); err != nil {
			return err
		}
	}
	return nil
}

// add watches a folder and those below it. What is no folder, or gone before
// it could be watched, is left alone.
func (n *notifier) add(dir string) error {
	return fs.WalkDir(n.fsys, dir, func(p string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return fmt.Errorf("watch %s: %w", p, err)
		case !d.IsDir():
			return nil
		case strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		}
		if err := n.w.Add(filepath.Join(n.root, filepath.FromSlash(p))); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("watch %s: %w", p, err)
		}
		return nil
	})
}

// remove ends the watch of a folder that is gone from where it was, and of
// those below it: they may be watched under another name from now on.
func (n *notifier) remove(dir string) {
	for _, w := range n.w.WatchList() {
		if w == dir || strings.HasPrefix(w, dir+string(filepath.Separator)) {
			_ = n.w.Remove(w) // the system may have ended it already
		}
	}
}

func (n *notifier) Watch(ctx context.Context, told chan<- string) error {
	defer n.w.Close()
	for {
		var path string
		select {
		case <-ctx.Done():
			return ctx.Err()
		case e, open := <-n.w.Events:
			if !open {
				return errors.New("the system ended the watch")
			}
			if path = n.path(e); path == "" {
				continue
			}
			if e.Has(fsnotify.Rename) || e.Has(fsnotify.Remove) {
				n.remove(e.Name)
			}
			if e.Has(fsnotify.Create) {
				if err := n.add(path); err != nil {
					return err
				}
			}
		case err, open := <-n.w.Errors:
			if !open {
				return errors.New("the system ended the watch")
			}
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return fmt.Errorf("watch %s: %w", n.root, err)
			}
			path = "." // more happened than the system could tell
			if err := n.addAll(); err != nil {
				return err
			}
		}
		select {
		case told <- path:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// path returns where an event happened, or nothing where it is of no interest:
// outside the site, or a change of times and rights only.
func (n *notifier) path(e fsnotify.Event) string {
	rel, err := filepath.Rel(n.root, e.Name)
	if rel = filepath.ToSlash(rel); err != nil || e.Op == fsnotify.Chmod || !ours(rel) {
		return ""
	}
	return rel
}
