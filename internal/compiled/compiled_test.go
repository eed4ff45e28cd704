package compiled

import (
	"bytes"
	"html/template"
	"strings"
	"testing"
)

type link struct {
	Text string
	Href string
}

func (l link) Away() bool { return strings.Contains(l.Href, "://") }

type named struct {
	link
	Count int
}

type tree struct {
	Name  string
	Below []tree
}

type view struct {
	Tree   tree
	Title  string
	Body   template.HTML
	Links  []link
	Named  named
	Next   *link
	Last   *link
	Names  []string
	N      int
	Zero   int
	Yes    bool
	Linked any
	Data   *struct{ Name string }
}

// hostile are values that some context has to change or to refuse.
var hostile = []string{
	"", "plain", "a b", "été", "العربية", `<script>alert(1)</script>`, `" onload="x`, "'", "&amp;", "a+b", "\x00", "\xff\xfe",
	"javascript:alert(1)", "JaVaScRiPt:x", "https://example.org/a?b=c&d=e#f", "http://x/", "mailto:a@b.c", "//host/p", "a:b", "./a:b",
	"@root@/events/x.html", "%zz %41", "(1)", "[2]", "{{.}}", "</title>", "</script>", "<!--", "a\nb\tc", "1,2;3", "~-._", "\u2028",
}

func viewOf(s string) view {
	l := link{s, s}
	return view{
		Tree:  tree{s, []tree{{"a", nil}, {"b", []tree{{s, nil}}}}},
		Title: s, Body: "<b>bold</b>", Links: []link{l, {"two", "/two"}, {s, "https://example.org/"}}, Named: named{l, 3},
		Next: &l, Names: []string{s, "n"}, N: -4, Yes: true, Data: &struct{ Name string }{s},
	}
}

// same are templates that are compiled.
var same = map[string]string{
	"text":          `<p>{{.Title}}</p>`,
	"title":         `<title>{{.Title}}</title>`,
	"attribute":     `<p title="{{.Title}}" data-x='{{.Title}}'>`,
	"address":       `<a href="{{.Title}}">`,
	"its rest":      `<a href="/x/{{.Title}}">`,
	"fragment":      `<a href="#{{.Title}}">`,
	"query":         `<a href="?q={{.Title}}">`,
	"data address":  `<a data-originalurl="{{.Title}}">`,
	"refresh":       `<meta http-equiv="refresh" content="0; url={{.Title}}">`,
	"JSON-LD":       `<script type="application/ld+json">{{.Data}}</script>`,
	"script":        `<script>x = {{.Title}}; y = {{.N}}</script>`,
	"HTML":          `<p>{{.Body}}</p><p title="{{.Body}}">`,
	"numbers":       `<p title="{{.N}}">{{.N}} {{.Zero}} {{len .Links}}</p>`,
	"truth":         `{{.Yes}}`,
	"nothing there": `[{{.Last}}]`,
	"if":            `{{if .Title}}a{{else if .Zero}}b{{else}}c{{end}}{{if .Last}}d{{end}}{{if .Next}}e{{end}}{{if .Links}}f{{end}}{{if .Named}}g{{end}}`,
	"or, and, not":  `{{if or .Zero .Title}}a{{end}}{{if and .Yes .Title}}b{{end}}{{if not .Title}}c{{end}}{{if or (not .Yes) (gt .N 3)}}d{{end}}`,
	"comparisons":   `{{if eq .Title "plain"}}a{{end}}{{if ne .Title "plain"}}b{{end}}{{if lt .N 0}}c{{end}}{{if ge (len .Names) 2}}d{{end}}{{if le .N 0}}e{{end}}{{if eq .N .Zero}}f{{end}}`,
	"with":          `{{with .Title}}{{.}}{{$.N}}{{else}}none{{end}}{{with .Next}}{{.Text}}{{end}}{{with .Last}}{{.Text}}{{else}}-{{end}}{{with $x := .Names}}{{len $x}}{{end}}`,
	"range":         `{{range .Links}}{{.Text}} {{end}}{{range $i, $l := .Links}}{{if $i}}, {{end}}{{$i}}{{$l.Text}}{{end}}{{range $l := .Links}}{{$l.Href}}{{end}}`,
	"nested ranges": `{{range $i, $l := .Links}}{{range $j, $n := $.Names}}{{$i}}{{$j}}{{$n}}{{$l.Text}}{{end}}{{end}}`,
	"variables":     `{{$t := .Title}}{{with .Next}}{{$t}}{{$u := .Text}}{{$u}}{{end}}{{if $t}}{{$t := "inner"}}{{$t}}{{end}}{{$t}}`,
	"embedded":      `{{.Named.Text}}<a href="{{.Named.Href}}">{{.Named.Count}}</a>`,
	"methods":       `{{range .Links}}{{if .Away}}away{{end}}{{end}}{{if .Named.Away}}away{{end}}`,
	"index":         `{{with index .Names 0}}{{.}}{{end}}{{index .Names 1}}`,
	"templates":     `{{define "l"}}<a href="{{.Href}}">{{.Text}}</a>{{end}}{{range .Links}}{{template "l" .}}{{end}}{{template "l" .Named}}{{template "l" .Next}}`,
	"no value":      `{{define "hr"}}<hr>{{end}}{{template "hr"}}`,
	"itself":        `{{define "of"}}{{.Name}}{{range .Below}}<ul>{{template "of" .}}</ul>{{end}}{{end}}{{template "of" .Tree}}`,
	"else":          `{{range .Names}}{{.}}{{else}}none{{end}}{{with .Last}}{{else}}{{.Title}}{{end}}`,
	"comments":      `a{{/* nothing */}}b<!-- nor this -->c`,
}

