package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"annals/internal/manifest"
)

func verifyCommand() command {
	return command{
		name: "verify", args: "DIR", short: "compare a published folder with its manifest",
		long: `Verify reads every file of a published site, or of a copy of one, and compares it with
the manifest.json that stands beside it: what is missing, what holds other bytes.
Files that the manifest does not know are named, and are no fault. The tree hash at
the end is the one that annals build printed. Anyone can repeat it: it is the SHA-256
of what sha256sum prints for the files in the order of their paths.`,
		examples: []string{"annals verify public", "annals verify ~/Downloads/timeline"},
		setup: func(*flag.FlagSet) func(context.Context, *app, []string) error {
			return func(ctx context.Context, a *app, args []string) error {
				if len(args) != 1 {
					return usage("verify takes one folder:  annals verify public")
				}
				return a.verify(ctx, args[0])
			}
		},
	}
}

func (a *app) verify(ctx context.Context, dir string) error {
	fsys := os.DirFS(dir)
	f, err := fsys.Open(manifest.Name)
	if errors.Is(err, fs.ErrNotExist) {
		return usage("there is no %s in %s: it is not a folder that annals published", manifest.Name, dir)
	}
	if err != nil {
		return failure{exitEnvironment, err}
	}
	defer f.Close()
	ed, err := manifest.Read(f)
	if err != nil {
		return failure{exitContent, fmt.Errorf("%s: %w", dir, err)}
	}
	wrong := 0
	for _, file := range ed.Files {
		if err := ctx.Err(); err != nil {
			return err
		}
		what, err := differs(fsys, file)
		if err != nil {
			return failure{exitEnvironment, err}
		}
		if what != "" {
			wrong++
			fmt.Fprintf(a.stdout, "%-8s %s\n", what, file.Path)
		}
	}
	others, err := unknown(fsys, ed)
	if err != nil {
		return failure{exitEnvironment, err}
	}
	if !a.quiet && len(others) > 0 {
		fmt.Fprintf(a.stdout, "not in the manifest: %s\n", strings.Join(others, ", "))
	}
	if wrong > 0 {
		return failure{exitContent, fmt.Errorf("%d of %s are not what the manifest says", wrong, count(len(ed.Files), "file"))}
	}
	if !a.quiet {
		fmt.Fprintf(a.stdout, "%s, as of %s: all are what the manifest says · tree sha256 %.12s\n", count(len(ed.Files), "file"), ed.AsOf, ed.TreeHash())
	}
	return nil
}

// differs says in a word how a file differs from what the manifest says of it,
// or nothing.
func differs(fsys fs.FS, want manifest.File) (string, error) {
	info, err := fs.Stat(fsys, want.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "missing", nil
	case err != nil:
		return "", err
	case !info.Mode().IsRegular(), info.Size() != want.Bytes:
		return "changed", nil
	}
	f, err := fsys.Open(want.Path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	if hex.EncodeToString(h.Sum(nil)) != want.SHA256 {
		return "changed", nil
	}
	return "", nil
}

// unknown returns the files that an edition does not list, in order.
func unknown(fsys fs.FS, ed manifest.Edition) (others []string, err error) {
	owns := ed.Owns()
	err = fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !owns[p] {
			others = append(others, p)
		}
		return err
	})
	slices.Sort(others)
	return others, err
}
