package ingest

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"annals/internal/address"
	"annals/internal/edit"
	"annals/internal/edtf"
	"annals/internal/load"
	"annals/internal/timeline"
)

// A Source is the record of the document.
type Source struct {
	ID    string `json:"id"`
	File  string `json:"file"`
	Known bool   `json:"known"` // it is there already
	Text  string `json:"-"`     // of the new file
}

// source finds the record of the document among the site's, or drafts one.
func (r *reader) source() Source {
	d := r.doc
	i := slices.IndexFunc(r.site.Sources, func(s *timeline.Source) bool {
		if r.options.Source != "" {
			return s.ID == r.options.Source
		}
		return d.URL != "" && s.URL == d.URL || d.Title != "" && strings.EqualFold(oneLine(s.Title), d.Title)
	})
	if i >= 0 {
		s := r.site.Sources[i]
		return Source{ID: s.ID, File: s.File, Known: true}
	}
	id := r.options.Source
	if id == "" {
		id = address.Slug(d.Title)
	}
	if id == "" {
		id = address.Slug(strings.TrimSuffix(path.Base(r.report.File), path.Ext(r.report.File)))
	}
	if id == "" {
		id = "document"
	}
	if r.options.Source == "" {
		id = unused(id, func(id string) bool {
			return slices.ContainsFunc(r.site.Sources, func(s *timeline.Source) bool { return s.ID == id })
		})
	}
	return Source{ID: id, File: path.Join(load.Dir, string(timeline.Sources), id+".md"), Text: r.sourceText()}
}

func (r *reader) sourceText() string {
	d := r.doc
	var t head
	basis := ""
	title := d.Title
	if title == "" {
		title, basis = "Text of "+path.Base(r.report.File), "described"
	}
	t.add("title", edit.Text(title), "")
	t.some("title_basis", basis)
	publisher := r.publisher()
	t.some("publisher", publisher)
	if publisher == "" {
		t.note("publisher: add it" + quoted(", the document says ", d.Publisher))
	}
	if len(d.Authors) > 0 {
		t.add("authors", edit.Texts(d.Authors...), "")
	}
	if p := r.report.Published; !p.Date.IsZero() {
		t.add("published", edit.Date(p.Date.String()), "")
	} else if !p.NotBefore.IsZero() {
		t.note("published: no earlier than " + p.NotBefore.Words("en", edtf.Long))
	}
	t.some("url", d.URL)
	t.add("lang", edit.Text(r.report.Lang), "")
	t.add("type", edit.Text("article-newspaper"), "or speech, report, webpage …")
	t.add("kind", edit.Text("press"), strings.Join(load.SourceKinds, ", "))
	t.add("draft", "true", "delete this line when it is ready")
	t.add("created", edit.Date(r.options.Created.String()), "")
	return t.file()
}

func quoted(before, s string) string {
	if s == "" {
		return ""
	}
	return before + "“" + s + "”"
}

// publisher is the site's publisher with the name that the document states, or
// with the host of its address as another name.
func (r *reader) publisher() string {
	host := ""
	if u, err := url.Parse(r.doc.URL); err == nil {
		host = strings.TrimPrefix(u.Host, "www.")
	}
	for _, p := range r.site.Publishers {
		for _, name := range append([]string{p.Name}, p.Names...) {
			if r.doc.Publisher != "" && strings.EqualFold(name, r.doc.Publisher) || host != "" && strings.EqualFold(name, host) {
				return p.ID
			}
		}
	}
	return ""
}

// unused is an id, with a figure behind it where it is taken.
func unused(id string, taken func(string) bool) string {
	if !taken(id) {
		return id
	}
	for n := 2; ; n++ {
		if next := id + "-" + itoa(n); !taken(next) {
			return next
		}
	}
}
