//go:build unix

package main

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"annals/internal/parallel"
)

// copies are the files of a tree, in memory.
type copies struct {
	files []file
	dirs  []string // each after the one it stands in
	bytes []byte   // of all files, outside of what the collector looks after
}

// A file is its place in the tree and in the bytes.
type file struct {
	path     string
	from, to int
}

// open reads a tree.
func open(tree string) (c copies, err error) {
	size := 0
	err = fs.WalkDir(os.DirFS(tree), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			c.dirs = append(c.dirs, p)
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		c.files = append(c.files, file{p, size, size + int(info.Size())})
		size += int(info.Size())
		return nil
	})
	if err != nil || size == 0 {
		return c, err
	}
	if c.bytes, err = syscall.Mmap(-1, 0, size, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE); err != nil {
		return c, err
	}
	for _, f := range c.files {
		if err := f.read(tree, c.bytes[f.from:f.to]); err != nil {
			return c, err
		}
	}
	return c, nil
}

func (f file) read(tree string, into []byte) error {
	r, err := os.Open(filepath.Join(tree, f.path))
	if err != nil {
		return err
	}
	defer r.Close()
	_, err = io.ReadFull(r, into)
	return err
}

// write puts the tree into a new folder.
func (c copies) write(out string) error {
	for _, dir := range c.dirs {
		if err := os.Mkdir(filepath.Join(out, dir), 0o755); err != nil {
			return err
		}
	}
	errs := make([]error, len(c.files))
	parallel.Do(len(c.files), func(i int) {
		f := c.files[i]
		errs[i] = os.WriteFile(filepath.Join(out, f.path), c.bytes[f.from:f.to], 0o644)
	})
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
