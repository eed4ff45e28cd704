package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"annals/internal/manifest"
)

// intact returns the published files where they are known to be what this build
// would make, or nil where that is to be seen. Each is read: neither its size
// nor its time of change would show a flipped bit.
func (b *build) intact(ctx context.Context) ([]*output, error) {
	if b.Known == "" || b.old.TreeHash() != b.Known {
		return nil, nil
	}
	b.begin("verify")
	var damaged atomic.Bool
	buffers := sync.Pool{New: func() any { return new(bytes.Buffer) }}
	err := each(ctx, runtime.GOMAXPROCS(0), slices.Values(b.old.Files), func(f manifest.File) error {
		if damaged.Load() {
			return nil
		}
		buf := buffers.Get().(*bytes.Buffer)
		defer buffers.Put(buf)
		same, err := b.holds(f, buf)
		if !same {
			damaged.Store(true)
		}
		return err
	})
	if err != nil || damaged.Load() {
		return nil, err
	}
	outputs := make([]*output, len(b.old.Files))
	for i, f := range b.old.Files {
		outputs[i] = &output{File: f, same: true}
	}
	return outputs, nil
}

// holds reports whether a published file is as the manifest says.
func (b *build) holds(f manifest.File, buf *bytes.Buffer) (bool, error) {
	if mode, ok := b.inventory.found[f.Path]; !ok || !mode.IsRegular() {
		return false, nil
	}
	file, err := b.root.Open(path.Join(b.live, f.Path))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return false, nil
	}
	if err != nil {
		return false, b.fail("read", f.Path, err)
	}
	defer file.Close()
	buf.Reset()
	if _, err := buf.ReadFrom(file); err != nil {
		return false, b.fail("read", f.Path, err)
	}
	sum := sha256.Sum256(buf.Bytes())
	return hex.EncodeToString(sum[:]) == f.SHA256, nil
}
