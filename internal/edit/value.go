package edit

import (
	"math"
	"reflect"
	"slices"
	"strings"

	"annals/internal/edtf"
	"annals/internal/field"
	"annals/internal/frontmatter"
)

// indent is how far a line of a list stands in.
const indent = "  "

// A valueWriter writes values as they stand in src, but for spaces and dates.
type valueWriter struct {
	src []byte
	b   strings.Builder
}

func (w *valueWriter) raw(s frontmatter.Span) string { return string(w.src[s.From:s.To]) }

func (w *valueWriter) key(s frontmatter.Statement) string {
	parts := make([]string, len(s.Key))
	for i, k := range s.Key {
		parts[i] = w.raw(k.Span)
	}
	return strings.Join(parts, ".")
}

func (w *valueWriter) pair(t field.Table, s frontmatter.Statement, depth int) {
	var fd field.Field
	for _, k := range s.Key {
		fd, _ = t.Lookup(k.Name)
		t = fd.Fields
	}
	w.b.WriteString(w.key(s) + " = ")
	w.value(fd, s.Value, depth)
}

func (w *valueWriter) value(fd field.Field, v frontmatter.Value, depth int) {
	switch v.Kind {
	case frontmatter.List:
		spans := make([]frontmatter.Span, len(v.Items))
		for i, item := range v.Items {
			spans[i] = item.Span
		}
		w.list("[]", v.Span, spans, depth, func(i, depth int) { w.value(fd, v.Items[i], depth) })
	case frontmatter.InlineTable:
		spans := make([]frontmatter.Span, len(v.Pairs))
		for i, pair := range v.Pairs {
			spans[i] = pair.Span
		}
		w.list("{}", v.Span, spans, depth, func(i, depth int) { w.pair(fd.Fields, v.Pairs[i], depth) })
	default:
		text := w.raw(v.Span)
		if isDate(fd) {
			text = canonicalDate(text)
		}
		w.b.WriteString(text)
	}
}

// list writes what is in brackets, with the lines and comments it has. item
// writes the part of the list that stands at spans[i].
func (w *valueWriter) list(brackets string, all frontmatter.Span, spans []frontmatter.Span, depth int, item func(i, depth int)) {
	gaps := make([]listGap, 0, len(spans)+1)
	at := all.From + 1
	for _, s := range spans {
		gaps = append(gaps, readListGap(string(w.src[at:s.From])))
		at = s.To
	}
	last := readListGap(string(w.src[at : all.To-1]))
	inner := depth
	if last.breaks || slices.ContainsFunc(gaps, func(g listGap) bool { return g.breaks }) {
		inner++
	}

	w.b.WriteString(brackets[:1])
	for i, g := range gaps {
		between := ""
		if i > 0 {
			w.b.WriteByte(',')
			between = " "
		} else {
			g.trim()
		}
		w.gap(g, inner, inner, between)
		item(i, inner)
	}
	if last.comma {
		w.b.WriteByte(',')
	}
	last.trim()
	w.gap(last, inner, depth, "")
	w.b.WriteString(brackets[1:])
}

// gap writes the comments of a gap; what follows it stands at depth next, or
// after between if it is on the same line.
func (w *valueWriter) gap(g listGap, depth, next int, between string) {
	if g.beside != "" {
		w.b.WriteString("  " + g.beside)
	}
	for _, l := range g.lines {
		w.b.WriteByte('\n')
		if l != "" {
			w.b.WriteString(strings.Repeat(indent, depth) + l)
		}
	}
	if g.breaks {
		between = "\n" + strings.Repeat(indent, next)
	}
	w.b.WriteString(between)
}

// A listGap is what stands between two items of a list, or beside its brackets.
type listGap struct {
	comma  bool
	breaks bool     // it ends a line
	beside string   // a comment on the line of what stands before
	lines  []string // comments of their own, and "" for blank lines
}

func readListGap(s string) (g listGap) {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		plain, comment, ok := strings.Cut(l, "#")
		if ok {
			comment = strings.TrimSpace("#" + comment)
		}
		g.comma = g.comma || strings.Contains(plain, ",")
		switch {
		case i == 0:
			g.beside = comment
		case i < len(lines)-1 && (ok || !strings.Contains(plain, ",")):
			if comment != "" || len(g.lines) == 0 || g.lines[len(g.lines)-1] != "" {
				g.lines = append(g.lines, comment)
			}
		}
	}
	g.breaks = len(lines) > 1
	return g
}

// trim takes away blank lines beside a bracket.
func (g *listGap) trim() {
	for len(g.lines) > 0 && g.lines[0] == "" {
		g.lines = g.lines[1:]
	}
	for n := len(g.lines); n > 0 && g.lines[n-1] == ""; n-- {
		g.lines = g.lines[:n-1]
	}
}

func isDate(fd field.Field) bool { return fd.Type == field.Date || fd.Type == field.Day }

// date reads what TOML has for a date; ok is false where it is none.
func date(v any) (d edtf.Date, ok bool) {
	err := d.UnmarshalTOML(v)
	return d, err == nil && !d.IsZero()
}

// canonicalDate writes a date, given as TOML, in its canonical form. What is
// no date stays as it is.
func canonicalDate(raw string) string {
	values, probs := frontmatter.DecodeTOML("", []byte("v = "+raw), maxHead)
	d, ok := date(values["v"])
	if len(probs) > 0 || !ok {
		return raw
	}
	return string(Date(d.String()))
}

// sameScalar reports whether two values that hold no others are equal.
func sameScalar(a, b any) bool {
	x, okA := a.(float64)
	y, okB := b.(float64)
	if okA && okB && math.IsNaN(x) {
		return math.IsNaN(y)
	}
	return reflect.DeepEqual(a, b)
}
