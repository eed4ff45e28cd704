package frontmatter

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"annals/internal/diag"

	"github.com/pelletier/go-toml/v2/unstable"
)

// Place fills in the line and column of every problem that only knows its key
// or its offset in the body. It reads each file again, with read, and only the
// files that have a problem: a clean build never asks where anything stands.
func Place(probs diag.List, read func(file string) []byte) {
	maps := map[string]*places{}
	at := func(pos diag.Pos, spot diag.Spot) diag.Pos {
		if pos.Line > 0 || pos.File == "" {
			return pos
		}
		m, ok := maps[pos.File]
		if !ok {
			m = scan(read(pos.File))
			maps[pos.File] = m
		}
		p := m.find(spot)
		p.File = pos.File
		if p.Line == 1 && p.Col > 1 && bytes.HasPrefix(m.src, bom) {
			p.Col-- // nobody sees a byte order mark
		}
		return p
	}
	for i := range probs {
		p := &probs[i]
		p.Pos = at(p.Pos, p.Spot)
		for j := range p.Edits {
			e := &p.Edits[j]
			if e.From.Line == 0 {
				e.From = diag.Pos{File: p.Pos.File, Line: p.Pos.Line, Col: p.Pos.Col + e.From.Col}
				e.To = diag.Pos{File: p.Pos.File, Line: p.Pos.Line, Col: p.Pos.Col + e.To.Col}
			}
		}
		for j := range p.Related {
			r := &p.Related[j]
			r.Pos = at(r.Pos, r.Spot)
		}
	}
}

// places knows where every key and value of one file stands.
type places struct {
	src        []byte
	body       int // offset of the Markdown; -1 where there is none
	key, value map[string]int
}

// find returns where spot is; failing that where the table is that should hold
// it, and failing that the first line.
func (m *places) find(s diag.Spot) diag.Pos {
	if s.Body {
		if m.body < 0 {
			return diag.Pos{Line: 1, Col: 1}
		}
		return position(m.src, m.body+s.Offset)
	}
	if s.Key == "" {
		return diag.Pos{Line: 1, Col: 1}
	}
	if at, ok := m.value[s.Key]; ok && !s.Name && at < len(m.src) {
		return position(m.src, at+inside(m.src[at:], s.Offset))
	}
	for path := s.Key; path != ""; path = parent(path) {
		if at, ok := m.key[path]; ok {
			return position(m.src, at)
		}
	}
	return diag.Pos{Line: 1, Col: 1}
}

// inside turns an offset into a text to one into the value as it is written:
// past its quotation marks, and over escapes that stand for fewer bytes.
func inside(value []byte, offset int) int {
	if offset == 0 || value[0] != '"' && value[0] != '\'' { // 0 is the value as a whole
		return offset
	}
	q, i := value[:1], 1
	if bytes.HasPrefix(value, bytes.Repeat(q, 3)) {
		i = 3
		if rest := bytes.TrimPrefix(value[i:], []byte("\r")); len(rest) > 0 && rest[0] == '\n' { // is not part of the text
			i = len(value) - len(rest) + 1
		}
	}
	for offset > 0 && i < len(value) {
		written, meant := 1, 1
		if value[i] == '\\' && q[0] == '"' && i+1 < len(value) {
			written, meant = escaped(value[i:])
		}
		i += written
		offset -= meant
	}
	return i
}

// escaped returns how many bytes an escape takes, and how many it stands for.
func escaped(s []byte) (written, meant int) {
	digits := map[byte]int{'u': 4, 'U': 8, 'x': 2}[s[1]]
	if digits == 0 || len(s) < 2+digits {
		return 2, 1
	}
	r, err := strconv.ParseUint(string(s[2:2+digits]), 16, 32)
	if err != nil {
		return 2, 1
	}
	return 2 + digits, len(string(rune(r)))
}

// parent drops the last part of a path: a[1].b → a[1] → a → "".
func parent(path string) string { return path[:max(0, strings.LastIndexAny(path, ".["))] }

func scan(src []byte) *places {
	m := &places{src: src, body: -1, key: map[string]int{}, value: map[string]int{}}
	head, start := src, 0
	if h, body, _, ok := split(src); ok {
		head, start = h, bytes.Index(src, []byte("\n"))+1
		m.body = len(src) - len(body)
	} else if bytes.HasPrefix(src, bom) {
		head, start = src[len(bom):], len(bom)
	}
	if at, _ := deep(head); at >= 0 {
		return m // refused for its depth: it is not looked into here either
	}
	s := scanner{m: m, start: start, count: map[string]int{}}
	s.p.Reset(head)
	for s.p.NextExpression() {
		s.expression(s.p.Expression())
	}
	return m
}

