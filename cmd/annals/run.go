package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"

	"annals/internal/diag"
)

// The exit codes, as `annals --help` lists them.
const (
	exitDone        = 0
	exitContent     = 1 // the content is wrong; an editor can mend it
	exitUsage       = 2 // the command or config.toml is wrong
	exitEnvironment = 3 // files, permissions, disks
	exitBug         = 70
	exitInterrupted = 130
)

// A command is one word after annals.
type command struct {
	name     string
	args     string          // what follows the flags: "[PATH…]"
	words    func() []string // that may follow, where that is no file; a shell completes them
	short    string          // one line for the list of commands
	long     string          // what it does, in a few sentences
	examples []string
	setup    func(*flag.FlagSet) func(context.Context, *app, []string) error
}

// commands lists every command. To add one, write its file and name it here.
func commands() []command {
	return []command{buildCommand(), deployCommand(), serveCommand(), checkCommand(), newCommand(), importCommand(), listCommand(), reportCommand(), explainCommand(), fmtCommand(), renameCommand(), retractCommand(), whyCommand(), captureCommand(), ingestCommand(), initCommand(), schemaCommand(), verifyCommand(), doctorCommand(), completionCommand(), versionCommand()}
}

// app is what every command has at hand.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer

	root  string
	quiet bool
	color string
}

// A failure ends a command with a code. Its text is for the person at the terminal.
type failure struct {
	code int
	err  error // nil where everything was said already
}

func (f failure) Error() string {
	if f.err == nil {
		return ""
	}
	return f.err.Error()
}

func (f failure) Unwrap() error { return f.err }

func usage(format string, args ...any) error {
	return failure{exitUsage, fmt.Errorf(format, args...)}
}

func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr}
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintf(stderr, "annals: this is a bug in annals, not a fault of yours: %v\nPlease report it with what you did and the lines below.\n%s", r, debug.Stack())
			code = exitBug
		}
	}()
	err := a.run(ctx, args)
	var f failure
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return exitDone
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		return a.interrupted()
	case ctx.Err() != nil && err.Error() != "":
		fmt.Fprintln(stderr, "annals: interrupted:", err)
		return exitInterrupted
	case errors.As(err, &f):
		if f.err != nil {
			fmt.Fprintln(stderr, "annals:", f.err)
		}
		return f.code
	}
	fmt.Fprintln(stderr, "annals:", err)
	return exitEnvironment
}

// interrupted says that a command was stopped before it changed anything.
func (a *app) interrupted() int {
	fmt.Fprintln(a.stderr, "annals: interrupted; what is published was not touched")
	return exitInterrupted
}

// untilDone ends the program as soon as ctx ends, instead of at the next place
// where the work looks. It is for work that leaves nothing half done; the
// function that it returns tells when that is over.
func (a *app) untilDone(ctx context.Context) (done func()) {
	stop := context.AfterFunc(ctx, func() { os.Exit(a.interrupted()) })
	return func() {
		if !stop() {
			select {} // it is ending
		}
	}
}

func (a *app) run(ctx context.Context, args []string) error {
	top := flag.NewFlagSet("annals", flag.ContinueOnError)
	a.globals(top)
	rest, err := parse(top, args)
	if errors.Is(err, flag.ErrHelp) {
		return a.overview(a.stdout)
	}
	if err != nil {
		return usage("%v\nTry  annals --help", err)
	}
	if len(rest) == 0 {
		_ = a.overview(a.stderr)
		return failure{code: exitUsage}
	}
	if rest[0] == "help" {
		if len(rest) == 1 {
			return a.overview(a.stdout)
		}
		rest = []string{rest[1], "--help"}
	}
	c, err := find(rest[0])
	if err != nil {
		return err
	}
	flags := flag.NewFlagSet("annals "+c.name, flag.ContinueOnError)
	a.globals(flags)
	do := c.setup(flags)
	args, err = parseAll(flags, rest[1:])
	if errors.Is(err, flag.ErrHelp) {
		return a.help(c, flags)
	}
	if err != nil {
		return usage("%s: %v\nTry  annals %s --help", c.name, err, c.name)
	}
	return do(ctx, a, args)
}

