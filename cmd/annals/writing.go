package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
)

// A writing is the files that a command is going to write, all or none.
type writing struct {
	fsys  fs.FS
	files map[string][]byte
	order []string
}

func newWriting(fsys fs.FS) *writing { return &writing{fsys: fsys, files: map[string][]byte{}} }

func (w *writing) put(file string, text []byte) {
	if w.files[file] == nil {
		w.order = append(w.order, file)
	}
	w.files[file] = text
}

// source is what a file is going to hold.
func (w *writing) source(file string) ([]byte, error) {
	if text := w.files[file]; text != nil {
		return text, nil
	}
	return fs.ReadFile(w.fsys, file)
}

// write writes all files into a folder, or none: after a fault everything is put
// back as it was.
func (w *writing) write(root string) error {
	disk := func(file string) string { return filepath.Join(root, filepath.FromSlash(file)) }
	before := map[string][]byte{}
	for _, file := range w.order {
		src, err := fs.ReadFile(w.fsys, file)
		switch {
		case err == nil:
			before[file] = src
		case !errors.Is(err, fs.ErrNotExist):
			return err
		}
	}
	var undo []func() error // the last step first
	for _, file := range w.order {
		for _, dir := range missing(root, path.Dir(file)) {
			undo = append(undo, func() error { return gone(disk(dir)) })
		}
		if err := put(disk(file), w.files[file]); err != nil {
			for _, step := range slices.Backward(undo) {
				err = errors.Join(err, step())
			}
			return err
		}
		if src, was := before[file]; was {
			undo = append(undo, func() error { return replace(disk(file), src) })
		} else {
			undo = append(undo, func() error { return gone(disk(file)) })
		}
	}
	return nil
}

// missing are dir and the folders above it, the outermost first, that are not
// there yet.
func missing(root, dir string) (all []string) {
	for ; dir != "."; dir = path.Dir(dir) {
		if _, err := os.Lstat(filepath.Join(root, filepath.FromSlash(dir))); errors.Is(err, fs.ErrNotExist) {
			all = append(all, dir)
		}
	}
	slices.Reverse(all)
	return all
}

// gone removes a file or an empty folder, if it is there.
func gone(file string) error {
	if err := os.Remove(file); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
