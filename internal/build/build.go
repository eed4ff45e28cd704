// Package build runs the stages in order: load, validate, link, render. It
// touches no disk, clock, network or environment.
package build

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"iter"

	"annals/internal/address"
	"annals/internal/config"
	"annals/internal/diag"
	"annals/internal/edtf"
	"annals/internal/frontmatter"
	"annals/internal/lang"
	"annals/internal/link"
	"annals/internal/load"
	"annals/internal/manifest"
	"annals/internal/render"
	"annals/internal/timeline"
	"annals/internal/validate"
)

// Options say what to build.
type Options struct {
	AsOf    edtf.Date // the day the site speaks of; zero = the newest day in its records
	Drafts  bool      // publish what is held back
	Version string    // of the program
}

// A Result is what came of the content. Problems are sorted and know their
// lines. Where one of them is an error there are no Site and no Files.
type Result struct {
	Site     *timeline.Site
	Held     []timeline.Held
	Problems diag.List
	Files    iter.Seq[render.File]
	Edition  manifest.Edition // without its files
}

// Site builds the site in fsys with the templates in tmpl. An error is a fault
// of the machine; whatever is wrong with the content is in the Result.
func Site(fsys, tmpl fs.FS, o Options) (Result, error) {
	var r Result
	c, content, err := read(fsys, &r)
	if err != nil || c.Contract == "" {
		return r.located(fsys), err
	}
	records, probs := validate.Records(content, validate.Options{Languages: c.Written(), Extra: c.Content.Extra})
	r.add(probs, c)
	if o.AsOf.IsZero() {
		o.AsOf = newest(&records)
	}
	lo := link.Options{
		Config: c, AsOf: o.AsOf, Drafts: o.Drafts, Version: o.Version,
		Broken: content.Broken, BrokenTables: content.BrokenTables, Wrong: wrong(r.Problems),
	}
	edition := newEdition(content, &records, o)
	site, held, probs := link.Site(records, lo)
	r.add(probs, c)
	r.Held = held
	if r.Problems.Errors() > 0 {
		return r.located(fsys), nil
	}
	r.Site, r.Edition = site, edition
	if err := r.render(fsys, tmpl, c, site); err != nil {
		return r, err
	}
	return r.located(fsys), nil
}

// read loads config.toml and the content.
func read(fsys fs.FS, r *Result) (config.Config, load.Content, error) {
	src, err := fs.ReadFile(fsys, config.File)
	if err != nil {
		return config.Config{}, load.Content{}, fmt.Errorf("read %s: %w", config.File, err)
	}
	c, probs := config.Parse(src)
	r.Problems = append(r.Problems, probs...)
	if r.Problems.Errors() > 0 {
		return config.Config{}, load.Content{}, nil // without it nothing else can be judged
	}
	content, probs, err := load.Site(fsys, c.Written())
	r.add(probs, c)
	return c, content, err
}

// wrong returns the files in which errors stand.
func wrong(probs diag.List) map[string]bool {
	files := map[string]bool{}
	for _, p := range probs {
		if p.Severity == diag.Error {
			files[p.Pos.File] = true
		}
	}
	return files
}

// add takes the problems of a stage, at the levels that the site has set.
func (r *Result) add(probs diag.List, c config.Config) {
	r.Problems = append(r.Problems, level(probs, c.Check.Levels)...)
}

// located gives every problem its line and puts all of them in order.
func (r *Result) located(fsys fs.FS) Result {
	frontmatter.Place(r.Problems, func(file string) []byte {
		src, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil // the first line of a file that is gone is as good as any
		}
		return src
	})
	r.Problems.Sort()
	return *r
}

func (r *Result) render(fsys, tmpl fs.FS, c config.Config, site *timeline.Site) error {
	o := render.Options{Templates: tmpl}
	if c.Build.URLStyle == "directory" {
		o.Style = address.Directory
	}
	for _, code := range c.Site.Languages {
		s, probs, err := lang.Load(tmpl, code)
		if err != nil {
			return err
		}
		r.Problems = append(r.Problems, probs...)
		o.Strings = append(o.Strings, s)
	}
	if r.Problems.Errors() > 0 {
		return nil
	}
	pages, err := render.Site(site, o)
	if err != nil {
		return err
	}
	r.Files = func(yield func(render.File) bool) {
		for f := range pages.Files() {
			if !yield(f) {
				return
			}
		}
		for _, p := range site.Pictures {
			if !yield(picture(fsys, p)) {
				return
			}
		}
	}
	return nil
}

// picture is the file of a picture, as it stands beside its text.
func picture(fsys fs.FS, p *timeline.Picture) render.File {
	return render.File{Path: address.Media(p.Path), Write: func(w io.Writer) error {
		src, err := fs.ReadFile(fsys, p.Path)
		if err != nil {
			return fmt.Errorf("read %s: %w", p.Path, err)
		}
		_, err = io.Copy(w, bytes.NewReader(src))
		return err
	}}
}
