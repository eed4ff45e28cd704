package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/tools/txtar"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"annals": main})
}

func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("UPDATE") != "",
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir+"/home")
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"site": site,
			"tree": tree,
			"told": told,

			"bytes":  write,
			"damage": damage,
		},
	})
}

// site unpacks the small site on which every script stands, below the folder
// that is named.
func site(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: site DIR")
	}
	wd, err := os.Getwd()
	ts.Check(err)
	a, err := txtar.ParseFile(filepath.Join(wd, "../../internal/build/testdata/base.txt"))
	ts.Check(err)
	for _, f := range a.Files {
		p := ts.MkAbs(filepath.Join(args[0], f.Name))
		ts.Check(os.MkdirAll(filepath.Dir(p), 0o777))
		ts.Check(os.WriteFile(p, f.Data, 0o666))
	}
}

// tree keeps what a folder holds under a name, or compares it with what was
// kept: names, contents and times of modification.
//
//	tree DIR name     keep
//	tree DIR =name    fail if anything differs
//	! tree DIR =name  fail if nothing does
func tree(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: tree DIR [=]NAME")
	}
	h := sha256.New()
	dir := ts.MkAbs(args[0])
	ts.Check(filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil || d.IsDir() {
			return err
		}
		src, err := os.ReadFile(p)
		fmt.Fprintf(h, "%s %x %d\n", p, sha256.Sum256(src), info.ModTime().UnixNano())
		return err
	}))
	sum := fmt.Sprintf("%x", h.Sum(nil))
	name := args[1]
	if name[0] != '=' {
		ts.Setenv("tree_"+name, sum)
		return
	}
	if same := ts.Getenv("tree_"+name[1:]) == sum; same == neg {
		ts.Fatalf("%s: same as %s: %v", args[0], name[1:], same)
	}
}

// told compares two reports of builds, but for the time that they took.
func told(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: told FILE FILE")
	}
	if a, b := untimed(ts.ReadFile(args[0])), untimed(ts.ReadFile(args[1])); a != b {
		ts.Fatalf("%s\n%s\n%s\n%s", args[0], a, args[1], b)
	}
}

// untimed is the report of a build without its times.
func untimed(report string) string {
	return regexp.MustCompile(`(?m)^done in [\d.]+ s|^stages .*\n`).ReplaceAllString(report, "")
}

// write makes a file of parts, each as Go writes it in a string; N*PART is N of
// them.
func write(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: bytes FILE [N*]PART…")
	}
	var b strings.Builder
	for _, part := range args[1:] {
		n := 1
		if count, rest, ok := strings.Cut(part, "*"); ok {
			var err error
			n, err = strconv.Atoi(count)
			ts.Check(err)
			part = rest
		}
		text, err := strconv.Unquote(`"` + part + `"`)
		ts.Check(err)
		b.WriteString(strings.Repeat(text, n))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(b.String()), 0o666))
}

// damage flips one bit in every file below a folder.
func damage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: damage DIR")
	}
	n := 0
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := os.ReadFile(p)
		if err == nil && len(src) > 0 {
			n++
			src[len(src)/2] ^= 4
			err = os.WriteFile(p, src, 0o666)
		}
		return err
	}))
	if n == 0 {
		ts.Fatalf("there is nothing to damage in %s", args[0])
	}
}
