package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"annals/internal/manifest"
)

// A target is the folder to publish to, reached through the folder above it.
// As long as it is open no other build publishes there. All its paths are
// relative to the folder above, which holds the staged tree too.
type target struct {
	out  string   // as the user wrote it, for messages
	root *os.Root // the folder above
	dir  *os.File // the same, as a file: locked, synced, exchanged in

	live   string // the published folder
	beside string // the next generation, later the last one
	aside  string // the last one, where folders cannot be exchanged
	inside string // the changed files, where they are replaced in place

	system
	unsynced bool
	unlock   func()
}

var errBusy = errors.New("another build is running")

// insideName stands in the published folder, the other names beside it.
const insideName = ".annals-stage"

// open refuses a folder that must not be replaced, and one that another build
// is publishing to.
func open(o Options, sys system) (_ *target, notes []string, err error) {
	full, err := place(o)
	if err != nil {
		return nil, nil, err
	}
	above, name := filepath.Split(full)
	t := &target{
		out:    filepath.ToSlash(filepath.Clean(o.Out)),
		live:   name,
		beside: "." + name + ".annals-stage",
		aside:  "." + name + ".annals-old",
		inside: path.Join(name, insideName),
		system: sys, unsynced: o.Unsynced,
		unlock: func() {},
	}
	if t.root, err = os.OpenRoot(above); err != nil {
		return nil, nil, fmt.Errorf("open the folder of %s: %w", t.out, cause(err))
	}
	if t.dir, err = t.root.Open("."); err != nil {
		t.close()
		return nil, nil, fmt.Errorf("open the folder of %s: %w", t.out, cause(err))
	}

	unlock, err := lock(t.dir, "."+name+".annals-lock")
	switch {
	case errors.Is(err, errBusy):
		t.close()
		return nil, nil, &Refusal{"another build is publishing to " + t.out + " or beside it", "wait until it is done"}
	case errors.Is(err, errors.ErrUnsupported):
		notes = append(notes, "this file system has no locks: run one build at a time")
	case err != nil:
		t.close()
		return nil, nil, fmt.Errorf("lock the folder of %s: %w", t.out, cause(err))
	default:
		t.unlock = unlock
	}
	return t, notes, nil
}

// syncDir waits until the names in a folder are on the disk.
func (t *target) syncDir(name string) error {
	if t.unsynced {
		return nil
	}
	return syncDir(t.root, name)
}

func (t *target) syncFile(f *os.File) error {
	if t.unsynced {
		return nil
	}
	return f.Sync()
}

func (t *target) close() {
	t.unlock()
	if t.dir != nil {
		t.dir.Close()
	}
	t.root.Close()
}

// fail names the operation and the published path it was for.
func (t *target) fail(operation, p string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s %s: %w", operation, path.Join(t.out, p), cause(err))
}

// sibling is the user's name for an entry beside the published folder.
func (t *target) sibling(name string) string { return path.Join(path.Dir(t.out), name) }

// has reports whether there is anything at a path, a dangling link included.
func (t *target) has(p string) (bool, error) {
	switch _, err := t.root.Lstat(p); {
	case err == nil:
		return true, nil
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	default:
		return false, fmt.Errorf("look at %s: %w", t.sibling(p), cause(err))
	}
}

// edition reads the manifest of a tree. The error is fs.ErrNotExist if it has
// none, a fault if that cannot be told, and something else if it is no good.
func (t *target) edition(tree string) (manifest.Edition, error) {
	ed, _, err := t.readManifest(tree)
	return ed, err
}

// readManifest is edition with what the file itself is.
func (t *target) readManifest(tree string) (ed manifest.Edition, file manifest.File, err error) {
	if info, err := t.root.Lstat(tree); err != nil {
		return ed, file, cause(err)
	} else if !info.IsDir() {
		return ed, file, errors.New("not a folder")
	}
	at := path.Join(tree, manifest.Name)
	if info, err := t.root.Lstat(at); err != nil {
		return ed, file, cause(err)
	} else if !info.Mode().IsRegular() {
		return ed, file, errors.New("not a regular file") // opening a fifo would hang
	}
	f, err := t.root.Open(at)
	if err != nil {
		return ed, file, cause(err)
	}
	defer f.Close()
	var text bytes.Buffer
	ed, err = manifest.Read(io.TeeReader(f, &text))
	return ed, fileOf(manifest.Name, text.Bytes()), err
}
