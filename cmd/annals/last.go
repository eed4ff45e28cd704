package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"strings"

	"annals/internal/cache"
)

// A lastBuild remembers, from one build to the next, what was made of what.
type lastBuild struct {
	made *cache.Cache // nil where nothing is kept
	key  string       // of what this one is made of; empty where that cannot be told
}

// lastFile is what holds it in the cache: the key, and the tree hash of what was
// made.
const lastFile = "last"

// last is the last build before one of these inputs.
func last(made *cache.Cache, inputs string) lastBuild {
	if made == nil {
		return lastBuild{}
	}
	return lastBuild{made, keyOf(inputs)}
}

// tree returns the tree hash of what this build will make, if the last one was
// made of the same, or nothing.
func (l lastBuild) tree() string {
	if l.key == "" {
		return ""
	}
	kept, _ := l.made.Get(lastFile)
	if tree, ok := strings.CutPrefix(string(kept), l.key+" "); ok {
		return tree
	}
	return ""
}

func (l lastBuild) put(tree string) {
	if l.key != "" && tree != l.tree() {
		l.made.Put(lastFile, []byte(l.key+" "+tree))
	}
}

// keyOf is a digest of the inputs and of the program, whose version does not
// change each time that its code does.
func keyOf(inputs string) string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	_, _ = io.WriteString(h, inputs) // a hash takes everything
	return hex.EncodeToString(h.Sum(nil))
}