type scanner struct {
	p      unstable.Parser
	m      *places
	start  int    // offset of the TOML in its file
	prefix string // of the table that is open
	count  map[string]int
}

func (s *scanner) expression(e *unstable.Node) {
	switch e.Kind {
	case unstable.Table:
		s.prefix = s.resolve(s.path("", e))
	case unstable.ArrayTable:
		list := s.resolve(s.path("", e))
		if i := strings.LastIndexByte(list, '['); i >= 0 && strings.HasSuffix(list, "]") && i > strings.LastIndexByte(list, '.') {
			list = list[:i] // resolve has put in the last element; this line opens the next
		}
		s.prefix = fmt.Sprintf("%s[%d]", list, s.count[list])
		s.count[list]++
		s.m.key[s.prefix] = s.m.key[list]
		if first := firstKey(e); first != nil {
			s.m.key[s.prefix] = s.offset(first)
		}
	case unstable.KeyValue:
		s.pair(s.prefix, e)
	}
}

func firstKey(e *unstable.Node) *unstable.Node {
	it := e.Key()
	if it.Next() {
		return it.Node()
	}
	return nil
}

func (s *scanner) offset(n *unstable.Node) int { return s.start + int(n.Raw.Offset) }

// path joins the key of e to prefix and notes where each part stands.
func (s *scanner) path(prefix string, e *unstable.Node) string {
	for it := e.Key(); it.Next(); {
		n := it.Node()
		name := string(n.Data)
		if strings.ContainsFunc(name, func(r rune) bool { return !bareKey(r) }) || name == "" {
			name = fmt.Sprintf("%q", name)
		}
		if prefix != "" {
			prefix += "."
		}
		prefix += name
		if _, ok := s.m.key[prefix]; !ok {
			s.m.key[prefix] = s.offset(n)
		}
	}
	return prefix
}

func bareKey(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' || r == '-'
}

// resolve puts in the index of the open element of every list of tables that
// path goes through: claims.versions → claims[2].versions.
func (s *scanner) resolve(path string) string {
	out := ""
	for part := range strings.SplitSeq(path, ".") {
		if out != "" {
			out += "."
		}
		out += part
		if n := s.count[out]; n > 0 {
			out = fmt.Sprintf("%s[%d]", out, n-1)
		}
	}
	return out
}

func (s *scanner) pair(prefix string, e *unstable.Node) {
	s.values(s.path(prefix, e), e.Value())
}

func (s *scanner) values(path string, v *unstable.Node) {
	if at, ok := s.at(v); ok {
		s.m.value[path] = at
	}
	switch v.Kind {
	case unstable.Array:
		i := 0
		for it := v.Children(); it.Next(); i++ {
			s.values(fmt.Sprintf("%s[%d]", path, i), it.Node())
		}
	case unstable.InlineTable:
		for it := v.Children(); it.Next(); {
			s.pair(path, it.Node())
		}
	}
}

// at returns where a value begins. Lists and inline tables are known by their
// first child only; the bracket before it is looked for.
func (s *scanner) at(v *unstable.Node) (int, bool) {
	switch v.Kind {
	case unstable.Array, unstable.InlineTable:
		if v.Raw.Length > 0 {
			return s.offset(v), true
		}
		it := v.Children()
		if !it.Next() {
			return 0, false
		}
		child := it.Node()
		if child.Kind == unstable.KeyValue {
			child = firstKey(child)
		}
		at, ok := s.at(child)
		if !ok {
			return 0, false
		}
		open := byte('[')
		if v.Kind == unstable.InlineTable {
			open = '{'
		}
		if i := bytes.LastIndexByte(s.m.src[:at], open); i >= 0 {
			return i, true
		}
		return 0, false
	}
	if v.Raw.Length > 0 {
		return s.offset(v), true
	}
	switch v.Kind {
	case unstable.Bool, unstable.Integer, unstable.Float, unstable.LocalDate, unstable.LocalTime, unstable.LocalDateTime, unstable.DateTime:
		// these keep their text but not where it stands
		return s.start + int(s.p.Range(v.Data).Offset), true
	}
	return 0, false
}
