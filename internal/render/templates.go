package render

import (
	"bytes"
	"fmt"
	"html"
	"html/template"
	"io"
	"io/fs"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"annals/internal/compiled"
	"annals/internal/diag"
	"annals/internal/host"
	"annals/internal/lang"
)

// A templateSet is the templates of one language: the words are put in when they are
// read, so that nothing is looked up when a page is written.
type templateSet struct {
	fsys   fs.FS
	words  *lang.Strings
	layout *template.Template // layout.html and parts.html
	parts  *template.Template // parts.html alone
	own    bool               // some are the site's own

	lacking error                                  // texts that the words should have
	kinds   map[string]func() (*executable, error) // of pages, by their names
	shapes  map[string]*executable                 // of fragments
}

// of returns what gives the template of a kind of page. The program's own are
// read when they are first asked for: it is known that they are right.
func (t *templateSet) of(k kind) (func() (*executable, error), error) {
	get := t.kinds[k.name]
	if get == nil {
		get = sync.OnceValues(func() (*executable, error) {
			tmpl, err := t.page(k)
			if err == nil {
				err = t.fit(tmpl, k.view)
			}
			return t.executable(tmpl, k.view), err
		})
		t.kinds[k.name] = get
	}
	if !t.own {
		return get, nil
	}
	_, err := get()
	return get, err
}

// An executable is a template ready to write views of one type.
type executable struct {
	set  *templateSet
	tmpl *template.Template
	fast func() *compiled.Template // nil where it cannot be compiled
}

func (t *templateSet) executable(tmpl *template.Template, view any) *executable {
	return &executable{t, tmpl, sync.OnceValue(func() *compiled.Template {
		fast, err := compiled.New(tmpl, view)
		if err != nil {
			return nil // a site's own may hold anything
		}
		return fast
	})}
}

// write executes x. Where the compiled template cannot, html/template does, and
// says what is wrong.
func (x *executable) write(w io.Writer, view any) error {
	if fast := x.fast(); fast != nil {
		b, ok := w.(*bytes.Buffer)
		if !ok {
			b = new(bytes.Buffer)
		}
		start := b.Len()
		if fast.Execute(b, view) == nil {
			if !ok {
				_, err := b.WriteTo(w)
				return err
			}
			return nil
		}
		b.Truncate(start)
	}
	return x.set.explain(x.tmpl.Execute(w, view), x.tmpl, view)
}

func newTemplates(fsys fs.FS, words *lang.Strings) (*templateSet, error) {
	t := &templateSet{fsys: fsys, words: words, parts: template.New("parts.html"), own: differ(fsys)}
	t.kinds, t.shapes = map[string]func() (*executable, error){}, map[string]*executable{}
	if err := t.read(t.parts, "parts.html"); err != nil {
		return nil, err // without it nothing else can be read
	}
	layout, err := t.parts.Clone()
	if err != nil {
		return nil, fmt.Errorf("copy templates/parts.html: %w", err)
	}
	t.layout = layout.New("layout.html")
	if err := t.read(t.layout, "layout.html"); err != nil {
		return nil, err
	}
	return t, nil
}

// page returns the template of a kind of page.
func (t *templateSet) page(k kind) (*template.Template, error) {
	if k.bare {
		return t.fragment(k.name)
	}
	f, err := t.onto(t.layout, k.name+".html")
	if err != nil {
		return nil, err
	}
	return f.Lookup(t.layout.Name()), nil
}

// fragment returns a template that stands outside the layout.
func (t *templateSet) fragment(name string) (*template.Template, error) {
	return t.onto(t.parts, name+".html")
}

// onto returns the template of a file on the ground of others: all of them
// where some are the site's own, which may call and be told of any, and else
// only those that are called.
func (t *templateSet) onto(ground *template.Template, file string) (*template.Template, error) {
	if !t.own {
		f := template.New(ground.Name()).New(file)
		if err := t.read(f, file); err != nil {
			return nil, err
		}
		return f, borrow(f, ground, file, ground.Name())
	}
	all, err := ground.Clone()
	if err != nil {
		return nil, fmt.Errorf("copy templates/%s: %w", ground.Name(), err)
	}
	f := all.New(file)
	return f, t.read(f, file)
}

// read parses a file into tmpl.
func (t *templateSet) read(tmpl *template.Template, file string) error {
	src, err := fs.ReadFile(t.fsys, file)
	if err != nil {
		return fmt.Errorf("read templates/%s: %w", file, err)
	}
	text, err := t.fill(file, strings.ReplaceAll(string(src), policyMark, host.MetaPolicy()))
	if err != nil {
		return err
	}
	_, err = tmpl.Parse(text)
	return t.explain(err, tmpl, nil)
}

// policyMark is where the policy of the site stands in a template.
const policyMark = "{{policy}}"

// placeholder is where a word of the site stands in a template: {{t "sources"}}.
var placeholder = regexp.MustCompile(`\{\{t "([^"]*)"\}\}`)

// fill puts the words of a language into a template.
func (t *templateSet) fill(file, src string) (string, error) {
	var b strings.Builder
	last := 0
	for _, m := range placeholder.FindAllStringSubmatchIndex(src, -1) {
		word, err := t.filling(src[m[2]:m[3]])
		if err != nil {
			return "", t.noWord(file, src, m[2], src[m[2]:m[3]])
		}
		b.WriteString(src[last:m[0]])
		b.WriteString(word)
		last = m[1]
	}
	b.WriteString(src[last:])
	return b.String(), nil
}

// filling is a word of the site, escaped so that it may stand in text and in
// quoted attributes.
func (t *templateSet) filling(key string) (string, error) {
	text, err := t.words.T(key)
	return strings.ReplaceAll(html.EscapeString(text), "{", "&#123;"), err
}

// noWord is the error of a key at an offset that the strings do not have.
func (t *templateSet) noWord(file, src string, at int, key string) error {
	before := src[:at]
	line := before[strings.LastIndexByte(before, '\n')+1:]
	strs := "templates/strings/" + t.words.Lang + ".toml"
	p := diag.Problem{
		Pos:  diag.Pos{File: "templates/" + file, Line: 1 + strings.Count(before, "\n"), Col: 1 + utf8.RuneCountInString(line)},
		Code: "A806", Text: fmt.Sprintf("%s has no %q", strs, key),
		Help: fmt.Sprintf(`write it there:  %s = "…"`, key),
	}
	if near, ok := diag.Nearest(key, t.words.Keys()); ok {
		p.Help = fmt.Sprintf("did you mean  %q ?", near)
	}
	return &TemplateError{p}
}

// executed returns what writes a page: its view is made first.
func (t *templateSet) executed(get func() (*executable, error), view func() any) writer {
	return func(w io.Writer) error {
		x, err := get()
		if err != nil {
			return err
		}
		v := view()
		if f, ok := v.(interface{ failed() error }); ok && f.failed() != nil {
			return f.failed()
		}
		return x.write(w, v)
	}
}

type writer = func(io.Writer) error
