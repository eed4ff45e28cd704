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
	"annals/internal/link"
	"annals/internal/load"
	"annals/internal/manifest"
	"annals/internal/output"
	"annals/internal/receipt"
	"annals/internal/render"
	"annals/internal/timeline"
	"annals/internal/validate"
)

// Options say what to build.
type Options struct {
	AsOf    edtf.Date // the day the site speaks of; zero = the newest day in its records
	Drafts  bool      // publish what is held back
	Preview bool      // to look at, not to publish: the Result has no Edition
	Version string    // of the program

	Uncaptured bool // do not hold quotations against receipts

	Since *manifest.Edition // an earlier edition to compare with, or nil

	BaseURL string // where it is published; empty = as config.toml says
	Host    string // what to build for, one of host.Names; empty = as config.toml says
	Release bool   // with what takes long: an archive, compressed copies, pictures for shared links
	Cache   Cache  // what an earlier build left, or nil

	Stage func(name string) // told when a stage begins; may be nil
}

func (o Options) begin(stage string) {
	if o.Stage != nil {
		o.Stage(stage)
	}
}

// A Result is what came of the content. Problems are sorted and know their
// lines. Where one of them is an error there are no Site and no Files.
type Result struct {
	Config   config.Config
	Site     *timeline.Site
	Held     []timeline.Held
	Problems diag.List
	Files    iter.Seq[render.File]
	Edition  manifest.Edition  // without its files
	Since    *manifest.Edition // what it was compared with, or nil
	Inputs   string            // a digest of what Files and Problems come of, but for the program and Since; empty in a preview

	hosting  hosting
	pages    *render.Pages
	pictures map[string]render.File
	drafts   map[string]bool // their files, where the site has set levels
	source   func(file string) []byte
}

// Site builds the site in fsys with the templates in tmpl. An error is a fault
// of the machine; whatever is wrong with the content is in the Result.
func Site(fsys, tmpl fs.FS, o Options) (Result, error) { return NewSession(fsys, tmpl, o).Build() }

// Build builds the site from what its files held when they were last read.
func (s *Session) Build() (Result, error) {
	fsys := s.fsys // a Result keeps this, and not all that s has read
	r := Result{Since: s.options.Since, source: func(file string) []byte { return load.Source(fsys, file) }}
	s.options.begin("load")
	c, content, err := s.read(&r)
	if err != nil || c.Contract == "" {
		return r.located(), err
	}
	if s.options.BaseURL != "" {
		c.Site.BaseURL = s.options.BaseURL
	}
	r.Config = c
	if len(c.Check.Levels) > 0 {
		r.drafts = draftFiles(content)
	}
	o := s.options
	if !o.Preview {
		r.Inputs = inputs{config: s.config, templates: s.templates, content: s.reader.Sum(), receipts: sumOf(s.receipts)}.digest(o)
	}
	o.begin("validate")
	records, probs := validate.Records(content, validate.Options{Languages: c.Written(), Extra: c.Content.Extra, Loaded: c.Check.LoadedWords, Kept: &s.judged})
	r.add(probs, c)
	var receipts map[string]receipt.Receipt
	if !o.Uncaptured {
		receipts, probs = receiptsOf(s.receipts, content, &records)
		r.add(probs, c)
		r.add(quotations(receipts, &records), c)
	}
	if o.AsOf.IsZero() {
		o.AsOf = newest(&records)
	}
	lo := link.Options{
		Config: c, AsOf: o.AsOf, Drafts: o.Drafts, Version: o.Version, Receipts: receipts,
		Broken: content.Broken, BrokenTables: content.BrokenTables, Wrong: wrong(r.Problems), Kept: &s.linked,
	}
	o.begin("link")
	site, held, probs := link.Site(records, lo)
	r.add(probs, c)
	r.Held = held
	var edition manifest.Edition
	if !o.Preview || o.Since != nil {
		edition = newEdition(content, &records, held, o)
	}
	if o.Since != nil {
		r.add(silent(*o.Since, edition, content, &records, held), c)
	}
	if r.Problems.Errors() > 0 {
		return r.located(), nil
	}
	r.Site = site
	if !o.Preview {
		r.Edition = edition
	}
	o.begin("pages")
	if err := s.render(&r, site); err != nil {
		return r, err
	}
	if !o.Preview {
		if sum, err := digestOf(s.tmpl); err != nil || sum != s.templates {
			r.Inputs = "" // they were edited since
		}
	}
	r.add(r.moved(c), c)
	if o.Since != nil && r.pages != nil {
		r.add(lost(*o.Since, r.pages.Made), c)
	}
	if r.Files != nil {
		r.hosting = newHosting(c, site, edition, styleOf(c), o)
		r.Files = r.hosting.files(r.Files)
	}
	if r.Problems.Errors() > 0 {
		r.Site, r.Files, r.pages = nil, nil, nil
	}
	return r.located(), nil
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
	r.Problems = append(r.Problems, level(probs, c.Check.Levels, r.drafts)...)
}

// located gives every problem its line and puts all of them in order.
func (r *Result) located() Result {
	// the first line of a file that is gone is as good as any
	frontmatter.Place(r.Problems, r.source)
	r.Problems.Sort()
	return *r
}

// styleOf is how the addresses of a site are written.
func styleOf(c config.Config) address.Style {
	if c.Build.URLStyle == "directory" {
		return address.Directory
	}
	return address.File
}

// render gets the pages of the site ready.
func (s *Session) render(r *Result, site *timeline.Site) error {
	c := r.Config
	o := render.Options{
		Templates: s.tmpl, Style: styleOf(c), Archive: s.options.Release || c.Build.Zip, Kept: s.rendered,
		Outputs: output.Choice{Feeds: c.Build.Feeds, Data: c.Build.Data, Embeds: c.Build.Embeds, PerEntry: c.Build.PerEntry},
	}
	if s.options.Release || c.Build.Cards {
		o.Draw = drawing(s.options.Cache)
	}
	for _, code := range c.Site.Languages {
		w, err := s.wording(code)
		if err != nil {
			return err
		}
		r.Problems = append(r.Problems, w.probs...)
		o.Strings = append(o.Strings, w.words)
	}
	if r.Problems.Errors() > 0 {
		return nil
	}
	pages, err := render.Site(site, o)
	if err == nil && !s.options.Preview {
		err = pages.Complete() // else PageProblems says it
	}
	if err != nil {
		probs, fault := render.Problems(err)
		r.add(probs, c)
		return fault
	}
	r.pages, r.pictures = pages, map[string]render.File{}
	fsys := s.fsys
	for _, p := range site.Pictures {
		f := picture(fsys, p)
		r.pictures[f.Path] = f
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

// File returns the file at path, and whether the site has one.
func (r Result) File(path string) (render.File, bool) {
	if r.pages == nil {
		return render.File{}, false
	}
	if f, ok := r.pages.File(path); ok {
		return f, true
	}
	f, ok := r.pictures[path]
	return f, ok
}

// Claims is how many pages want an address.
func (r Result) Claims(at string) int {
	if r.pages == nil {
		return 0
	}
	return r.pages.Claims(at)
}

// picture is the file of a picture, as it stands beside its text.
func picture(fsys fs.FS, p *timeline.Picture) render.File {
	return render.File{Path: address.Media(p.Path), Write: func(w io.Writer) error {
		src, err := load.ReadFile(fsys, p.Path)
		if err != nil {
			return fmt.Errorf("read %s: %w", p.Path, err)
		}
		_, err = io.Copy(w, bytes.NewReader(src))
		return err
	}}
}
