package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"io"
	"os"
	"sync"

	"annals/internal/cache"
)

// A lastBuild is what one build leaves for the next, so that it can tell at once
// that nothing changed.
type lastBuild struct {
	Made     string // what the site was made from, with which program
	Manifest string // what was published: the SHA-256 of its manifest
	Content  account
}

// lastFile is what holds it in the cache.
const lastFile = "last"

// readLast returns the last build that left anything, or an empty one.
func readLast(made *cache.Cache) (l lastBuild) {
	if made == nil {
		return lastBuild{}
	}
	kept, ok := made.Get(lastFile)
	if !ok || gob.NewDecoder(bytes.NewReader(kept)).Decode(&l) != nil {
		return lastBuild{}
	}
	return l
}

// keep leaves l for the next build. What cannot be kept is made again.
func (l lastBuild) keep(made *cache.Cache) {
	var b bytes.Buffer
	if made != nil && l.Made != "" && gob.NewEncoder(&b).Encode(l) == nil {
		made.Put(lastFile, b.Bytes())
	}
}

// madeFrom is a digest of what a site is made from and of the program, whose
// version does not change each time that its code does. It is empty where either
// cannot be told.
func madeFrom(program func() string, inputs string) string {
	code := program()
	if code == "" || inputs == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(code + " " + inputs))
	return hex.EncodeToString(sum[:])
}

// programSum returns what returns the SHA-256 of the program, which is being
// read from now on, or nothing where it cannot be.
func programSum() func() string {
	sum := sync.OnceValue(func() string {
		name, err := os.Executable()
		if err != nil {
			return ""
		}
		sum, _ := sumFile(name)
		return sum
	})
	go sum()
	return sum
}

// sumFile is the SHA-256 of a file.
func sumFile(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