func TestSame(t *testing.T) {
	for name, text := range same {
		for _, s := range hostile {
			tmpl := template.Must(template.New(name).Parse(text))
			v := viewOf(s)
			fast, err := New(tmpl, v)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				break
			}
			var want, got bytes.Buffer
			if err := tmpl.Execute(&want, v); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if err := fast.Execute(&got, v); err != nil || got.String() != want.String() {
				t.Errorf("%s with %q: %q, %v; html/template writes %q", name, s, &got, err, &want)
			}
		}
	}
}

func FuzzSame(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	type pair struct {
		slow *template.Template
		fast *Template
	}
	var pairs []pair
	for _, text := range same {
		tmpl := template.Must(template.New("t").Parse(text))
		fast, err := New(tmpl, view{})
		if err != nil {
			f.Fatal(err)
		}
		pairs = append(pairs, pair{tmpl, fast})
	}
	f.Fuzz(func(t *testing.T, s string) {
		v := viewOf(s)
		for _, p := range pairs {
			var want, got bytes.Buffer
			if err := p.slow.Execute(&want, v); err != nil {
				t.Fatal(err)
			}
			if err := p.fast.Execute(&got, v); err != nil || got.String() != want.String() {
				t.Errorf("%s: %q, %v; html/template writes %q", p.slow.Tree.Root, &got, err, &want)
			}
		}
	})
}

// What is not compiled is left to html/template, whose escaping depends on it.
func TestLeft(t *testing.T) {
	for name, text := range map[string]string{
		"a string in a script": `<script>x = "{{.Title}}"</script>`,
		"a style":              `<p style="color: {{.Title}}">`,
		"an attribute's name":  `<p {{.Title}}="x">`,
		"no quotes":            `<p title={{.Title}}>`,
		"several addresses":    `<img srcset="{{.Title}}">`,
		"a template in a tag":  `{{define "a"}} title="{{.Title}}"{{end}}<p{{template "a" .}}>`,
		"a field of any type":  `{{.Linked.Name}}`,
		"a field that is none": `{{.Nothing}}`,
		"another function":     `{{printf "%s" .Title}}`,
		"a pipeline":           `{{.Title | len}}`,
		"an assignment":        `{{$x := .Title}}{{$x = .Title}}{{$x}}`,
		"break":                `{{range .Names}}{{break}}{{end}}`,
		"no value's field":     `{{define "a"}}{{.Title}}{{end}}{{template "a"}}`,
		"no value":             `{{define "a"}}{{.}}{{end}}{{template "a"}}`,
		"different kinds":      `{{if eq .Title .N}}{{end}}`,
	} {
		tmpl := template.Must(template.New(name).Parse(text))
		if _, err := New(tmpl, view{}); err == nil {
			t.Errorf("%s is compiled", name)
		}
	}
}

func TestErrors(t *testing.T) {
	tmpl := template.Must(template.New("t").Parse(`{{.Last.Text}}`))
	fast, err := New(tmpl, view{})
	if err != nil {
		t.Fatal(err)
	}
	if err := fast.Execute(new(bytes.Buffer), view{}); err == nil {
		t.Error("a field of nothing is no error")
	}
	if err := fast.Execute(new(bytes.Buffer), link{}); err == nil {
		t.Error("a view of another type is no error")
	}
	if err := fast.Execute(new(bytes.Buffer), nil); err == nil {
		t.Error("no view is no error")
	}
	tmpl = template.Must(template.New("t").Parse(`{{define "on"}}{{template "on" .}}{{end}}{{template "on" .}}`))
	if fast, err = New(tmpl, view{}); err != nil {
		t.Fatal(err)
	}
	if err := fast.Execute(new(bytes.Buffer), view{}); err == nil {
		t.Error("a template without an end is no error")
	}
}

func BenchmarkExecute(b *testing.B) {
	tmpl := template.Must(template.New("t").Parse(same["templates"] + same["nested ranges"] + same["if"]))
	v := viewOf("plain")
	fast, err := New(tmpl, v)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("compiled", func(b *testing.B) {
		var out bytes.Buffer
		for b.Loop() {
			out.Reset()
			if err := fast.Execute(&out, v); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("html/template", func(b *testing.B) {
		var out bytes.Buffer
		for b.Loop() {
			out.Reset()
			if err := tmpl.Execute(&out, v); err != nil {
				b.Fatal(err)
			}
		}
	})
}
