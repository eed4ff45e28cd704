package render

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jba/templatecheck"

	"annals/internal/diag"
	"annals/templates"
)

// fit reports where a template asks for what its view does not have. Only a
// site's own templates are asked: that ours fit is tested.
func (t *templateSet) fit(tmpl *template.Template, view any) error {
	if !t.own {
		return nil
	}
	return t.explain(templatecheck.CheckHTML(tmpl, view), tmpl, view)
}

// differ reports whether any template is not the one that the program brings.
func differ(fsys fs.FS) bool {
	ours, err := fs.Glob(templates.FS, "*.html")
	if err != nil {
		return true
	}
	for _, file := range ours {
		a, err := fs.ReadFile(templates.FS, file)
		b, err2 := fs.ReadFile(fsys, file)
		if err != nil || err2 != nil || !bytes.Equal(a, b) {
			return true
		}
	}
	return false
}

// The forms in which text/template, html/template and templatecheck say where
// a template is wrong, and what they say of it.
var (
	templateError = regexp.MustCompile(`^(?:html/)?template: ?([\w.-]+\.html):(\d+)(?::(\d+))?: (?s:(.*))$`)
	execution     = regexp.MustCompile(`^(?:executing|checking) "[^"]*" at <(?s:(.*?))>: (?s:(.*))$`)
	noValue       = regexp.MustCompile(`^can't (?:evaluate|use) field (\w+) in type (.+)$`)
	noFunction    = regexp.MustCompile(`^function "(\w+)" not defined$|^"(\w+)" is not a defined function$`)
	noTemplate    = regexp.MustCompile(`^(?:template|no such template) "([^"]*)"(?: not defined)?$`)
	noList        = regexp.MustCompile(`^range can't iterate over`)
	badCount      = regexp.MustCompile(`^wrong number of args for (\w+): want (at least )?(\d+),? got (\d+)$`)
)

// explain says where a template is wrong as an editor's tools would, and what
// is wrong without the names of Go. Other errors, such as those of a full
// disk, stay as they are.
func (t *templateSet) explain(err error, tmpl *template.Template, view any) error {
	if err == nil {
		return nil
	}
	m := templateError.FindStringSubmatch(err.Error())
	if m == nil {
		return err
	}
	line, _ := strconv.Atoi(m[2])
	col := -1 // none is known
	if m[3] != "" {
		col, _ = strconv.Atoi(m[3])
	}
	p := diag.Problem{Pos: diag.Pos{File: "templates/" + m[1], Line: line}}
	what, named := m[4], ""
	if e := execution.FindStringSubmatch(what); e != nil {
		p.Code, what = "A805", e[2]
		if f := noTemplate.FindStringSubmatch(what); f == nil {
			named = e[1]
		}
	}
	switch f := noValue.FindStringSubmatch(what); {
	case f != nil:
		named = "." + f[1]
		p.Code, p.Text = "A802", fmt.Sprintf("there is no value called %q here", f[1])
		p.Help = among(f[1], ".", valuesOf(view, f[2]), "the values here are")
	case noFunction.MatchString(what):
		name := strings.Join(noFunction.FindStringSubmatch(what)[1:], "")
		named = name
		p.Code, p.Text = "A803", fmt.Sprintf("there is no function %q", name)
		p.Help = among(name, "", functions, "the functions are")
		if name == "t" {
			p.Help = `a word of the site is written  {{t "key"}}  without other blanks`
		}
	case noTemplate.MatchString(what):
		name := noTemplate.FindStringSubmatch(what)[1]
		named = strconv.Quote(name)
		p.Code, p.Text = "A804", fmt.Sprintf("there is no template %q", name)
		p.Help = among(name, "", defined(tmpl), "the templates are")
		if name == "main" {
			return &TemplateError{diag.Problem{
				Pos: diag.Pos{File: "templates/" + pageFile(tmpl), Line: 1, Col: 1}, Code: "A804",
				Text: `this page does not define "main", which the layout shows`, Help: `write  {{define "main"}}  before it and  {{end}}  after`,
			}}
		}
	case noList.MatchString(what):
		p.Text, p.Help = named+" is no list", "range takes a list; for one value write  {{with "+named+"}}"
	case badCount.MatchString(what):
		c := badCount.FindStringSubmatch(what)
		p.Text, p.Help = fmt.Sprintf("%s takes %s%s values, and has %s", c[1], c[2], c[3], c[4]), "see  annals explain A805"
	case p.Code == "A805":
		p.Text, p.Help = "this goes wrong when a page is made: "+oneLine(what), "see  annals explain A805"
	default:
		p.Code = "A801"
		p.Text, p.Help = unreadable(what)
	}
	p.Pos.Col = t.column(m[1], line, col, named)
	return &TemplateError{p}
}

