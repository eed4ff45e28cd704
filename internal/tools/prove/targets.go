package main

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// A target is a fuzz test and the folder of its package.
type target struct{ in, name string }

var isTarget = regexp.MustCompile(`(?m)^func (Fuzz\w+)\(\w+ \*testing\.F\)`)

// targets finds the fuzz tests below the root of the repository, by their
// places.
func targets(root fs.FS) (found []target, err error) {
	err = fs.WalkDir(root, "internal", func(p string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(p, "_test.go") {
			return err
		}
		src, err := fs.ReadFile(root, p)
		for _, m := range isTarget.FindAllSubmatch(src, -1) {
			found = append(found, target{path.Dir(p), string(m[1])})
		}
		return err
	})
	return found, err
}

// packages are the folders of targets, as go test takes them.
func packages(all []target) (dirs []string) {
	for _, t := range all {
		dirs = append(dirs, "./"+t.in)
	}
	return slices.Compact(dirs)
}
