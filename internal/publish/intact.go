package publish

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"os"
	"path"
	"runtime"
	"slices"

	"annals/internal/manifest"
)

// Intact reports on the folder o.Out as Site would, if Site would find there all
// that it makes: the edition whose manifest has this SHA-256, and every file as
// that says. ok is false where there is another, or where it takes Site to tell:
// a build was stopped, a folder cannot be read. Each file is read: neither its
// size nor its time of change would show a flipped bit. Nothing is written.
func Intact(ctx context.Context, o Options, sum string) (_ Report, ok bool) {
	t, notes, err := open(o, system{exchange, (*os.Root).Link})
	if err != nil {
		return Report{}, false
	}
	defer t.close()
	if t.stopped() {
		return Report{}, false
	}
	b, err := newBuild(t, o)
	if err != nil || b.last.SHA256 != sum || b.verify(ctx) != nil {
		return Report{}, false
	}
	for _, f := range b.old.Files {
		b.count(f, true)
	}
	b.count(b.last, true)
	b.report.TreeHash, b.report.Manifest, b.report.Notes = b.old.TreeHash(), sum, notes
	_, b.report.Foreign = b.inventory.foreign(b.inventory.owned)
	return b.report, true
}

// stopped reports whether a build left something to recover from, or that
// cannot be told.
func (t *target) stopped() bool {
	return slices.ContainsFunc([]string{t.beside, t.aside, t.inside}, func(tree string) bool {
		there, err := t.has(tree)
		return there || err != nil
	})
}

// verify reads every published file and holds it against the manifest.
func (b *build) verify(ctx context.Context) error {
	buffers := make([]bytes.Buffer, runtime.GOMAXPROCS(0))
	return each(ctx, len(buffers), neighbours(b.old.Files, 64, pathOf), func(worker int, files []manifest.File) error {
		return b.hold(files, &buffers[worker])
	})
}

func pathOf(f manifest.File) string { return f.Path }

// neighbours yields the files of one folder after the other, a few at a time.
func neighbours[T any](files []T, few int, pathOf func(T) string) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		for len(files) > 0 {
			n := 1
			for n < min(few, len(files)) && path.Dir(pathOf(files[n])) == path.Dir(pathOf(files[0])) {
				n++
			}
			if !yield(files[:n]) {
				return
			}
			files = files[n:]
		}
	}
}

// hold returns an error where one of the files of a folder is not as the
// manifest says.
func (b *build) hold(files []manifest.File, buf *bytes.Buffer) error {
	dir, err := b.root.OpenRoot(path.Join(b.live, path.Dir(files[0].Path))) // the way there is gone once
	if err != nil {
		return err
	}
	defer dir.Close()
	for _, f := range files {
		if mode, ok := b.inventory.found[f.Path]; !ok || !mode.IsRegular() {
			return fmt.Errorf("%s is no file", f.Path)
		}
		sum, err := sumOf(dir, path.Base(f.Path), buf)
		if err != nil {
			return err
		}
		if sum != f.SHA256 {
			return fmt.Errorf("%s holds something else", f.Path)
		}
	}
	return nil
}

// sumOf is the SHA-256 of a file, which is read into buf.
func sumOf(dir *os.Root, name string, buf *bytes.Buffer) (string, error) {
	file, err := dir.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	buf.Reset()
	if _, err := buf.ReadFrom(file); err != nil {
		return "", err
	}
	return fileOf(name, buf.Bytes()).SHA256, nil
}
