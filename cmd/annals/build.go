package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"syscall"
	"time"

	"annals/internal/build"
	"annals/internal/cache"
	"annals/internal/host"
	"annals/internal/publish"
	"annals/internal/render"
)

func buildCommand() command {
	return command{
		name: "build", short: "build the site into public/",
		long: `Build reads config.toml, content/ and templates/, checks everything, and publishes
the site into public/: whole, or not at all. What did not change is not written
again; what annals did not write is never deleted.`,
		examples: []string{
			"annals build                        build into public/",
			"annals build --drafts --out preview  with drafts, elsewhere",
			"annals build --as-of 2026-03-11      as it stood on that day",
			"annals build --release --host caddy  to be published, with all that takes long",
			"annals build --verbose               and how long each stage took",
		},
		setup: func(f *flag.FlagSet) func(context.Context, *app, []string) error {
			var s siteFlags
			f.BoolVar(&s.drafts, "drafts", false, "publish drafts and entries of a later day too")
			f.BoolVar(&s.strict, "strict", false, "let warnings stop the build")
			f.StringVar(&s.asOf, "as-of", "", "the `DAY` the site speaks of; else SOURCE_DATE_EPOCH, else the newest in its records")
			s.flags(f)
			f.StringVar(&s.baseURL, "base-url", "", "the `ADDRESS` it is published at; else as config.toml says")
			f.StringVar(&s.host, "host", "", "the `HOST` to build for: "+strings.Join(host.Names(), ", ")+"; else as config.toml says")
			f.BoolVar(&s.release, "release", false, "with what takes long: site.zip, compressed copies, pictures for shared links")
			out := f.String("out", "", "the `DIR` to publish to (public in the site's folder)")
			shrink := f.Bool("allow-shrink", false, "publish even if many pages are gone: more than a tenth, and more than ten; or half")
			verbose := f.Bool("verbose", false, "say how long each stage took")
			profile := f.String("profile", "", "write cpu.pprof and heap.pprof to `DIR`, for go tool pprof")
			noCache := f.Bool("no-cache", false, "make everything again: neither use nor keep what builds leave in .annals/made")
			noSync := f.Bool("no-sync", false, "do not wait until the site is on the disk: for a folder that is copied on and thrown away")
			inPlace := f.Bool("in-place", false, "replace file by file instead of the whole folder")
			return func(ctx context.Context, a *app, args []string) error {
				if len(args) > 0 {
					return usage("build takes no arguments, only flags; %q is neither", args[0])
				}
				var laps *laps
				if *verbose {
					laps = newLaps()
				}
				o := publish.Options{AllowShrink: *shrink, InPlace: *inPlace, Unsynced: *noSync}
				return profiled(*profile, func() error { return a.build(ctx, s, *out, o, !*noCache, laps) })
			}
		},
	}
}

// build builds the site, with what earlier builds left where that is to be used.
// Where laps is not nil it takes the time of each stage.
func (a *app) build(ctx context.Context, s siteFlags, out string, o publish.Options, cached bool, laps *laps) error {
	started := time.Now()
	look := spendMemory()
	p := a.progress()
	defer p.done()
	if out == "" {
		out = filepath.Join(a.root, "public")
	}
	var program func() string
	if cached {
		s.made, program = cache.In(filepath.Join(a.root, ".annals", "made", version())), programSum()
	}
	s.stage = func(name string) { look(); laps.begin(name) }
	o.Stage = s.stage
	w, err := a.workplace(s)
	if err != nil {
		return err
	}
	o.Out, o.Root = out, a.root
	o.Home, _ = os.UserHomeDir() // without one there is none to protect
	o.Sources = a.sources()
	tell := func(c account, report publish.Report) {
		if !a.quiet {
			a.announce(c.summary(report, out, time.Since(started)) + laps.String())
		}
	}

	last := readLast(s.made)
	if last.Made != "" {
		if c, report, ok := a.unchanged(ctx, s, w, last, program, o); ok {
			if err := a.judge(w, c.Problems, s.strict); err != nil {
				return err
			}
			tell(c, report)
			return nil
		}
	}

	made := a.untilDone(ctx)
	r, err := a.site(w, s, out)
	made()
	if err != nil {
		return err
	}
	o.Edition = r.Edition
	o.Check = render.Check
	o.Accept = r.Fits
	o.Progress = p.rendered
	report, err := publish.Site(ctx, r.Files, o)
	p.done()
	if err != nil {
		return a.published(ctx, r, err)
	}
	if s.made != nil {
		lastBuild{madeFrom(program, r.Inputs), report.Manifest, accountOfNext(r, s.release)}.keep(s.made)
	}
	report.Notes = append(report.Notes, kept(s.made, s.release)...)
	tell(accountOf(r, s.release), report)
	return nil
}

