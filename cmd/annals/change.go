package main

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"annals/internal/address"
	"annals/internal/build"
	"annals/internal/edit"
	"annals/internal/field"
	"annals/internal/load"
	"annals/internal/timeline"
)

func renameCommand() command {
	return command{
		name: "rename", args: "OLD NEW", short: "give a record another id, and keep the old address alive",
		long: `Rename moves the file of a record and its translations, adds the old id to its
aliases, so that the old address leads to the new one, and changes every reference:
in fields, citations and links. Ids are given as they are written, or with their kind
(sources/reuters-pact) where two kinds share one.`,
		examples: []string{"annals rename 2024-niger-pact 2024-niger-revokes-us-pact", "annals rename actors/diop actors/abdoulaye-diop"},
		setup: func(*flag.FlagSet) func(context.Context, *app, []string) error {
			return func(_ context.Context, a *app, args []string) error {
				if len(args) != 2 {
					return usage("rename takes the old id and the new one")
				}
				return a.rename(args[0], args[1])
			}
		},
	}
}

func retractCommand() command {
	return command{
		name: "retract", args: "ID", short: "withdraw a record: it leaves the lists, its page says why",
		long: `Retract makes a tombstone of a record: it leaves lists, feeds and counts, but its
address stays and says why it was withdrawn. --why is shown to readers.`,
		examples: []string{`annals retract 2024-niger-pact --why "It told the visit of another delegation."`},
		setup: func(f *flag.FlagSet) func(context.Context, *app, []string) error {
			why := f.String("why", "", "the `REASON`, a sentence for readers")
			on := f.String("on", "", "the `DAY` of the withdrawal; else the day the site speaks of")
			return func(_ context.Context, a *app, args []string) error {
				if len(args) != 1 || strings.TrimSpace(*why) == "" {
					return usage(`retract takes an id and a reason:  annals retract ID --why "…"`)
				}
				return a.retract(args[0], *why, *on)
			}
		},
	}
}

// A change is the new text of a file, or its new name.
type change struct {
	file, to string
	text     []byte
}

func (a *app) rename(old, now string) error {
	fsys, r, rec, err := a.record(old)
	if err != nil {
		return err
	}
	if kind, id, ok := strings.Cut(now, "/"); ok {
		if kind != string(rec.Kind) {
			return usage("%s is one of %s and cannot become one of %s", rec.ID, rec.Kind, kind)
		}
		now = id
	}
	switch other, err := a.written(rec.Kind, now); {
	case err != nil:
		return failure{exitEnvironment, err}
	case !field.ValidID(now):
		return usage("%q cannot be an id: small letters, figures and single hyphens, at most %d", now, field.MaxID)
	case other != "":
		return usage("%s is there already", other)
	}
	back := slices.Contains(rec.Aliases, now)
	if n := r.Claims(address.Record(string(rec.Kind), now)); n > 1 || n == 1 && !back {
		return usage("%s is the address of another page; choose another id", address.Record(string(rec.Kind), now))
	}
	aliases := slices.DeleteFunc(slices.Clone(rec.Aliases), func(id string) bool { return id == now })
	at := address.Record(string(rec.Kind), rec.ID)
	leads := r.Claims(at) <= 1 // else another page stands at the old address
	changes, err := referring(fsys, rec, now, func(f *edit.File) error {
		switch {
		case leads:
			return f.Renamed(rec.ID, now)
		case back:
			return f.Set("aliases", edit.Texts(aliases...))
		}
		return nil
	})
	if err != nil {
		return failure{exitContent, err}
	}
	if err := a.apply(changes); err != nil {
		return err
	}
	if !leads {
		fmt.Fprintf(a.stderr, "annals: another page stands at %s, so that no alias leads from there\n", at)
	}
	return a.still(fsys)
}

// referring returns what changes when rec gets the id now; renamed changes its
// own file.
func referring(fsys fs.FS, rec timeline.Kinded, now string, renamed func(*edit.File) error) (changes []change, err error) {
	err = fs.WalkDir(fsys, load.Dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && load.Leftover(path.Base(p)) { // such as the link by which an editor locks a file
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		fields, ok := edit.Fields(p)
		if err != nil || d.IsDir() || !ok {
			return err
		}
		src, err := fs.ReadFile(fsys, p)
		if err != nil {
			return err
		}
		f, probs := edit.Read(p, src, fields)
		if len(probs) > 0 {
			return fmt.Errorf("%s: %s; mend it first", probs[0].Pos, probs[0].Text)
		}
		n, err := f.Refer(string(rec.Kind), rec.ID, now)
		if err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
		c := change{file: p, to: p, text: f.Bytes()}
		own := path.Dir(p) == path.Dir(rec.File) && (p == rec.File || isTranslation(p, rec.ID))
		if p == rec.File {
			if err := renamed(f); err != nil {
				return fmt.Errorf("%s: %w", p, err)
			}
			c.text = f.Bytes()
		}
		if own {
			c.to = path.Join(path.Dir(p), now+strings.TrimPrefix(path.Base(p), rec.ID))
		}
		if n > 0 || own {
			changes = append(changes, c)
		}
		return nil
	})
	return changes, err
}

