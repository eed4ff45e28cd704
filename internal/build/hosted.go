package build

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"net/url"
	"sync"

	"annals/internal/address"
	"annals/internal/card"
	"annals/internal/config"
	"annals/internal/diag"
	"annals/internal/encoding"
	"annals/internal/host"
	"annals/internal/manifest"
	"annals/internal/render"
	"annals/internal/timeline"
)

// A hosting is a site on its host.
type hosting struct {
	profile host.Profile
	site    host.Site
	release release
	edition manifest.Edition
	cache   Cache
}

// A release is what takes long to make, and is made to be published.
type release struct{ zip, compressed bool }

// newHosting says what the host of a site needs of it.
func newHosting(c config.Config, s *timeline.Site, ed manifest.Edition, style address.Style, o Options) hosting {
	name := c.Host.Kind
	if o.Host != "" {
		name = o.Host
	}
	profile, _ := host.Named(name) // both were checked
	h := hosting{profile: profile, edition: ed, cache: o.Cache, release: release{
		zip: o.Release || c.Build.Zip, compressed: o.Release || c.Build.Precompress,
	}}
	h.site = host.Site{BasePath: basePath(s.BaseURL), Languages: s.Languages, Domain: c.Host.CustomDomain, Redirects: redirects(s, style)}
	return h
}

// basePath is the folder of a site on its domain: "/", "/timeline/".
func basePath(base string) string {
	if u, err := url.Parse(base); err == nil && u.Path != "" {
		return u.Path
	}
	return "/"
}

// redirects are the old addresses of a site: those of records that have another
// id now, and those that its owner gave up.
func redirects(s *timeline.Site, style address.Style) (list []host.Redirect) {
	for _, lang := range s.Languages {
		for _, r := range s.Redirects {
			in := func(id string) string { return address.In(lang, s.Languages[0], address.Record(string(r.Kind), id)) }
			list = append(list, host.Redirect{From: style.Href(in(r.Alias)), To: style.Href(in(r.To)), File: style.Path(in(r.Alias))})
		}
	}
	for _, m := range s.Moved {
		list = append(list, host.Redirect{From: m.From, To: m.To, File: config.Redirect(m).File()})
	}
	return list
}

// files are those of a site as its host gets them: without the pages that its
// redirects stand for, with what the host reads, an archive of all, and
// compressed copies.
func (h hosting) files(site iter.Seq[render.File]) iter.Seq[render.File] {
	left := map[string]bool{}
	if !h.profile.Stubs {
		for _, r := range h.site.Redirects {
			left[r.File] = true
		}
	}
	return func(yield func(render.File) bool) {
		for f := range site {
			if !left[f.Path] && !h.yield(f, yield) {
				return
			}
		}
		for _, f := range h.profile.Files(h.site) {
			if !yield(render.File{Path: f.Path, Write: written(text(f.Text))}) {
				return
			}
		}
		if h.release.zip {
			yield(render.File{Path: address.Archive, Write: func(w io.Writer) error { return h.archive(w, site) }})
		}
	}
}

// yield passes a file on, and its compressed copies. They are made of the same
// bytes: it is rendered once for all of them.
func (h hosting) yield(f render.File, yield func(render.File) bool) bool {
	if !h.release.compressed || !encoding.Worth(f.Path) || len(h.profile.Encodings) == 0 {
		return yield(f)
	}
	content := sync.OnceValues(func() ([]byte, error) {
		var b bytes.Buffer
		err := f.Write(&b)
		return b.Bytes(), err
	})
	if !yield(render.File{Path: f.Path, Write: written(content)}) {
		return false
	}
	for _, e := range h.profile.Encodings {
		encoded := func() ([]byte, error) {
			plain, err := content()
			if err != nil {
				return nil, err
			}
			return cached(h.cache, e.Made, plain, e.Encode)
		}
		if !yield(render.File{Path: f.Path + e.Ext, Write: written(encoded)}) {
			return false
		}
	}
	return true
}

// written writes what is made when it is asked for.
func written(content func() ([]byte, error)) func(io.Writer) error {
	return func(w io.Writer) error {
		b, err := content()
		if err == nil {
			_, err = w.Write(b)
		}
		return err
	}
}

func text(s string) func() ([]byte, error) {
	return func() ([]byte, error) { return []byte(s), nil }
}

// Fits reports an *host.Excess where the host would not take these files, or
// not whole.
func (r Result) Fits(files []manifest.File) error {
	return r.hosting.profile.Check(r.hosting.site, files)
}

// moved reports the redirects of config.toml that lead nowhere.
func (r *Result) moved(c config.Config) (probs diag.List) {
	for i, m := range c.Redirects {
		to, ours := m.Target()
		if !ours {
			continue
		}
		if _, there := r.File(to); !there {
			probs = append(probs, diag.Problem{
				Pos: diag.Pos{File: config.File}, Spot: diag.Spot{Key: fmt.Sprintf("redirects[%d].to", i)}, Code: "A903",
				Text: fmt.Sprintf("%q leads nowhere: the site has no %s", m.To, to),
				Help: "write the address of a page as it stands below public/",
			})
		}
	}
	return probs
}

// drawing draws pictures for shared links, each once.
func drawing(c Cache) func(io.Writer, card.Card) error {
	return func(w io.Writer, picture card.Card) error {
		said := picture.Above + "\x00" + picture.Title + "\x00" + picture.Below
		drawn, err := cached(c, card.Drawing, []byte(said), func([]byte) ([]byte, error) {
			var b bytes.Buffer
			err := picture.Draw(&b)
			return b.Bytes(), err
		})
		if err == nil {
			_, err = w.Write(drawn)
		}
		return err
	}
}
