package main

import (
	"context"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"annals/internal/address"
	"annals/internal/build"
	"annals/internal/load"
	"annals/internal/timeline"
)

func whyCommand() command {
	return command{
		name: "why", args: "FILE|ADDRESS", short: "say which file makes a page, or why a file makes none",
		long: `Why takes a file of the content and says at which address it is published, or what
holds it back; or it takes an address of the site and says what the page is made from.`,
		examples: []string{
			"annals why content/events/2024/2024-niger-revokes-us-pact.md",
			"annals why events/2024-niger-revokes-us-pact.html",
			"annals why http://127.0.0.1:1313/years/2024.html",
		},
		setup: func(*flag.FlagSet) func(context.Context, *app, []string) error {
			return func(_ context.Context, a *app, args []string) error {
				if len(args) != 1 {
					return usage("why takes one file or address")
				}
				return a.why(args[0])
			}
		},
	}
}

func (a *app) why(what string) error {
	fsys, tmpl, err := a.open()
	if err != nil {
		return err
	}
	r, err := build.Site(fsys, tmpl, build.Options{Version: version()})
	if err != nil {
		return failure{exitEnvironment, err}
	}
	file := path.Clean(filepath.ToSlash(what))
	if file == load.Dir || strings.HasPrefix(file, load.Dir+"/") {
		return a.whyFile(r, file)
	}
	return a.whyPage(r, what)
}

// whyFile says what becomes of a file.
func (a *app) whyFile(r build.Result, file string) error {
	for _, h := range r.Held {
		if h.File == file {
			_, err := fmt.Fprintf(a.stdout, "held back: %s\n%s\n", h.Reason, released(h.Reason))
			return err
		}
	}
	for _, p := range r.Problems {
		if p.Pos.File == file {
			fmt.Fprintf(a.stdout, "%s: %s[%s]: %s\n", p.Pos, p.Severity, p.Code, p.Text)
		}
	}
	if r.Site == nil {
		return failure{exitContent, fmt.Errorf("nothing is published while the content has errors: see  annals check")}
	}
	for _, rec := range pages(r.Site) {
		if rec.File == file || slices.ContainsFunc(rec.Body, func(p timeline.Passage) bool { return p.File == file }) {
			for _, l := range r.Site.Languages {
				fmt.Fprintln(a.stdout, address.In(l, r.Site.Languages[0], address.Record(string(rec.Kind), rec.ID)))
			}
			return nil
		}
	}
	for _, t := range load.Tables() {
		if file == load.Dir+"/"+t.File {
			_, err := fmt.Fprintf(a.stdout, "a table of %s: it makes no page of its own, but the pages that show them\n", t.Name)
			return err
		}
	}
	if _, err := os.Stat(filepath.Join(a.root, filepath.FromSlash(file))); err != nil {
		return usage("there is no %s", file)
	}
	return failure{exitContent, fmt.Errorf("%s makes no page: no record of the site was read from it", file)}
}

// released says what would publish something held back.
func released(reason string) string {
	if day, ok := strings.CutPrefix(reason, "from "); ok {
		return "it is published by a build as of " + day + " or later, or with --drafts"
	}
	return "delete its line  draft = true  when it is ready, or build with --drafts"
}

// pages returns every record with a page.
func pages(s *timeline.Site) []timeline.Kinded {
	r := timeline.Records{
		Events: s.Events, Sources: s.Sources, Countries: s.Countries,
		Actors: s.Actors, Topics: s.Topics, Instruments: s.Instruments, Pages: s.Pages,
	}
	if s.US != nil {
		r.Countries = append(slices.Clone(r.Countries), s.US)
	}
	all := r.Bases()
	for _, t := range s.Tombstones {
		all = append(all, timeline.Kinded{Kind: t.Kind, Record: t.Record})
	}
	return all
}

// whyPage says what a page is made from.
func (a *app) whyPage(r build.Result, what string) error {
	if r.Site == nil {
		return failure{exitContent, fmt.Errorf("nothing is published while the content has errors: see  annals check")}
	}
	page := strings.TrimPrefix(what, r.Site.BaseURL)
	if u, err := url.Parse(page); err == nil && u.Host != "" { // as annals serve shows it
		base, _ := url.Parse(r.Site.BaseURL)
		page = strings.TrimPrefix(u.Path, base.Path)
	}
	page = strings.TrimPrefix(strings.TrimPrefix(page, "./"), "public/")
	page, _, _ = strings.Cut(strings.TrimPrefix(page, "/"), "#")
	if page == "" || strings.HasSuffix(page, "/") {
		page += "index.html"
	}
	lang := r.Site.Languages[0]
	for _, l := range r.Site.Languages[1:] {
		if rest, ok := strings.CutPrefix(page, l+"/"); ok {
			page, lang = rest, l
		}
	}
	for _, rec := range pages(r.Site) {
		if address.Record(string(rec.Kind), rec.ID) != page {
			continue
		}
		_, err := fmt.Fprintln(a.stdout, rec.File)
		if t := rec.Body.In(lang); t.File != rec.File && t.File != "" {
			_, err = fmt.Fprintln(a.stdout, t.File)
		}
		return err
	}
	for _, d := range r.Site.Redirects {
		if address.Record(string(d.Kind), d.Alias) == page {
			_, err := fmt.Fprintf(a.stdout, "an alias of %s, which stands at %s\n", d.To, address.Record(string(d.Kind), d.To))
			return err
		}
	}
	for f := range r.Files {
		if f.Path == address.In(lang, r.Site.Languages[0], page) {
			_, err := fmt.Fprintf(a.stdout, "made from the whole site: the template is in templates/, the entries are what  annals list  shows\n")
			return err
		}
	}
	return failure{exitContent, fmt.Errorf("the site has no page %s", page)}
}
