package compiled

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// action compiles {{value}}: html/template has put the escapers of the context
// behind the value.
func (s *scope) action(n *parse.ActionNode, dot reflect.Type) (step, error) {
	bare := *n.Pipe
	bare.Cmds = n.Pipe.Cmds[:1]
	v, typ, err := s.pipe(&bare, dot)
	if err != nil {
		return nil, err
	}
	if len(n.Pipe.Decl) > 0 {
		return func(f *frame, dot reflect.Value) { v(f, dot) }, nil // declares, writes nothing
	}
	write, err := writer(escapers(n.Pipe), typ)
	if err != nil {
		return nil, err
	}
	return func(f *frame, dot reflect.Value) { write(f.Buffer, v(f, dot)) }, nil
}

// escapers names what follows the first command of a pipeline.
func escapers(p *parse.PipeNode) string {
	var names []string
	for _, c := range p.Cmds[1:] {
		names = append(names, c.String())
	}
	return strings.Join(names, " ")
}

// A context is where a value stands in HTML. A sample of it is what html/template
// is asked with.
type context struct {
	before, after string
	plain         func(string) bool // whether a string is left as it is
}

// contexts are those that are compiled, by the escapers that html/template
// applies in them.
var contexts = map[string]context{
	"_html_template_htmlescaper":   {"<p>", "</p>", plainText},
	"_html_template_rcdataescaper": {"<title>", "</title>", plainText},
	"_html_template_attrescaper":   {`<p title="`, `">`, plainText},
	"_html_template_urlfilter _html_template_urlnormalizer _html_template_attrescaper": {`<a href="`, `">`, plainAddress},
	"_html_template_urlnormalizer _html_template_attrescaper":                          {`<a href="/`, `">`, plainAddress},
	"_html_template_urlescaper _html_template_attrescaper":                             {`<a href="#`, `">`, plainPart},
	"_html_template_urlfilter _html_template_attrescaper":                              {`<meta http-equiv="refresh" content="0;url=`, `">`, plainAddress},
	"_html_template_jsvalescaper":                                                      {`<script type="application/ld+json">`, `</script>`, nil},
}

// writer returns what writes a value of a type in a context.
func writer(of string, typ reflect.Type) (func(*bytes.Buffer, reflect.Value), error) {
	c, ok := contexts[of]
	if !ok || typ == reflect.TypeFor[nothing]() {
		return nil, fmt.Errorf("the context of %s is not compiled", of)
	}
	escape, err := c.escaping(of)
	if err != nil {
		return nil, err
	}
	switch {
	case typ == reflect.TypeFor[template.HTML]() && of == "_html_template_htmlescaper":
		return func(b *bytes.Buffer, v reflect.Value) { b.WriteString(v.String()) }, nil
	case typ == reflect.TypeFor[string]() && c.plain != nil:
		return func(b *bytes.Buffer, v reflect.Value) {
			if s := v.String(); c.plain(s) {
				b.WriteString(s)
			} else {
				escape(b, s)
			}
		}, nil
	case typ == reflect.TypeFor[int]() && c.plain != nil:
		return func(b *bytes.Buffer, v reflect.Value) {
			if n := v.Int(); n >= 0 {
				b.Write(strconv.AppendInt(b.AvailableBuffer(), n, 10))
			} else {
				escape(b, int(n))
			}
		}, nil
	}
	return func(b *bytes.Buffer, v reflect.Value) { escape(b, v.Interface()) }, nil
}

// escaping returns html/template's way to write a value in the context c. It
// panics where html/template has an error.
func (c context) escaping(of string) (func(*bytes.Buffer, any), error) {
	t, err := template.New("sample").Parse(c.before + "{{.}}" + c.after)
	if err != nil {
		return nil, err
	}
	if err := t.Execute(io.Discard, ""); err != nil {
		return nil, err
	}
	if used := escapers(t.Tree.Root.Nodes[1].(*parse.ActionNode).Pipe); used != of {
		return nil, fmt.Errorf("the sample of %s is escaped by %s", of, used)
	}
	return func(b *bytes.Buffer, v any) {
		start := b.Len()
		if err := t.Execute(b, v); err != nil {
			panic(err)
		}
		text := b.Bytes()[start+len(c.before) : b.Len()-len(c.after)]
		copy(b.Bytes()[start:], text)
		b.Truncate(start + len(text))
	}, nil
}
