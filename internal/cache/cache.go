// Package cache keeps what takes long to make, in a folder, from one build to
// the next. All of it may be deleted at any time, and what is damaged counts as
// not there.
package cache

import (
	"bytes"
	"crypto/sha256"
	"io/fs"
	"os"
	"path"
	"sync"
)

// A Cache is one folder. It may be used by many goroutines at once, and the
// folder by several programs.
type Cache struct {
	dir string

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
	if err != nil || len(b) < sha256.Size {
		return nil, false
	}
	sum, content := b[:sha256.Size], b[sha256.Size:]
	if want := sha256.Sum256(content); !bytes.Equal(sum, want[:]) {
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
	sum := sha256.Sum256(content)
	_, err = f.Write(append(sum[:], content...))
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
