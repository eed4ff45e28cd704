// Package cache keeps what takes long to make, in a folder, from one build to
// the next. All of it may be deleted at any time, and what is damaged counts as
// not there.
package cache

import (
	"bytes"
	"crypto/sha256"
	"io"
	"io/fs"
	"os"
	"path"
	"sync"
	"sync/atomic"
)

// A Cache is one folder. It may be used by many goroutines at once, and the
// folder by several programs.
type Cache struct {
	dir string

	damaged atomic.Int64

	mu   sync.Mutex
	used map[string]bool
}

// In returns the cache in the folder dir, which need not be there yet.
func In(dir string) *Cache { return &Cache{dir: dir, used: map[string]bool{}} }

// Get returns what was put under a key, and whether it is still there.
func (c *Cache) Get(key string) ([]byte, bool) {
	file, ok := c.file(key)
	if !ok {
		return nil, false
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, false
	}
	if len(b) < sha256.Size {
		c.damaged.Add(1)
		return nil, false
	}
	sum, content := b[:sha256.Size], b[sha256.Size:]
	if !bytes.Equal(sum, seal(key, content)) {
		c.damaged.Add(1)
		return nil, false
	}
	return content, true
}

// Put keeps content under a key: letters, digits, dots and hyphens. What cannot
// be kept is lost.
func (c *Cache) Put(key string, content []byte) {
	file, ok := c.file(key)
	if !ok || os.MkdirAll(c.dir, 0o777) != nil {
		return
	}
	f, err := os.CreateTemp(c.dir, ".part-*")
	if err != nil {
		return
	}
	_, err = f.Write(append(seal(key, content), content...))
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), file) // whole, or not there
	}
	if err != nil {
		os.Remove(f.Name())
	}
}

// seal is what stands before the content: it tells damage, and content of
// another key that came to stand here.
func seal(key string, content []byte) []byte {
	h := sha256.New()
	io.WriteString(h, key+"\n")
	h.Write(content)
	return h.Sum(nil)
}

// Damaged counts what was there but is not as it was put, so that Get did not
// return it.
func (c *Cache) Damaged() int { return int(c.damaged.Load()) }

// file returns where a key is kept, and notes that it is in use.
func (c *Cache) file(key string) (string, bool) {
	if !fs.ValidPath(key) || path.Base(key) != key || key == "." {
		return "", false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.used[key] = true
	return path.Join(c.dir, key), true
}

// Trim deletes what nobody asked for since In: what earlier builds made of texts
// that are gone.
func (c *Cache) Trim() error {
	entries, err := os.ReadDir(c.dir)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !c.used[e.Name()] {
			if err := os.Remove(path.Join(c.dir, e.Name())); err != nil && !os.IsNotExist(err) {
				return err
			}
		}
	}
	return nil
}
