package main

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// replaced is a file system in which one file holds something else than it does
// on the disk, where it need not even be.
type replaced struct {
	fs.FS
	name string
	src  []byte
}

func (r replaced) Open(name string) (fs.File, error) {
	if name != r.name {
		return r.FS.Open(name)
	}
	return &memory{Reader: *bytes.NewReader(r.src), info: r.entry()}, nil
}

func (r replaced) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(r.FS, name)
	if name != path.Dir(r.name) || err != nil && !errors.Is(err, fs.ErrNotExist) {
		return list, err
	}
	list = slices.DeleteFunc(list, func(e fs.DirEntry) bool { return e.Name() == path.Base(r.name) })
	list = append(list, fs.FileInfoToDirEntry(r.entry()))
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

func (r replaced) entry() memoryInfo { return memoryInfo{path.Base(r.name), int64(len(r.src))} }

// memory is an open file that stands in memory.
type memory struct {
	bytes.Reader
	info memoryInfo
}

func (m *memory) Stat() (fs.FileInfo, error) { return m.info, nil }
func (m *memory) Close() error               { return nil }

type memoryInfo struct {
	name string
	size int64
}

func (i memoryInfo) Name() string       { return i.name }
func (i memoryInfo) Size() int64        { return i.size }
func (i memoryInfo) Mode() fs.FileMode  { return 0o444 }
func (i memoryInfo) ModTime() time.Time { return time.Time{} }
func (i memoryInfo) IsDir() bool        { return false }
func (i memoryInfo) Sys() any           { return nil }
