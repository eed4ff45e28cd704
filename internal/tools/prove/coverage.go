package main

import (
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/cover"
)

// leastCovered is the share of statements that the tests of each proved package
// must reach, in per cent.
const leastCovered = 90

// coverage runs all tests and tells for each package which share of its
// statements they reach, from whatever package.
func coverage(names []string) command {
	var pkgs []string
	for _, n := range names {
		pkgs = append(pkgs, "./internal/"+n)
	}
	profile := filepath.Join(os.TempDir(), fmt.Sprintf("annals-cover-%d", os.Getpid()))
	var below []string
	return command{
		args: []string{"go", "test", "-short", "-coverpkg", strings.Join(pkgs, ","), "-coverprofile", profile, "./internal/...", "./cmd/..."},
		figures: func([]string) (found []string) {
			defer os.Remove(profile)
			files, err := cover.ParseProfiles(profile)
			if err != nil {
				return nil
			}
			shares := reached(files)
			for _, p := range slices.Sorted(maps.Keys(shares)) {
				line := fmt.Sprintf("%s: %.1f %%", p, shares[p])
				if found = append(found, line); shares[p] < leastCovered {
					below = append(below, line)
				}
			}
			return found
		},
		judge: func([]string) error {
			if len(below) > 0 {
				return fmt.Errorf("below %d %%: %s", leastCovered, strings.Join(below, ", "))
			}
			return nil
		},
	}
}

// reached is the share of the statements of each package, in per cent.
func reached(files []*cover.Profile) map[string]float64 {
	run, all := map[string]int{}, map[string]int{}
	for _, f := range files {
		dir := path.Base(path.Dir(f.FileName))
		for _, b := range f.Blocks {
			all[dir] += b.NumStmt
			if b.Count > 0 {
				run[dir] += b.NumStmt
			}
		}
	}
	shares := map[string]float64{}
	for dir := range all {
		shares[dir] = 100 * float64(run[dir]) / float64(all[dir])
	}
	return shares
}
