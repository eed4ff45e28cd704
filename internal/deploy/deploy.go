// Package deploy brings a published folder to where readers find it: to another
// folder, or to a branch of a git repository.
//
// Only what the manifest of the folder lists is brought there, and only if it
// still is what the manifest says. What others put there stays.
package deploy

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"

	"annals/internal/manifest"
	"annals/internal/render"
)

// A Tree is a published folder.
type Tree struct {
	fsys    fs.FS
	Edition manifest.Edition
	Others  []string // files that are not annals'; they stay at home
}

// Open reads the manifest of a published folder.
func Open(fsys fs.FS) (Tree, error) {
	t := Tree{fsys: fsys}
	f, err := fsys.Open(manifest.Name)
	if errors.Is(err, fs.ErrNotExist) {
		return t, &Refusal{"there is no " + manifest.Name + " in it", "build the site first:  annals build --release"}
	}
	if err != nil {
		return t, fmt.Errorf("read %s: %w", manifest.Name, err)
	}
	defer f.Close()
	if t.Edition, err = manifest.Read(f); err != nil {
		return t, fmt.Errorf("read %s: %w", manifest.Name, err)
	}
	owns := t.Edition.Owns()
	err = fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !owns[p] {
			t.Others = append(t.Others, p)
		}
		return err
	})
	return t, err
}

// Files are those of the tree. Each is held against the manifest when it is
// written: a folder that was changed by hand, or torn, goes nowhere.
func (t Tree) Files() iter.Seq[render.File] {
	return func(yield func(render.File) bool) {
		for _, f := range t.Edition.Files {
			write := func(w io.Writer) error {
				content, err := t.read(f)
				if err == nil {
					_, err = w.Write(content)
				}
				return err
			}
			if !yield(render.File{Path: f.Path, Write: write}) {
				return
			}
		}
	}
}

func (t Tree) read(f manifest.File) ([]byte, error) {
	content, err := fs.ReadFile(t.fsys, f.Path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read %s: %w", f.Path, err)
	}
	sum := sha256.Sum256(content)
	if err != nil || hex.EncodeToString(sum[:]) != f.SHA256 {
		return nil, &Refusal{f.Path + " is not what " + manifest.Name + " says", "build the site again"}
	}
	return content, nil
}

// manifest is the text of the manifest of the tree, as Site of package publish
// writes it.
func (t Tree) manifest() ([]byte, error) {
	var b bytes.Buffer
	err := t.Edition.Write(&b)
	return b.Bytes(), err
}

// A Refusal is what deploy will not do until the user acts.
type Refusal struct {
	Reason string // a sentence without its full stop
	Fix    string
}

func (r *Refusal) Error() string { return r.Reason + ": " + r.Fix }
