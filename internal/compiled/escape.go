package compiled

import (
	"bytes"
	"encoding"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"strconv"
	"strings"
	"sync"
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

// A context is where a value stands in HTML.
type context struct {
	// text writes a string as html/template does in this context, or reports that
	// it does not know how; nil where it never does.
	text func(*bytes.Buffer, string) bool
	// escape writes a value as html/template does in this context. It panics where
	// html/template has an error.
	escape func(*bytes.Buffer, any)
}

// contexts returns those that are compiled, by the escapers that html/template
// applies in them.
var contexts = sync.OnceValue(func() map[string]context {
	all := map[string]context{}
	for _, sample := range []struct {
		before, after string
		text          func(*bytes.Buffer, string) bool
	}{
		{"<p>", "</p>", escapeText},
		{"<title>", "</title>", escapeText},
		{`<p title="`, `">`, escapeText},
		{`<a href="`, `">`, where(plainAddress)},
		{`<a href="/`, `">`, where(plainAddress)},
		{`<a href="#`, `">`, where(plainPart)},
		{`<meta http-equiv="refresh" content="0;url=`, `">`, where(plainAddress)},
		{`<script type="application/ld+json">`, `</script>`, nil},
	} {
		t := template.Must(template.New("sample").Parse(sample.before + "{{.}}" + sample.after))
		_ = t.Execute(io.Discard, "") // escapes it
		all[escapers(t.Tree.Root.Nodes[1].(*parse.ActionNode).Pipe)] = context{sample.text, func(b *bytes.Buffer, v any) {
			start := b.Len()
			if err := t.Execute(b, v); err != nil {
				panic(err)
			}
			text := b.Bytes()[start+len(sample.before) : b.Len()-len(sample.after)]
			copy(b.Bytes()[start:], text)
			b.Truncate(start + len(text))
		}}
	}
	return all
})

// isRecord reports whether values of a type are pointers to structs that nothing
// but encoding/json puts into words: what that writes html/template leaves as it is.
func isRecord(typ reflect.Type) bool {
	return typ.Kind() == reflect.Pointer && typ.Elem().Kind() == reflect.Struct &&
		!typ.Implements(reflect.TypeFor[fmt.Stringer]()) && !typ.Implements(reflect.TypeFor[json.Marshaler]()) &&
		!typ.Implements(reflect.TypeFor[encoding.TextMarshaler]())
}

// inText is the escaper of text, which leaves HTML as it is.
const inText = "_html_template_htmlescaper"

// writer returns what writes a value of a type where html/template applies some
// escapers.
func writer(escapers string, typ reflect.Type) (func(*bytes.Buffer, reflect.Value), error) {
	c, ok := contexts()[escapers]
	if !ok || typ == reflect.TypeFor[nothing]() {
		return nil, fmt.Errorf("the context of %s is not compiled", escapers)
	}
	switch {
	case typ == reflect.TypeFor[template.HTML]() && escapers == inText:
		return func(b *bytes.Buffer, v reflect.Value) { b.WriteString(v.String()) }, nil
	case typ == reflect.TypeFor[string]() && c.text != nil:
		return func(b *bytes.Buffer, v reflect.Value) {
			if s := v.String(); !c.text(b, s) {
				c.escape(b, s)
			}
		}, nil
	case typ == reflect.TypeFor[int]() && c.text != nil:
		return func(b *bytes.Buffer, v reflect.Value) {
			if n := v.Int(); n >= 0 {
				b.Write(strconv.AppendInt(b.AvailableBuffer(), n, 10))
			} else {
				c.escape(b, int(n))
			}
		}, nil
	case c.text == nil && isRecord(typ):
		return func(b *bytes.Buffer, v reflect.Value) {
			if text, err := json.Marshal(v.Interface()); err == nil && !v.IsNil() {
				b.Write(text)
			} else {
				c.escape(b, v.Interface())
			}
		}, nil
	}
	return func(b *bytes.Buffer, v reflect.Value) { c.escape(b, v.Interface()) }, nil
}
