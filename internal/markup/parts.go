package markup

import (
	"fmt"
	"strconv"
	"strings"
)

// While goldmark renders, a reference is a mark in its output: NUL, what it
// is, NUL. Neither NUL nor \x01 can come from the Markdown: refuse sees to it.
const (
	mark = "\x00"
	sep  = "\x01"
)

func citeMark(cites []Citation) string {
	var b strings.Builder
	b.WriteString(mark + "@")
	for i, c := range cites {
		if i > 0 {
			b.WriteString(sep)
		}
		fmt.Fprintf(&b, "%d%s%s%s%s", c.Offset, sep, c.Source, sep, c.Locator)
	}
	return b.String() + mark
}

func linkMark(l Link) string {
	return mark + ">" + strconv.Itoa(l.Offset) + sep + l.Kind + sep + l.ID + mark
}

const endMark = mark + "<" + mark

// split parts rendered HTML at its marks.
func split(s string) (parts []part) {
	for inMark := false; ; inMark = !inMark {
		piece, rest, found := strings.Cut(s, mark)
		switch {
		case inMark:
			parts = append(parts, part{ref: readMark(piece)})
		case piece != "":
			parts = append(parts, part{html: piece})
		}
		if !found {
			return parts
		}
		s = rest
	}
}

func readMark(s string) ref {
	what, s := s[:1], s[1:]
	f := strings.Split(s, sep)
	switch what {
	case "@":
		var cites []Citation
		for ; len(f) >= 3; f = f[3:] {
			cites = append(cites, Citation{Offset: number(f[0]), Source: f[1], Locator: f[2]})
		}
		return ref{cites: cites}
	case ">":
		return ref{link: Link{Offset: number(f[0]), Kind: f[1], ID: f[2]}}
	}
	return ref{end: true}
}

// number reads what citeMark and linkMark wrote.
func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
