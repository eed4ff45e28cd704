package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"annals/internal/address"
	"annals/internal/config"
	"annals/internal/intake"
	"annals/internal/load"
	"annals/internal/timeline"
)

func importCommand() command {
	return command{
		name: "import", args: "csv|timelinejs FILE", short: "turn a table or a TimelineJS file into drafts",
		long: `Import writes a draft for every row of a table, or slide of a TimelineJS file, and
says of each one it could not take which and why. It changes no entry that is
there. A table needs the columns title and date (EDTF); the others are those of
data/events.csv. With - for FILE it reads standard input.`,
		examples: []string{
			"annals import csv events.csv",
			"annals import timelinejs timeline.json --dry-run",
		},
		setup: func(f *flag.FlagSet) func(context.Context, *app, []string) error {
			dry := f.Bool("dry-run", false, "say what would be written, and write nothing")
			created := f.String("created", "", "the `DAY` on which they are entered; else the day of the newest record")
			return func(_ context.Context, a *app, args []string) error {
				if len(args) != 2 {
					return usage("import takes a format and a file:  annals import csv events.csv")
				}
				return a.importFile(args[0], args[1], *created, *dry)
			}
		},
	}
}

func (a *app) importFile(format, file, created string, dry bool) error {
	read, ok := map[string]func(io.Reader, intake.Options) ([]intake.Draft, []intake.Refusal, error){"csv": intake.CSV, "timelinejs": intake.TimelineJS}[format]
	if !ok {
		return usage("there is no format %q: it is csv or timelinejs", format)
	}
	c, err := a.config()
	if err != nil {
		return err
	}
	entered, err := a.dayOrNewest("--created", created)
	if err != nil {
		return err
	}
	there, err := a.eventIDs()
	if err != nil {
		return err
	}
	in := a.stdin
	if file != "-" {
		f, err := os.Open(file)
		if errors.Is(err, fs.ErrNotExist) {
			return usage("there is no %s", file)
		}
		if err != nil {
			return failure{exitEnvironment, err}
		}
		defer f.Close()
		in = f
	}
	drafts, refusals, err := read(in, intake.Options{
		Languages: c.Written(), Created: entered.String(), Name: address.Slug, Taken: func(id string) bool { return there[id] },
	})
	if err != nil {
		return failure{exitContent, fmt.Errorf("%s: %w", file, err)}
	}
	for _, d := range drafts {
		for _, f := range d.Files {
			at := path.Join(load.Dir, string(timeline.Events), fmt.Sprint(d.Year), f.Name)
			if !dry {
				if err := create(filepath.Join(a.root, filepath.FromSlash(at)), f.Text); err != nil {
					return failure{exitEnvironment, err}
				}
			}
			if _, err := fmt.Fprintln(a.stdout, at); err != nil {
				return err
			}
		}
	}
	for _, r := range refusals {
		fmt.Fprintf(a.stderr, "%s: row %d was not taken: %s\n", file, r.Row, r.Reason)
	}
	if len(refusals) > 0 {
		return failure{exitContent, fmt.Errorf("%s taken, %d not", count(len(drafts), "draft"), len(refusals))}
	}
	return nil
}

// config is config.toml of the site.
func (a *app) config() (config.Config, error) {
	site, _, err := a.open()
	if err != nil {
		return config.Config{}, err
	}
	src, err := fs.ReadFile(site, config.File)
	if err != nil {
		return config.Config{}, failure{exitEnvironment, err}
	}
	c, probs := config.Parse(src)
	if probs.Errors() > 0 {
		return c, failure{exitUsage, fmt.Errorf("%s is wrong; see  annals check", config.File)}
	}
	return c, nil
}

// eventIDs are the ids of all entries that are written, drafts too.
func (a *app) eventIDs() (map[string]bool, error) {
	ids := map[string]bool{}
	err := fs.WalkDir(os.DirFS(a.root), path.Join(load.Dir, string(timeline.Events)), func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			id, _, _ := strings.Cut(path.Base(p), ".")
			ids[id] = true
		}
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, failure{exitEnvironment, err}
	}
	return ids, nil
}
