package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A target that was renamed would be fuzzed for nothing, without a word.
func TestTargets(t *testing.T) {
	for _, target := range targets {
		files, err := filepath.Glob("../../" + target.in + "/*_test.go")
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			found = found || strings.Contains(string(src), "\nfunc "+target.name+"(")
		}
		if !found {
			t.Errorf("there is no %s in internal/%s", target.name, target.in)
		}
	}
}