// isTranslation reports whether p is <id>.<language>.md.
func isTranslation(p, id string) bool {
	rest, ok := strings.CutPrefix(path.Base(p), id+".")
	return ok && strings.HasSuffix(rest, ".md")
}

func (a *app) retract(id, why, on string) error {
	fsys, _, rec, err := a.record(id)
	if err != nil {
		return err
	}
	if rec.Retracted() {
		return usage("%s is retracted already", rec.ID)
	}
	day, err := a.dayOrNewest("--on", on)
	if err != nil {
		return err
	}
	src, err := fs.ReadFile(fsys, rec.File)
	if err != nil {
		return failure{exitEnvironment, err}
	}
	fields, _ := edit.Fields(rec.File)
	f, probs := edit.Read(rec.File, src, fields)
	if len(probs) > 0 {
		return failure{exitContent, fmt.Errorf("%s: %s", probs[0].Pos, probs[0].Text)}
	}
	for _, kv := range []struct {
		key   string
		value edit.TOML
	}{
		{"status", edit.Text(timeline.Retracted)}, {"retraction", edit.Text(why)}, {"updated", edit.Date(day.String())},
	} {
		if err := f.Set(kv.key, kv.value); err != nil {
			return failure{exitContent, err}
		}
	}
	if err := a.apply([]change{{rec.File, rec.File, f.Bytes()}}); err != nil {
		return err
	}
	return a.still(fsys)
}

// record finds one record of the site by its id, and what the site is.
func (a *app) record(id string) (fs.FS, build.Result, timeline.Kinded, error) {
	fsys, tmpl, err := a.open()
	if err != nil {
		return nil, build.Result{}, timeline.Kinded{}, err
	}
	o := build.Options{Drafts: true, Preview: true, Version: version()}
	r, err := build.Site(fsys, tmpl, o)
	if err == nil && r.Site == nil { // a draft that is half written stands in nobody's way
		o.Drafts = false
		r, err = build.Site(fsys, tmpl, o)
	}
	if err != nil {
		return nil, build.Result{}, timeline.Kinded{}, failure{exitEnvironment, err}
	}
	if r.Site == nil {
		return nil, build.Result{}, timeline.Kinded{}, failure{exitContent, fmt.Errorf("the content has errors, and nothing is changed: see  annals check")}
	}
	kind, name, hasKind := strings.Cut(id, "/")
	if !hasKind {
		name = id
	}
	var found []timeline.Kinded
	for _, rec := range pages(r.Site) {
		if rec.ID == name && (!hasKind || string(rec.Kind) == kind) {
			found = append(found, rec)
		}
	}
	switch len(found) {
	case 0:
		return nil, build.Result{}, timeline.Kinded{}, usage("there is no record %q; see  annals list", id)
	case 1:
		return fsys, r, found[0], nil
	}
	return nil, build.Result{}, timeline.Kinded{}, usage("there is more than one record %q: say which, as in %s/%s", id, found[0].Kind, found[0].ID)
}

// apply writes the changes: new files before old ones go, so that a fault in
// the middle loses nothing.
func (a *app) apply(changes []change) error {
	disk := func(file string) string { return filepath.Join(a.root, filepath.FromSlash(file)) }
	for _, c := range changes {
		write := replace
		if c.to != c.file {
			write = func(file string, text []byte) error { return create(file, string(text)) }
		}
		if err := write(disk(c.to), c.text); err != nil {
			return failure{exitEnvironment, err}
		}
		if !a.quiet {
			fmt.Fprintln(a.stdout, c.to)
		}
	}
	for _, c := range changes {
		if c.to != c.file {
			if err := os.Remove(disk(c.file)); err != nil {
				return failure{exitEnvironment, err}
			}
		}
	}
	return nil
}

// still checks the site after a change, and says so where it is no longer right.
func (a *app) still(fsys fs.FS) error {
	_, tmpl, err := a.open()
	if err != nil {
		return err
	}
	r, err := build.Site(fsys, tmpl, build.Options{Version: version()})
	if err != nil {
		return failure{exitEnvironment, err}
	}
	if n := r.Problems.Errors(); n > 0 {
		return failure{exitContent, fmt.Errorf("that is done, but the content has now %s: see  annals check", count(n, "error"))}
	}
	return nil
}