// spendMemory lets a build, which allocates much and ends soon, collect less
// often, up to what a large site needs anyway. What it returns is to be called as
// each stage begins: a site that needs more is not collected all the time for the
// sake of the limit. What the environment says counts.
func spendMemory() (look func()) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	const limit = 1536 << 20 // bytes
	debug.SetGCPercent(300)
	debug.SetMemoryLimit(limit)
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	return func() {
		if metrics.Read(live); live[0].Value.Uint64() > limit/4 {
			debug.SetGCPercent(50)
			debug.SetMemoryLimit(math.MaxInt64)
		}
	}
}

// kept looks after what builds leave for the next, and says what is to be said
// of it.
func kept(made *cache.Cache, release bool) (notes []string) {
	if made == nil {
		return nil
	}
	if n := made.Damaged(); n > 0 {
		notes = append(notes, fmt.Sprintf("damaged in .annals/made, and made again: %s", count(n, "file")))
	}
	if release {
		if err := made.Trim(); err != nil {
			notes = append(notes, "what earlier builds left could not be cleared: "+err.Error())
		}
	}
	return notes
}

// announce tells what is published. If nobody can be told it is published all
// the same, and the command has done what it was for; a pipe that is no longer
// read does not end it either.
func (a *app) announce(report string) {
	signal.Ignore(syscall.SIGPIPE)
	if _, err := io.WriteString(a.stdout, report); err != nil {
		fmt.Fprintln(a.stderr, "annals: it is published, but the report of it could not be written:", err)
	}
}

// sources are the folders that a site is made from: nothing is published there.
func (a *app) sources() (dirs []string) {
	for _, dir := range []string{"content", "templates", ".git", ".annals"} {
		dirs = append(dirs, filepath.Join(a.root, dir))
	}
	return dirs
}

// published gives an error of publishing its exit code. Where a page went wrong
// all that do are told.
func (a *app) published(ctx context.Context, r build.Result, err error) error {
	var excess *host.Excess
	if errors.As(err, &excess) {
		return usage("%v\nnothing was written; %s", err, excess.Help)
	}
	var refusal *publish.Refusal
	if errors.As(err, &refusal) {
		return failure{exitUsage, err}
	}
	if probs, fault := render.Problems(err); len(probs) == 0 || fault != nil {
		return failure{exitEnvironment, err}
	}
	probs, err := r.PageProblems(ctx)
	if err != nil {
		return failure{exitEnvironment, err}
	}
	color, err := a.colored()
	if err != nil {
		return err
	}
	if err := a.print(os.DirFS(a.root), color, probs); err != nil {
		return err
	}
	return verdict(probs, false, "; nothing was written")
}

func slashed(dir string) string { return filepath.ToSlash(filepath.Clean(dir)) + "/" }

// thousands parts the figures of n by thin blanks that no terminal breaks at.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + " " + s[i:]
	}
	return s
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }

// progress tells a person at a terminal how far a long build has come.
type progress struct {
	w     io.Writer
	start time.Time
	shown bool
	last  time.Time
}

func (a *app) progress() *progress {
	p := &progress{start: time.Now()}
	if !a.quiet && isTerminal(a.stderr) {
		p.w = a.stderr
	}
	return p
}

// rendered is called after each file; it speaks after a second, ten times a second.
func (p *progress) rendered(done int) {
	now := time.Now()
	if p.w == nil || now.Sub(p.start) < time.Second || now.Sub(p.last) < time.Second/10 {
		return
	}
	p.last, p.shown = now, true
	fmt.Fprintf(p.w, "\r%s files", thousands(done))
}

// done wipes the line.
func (p *progress) done() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = false
	}
}
