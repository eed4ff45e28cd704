package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"annals/internal/build"
	"annals/internal/diag"
	"annals/internal/edit"
	"annals/templates"
)

func checkCommand() command {
	return command{
		name: "check", args: "[PATH…]", short: "check the content, write nothing",
		long: `Check does all that build does but publish: every problem of every file is reported
at its line, and nothing is written. With a PATH, a file or a folder, only what
stands there is reported; the whole site is looked at all the same. --stdin reads
one file from standard input instead of the disk, for editors that check as you
type. --fix mends what can only be meant in one way.`,
		examples: []string{
			"annals check                                    all problems",
			"annals check content/events/2024                those of one folder",
			"annals check --fix                              mend what is safe to mend",
			"annals check --format github                    for a pull request",
			"annals check --stdin --path content/events/x.md < x.md",
		},
		setup: func(f *flag.FlagSet) func(context.Context, *app, []string) error {
			var c checkFlags
			f.BoolVar(&c.drafts, "drafts", false, "check drafts as if they were published")
			f.BoolVar(&c.strict, "strict", false, "exit with 1 on warnings too")
			f.StringVar(&c.asOf, "as-of", "", "the `DAY` the site speaks of")
			c.flags(f)
			f.StringVar(&c.format, "format", "text", "`FORMAT`: text, json, github or sarif")
			f.BoolVar(&c.fix, "fix", false, "mend what can only be meant in one way")
			f.BoolVar(&c.stdin, "stdin", false, "read the file that --path names from standard input")
			f.StringVar(&c.path, "path", "", "the `FILE` that --stdin stands for")
			return func(ctx context.Context, a *app, args []string) error {
				if c.stdin != (c.path != "") {
					return usage("--stdin and --path go together:  annals check --stdin --path content/events/x.md")
				}
				if c.stdin && (c.fix || len(args) > 0) {
					return usage("--stdin checks one file and mends none")
				}
				return a.check(ctx, c, args)
			}
		},
	}
}

type checkFlags struct {
	siteFlags
	format string
	fix    bool
	stdin  bool
	path   string
}

