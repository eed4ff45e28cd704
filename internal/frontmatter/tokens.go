package frontmatter

import (
	"bytes"
	"errors"

	"annals/internal/diag"

	"github.com/pelletier/go-toml/v2/unstable"
)

// A Span is a part of a file: the bytes from From up to To.
type Span struct{ From, To int }

// A Layout says where everything in the TOML of a file stands, for those who
// change it and leave the rest as it was.
type Layout struct {
	Head       Span // the TOML, without fences
	Body       int  // where the Markdown begins; -1 in a file that is TOML throughout
	Statements []Statement
}

// A Statement is a key and its value, or the header of a table. It begins a
// line; only a comment may follow on its last one.
type Statement struct {
	Kind  StatementKind
	Key   []Key // the parts of a dotted key
	Span  Span  // without indentation and comment
	Value Value // of a Pair
}

// A StatementKind tells pairs and headers apart.
type StatementKind int

// The statements of TOML: key = value, [table], [[table]].
const (
	Pair StatementKind = iota
	TableHeader
	ListHeader
)

// A Key is one part of a dotted key.
type Key struct {
	Name string // what it means
	Span Span   // how it is written, with quotes where it has them
}

// A Value is a value as it is written.
type Value struct {
	Kind  ValueKind
	Span  Span
	Text  string      // what a String means
	Items []Value     // of a List
	Pairs []Statement // of an InlineTable
}

// A ValueKind is what the writing of a value is like.
type ValueKind int

// The kinds of values. Numbers, dates, true and false are Bare.
const (
	Bare ValueKind = iota
	String
	List
	InlineTable
)

// Lay returns the layout of src: of the front matter of a Markdown file, or of
// a file that is all TOML. The source must be one that Decode takes; there are
// a few oddities which that reader takes and this one refuses with a problem.
func Lay(file string, src []byte, markdown bool) (Layout, diag.List) {
	l := Layout{Head: Span{0, len(src)}, Body: -1}
	if markdown {
		head, body, _, ok := split(src)
		if !ok {
			return l, diag.List{unfenced(file, src)}
		}
		from := bytes.IndexByte(src, '\n') + 1
		l.Head, l.Body = Span{from, from + len(head)}, len(src)-len(body)
	} else if bytes.HasPrefix(src, bom) {
		l.Head.From = len(bom)
	}

	t := tokens{src: src, start: l.Head.From}
	t.p.Reset(src[l.Head.From:l.Head.To])
	for t.p.NextExpression() {
		l.Statements = append(l.Statements, t.statement(t.p.Expression()))
	}
	if err := t.p.Error(); err != nil {
		p := diag.Problem{
			Pos: diag.Pos{File: file}, Code: "A107",
			Text: "this line can be read, but not rewritten", Under: err.Error(),
			Help: "write it more simply: one key and one value a line",
		}
		var pe *unstable.ParserError
		if errors.As(err, &pe) {
			p.Pos = position(src, t.start+int(t.p.Range(pe.Highlight).Offset))
			p.Pos.File = file
		}
		return l, diag.List{p}
	}
	return l, nil
}

// tokens goes through the TOML of src. The parser knows what values mean, but
// not where lists and inline tables end; the brackets are found on the way.
type tokens struct {
	p     unstable.Parser
	src   []byte
	start int // offset of the TOML in src
}

func (t *tokens) statement(e *unstable.Node) Statement {
	if e.Kind == unstable.KeyValue {
		s, _ := t.pair(e)
		return s
	}
	s := Statement{Kind: TableHeader, Key: t.keys(e)}
	brackets := 1
	if e.Kind == unstable.ArrayTable {
		s.Kind, brackets = ListHeader, 2
	}
	first, last := s.Key[0].Span, s.Key[len(s.Key)-1].Span
	s.Span.From = bytes.LastIndexByte(t.src[:first.From], '[') - brackets + 1
	s.Span.To = last.To + bytes.IndexByte(t.src[last.To:], ']') + brackets
	return s
}

func (t *tokens) keys(e *unstable.Node) (keys []Key) {
	for it := e.Key(); it.Next(); {
		n := it.Node()
		from := t.start + int(n.Raw.Offset)
		keys = append(keys, Key{string(n.Data), Span{from, from + int(n.Raw.Length)}})
	}
	return keys
}

// pair returns a key and its value, and where it ends.
func (t *tokens) pair(e *unstable.Node) (s Statement, end int) {
	s.Key = t.keys(e)
	at := s.Key[len(s.Key)-1].Span.To
	at += bytes.IndexByte(t.src[at:], '=') + 1
	s.Value, end = t.value(e.Value(), t.skip(at))
	s.Span = Span{s.Key[0].Span.From, end}
	return s, end
}

// value returns the value that n begins at from, and where it ends.
func (t *tokens) value(n *unstable.Node, from int) (v Value, end int) {
	switch n.Kind {
	case unstable.Array:
		v.Kind, end = List, from+1
		for it := n.Children(); it.Next(); {
			var item Value
			item, end = t.value(it.Node(), t.skip(end))
			v.Items = append(v.Items, item)
		}
		end = t.skip(end) + 1
	case unstable.InlineTable:
		v.Kind, end = InlineTable, from+1
		for it := n.Children(); it.Next(); {
			var pair Statement
			pair, end = t.pair(it.Node())
			v.Pairs = append(v.Pairs, pair)
		}
		end = t.skip(end) + 1
	default:
		end = from + int(n.Raw.Length)
		if n.Kind == unstable.String {
			v.Kind, v.Text = String, string(n.Data)
		}
	}
	v.Span = Span{from, end}
	return v, end
}

// skip returns the offset of the next thing that is no space, comma or comment.
func (t *tokens) skip(at int) int {
	for ; at < len(t.src); at++ {
		switch t.src[at] {
		case ' ', '\t', '\r', '\n', ',':
		case '#':
			at += max(0, bytes.IndexByte(t.src[at:], '\n'))
		default:
			return at
		}
	}
	return at
}
