package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path"
	"runtime"
	"slices"
	"sync"

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
	buffers := sync.Pool{New: func() any { return new(bytes.Buffer) }}
	return each(ctx, runtime.GOMAXPROCS(0), slices.Values(b.old.Files), func(f manifest.File) error {
		buf := buffers.Get().(*bytes.Buffer)
		defer buffers.Put(buf)
		return b.holds(f, buf)
	})
}

// holds returns an error where a published file is not as the manifest says.
func (b *build) holds(f manifest.File, buf *bytes.Buffer) error {
	if mode, ok := b.inventory.found[f.Path]; !ok || !mode.IsRegular() {
		return fmt.Errorf("%s is no file", f.Path)
	}
	file, err := b.root.Open(path.Join(b.live, f.Path))
	if err != nil {
		return err
	}
	defer file.Close()
	buf.Reset()
	if _, err := buf.ReadFrom(file); err != nil {
		return err
	}
	if sum := sha256.Sum256(buf.Bytes()); hex.EncodeToString(sum[:]) != f.SHA256 {
		return errors.New(f.Path + " holds something else")
	}
	return nil
}