// globals defines the flags that may stand before or after the command.
func (a *app) globals(f *flag.FlagSet) {
	f.StringVar(&a.root, "root", cmp.Or(a.root, "."), "the site's `DIR`, which holds config.toml")
	f.BoolVar(&a.quiet, "quiet", a.quiet, "say nothing but problems")
	f.StringVar(&a.color, "color", cmp.Or(a.color, "auto"), "`WHEN` to use colour: auto, always or never")
	f.SetOutput(io.Discard)
}

// parse reads flags up to the first other argument.
func parse(f *flag.FlagSet, args []string) (rest []string, err error) {
	if err := f.Parse(args); err != nil {
		return nil, plainFlagError(f, err)
	}
	return f.Args(), nil
}

// parseAll reads flags wherever they stand.
func parseAll(f *flag.FlagSet, args []string) (others []string, err error) {
	for len(args) > 0 {
		if err := f.Parse(args); err != nil {
			return nil, plainFlagError(f, err)
		}
		if args = f.Args(); len(args) > 0 {
			others, args = append(others, args[0]), args[1:]
		}
	}
	return others, nil
}

// plainFlagError says what is wrong with the flags as people write them, with
// two hyphens, and which one may be meant.
func plainFlagError(f *flag.FlagSet, err error) error {
	if errors.Is(err, flag.ErrHelp) {
		return err
	}
	text := err.Error()
	if name, ok := strings.CutPrefix(text, "flag provided but not defined: -"); ok {
		var names []string
		f.VisitAll(func(f *flag.Flag) { names = append(names, f.Name) })
		if near, ok := diag.Nearest(name, names); ok {
			return fmt.Errorf("there is no flag --%s; did you mean --%s?", name, near)
		}
		return fmt.Errorf("there is no flag --%s", name)
	}
	if name, ok := strings.CutPrefix(text, "flag needs an argument: -"); ok {
		return fmt.Errorf("--%s needs a value", name)
	}
	if strings.HasPrefix(text, "invalid value ") || strings.HasPrefix(text, "invalid boolean value ") {
		text = strings.Replace(text, " for flag -", " for --", 1)
		text = strings.Replace(text, " for -", " for --", 1)
		return errors.New(strings.TrimSuffix(text, ": parse error"))
	}
	return err
}

func find(name string) (command, error) {
	var names []string
	for _, c := range commands() {
		if c.name == name {
			return c, nil
		}
		names = append(names, c.name)
	}
	if near, ok := diag.Nearest(name, names); ok {
		return command{}, usage("there is no command %q; did you mean  annals %s ?", name, near)
	}
	return command{}, usage("there is no command %q; the commands are %s", name, strings.Join(names, ", "))
}

func (a *app) overview(w io.Writer) error {
	fmt.Fprint(w, "Annals turns a folder of Markdown entries into a published, sourced timeline.\n\nUsage: annals COMMAND [flags]\n\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-9s %s\n", c.name, c.short)
	}
	_, err := fmt.Fprint(w, `
Everywhere: --root DIR, --quiet, --color auto|always|never. More: annals COMMAND --help

Exit codes: 0 done, 1 the content is wrong, 2 wrong usage or config.toml,
3 a file or the disk, 70 a bug in annals, 130 interrupted.
`)
	return err
}

func (a *app) help(c command, f *flag.FlagSet) error {
	w := bufio.NewWriter(a.stdout) // keeps the first error
	fmt.Fprintf(w, "Usage: annals %s", c.name)
	if c.args != "" {
		fmt.Fprintf(w, " %s", c.args)
	}
	fmt.Fprintf(w, " [flags]\n\n%s\n\nFlags:\n", c.long)
	f.VisitAll(func(f *flag.Flag) {
		value, text := flag.UnquoteUsage(f)
		name := "--" + f.Name
		if value != "" {
			name += " " + value
		}
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "0" {
			text += " (" + f.DefValue + ")"
		}
		fmt.Fprintf(w, "  %-18s %s\n", name, text)
	})
	fmt.Fprint(w, "\nExamples:\n")
	for _, e := range c.examples {
		fmt.Fprintf(w, "  %s\n", e)
	}
	return w.Flush()
}

// colored reports whether problems are printed in colour.
func (a *app) colored() (bool, error) {
	switch a.color {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto":
		return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(a.stderr), nil
	}
	return false, usage("--color is auto, always or never, not %q", a.color)
}

// isTerminal reports whether w is a device that a person looks at.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
