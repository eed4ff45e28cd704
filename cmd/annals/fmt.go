package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"annals/internal/diag"
	"annals/internal/edit"
	"annals/internal/load"
)

func fmtCommand() command {
	return command{
		name: "fmt", args: "[PATH…]", short: "write content files in their canonical form",
		long: `Fmt puts the keys of content files into their order, writes dates in one way and
mends spaces and line ends. Comments stay with their keys, texts as they are, and
nothing changes its meaning. It prints the files it changed. PATH is a file or a
folder; without one all of content/ is meant. A file whose fields cannot be read is
left alone and reported.`,
		examples: []string{
			"annals fmt                                 all of content/",
			"annals fmt content/events/2024             one folder",
			"annals fmt --check                         only list what is not in its form",
		},
		setup: func(f *flag.FlagSet) func(context.Context, *app, []string) error {
			check := f.Bool("check", false, "change nothing; list the files that would change and exit with 1")
			return func(ctx context.Context, a *app, args []string) error {
				return a.format(ctx, args, *check)
			}
		},
	}
}

func (a *app) format(ctx context.Context, paths []string, check bool) error {
	color, err := a.colored()
	if err != nil {
		return err
	}
	site, _, err := a.open()
	if err != nil {
		return err
	}
	files, err := a.contentFiles(site, paths)
	if err != nil {
		return err
	}
	sources := map[string][]byte{} // of the files that have problems
	var probs diag.List
	changed := 0
	for _, file := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		src, err := fs.ReadFile(site, file)
		if err != nil {
			return failure{exitEnvironment, err}
		}
		fields, _ := edit.Fields(file)
		out, wrong := edit.Format(file, src, fields)
		if len(wrong) > 0 {
			sources[file] = src
			probs = append(probs, wrong...)
			continue
		}
		if bytes.Equal(src, out) {
			continue
		}
		changed++
		if !check {
			if err := replace(filepath.Join(a.root, filepath.FromSlash(file)), out); err != nil {
				return failure{exitEnvironment, err}
			}
		}
		if !a.quiet {
			fmt.Fprintln(a.stdout, file)
		}
	}
	p := diag.Printer{Source: func(file string) []byte { return sources[file] }, Color: color}
	if err := p.Print(a.stderr, probs); err != nil {
		return err
	}
	switch {
	case len(probs) > 0:
		return failure{exitContent, fmt.Errorf("%s left unchanged", count(len(sources), "file"))}
	case check && changed > 0:
		return failure{exitContent, fmt.Errorf("%s not in canonical form:  annals fmt  mends that", count(changed, "file"))}
	}
	return nil
}

// contentFiles returns the content files that paths name, as the shell sees
// them, or all; sorted, and below the site's root.
func (a *app) contentFiles(site fs.FS, paths []string) (files []string, err error) {
	if len(paths) == 0 {
		paths = []string{filepath.Join(a.root, load.Dir)}
	}
	for _, p := range paths {
		start, err := a.below(p)
		if err != nil {
			return nil, err
		}
		found := 0
		err = fs.WalkDir(site, start, func(p string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case p != start && load.Leftover(path.Base(p)):
				if d.IsDir() {
					return fs.SkipDir
				}
			case d.Type().IsRegular():
				if _, ok := edit.Fields(p); ok {
					files = append(files, p)
					found++
				}
			}
			return nil
		})
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, usage("there is no %s", p)
		case err != nil:
			return nil, failure{exitEnvironment, err}
		case found == 0:
			return nil, usage("%s is no content file and holds none", p)
		}
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}

// below turns a path as the shell sees it into one below the site's root.
func (a *app) below(p string) (string, error) {
	root, err := filepath.Abs(a.root)
	if err != nil {
		return "", failure{exitEnvironment, err}
	}
	abs, err := filepath.Abs(p)
	if err != nil {
		return "", failure{exitEnvironment, err}
	}
	rel, err := filepath.Rel(root, abs)
	if rel = filepath.ToSlash(rel); err != nil || !fs.ValidPath(rel) {
		return "", usage("%s is not in the site at %s", p, a.root)
	}
	return rel, nil
}

// replace writes a file anew: whoever reads it meanwhile sees the old one or
// the new one, whole.
func replace(file string, data []byte) error {
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(file), ".annals-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(info.Mode().Perm()), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), file)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
