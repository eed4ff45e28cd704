// Package templates holds the HTML templates, the style sheet and the words of
// the site itself. A site's own templates folder lies over them.
package templates

import (
	"embed"
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// FS is this folder.
//
//go:embed *.html assets strings
var FS embed.FS

// Over returns this folder with own lying over it: a file that both have is
// taken from own. A nil own changes nothing.
func Over(own fs.FS) fs.FS {
	if own == nil {
		return FS
	}
	return overlay{own}
}

type overlay struct{ own fs.FS }

func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.own.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return FS.Open(name)
	}
	return f, err
}

// ReadDir lists both folders.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	own, err := fs.ReadDir(o.own, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	ours, err := fs.ReadDir(FS, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	all := append(own, ours...) // own first: CompactFunc keeps the first of equals
	slices.SortStableFunc(all, byName)
	all = slices.CompactFunc(all, func(a, b fs.DirEntry) bool { return a.Name() == b.Name() })
	return all, nil
}

func byName(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) }
