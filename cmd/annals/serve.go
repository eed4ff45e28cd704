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

	"annals/internal/serve"
	"annals/templates"
)

func serveCommand() command {
	return command{
		name: "serve", short: "show the site while you write it",
		long: `Serve shows the site at an address of this machine. When a file is saved the page
in the browser follows; when something is wrong the page says what, as the terminal
does, and the last good pages stay. On a page, the key e leads to the file that it
was written in. Nothing is published: only build does that.

Ctrl-C ends it, with exit code 0.`,
		examples: []string{
			"annals serve --open                  and show it in the browser",
			"annals serve --drafts                with what is held back",
			"annals serve --addr 127.0.0.1:8080   at another port",
		},
		setup: func(f *flag.FlagSet) func(context.Context, *app, []string) error {
			addr := f.String("addr", "127.0.0.1:1313", "the `HOST:PORT` to serve at; without a host, this machine alone")
			drafts := f.Bool("drafts", false, "show drafts and entries of a later day too")
			open := f.Bool("open", false, "show the site in the browser")
			poll := f.Bool("poll", false, "look for changes again and again: for folders whose system tells of none")
			return func(ctx context.Context, a *app, args []string) error {
				if len(args) > 0 {
					return usage("serve takes no arguments, only flags; %q is neither", args[0])
				}
				return a.serve(ctx, *addr, *drafts, *open, *poll)
			}
		},
	}
}

func (a *app) serve(ctx context.Context, addr string, drafts, open, poll bool) error {
	color, err := a.colored()
	if err != nil {
		return err
	}
	fsys, _, err := a.open()
	if err != nil {
		return err
	}
	root, err := filepath.Abs(a.root)
	if err != nil {
		return failure{exitEnvironment, err}
	}
	l, err := serve.Listen(addr)
	if err != nil {
		return listening(err)
	}
	defer l.Close()
	w, err := a.watcher(root, fsys, poll)
	if err != nil {
		return failure{exitEnvironment, err}
	}
	o := serve.Options{Root: root, Drafts: drafts, Version: version(), Out: a.stdout, Err: a.stderr, Color: color}
	if a.quiet {
		o.Out = io.Discard
	}
	// the folder may be made while the site is served
	s := serve.New(fsys, templates.Over(os.DirFS(filepath.Join(root, "templates"))), o)
	url := "http://" + l.Addr().String() + "/"
	if !a.quiet {
		fmt.Fprintf(a.stdout, "serving %s  (Ctrl-C ends it)\n", url)
	}
	if serve.Public(l) {
		fmt.Fprintln(a.stderr, "annals: everybody on this network can read the site at this address, with what is not published yet")
	}
	if open {
		if err := serve.Open(url); err != nil {
			fmt.Fprintf(a.stderr, "annals: no browser could be opened (%v): go to %s\n", err, url)
		}
	}
	if err := s.Site(ctx, l, w); err != nil {
		return failure{exitEnvironment, err}
	}
	return nil
}

// watcher returns what tells of changes: the system, or where it cannot, the
// program looks for itself.
func (a *app) watcher(root string, fsys fs.FS, poll bool) (serve.Watcher, error) {
	if !poll {
		w, err := serve.Notify(root, fsys)
		if err == nil {
			return w, nil
		}
		fmt.Fprintf(a.stderr, "annals: the system does not tell of changes (%v): looking for them again and again, as with --poll\n", err)
	}
	return serve.Poll(fsys)
}

// listening says what to do about an address that cannot be had.
func listening(err error) error {
	var wrong *serve.AddrError
	var taken *serve.Taken
	switch {
	case errors.As(err, &wrong):
		return usage("--addr: %v", err)
	case errors.As(err, &taken):
		return failure{exitEnvironment, fmt.Errorf("%v, perhaps by another annals serve; try  annals serve --addr %s", err, taken.Free)}
	}
	return failure{exitEnvironment, err}
}
