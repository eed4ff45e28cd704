package main

import (
	"cmp"
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
	"sync"

	"annals/internal/manifest"
	"annals/internal/remote"
)

func verifyCommand() command {
	return command{
		name: "verify", args: "DIR|URL", short: "compare a published site with its manifest",
		long: `Verify reads every file of a published site, or of a copy of one, and compares it with
the manifest.json that stands beside it: what is missing, what holds other bytes.
Files of a folder that the manifest does not know are named, and are no fault. The tree
hash at the end is the one that annals build printed. Anyone can repeat it: it is the
SHA-256 of what sha256sum prints for the files in the order of their paths. With the
address of a site it asks the host for each of its files, and for nothing else; no
other command asks the network for anything.`,
		examples: []string{"annals verify public", "annals verify ~/Downloads/timeline", "annals verify https://example.org/timeline/"},
		setup: func(*flag.FlagSet) func(context.Context, *app, []string) error {
			return func(ctx context.Context, a *app, args []string) error {
				if len(args) != 1 {
					return usage("verify takes one folder or address:  annals verify public")
				}
				return a.verify(ctx, args[0])
			}
		},
	}
}

func (a *app) verify(ctx context.Context, dir string) error {
	fsys := os.DirFS(dir)
	web := strings.Contains(dir, "://")
	if web {
		site, err := remote.Open(ctx, dir, "annals/"+version())
		if err != nil {
			return usage("%v", err)
		}
		fsys = site
	}
	f, err := fsys.Open(manifest.Name)
	if errors.Is(err, fs.ErrNotExist) {
		return usage("there is no %s in %s: it is no site that annals published", manifest.Name, dir)
	}
	if err != nil {
		return failure{exitEnvironment, err}
	}
	defer f.Close()
	ed, err := manifest.Read(f)
	if err != nil {
		return failure{exitContent, fmt.Errorf("%s: %w", dir, err)}
	}
	found, err := compare(ctx, fsys, ed.Files)
	if err != nil {
		return failure{exitEnvironment, err}
	}
	wrong := 0
	for i, what := range found {
		if what != "" {
			wrong++
			fmt.Fprintf(a.stdout, "%-8s %s\n", what, ed.Files[i].Path)
		}
	}
	if !web {
		others, err := unknown(fsys, ed)
		if err != nil {
			return failure{exitEnvironment, err}
		}
		if !a.quiet && len(others) > 0 {
			fmt.Fprintf(a.stdout, "not in the manifest: %s\n", strings.Join(others, ", "))
		}
	}
	if wrong > 0 {
		return failure{exitContent, fmt.Errorf("%d of %s are not what the manifest says", wrong, count(len(ed.Files), "file"))}
	}
	if !a.quiet {
		fmt.Fprintf(a.stdout, "%s, as of %s: all are what the manifest says · tree sha256 %.12s\n", count(len(ed.Files), "file"), ed.AsOf, ed.TreeHash())
	}
	return nil
}

// compare says of each file in a word how it differs from what the manifest
// says, or nothing. A few are read at a time, which a host takes for one reader.
func compare(ctx context.Context, fsys fs.FS, files []manifest.File) ([]string, error) {
	const atATime = 6
	found, errs := make([]string, len(files)), make([]error, len(files))
	next := make(chan int)
	var readers sync.WaitGroup
	for range atATime {
		readers.Go(func() {
			for i := range next {
				found[i], errs[i] = differs(fsys, files[i])
			}
		})
	}
	for i := range files {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	readers.Wait()
	return found, cmp.Or(ctx.Err(), cmp.Or(errs...))
}

// differs says in a word how a file differs from what the manifest says of it,
// or nothing.
func differs(fsys fs.FS, want manifest.File) (string, error) {
	f, err := fsys.Open(want.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "missing", nil
	case err != nil:
		return "", err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	if !info.Mode().IsRegular() || info.Size() >= 0 && info.Size() != want.Bytes {
		return "changed", nil
	}
	h := sha256.New()
	n, err := io.Copy(h, io.LimitReader(f, want.Bytes+1))
	if err != nil {
		return "", err
	}
	if n != want.Bytes || hex.EncodeToString(h.Sum(nil)) != want.SHA256 {
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
