package edit

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/field"
	"annals/internal/frontmatter"
)

// Format returns src in its canonical form, which Format leaves as it is:
//
//   - keys in the order of fields, unknown ones after them in their own order;
//     tables after keys, in the same way
//   - dates in the canonical form of EDTF, bare where TOML has a bare form
//   - one blank line before each header and before the text, no others between
//     keys; one space around =, after a comma; no spaces at the ends of lines
//   - line feeds only, no byte order mark, one line end at the end
//
// Every comment stays with the key that it stands above or beside. Lists keep
// their lines. The text stays as it is but for blank lines at its two ends.
// What the file says never changes. A file whose TOML cannot be read is left
// alone: there are problems and no result.
func Format(name string, src []byte, fields field.Table) ([]byte, diag.List) {
	f, probs := Read(name, bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")), fields)
	if len(probs) > 0 {
		return nil, probs
	}
	out := f.canonical()
	g, probs := read(name, out, fields, len(out)) // which may be longer than src
	if len(probs) > 0 || !same(fields, f.values, g.values) {
		panic(fmt.Sprintf("edit: formatting would change what %s says", name))
	}
	return out, nil
}

func (f *File) canonical() []byte {
	if !f.markdown() {
		return f.head()
	}
	var b bytes.Buffer
	b.WriteString("+++\n")
	b.Write(f.head())
	b.WriteString("+++\n")
	if body := trimBody(f.src[f.layout.Body:]); len(body) > 0 {
		b.WriteByte('\n')
		b.Write(body)
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// trimBody takes away blank lines at the start and what is blank at the end.
func trimBody(body []byte) []byte {
	body = bytes.TrimRight(body, " \t\r\n")
	for len(body) > 0 {
		end := lineEnd(body, 0)
		if len(bytes.TrimSpace(body[:end])) > 0 {
			break
		}
		body = body[end:]
	}
	return body
}

// A section is a header and the pairs below it, as indices of statements.
type section struct {
	header int // -1 for the root
	pairs  []int
}

// sections returns the file's statements in canonical order.
func (f *File) sections(scopes []scope) []section {
	all := []section{{header: -1}}
	for i, s := range f.layout.Statements {
		if s.Kind != frontmatter.Pair {
			all = append(all, section{header: i})
			continue
		}
		last := &all[len(all)-1]
		last.pairs = append(last.pairs, i)
	}
	ranks := make([]int, len(scopes))
	for i, s := range f.layout.Statements {
		in := scopes[i].fields
		if s.Kind != frontmatter.Pair {
			in = f.fields
		}
		ranks[i] = rank(in, s.Key[0].Name)
	}
	for _, s := range all {
		slices.SortStableFunc(s.pairs, func(i, j int) int { return ranks[i] - ranks[j] })
	}
	// Headers with one first key keep their order, which has a meaning.
	slices.SortStableFunc(all[1:], func(a, b section) int { return ranks[a.header] - ranks[b.header] })
	return all
}

// rank is where a key stands among its neighbours.
func rank(t field.Table, key string) int {
	if i := slices.IndexFunc(t, func(f field.Field) bool { return f.Name == key }); i >= 0 {
		return i
	}
	return len(t)
}

// head is the TOML of the file in canonical form.
func (f *File) head() []byte {
	blocks, top, end := f.blocks()
	scopes := f.scopes()
	var w headWriter
	for _, g := range top {
		w.lines(g.lines...)
		w.blank()
	}
	write := func(i int) {
		b := blocks[i]
		w.lines(b.above...)
		text := f.statement(scopes[i], f.layout.Statements[i])
		if b.beside != "" {
			text += "  " + b.beside
		}
		w.lines(text)
		if len(b.below) > 0 {
			w.lines(b.below...)
			w.blank()
		}
	}
	for _, s := range f.sections(scopes) {
		if s.header >= 0 {
			w.blank()
			write(s.header)
		}
		for _, i := range s.pairs {
			write(i)
		}
	}
	for _, g := range end {
		w.blank()
		w.lines(g.lines...)
	}
	return w.b.Bytes()
}

// A headWriter writes lines, with a blank one only between others.
type headWriter struct {
	b    bytes.Buffer
	owed bool
}

func (w *headWriter) blank() { w.owed = w.b.Len() > 0 }

func (w *headWriter) lines(lines ...string) {
	for _, l := range lines {
		if w.owed {
			w.b.WriteByte('\n')
			w.owed = false
		}
		w.b.WriteString(l)
		w.b.WriteByte('\n')
	}
}

// statement writes a pair or a header.
func (f *File) statement(in scope, s frontmatter.Statement) string {
	w := valueWriter{src: f.src}
	switch s.Kind {
	case frontmatter.TableHeader:
		return "[" + w.key(s) + "]"
	case frontmatter.ListHeader:
		return "[[" + w.key(s) + "]]"
	}
	w.pair(in.fields, s, 0)
	return w.b.String()
}

// same reports whether two readings of a file say the same: equal values,
// dates equal as dates, and a line end in a text one of either kind.
func same(t field.Table, a, b map[string]any) bool {
	if len(a) != len(b) {
		return false
	}
	for k, v := range a {
		w, ok := b[k]
		fd, _ := t.Lookup(k)
		if !ok || !sameValue(fd, v, w) {
			return false
		}
	}
	return true
}

func sameValue(fd field.Field, a, b any) bool {
	switch a := a.(type) {
	case map[string]any:
		b, ok := b.(map[string]any)
		return ok && same(fd.Fields, a, b)
	case []map[string]any:
		b, ok := b.([]map[string]any)
		return ok && slices.EqualFunc(a, b, func(a, b map[string]any) bool { return same(fd.Fields, a, b) })
	case []any:
		b, ok := b.([]any)
		return ok && slices.EqualFunc(a, b, func(a, b any) bool { return sameValue(fd, a, b) })
	case string:
		if s, ok := b.(string); ok && strings.ReplaceAll(a, "\r\n", "\n") == strings.ReplaceAll(s, "\r\n", "\n") {
			return true
		}
	}
	if isDate(fd) {
		d, okA := date(a)
		e, okB := date(b)
		if okA && okB {
			return d == e
		}
	}
	return sameScalar(a, b)
}