func (a *app) check(ctx context.Context, c checkFlags, paths []string) error {
	color, err := a.colored()
	if err != nil {
		return err
	}
	asOf, err := day(c.asOf)
	if err != nil {
		return err
	}
	fsys, tmpl, err := a.open()
	if err != nil {
		return err
	}
	if c.stdin {
		paths = []string{c.path}
		if fsys, err = a.instead(fsys, c.path); err != nil {
			return err
		}
		own, err := fs.Sub(fsys, build.Templates)
		if err != nil {
			return err
		}
		tmpl = templates.Over(own)
	} else if err := there(paths); err != nil {
		return err
	}
	within, err := a.within(paths)
	if err != nil {
		return err
	}
	since, err := a.earlier(c.since, filepath.Join(a.root, "public"))
	if err != nil {
		return err
	}
	if !c.fix {
		defer a.untilDone(ctx)()
	}
	o := build.Options{AsOf: asOf, Drafts: c.drafts, Version: version(), Since: since}
	r, err := build.Site(fsys, tmpl, o)
	if err == nil && c.fix {
		r, err = a.mended(fsys, tmpl, o, r, within)
	}
	if err == nil {
		var shown diag.List
		shown, err = r.PageProblems(ctx)
		r.Problems = append(r.Problems, shown...)
		r.Problems.Sort()
	}
	if err != nil {
		return failure{exitEnvironment, err}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	probs := slices.DeleteFunc(slices.Clone(r.Problems), func(p diag.Problem) bool { return !within(p.Pos.File) })
	printer, out, err := a.printer(c.format, fsys, color)
	if err != nil {
		return err
	}
	if err := printer.Print(out, probs); err != nil {
		return err
	}
	if err := verdict(probs, c.strict, ""); err != nil {
		return err
	}
	if !a.quiet && c.format == "text" {
		return sumUp(a.stdout, r, len(probs))
	}
	return nil
}

// there reports a path that does not exist.
func there(paths []string) error {
	for _, p := range paths {
		if p == "-" {
			return usage("a file from another program is checked with  annals check --stdin --path content/events/x.md")
		}
		if _, err := os.Stat(p); errors.Is(err, fs.ErrNotExist) {
			return usage("there is no %s", p)
		}
	}
	return nil
}

// mended makes the safe edits that the problems of r name, and builds again
// until there are none: mending one thing can bring another to light.
func (a *app) mended(fsys, tmpl fs.FS, o build.Options, r build.Result, within func(string) bool) (build.Result, error) {
	for range 10 {
		n, err := a.mend(fsys, r.Problems, within)
		if n == 0 || err != nil {
			return r, err
		}
		if r, err = build.Site(fsys, tmpl, o); err != nil {
			return r, err
		}
	}
	return r, nil
}

// sumUp says what was checked where nothing shown is an error.
func sumUp(w io.Writer, r build.Result, warnings int) error {
	if r.Files == nil {
		_, err := fmt.Fprintln(w, "nothing wrong here; elsewhere there is: see  annals check")
		return err
	}
	sum := fmt.Sprintf("%s, %s, %s: 0 errors, %s\ncompared: %s\n", count(len(r.Site.Events), "event"),
		count(len(r.Site.Sources), "source"), count(len(r.Site.Actors), "actor"), count(warnings, "warning"), compared(r.Since))
	if line := snapshots(r.Site); line != "" {
		sum += fmt.Sprintf("snapshots: %s\n", line)
	}
	_, err := io.WriteString(w, sum)
	return err
}

// A problemPrinter writes problems in one form.
type problemPrinter interface {
	Print(w io.Writer, l diag.List) error
}

// printer returns what writes problems in a form, and where to: text is for the
// person at the terminal, the others are the result.
func (a *app) printer(form string, fsys fs.FS, color bool) (problemPrinter, io.Writer, error) {
	switch form {
	case "text":
		return printer(fsys, color), a.stderr, nil
	case "json":
		return diag.JSON{}, a.stdout, nil
	case "github":
		return diag.GitHub{}, a.stdout, nil
	case "sarif":
		return diag.SARIF{Version: version(), Explain: codeTitle}, a.stdout, nil
	}
	return nil, nil, usage("--format is text, json, github or sarif, not %q", form)
}

// within returns what tells whether a file is one of paths or below it.
func (a *app) within(paths []string) (func(file string) bool, error) {
	if len(paths) == 0 {
		return func(string) bool { return true }, nil
	}
	var below []string
	for _, p := range paths {
		rel, err := a.below(p)
		if err != nil {
			return nil, err
		}
		below = append(below, rel)
	}
	return func(file string) bool {
		return slices.ContainsFunc(below, func(b string) bool {
			return b == "." || file == b || strings.HasPrefix(file, b+"/")
		})
	}, nil
}

// mend makes the safe edits and returns how many there were.
func (a *app) mend(fsys fs.FS, probs diag.List, within func(string) bool) (total int, err error) {
	edits := map[string][]diag.Edit{}
	var files []string
	for _, p := range probs {
		if len(p.Edits) == 0 || !within(p.Pos.File) {
			continue
		}
		if edits[p.Pos.File] == nil {
			files = append(files, p.Pos.File)
		}
		edits[p.Pos.File] = append(edits[p.Pos.File], p.Edits...)
	}
	for _, file := range files {
		src, err := fs.ReadFile(fsys, file)
		if err != nil {
			return total, err
		}
		out, n := edit.Mend(src, edits[file])
		if n == 0 {
			continue
		}
		if err := replace(filepath.Join(a.root, filepath.FromSlash(file)), out); err != nil {
			return total, failure{exitEnvironment, err}
		}
		if !a.quiet {
			fmt.Fprintf(a.stdout, "mended  %s\n", file)
		}
		total += n
	}
	return total, nil
}

// instead returns fsys with what stands on standard input in the place of one file.
func (a *app) instead(fsys fs.FS, file string) (fs.FS, error) {
	rel, err := a.below(file)
	if err != nil {
		return nil, err
	}
	src, err := io.ReadAll(a.stdin)
	if err != nil {
		return nil, failure{exitEnvironment, err}
	}
	return replaced{fsys, rel, src}, nil
}
