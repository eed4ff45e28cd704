package edit

import (
	"bytes"
	"strings"

	"annals/internal/frontmatter"
)

// A block is a statement with the comments that go where it goes.
type block struct {
	above  []string // directly before it, or after a blank line with nothing before
	beside string   // on its last line
	below  []string // directly after it, with a blank line following
	span   frontmatter.Span
}

// blocks returns every statement with its comments, and the comments that
// belong to none: what stands by itself at the top, and at the end.
func (f *File) blocks() (all []block, top, end []group) {
	at := f.layout.Head.From
	for i, s := range f.layout.Statements {
		b := block{span: frontmatter.Span{From: max(at, lineStart(f.src, s.Span.From)), To: lineEnd(f.src, s.Span.To)}}
		b.beside = strings.TrimSpace(string(f.src[s.Span.To:b.span.To]))
		g := readGap(f.src, at, b.span.From)
		switch mine := g.groups; {
		case i > 0:
			mine = g.below(&all[i-1])
			b.take(mine)
		case g.blankLast:
			top = mine
		case len(mine) > 0:
			top = mine[:len(mine)-1]
			b.take(mine[len(mine)-1:])
		}
		at = b.span.To
		all = append(all, b)
	}
	g := readGap(f.src, at, f.layout.Head.To)
	if n := len(all); n > 0 {
		g.blankLast = true
		return all, top, g.below(&all[n-1])
	}
	return nil, g.groups, nil
}

// take puts comments above b.
func (b *block) take(groups []group) {
	for _, g := range groups {
		b.above = append(b.above, g.lines...)
		b.span.From = min(b.span.From, g.span.From)
	}
}

// A group is comments on lines that follow each other.
type group struct {
	lines []string
	span  frontmatter.Span
}

// A gap is what stands between two statements: comments and blank lines.
type gap struct {
	groups                []group
	blankFirst, blankLast bool
}

// below gives b the comments that stand directly under it and apart from what
// follows, and returns the others.
func (g gap) below(b *block) (rest []group) {
	if len(g.groups) == 0 || g.blankFirst || len(g.groups) == 1 && !g.blankLast {
		return g.groups
	}
	b.below = g.groups[0].lines
	b.span.To = g.groups[0].span.To
	return g.groups[1:]
}

// readGap reads whole lines from one offset to another.
func readGap(src []byte, from, to int) (g gap) {
	open := false
	for first := true; from < to; first = false {
		end := min(lineEnd(src, from), to)
		line := strings.TrimSpace(string(src[from:end]))
		switch {
		case line == "":
			open, g.blankLast = false, true
			g.blankFirst = g.blankFirst || first
		default:
			if !open {
				g.groups = append(g.groups, group{span: frontmatter.Span{From: from}})
			}
			open, g.blankLast = true, false
			last := &g.groups[len(g.groups)-1]
			last.lines = append(last.lines, line)
			last.span.To = end
		}
		from = end
	}
	return g
}

// lineStart is where the line begins that at stands on.
func lineStart(src []byte, at int) int { return bytes.LastIndexByte(src[:at], '\n') + 1 }

// lineEnd is where the line ends that at stands on, line feed included.
func lineEnd(src []byte, at int) int {
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(src)
}
