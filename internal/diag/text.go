package diag

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// tabWidth is how many columns a tab takes in a frame.
const tabWidth = 4

// maxAlike is how many problems with one code and text are shown before the
// rest is only counted.
const maxAlike = 10

// A Printer writes problems for people: a first line that editors and
// terminals can follow, the line of the file, a caret, and one fix.
type Printer struct {
	Source func(file string) []byte // the text of a file, or nil
	Color  bool
}

// Print writes l, which must be sorted.
func (p Printer) Print(w io.Writer, l List) error {
	alike := map[string]int{}
	for _, pr := range l {
		alike[pr.Code+pr.Text]++
	}
	shown := map[string]int{}
	for _, pr := range l {
		k := pr.Code + pr.Text
		shown[k]++
		if shown[k] > maxAlike {
			continue
		}
		rest := 0
		if shown[k] == maxAlike {
			rest = alike[k] - maxAlike
		}
		if _, err := io.WriteString(w, p.problem(pr, rest)); err != nil {
			return err
		}
	}
	return nil
}

func (p Printer) problem(pr Problem, rest int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s: %s\n", pr.Pos, p.label(pr), pr.Text)
	pad := p.frame(&b, pr.Pos, pr.Under)
	for _, r := range pr.Related {
		fmt.Fprintf(&b, "%s= also: %s: %s\n", pad, r.Pos, r.Text)
	}
	if pr.Help != "" {
		fmt.Fprintf(&b, "%s= help: %s\n", pad, pr.Help)
	}
	if rest > 0 {
		fmt.Fprintf(&b, "%s= and %d more like this\n", pad, rest)
	}
	b.WriteByte('\n')
	return b.String()
}

func (p Printer) label(pr Problem) string {
	label := pr.Severity.String()
	if pr.Code != "" {
		label += "[" + pr.Code + "]"
	}
	if !p.Color {
		return label
	}
	if pr.Severity == Warning {
		return "\x1b[1;33m" + label + "\x1b[0m"
	}
	return "\x1b[1;31m" + label + "\x1b[0m"
}

// frame writes the line that pos names, the one before it, and a caret below.
// It returns the margin in which notes follow.
func (p Printer) frame(b *strings.Builder, pos Pos, under string) string {
	var src []byte
	if p.Source != nil && pos.Line > 0 {
		src = p.Source(pos.File)
	}
	lines := bytes.Split(src, []byte("\n"))
	if src == nil || pos.Line > len(lines) {
		if under != "" {
			fmt.Fprintf(b, "  = note: %s\n", under)
		}
		return "  "
	}
	digits := len(fmt.Sprint(pos.Line))
	pad := strings.Repeat(" ", digits+1)
	fmt.Fprintf(b, "%s|\n", pad)
	caret := columns(lines[pos.Line-1], pos.Col-1)
	v := around(caret)
	for n := max(1, pos.Line-1); n <= pos.Line; n++ {
		text := strings.TrimRight(printable(lines[n-1]), " ")
		if n < pos.Line && text == "" {
			continue
		}
		fmt.Fprintf(b, "%*d | %s\n", digits, n, v.cut(text))
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
		w := columnsOf(r)
		switch {
		case col == v.from && v.from > 0:
			b.WriteString("…" + strings.Repeat(" ", max(0, w-1)))
		case col >= v.to:
			return b.String() + "…"
		case col >= v.from:
			b.WriteRune(r)
		}
		col += w
	}
	return b.String()
}

// printable returns line as a terminal may show it: tabs spread, and no
// control or direction character that could change what is seen.
func printable(line []byte) string {
	var b strings.Builder
	for _, r := range string(bytes.TrimSuffix(line, []byte("\r"))) {
		switch {
		case r == '\t':
			b.WriteString(strings.Repeat(" ", tabWidth))
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			b.WriteRune('\uFFFD')
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
	switch k := width.LookupRune(r).Kind(); {
	case r == '\t':
		return tabWidth
	case unicode.Is(unicode.Mn, r):
		return 0
	case k == width.EastAsianWide || k == width.EastAsianFullwidth:
		return 2
	}
	return 1
}