// unreadable says why a template cannot be parsed, and what to do.
func unreadable(what string) (text, help string) {
	switch {
	case what == "unexpected EOF":
		return "the file ends before it closes what it opened", "write  {{end}}  for each define, if, range and with"
	case strings.HasPrefix(what, "unexpected {{end}}"):
		return "this {{end}} closes nothing", "take it away, or open what it closes"
	case strings.HasPrefix(what, "unclosed action"), strings.HasPrefix(what, `unexpected "{"`):
		return "a {{ is not closed, here or on a line before", "write  }}  where it ends"
	case strings.HasPrefix(what, "undefined variable"):
		return "there is no variable " + strings.Trim(strings.TrimPrefix(what, "undefined variable "), `"`), "set it before:  {{$name := .Value}}"
	case strings.HasPrefix(what, "missing value for "):
		return "after " + strings.TrimPrefix(what, "missing value for ") + " a value is missing", "write which, as in  {{if .Note}}"
	}
	return "this cannot be read as a template: " + oneLine(what), "see  annals explain A801"
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// functions are those that every template has (package text/template).
var functions = []string{
	"and", "call", "eq", "ge", "gt", "html", "index", "js", "le", "len", "lt",
	"ne", "not", "or", "print", "printf", "println", "slice", "urlquery",
}

// defined lists the templates that tmpl may call.
func defined(tmpl *template.Template) (names []string) {
	for _, d := range tmpl.Templates() {
		if name := d.Name(); !strings.Contains(name, "$") { // html/template's own, made for a context
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// pageFile is the file of what stands in the layout.
func pageFile(tmpl *template.Template) string {
	for _, name := range defined(tmpl) {
		if strings.HasSuffix(name, ".html") && name != "layout.html" && name != "parts.html" {
			return name
		}
	}
	return tmpl.Name()
}

// among helps with a name that is not among those there are.
func among(name, sign string, known []string, intro string) string {
	if near, ok := diag.Nearest(name, known); ok {
		return "did you mean  " + sign + near + " ?"
	}
	if len(known) == 0 {
		return "it has no named values: show it as a whole"
	}
	return intro + " " + sign + strings.Join(known, ", "+sign)
}

// valuesOf lists what a template may ask of the type with a name, which is
// somewhere within view.
func valuesOf(view any, name string) (names []string) {
	t := within(reflect.TypeOf(view), strings.TrimPrefix(name, "*"), map[reflect.Type]bool{})
	if t == nil {
		return nil
	}
	for _, f := range reflect.VisibleFields(t) {
		if f.IsExported() && !f.Anonymous {
			names = append(names, f.Name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// within finds the struct type with a name in t and what it is made of.
func within(t reflect.Type, name string, seen map[reflect.Type]bool) reflect.Type {
	if t == nil || seen[t] {
		return nil
	}
	seen[t] = true
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		return within(t.Elem(), name, seen)
	case reflect.Struct:
		if t.String() == name {
			return t
		}
		for _, f := range reflect.VisibleFields(t) {
			if !f.IsExported() {
				continue
			}
			if found := within(f.Type, name, seen); found != nil {
				return found
			}
		}
	}
	return nil
}

// column finds a name in a line of a template, at or after an offset into the
// line as it was when the words of the site had been put in.
func (t *templateSet) column(file string, line, offset int, name string) int {
	if offset < 0 && name == "" {
		return 0
	}
	src, err := fs.ReadFile(t.fsys, file)
	if err != nil {
		return 0
	}
	lines := strings.Split(string(src), "\n")
	if line < 1 || line > len(lines) {
		return 0
	}
	text := lines[line-1]
	at := min(t.unfilled(text, max(offset, 0)), len(text))
	if i := strings.Index(text[at:], name); i >= 0 {
		at += i
	} else if i := strings.LastIndex(text, name); i >= 0 {
		at = i
	}
	return 1 + utf8.RuneCountInString(text[:at])
}

// unfilled turns an offset into a filled line to one into the line as written.
func (t *templateSet) unfilled(line string, offset int) int {
	for _, m := range placeholder.FindAllStringSubmatchIndex(line, -1) {
		word, err := t.filling(line[m[2]:m[3]])
		if err != nil || offset <= m[0] {
			break
		}
		offset += m[1] - m[0] - len(word)
	}
	return offset
}
