package render

import (
	"fmt"
	"html"
	"html/template"
	"io"
	"io/fs"
	"regexp"
	"strings"

	"annals/internal/lang"
)

// A templateSet is the templates of one language: the words are put in when they are
// read, so that nothing is looked up when a page is written.
type templateSet struct {
	fsys   fs.FS
	words  *lang.Strings
	layout *template.Template // layout.html and parts.html
	parts  *template.Template // parts.html alone
}

func newTemplates(fsys fs.FS, words *lang.Strings) (*templateSet, error) {
	t := &templateSet{fsys: fsys, words: words, parts: template.New("parts.html")}
	if err := t.read(t.parts, "parts.html"); err != nil {
		return nil, err
	}
	layout, err := t.parts.Clone()
	if err != nil {
		return nil, fmt.Errorf("copy templates/parts.html: %w", err)
	}
	t.layout = layout.New("layout.html")
	return t, t.read(t.layout, "layout.html")
}

// page returns the template of a kind of page.
func (t *templateSet) page(k kind) (*template.Template, error) {
	if k.bare {
		return t.fragment(k.name)
	}
	page, err := t.layout.Clone()
	if err != nil {
		return nil, fmt.Errorf("copy templates/layout.html: %w", err)
	}
	return page, t.read(page.New(k.name+".html"), k.name+".html")
}

// fragment returns a template that stands outside the layout.
func (t *templateSet) fragment(name string) (*template.Template, error) {
	parts, err := t.parts.Clone()
	if err != nil {
		return nil, fmt.Errorf("copy templates/parts.html: %w", err)
	}
	f := parts.New(name + ".html")
	return f, t.read(f, name+".html")
}

// read parses a file into tmpl.
func (t *templateSet) read(tmpl *template.Template, file string) error {
	src, err := fs.ReadFile(t.fsys, file)
	if err != nil {
		return fmt.Errorf("read templates/%s: %w", file, err)
	}
	text, line, err := fill(string(src), t.words)
	if err != nil {
		return &TemplateError{fmt.Sprintf("templates/%s:%d", file, line), err.Error()}
	}
	if _, err := tmpl.Parse(text); err != nil {
		return plain(err)
	}
	return nil
}

// placeholder is where a word of the site stands in a template: {{t "sources"}}.
var placeholder = regexp.MustCompile(`\{\{t "([^"]*)"\}\}`)

// fill puts the words of a language into a template, escaped so that they may
// stand in text and in quoted attributes. An error is of the line.
func fill(src string, words *lang.Strings) (text string, line int, err error) {
	var b strings.Builder
	last := 0
	for _, m := range placeholder.FindAllStringSubmatchIndex(src, -1) {
		text, err := words.T(src[m[2]:m[3]])
		if err != nil {
			return "", 1 + strings.Count(src[:m[0]], "\n"), err
		}
		b.WriteString(src[last:m[0]])
		b.WriteString(strings.ReplaceAll(html.EscapeString(text), "{", "&#123;"))
		last = m[1]
	}
	b.WriteString(src[last:])
	return b.String(), 0, nil
}

// executed returns what writes a page: its view is made first.
func executed(t *template.Template, view func() any) writer {
	return func(w io.Writer) error {
		v := view()
		if f, ok := v.(interface{ failed() error }); ok && f.failed() != nil {
			return f.failed()
		}
		return plain(t.Execute(w, v))
	}
}

type writer = func(io.Writer) error
