package main

import (
	"context"
	"embed"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"annals/internal/config"
)

// starter is a site that builds, with one example of each record.
//
//go:embed starter
var starter embed.FS

func initCommand() command {
	return command{
		name: "init", args: "[DIR]", short: "begin a new site, with an example of each record",
		long: `Init writes a small site that builds as it is: config.toml and one example of each
record, with notes on what the fields mean. It overwrites nothing.`,
		examples: []string{"annals init my-timeline", "annals init my-timeline && annals --root my-timeline build"},
		setup: func(*flag.FlagSet) func(context.Context, *app, []string) error {
			return func(_ context.Context, a *app, args []string) error {
				switch len(args) {
				case 0:
					return a.init(a.root)
				case 1:
					if filepath.IsAbs(args[0]) {
						return a.init(args[0])
					}
					return a.init(filepath.Join(a.root, args[0]))
				}
				return usage("init takes one folder, not %d", len(args))
			}
		},
	}
}

func (a *app) init(dir string) error {
	if _, err := os.Stat(filepath.Join(dir, config.File)); err == nil {
		return usage("%s holds a site already; choose another folder", dir)
	}
	files, err := fs.Sub(starter, "starter")
	if err != nil {
		return err
	}
	var names []string
	err = fs.WalkDir(files, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := fs.ReadFile(files, p)
		if err != nil {
			return err
		}
		if p == "gitignore" { // embedded under a name that git does not read
			p = ".gitignore"
		}
		if err := create(filepath.Join(dir, filepath.FromSlash(p)), string(src)); err != nil && !errors.Is(err, fs.ErrExist) {
			return failure{exitEnvironment, err}
		}
		names = append(names, p)
		return nil
	})
	if err != nil {
		return err
	}
	if a.quiet {
		return nil
	}
	_, err = fmt.Fprintf(a.stdout, "a new site in %s: %d files\n\n  %s\n\nNext:  cd %s && annals build\n", dir, len(names), strings.Join(names, "\n  "), dir)
	return err
}
