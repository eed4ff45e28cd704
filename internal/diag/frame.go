package diag

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// tabWidth is how many columns a tab takes in a frame.
const tabWidth = 4

// frame writes the line that pos names, up to before lines ahead of it, and a
// caret below. It returns the margin in which notes follow.
func (p Printer) frame(b *strings.Builder, pos Pos, before int, under string) string {
	line, ahead, ok := p.lines(pos, before)
	if !ok {
		if under != "" {
			fmt.Fprintf(b, "  = note: %s\n", under)
		}
		return "  "
	}
	digits := len(fmt.Sprint(pos.Line))
	pad := strings.Repeat(" ", digits+1)
	fmt.Fprintf(b, "%s|\n", pad)
	caret := columns(line, pos.Col-1)
	v := around(caret)
	for i, l := range append(ahead, line) {
		text := strings.TrimRight(printable(l), " ")
		if i < len(ahead) && text == "" {
			continue
		}
		fmt.Fprintf(b, "%*d | %s\n", digits, pos.Line-len(ahead)+i, v.cut(text))
	}
	if pos.Col > 0 {
		fmt.Fprintf(b, "%s| %s^", pad, strings.Repeat(" ", caret-v.from))
		if under != "" {
			b.WriteString(" " + under)
		}
		b.WriteByte('\n')
		under = ""
	}
	fmt.Fprintf(b, "%s|\n", pad)
	if under != "" {
		fmt.Fprintf(b, "%s= note: %s\n", pad, under)
	}
	return pad
}

// lines returns the line that pos names and up to before lines ahead of it,
// if the source is at hand.
func (p Printer) lines(pos Pos, before int) (line []byte, ahead [][]byte, ok bool) {
	if p.Source == nil || pos.Line <= 0 {
		return nil, nil, false
	}
	src := p.Source(pos.File)
	rest := bytes.TrimPrefix(src, []byte("\uFEFF"))
	for n := 1; src != nil; n++ {
		l, after, more := bytes.Cut(rest, []byte("\n"))
		l = bytes.TrimSuffix(l, []byte("\r"))
		switch {
		case n == pos.Line:
			return l, ahead, true
		case !more:
			return nil, nil, false
		case n >= pos.Line-before:
			ahead = append(ahead, l)
		}
		rest = after
	}
	return nil, nil, false
}

// A view is the part of long lines that a frame shows.
type view struct{ from, to int } // columns

// frameWidth is how many columns of a line a frame shows.
const frameWidth = 100

// around returns a view in which column is not at the edge.
func around(column int) view {
	from := 0
	if column > frameWidth*3/4 {
		from = column - frameWidth/2
	}
	return view{from, from + frameWidth}
}

// cut returns the part of line that is in view, with … where something is not.
func (v view) cut(line string) string {
	var b strings.Builder
	col := 0
	for _, r := range line {
		next := col + columnsOf(r)
		switch {
		case v.from > 0 && next <= v.from: // before the view
		case v.from > 0 && col <= v.from: // at its edge, perhaps astride
			b.WriteString("…" + strings.Repeat(" ", next-v.from-1))
		case next > v.to:
			return b.String() + "…"
		default:
			b.WriteRune(r)
		}
		col = next
	}
	return b.String()
}

// printable returns line as a terminal may show it: tabs spread, and no
// character that could change what is seen.
func printable(line []byte) string {
	var b strings.Builder
	for _, r := range string(line) {
		switch {
		case r == '\t':
			b.WriteString(strings.Repeat(" ", tabWidth))
		case unseen(r):
			b.WriteRune(unicode.ReplacementChar)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// columns returns how wide the first n code points of line are on a terminal.
func columns(line []byte, n int) (cols int) {
	for _, r := range string(line) {
		if n <= 0 {
			break
		}
		n--
		cols += columnsOf(r)
	}
	return cols
}

// columnsOf returns how many columns r takes: none for a mark that stands on
// the letter before it, two for the wide characters of East Asia (UAX #11).
func columnsOf(r rune) int {
	if ' ' <= r && r <= '~' {
		return 1
	}
	switch k := width.LookupRune(r).Kind(); {
	case r == '\t':
		return tabWidth
	case unicode.In(r, unicode.Mn, unicode.Me):
		return 0
	case k == width.EastAsianWide || k == width.EastAsianFullwidth:
		return 2
	}
	return 1
}
