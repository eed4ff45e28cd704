package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"path"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"

	"annals/internal/manifest"
	"annals/internal/render"
)

// An output is one rendered file and how it compares with the published one.
type output struct {
	manifest.File
	same bool // there already, byte for byte
}

// A desk is what one worker needs, kept from file to file.
type desk struct {
	page  bytes.Buffer
	block [32 << 10]byte
	hand
}

// A crash carries a panic from a worker to the caller, who may want to know
// which page it was.
type crash struct{ text string }

func (c crash) Error() string { return c.text }

// compare renders all files, a few at a time, and stages those that differ
// from what is published.
func (b *build) compare(ctx context.Context, files iter.Seq[render.File]) ([]*output, error) {
	type job struct {
		render.File
		out *output
	}
	var (
		outputs []*output
		claimed error
		names   = claims{}
	)
	jobs := func(yield func(job) bool) {
		for f := range files {
			if claimed = names.claim(f.Path); claimed != nil {
				return
			}
			out := &output{File: manifest.File{Path: f.Path}}
			outputs = append(outputs, out)
			if !yield(job{f, out}) {
				return
			}
		}
	}

	desks := make([]desk, runtime.GOMAXPROCS(0))
	defer func() {
		for i := range desks {
			desks[i].rest()
		}
	}()
	var mu sync.Mutex
	done := 0
	err := each(ctx, len(desks), jobs, func(worker int, j job) error {
		if err := b.compareOne(j.File, j.out, &desks[worker]); err != nil {
			return err
		}
		if b.Progress != nil {
			mu.Lock()
			defer mu.Unlock()
			done++
			b.Progress(done)
		}
		return nil
	})
	if c, ok := errors.AsType[crash](err); ok {
		panic(c.text)
	}
	if err == nil {
		err = claimed
	}
	return outputs, err
}

func (b *build) compareOne(f render.File, out *output, d *desk) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = crash{fmt.Sprintf("render %s: %v\n\n%s", f.Path, r, debug.Stack())}
		}
	}()
	d.page.Reset()
	if err := f.Write(&d.page); err != nil {
		return fmt.Errorf("render %s: %w", f.Path, err)
	}
	content := d.page.Bytes()
	if b.Check != nil {
		if err := b.Check(f.Path, content); err != nil {
			return fmt.Errorf("check %s: %w", f.Path, err)
		}
	}
	out.File = fileOf(f.Path, content)

	if out.same, err = b.published(f.Path, content, d.block[:]); err != nil || out.same {
		return err
	}
	if at := b.inventory.obstacle(f.Path); at != "" {
		return &Refusal{
			fmt.Sprintf("%s is not from annals and stands where %s goes", path.Join(b.out, at), f.Path),
			"move it away, or rename what has its address",
		}
	}
	return b.stage.write(&d.hand, out.File, content)
}

func fileOf(p string, content []byte) manifest.File {
	sum := sha256.Sum256(content)
	return manifest.File{Path: p, Bytes: int64(len(content)), SHA256: hex.EncodeToString(sum[:])}
}

// published reports whether a file already has this content. It reads the file
// itself: neither the manifest nor a time of change would show an edit by hand
// or a flipped bit, and reading costs less than rendering.
func (b *build) published(p string, content, block []byte) (bool, error) {
	if mode, ok := b.inventory.found[p]; !ok || !mode.IsRegular() {
		return false, nil
	}
	f, err := b.root.Open(path.Join(b.live, p))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return false, nil // will be replaced
	}
	if err != nil {
		return false, b.fail("read", p, err)
	}
	defer f.Close()
	for {
		n, err := f.Read(block)
		if !bytes.HasPrefix(content, block[:n]) {
			return false, nil
		}
		content = content[n:]
		if err == io.EOF {
			return len(content) == 0, nil
		}
		if err != nil {
			return false, b.fail("read", p, err)
		}
	}
}

// claims are the paths of a build, each with its first spelling, and folders
// with a file in them. Letters count the same in both cases, as on the file
// systems of macOS and Windows.
type claims struct{ files, dirs map[string]string }

func (c *claims) claim(p string) error {
	if err := manifest.CheckPath(p); err != nil {
		return fmt.Errorf("a page has %w", err)
	}
	if c.files == nil {
		c.files, c.dirs = map[string]string{}, map[string]string{}
	}
	key := strings.ToLower(p)
	for at := range upward(key) {
		if first, ok := c.files[at]; ok {
			return fmt.Errorf("two pages want one address: %s and %s", first, p)
		}
		if at == insideName {
			return fmt.Errorf("a page has the path %s, which annals keeps for itself", p)
		}
	}
	if first, ok := c.dirs[key]; ok {
		return fmt.Errorf("two pages want one address: %s and %s", first, p)
	}
	c.files[key] = p
	for at := range upward(path.Dir(key)) {
		if _, ok := c.dirs[at]; ok {
			break
		}
		c.dirs[at] = p
	}
	return nil
}
