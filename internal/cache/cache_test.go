package cache_test

import (
	"os"
	"path/filepath"
	"testing"

	"annals/internal/cache"
)

func TestKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), ".annals", "made")
	c := cache.In(dir)
	if got, ok := c.Get("gzip-1"); ok {
		t.Errorf("an empty cache has %q", got)
	}
	c.Put("gzip-1", []byte("packed"))
	c.Put("gzip-2", nil)
	for key, want := range map[string]string{"gzip-1": "packed", "gzip-2": ""} {
		if got, ok := cache.In(dir).Get(key); !ok || string(got) != want {
			t.Errorf("%s: %q, %v; want %q", key, got, ok, want)
		}
	}
}

func TestDamaged(t *testing.T) {
	for name, damage := range map[string]func([]byte) []byte{
		"a flipped bit":      func(b []byte) []byte { b[40] ^= 1; return b },
		"a flipped sum":      func(b []byte) []byte { b[0] ^= 1; return b },
		"cut off":            func(b []byte) []byte { return b[:len(b)-1] },
		"shorter than a sum": func(b []byte) []byte { return b[:10] },
		"empty":              func([]byte) []byte { return nil },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			cache.In(dir).Put("k", []byte("what took long to make"))
			file := filepath.Join(dir, "k")
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, damage(b), 0o666); err != nil {
				t.Fatal(err)
			}
			c := cache.In(dir)
			if got, ok := c.Get("k"); ok || c.Damaged() != 1 {
				t.Errorf("it returned %q, %d damaged", got, c.Damaged())
			}
			c.Get("never put")
			if c.Damaged() != 1 {
				t.Error("what is not there counts as damaged")
			}
			cache.In(dir).Put("k", []byte("again"))
			if got, ok := cache.In(dir).Get("k"); !ok || string(got) != "again" {
				t.Errorf("made again: %q, %v", got, ok)
			}
		})
	}
}

// TestMovedAside: what was put under one key is nothing under another.
func TestMovedAside(t *testing.T) {
	dir := t.TempDir()
	c := cache.In(dir)
	c.Put("gzip-1", []byte("the first page"))
	c.Put("gzip-2", []byte("the second page"))
	if err := os.Rename(filepath.Join(dir, "gzip-1"), filepath.Join(dir, "gzip-2")); err != nil {
		t.Fatal(err)
	}
	if got, ok := c.Get("gzip-2"); ok || c.Damaged() != 1 {
		t.Errorf("it returned %q, %d damaged", got, c.Damaged())
	}
}

func TestTrim(t *testing.T) {
	dir := t.TempDir()
	first := cache.In(dir)
	first.Put("old", []byte("1"))
	first.Put("asked-for", []byte("2"))
	c := cache.In(dir)
	c.Get("asked-for")
	c.Put("new", []byte("3"))
	if err := c.Trim(); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]bool{"old": false, "asked-for": true, "new": true} {
		if _, ok := cache.In(dir).Get(key); ok != want {
			t.Errorf("%s is there: %v", key, ok)
		}
	}
	if err := cache.In(filepath.Join(dir, "none")).Trim(); err != nil {
		t.Errorf("without a folder: %v", err)
	}
}

// TestKeys: a key is a name in the folder and never leads out of it.
func TestKeys(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "in")
	c := cache.In(dir)
	for _, key := range []string{"", ".", "..", "../out", "a/b", "/etc/passwd"} {
		c.Put(key, []byte("x"))
		if _, ok := c.Get(key); ok {
			t.Errorf("%q was kept", key)
		}
	}
	if entries, _ := os.ReadDir(filepath.Dir(dir)); len(entries) > 0 {
		t.Errorf("something was written: %v", entries)
	}
}
