package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"annals/internal/build"
	"annals/internal/cache"
	"annals/internal/config"
	"annals/internal/diag"
	"annals/internal/edtf"
	"annals/internal/host"
	"annals/internal/load"
	"annals/templates"
)

// siteFlags are what build and check have in common.
type siteFlags struct {
	drafts bool
	strict bool
	asOf   string
	since  string

	baseURL string
	host    string
	release bool
	made    *cache.Cache // by earlier builds, or nil
	stage   func(string) // told when a stage begins, or nil
}

// flags defines them.
func (s *siteFlags) flags(f *flag.FlagSet) {
	f.StringVar(&s.since, "since", "", "compare with the edition of this manifest `FILE`, or with none; else with the one in public")
}

// begin tells that a stage begins.
func (s *siteFlags) begin(stage string) {
	if s.stage != nil {
		s.stage(stage)
	}
}

// A workplace is what a site is made from, and how.
type workplace struct {
	fsys, tmpl fs.FS
	options    build.Options // without the earlier edition
	color      bool
}

// workplace opens the site at the root.
func (a *app) workplace(o siteFlags) (w workplace, err error) {
	if w.color, err = a.colored(); err != nil {
		return w, err
	}
	asOf, err := day(o.asOf)
	if err != nil {
		return w, err
	}
	if w.fsys, w.tmpl, err = a.open(); err != nil {
		return w, err
	}
	if _, ok := host.Named(o.host); o.host != "" && !ok {
		return w, usage("--host is one of %s, not %q", strings.Join(host.Names(), ", "), o.host)
	}
	base := o.baseURL
	if base != "" && !strings.HasSuffix(base, "/") {
		base += "/" // what is meant is plain
	}
	if base != "" && !config.IsBase(base) {
		return w, usage("--base-url is an address like https://example.org/timeline/, not %q", o.baseURL)
	}
	w.options = build.Options{BaseURL: base, AsOf: asOf, Drafts: o.drafts, Version: version(), Host: o.host, Release: o.release, Stage: o.stage}
	if o.made != nil { // a nil *cache.Cache is not a nil build.Cache
		w.options.Cache = o.made
	}
	return w, nil
}

// site runs the stages and prints every problem. The earlier edition is the one
// in the folder out.
func (a *app) site(w workplace, o siteFlags, out string) (r build.Result, err error) {
	if w.options.Since, err = a.earlier(o.since, out); err != nil {
		return r, err
	}
	if r, err = build.Site(w.fsys, w.tmpl, w.options); err != nil {
		return r, failure{exitEnvironment, err}
	}
	return r, a.judge(w, r.Problems, o.strict)
}

// judge prints the problems of a site, and says whether it may be published.
func (a *app) judge(w workplace, probs diag.List, strict bool) error {
	if err := a.print(w.fsys, w.color, probs); err != nil {
		return err
	}
	return verdict(probs, strict, "; nothing was written")
}

// print writes problems for the person at the terminal.
func (a *app) print(fsys fs.FS, color bool, probs diag.List) error {
	return printer(fsys, color).Print(a.stderr, probs)
}

// printer writes problems with the lines of fsys that they name.
func printer(fsys fs.FS, color bool) diag.Printer {
	return diag.Printer{Source: func(file string) []byte { return load.Source(fsys, file) }, Color: color}
}

// read runs the stages quietly, for commands that only look: problems matter
// to them only where they leave nothing to look at.
func (a *app) read() (build.Result, error) {
	_, r, err := a.readAll(build.Options{})
	return r, err
}

// readDrafts is read with what is held back, and the files it was read from.
func (a *app) readDrafts() (fs.FS, build.Result, error) {
	return a.readAll(build.Options{Drafts: true, Preview: true, Uncaptured: true})
}

func (a *app) readAll(o build.Options) (fs.FS, build.Result, error) {
	fsys, tmpl, err := a.open()
	if err != nil {
		return nil, build.Result{}, err
	}
	o.Version = version()
	r, err := build.Site(fsys, tmpl, o)
	if err != nil {
		return nil, r, failure{exitEnvironment, err}
	}
	if r.Site == nil {
		return nil, r, failure{exitContent, fmt.Errorf("the content has %s; see  annals check", count(r.Problems.Errors(), "error"))}
	}
	return fsys, r, nil
}

// verdict says whether a command may go on with these problems; consequence is
// what follows where it may not.
func verdict(probs diag.List, strict bool, consequence string) error {
	errs := probs.Errors()
	warnings := len(probs) - errs
	switch {
	case errs > 0 && onlyConfig(probs):
		return failure{exitUsage, fmt.Errorf("%s is wrong: %s", config.File, count(errs, "error"))}
	case errs > 0:
		return failure{exitContent, fmt.Errorf("%s, %s%s", count(errs, "error"), count(warnings, "warning"), consequence)}
	case strict && warnings > 0:
		return failure{exitContent, fmt.Errorf("%s, and --strict allows none%s", count(warnings, "warning"), consequence)}
	}
	return nil
}

func onlyConfig(probs diag.List) bool {
	for _, p := range probs {
		if p.Severity == diag.Error && p.Pos.File != config.File {
			return false
		}
	}
	return true
}

// open returns the site at the root and its templates.
func (a *app) open() (site, tmpl fs.FS, err error) {
	site = os.DirFS(a.root)
	if _, err := fs.Stat(site, config.File); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil, usage("there is no %s in %s: go to the folder of the site, or name it with --root DIR", config.File, a.root)
		}
		return nil, nil, failure{exitEnvironment, err}
	}
	own := filepath.Join(a.root, "templates")
	if info, err := os.Stat(own); err == nil && info.IsDir() {
		return site, templates.Over(os.DirFS(own)), nil
	}
	return site, templates.Over(nil), nil
}

// day reads --as-of, or else SOURCE_DATE_EPOCH, seconds since 1970 in UTC.
func day(flag string) (edtf.Date, error) {
	if flag != "" {
		return civil("--as-of", flag)
	}
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return edtf.Date{}, nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return edtf.Date{}, usage("SOURCE_DATE_EPOCH is a number of seconds, not %q", epoch)
	}
	t := time.Unix(seconds, 0).UTC()
	return edtf.DateOf(edtf.Day{Year: int64(t.Year()), Month: int(t.Month()), Day: t.Day()}), nil
}

// civil reads a flag that takes a day.
func civil(name, value string) (edtf.Date, error) {
	d, err := edtf.Parse(value)
	if _, ok := d.Day(); err != nil || !ok {
		return edtf.Date{}, usage("%s takes a day like 2026-03-11, not %q", name, value)
	}
	return d, nil
}

// count writes "1 error", "2 errors".
func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

// nations writes "1 country", "2 countries".
func nations(n int) string {
	if n == 1 {
		return "1 country"
	}
	return fmt.Sprintf("%d countries", n)
}
