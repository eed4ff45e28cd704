package diag

import (
	"fmt"
	"io"
	"strings"
	"unicode"
)

// maxAlike is how many problems with one code and text are shown in full; of
// the others only the places are told.
const maxAlike = 3

// A Printer writes problems for people: a first line that editors and
// terminals can follow, the line of the file, a caret, and one fix.
type Printer struct {
	Source func(file string) []byte // the text of a file, or nil
	Color  bool
}

// Print writes l, which must be sorted.
func (p Printer) Print(w io.Writer, l List) error {
	type kind struct{ code, text string }
	shown, rest := map[kind]int{}, map[kind][]Pos{}
	for _, pr := range l {
		k := kind{pr.Code, pr.Text}
		if shown[k]++; shown[k] > maxAlike {
			rest[k] = append(rest[k], pr.Pos)
		}
	}
	clear(shown)
	for _, pr := range l {
		k := kind{pr.Code, pr.Text}
		var others []Pos
		switch shown[k]++; {
		case shown[k] > maxAlike:
			continue
		case shown[k] == maxAlike:
			others = rest[k]
		}
		if _, err := io.WriteString(w, p.problem(pr, others)); err != nil {
			return err
		}
	}
	return nil
}

// problem is the text of pr; others is where there are more like it.
func (p Printer) problem(pr Problem, others []Pos) string {
	var b strings.Builder
	if pr.Pos.File != "" {
		b.WriteString(plain(pr.Pos.String()) + ": ")
	}
	fmt.Fprintf(&b, "%s: %s\n", p.label(pr), plain(pr.Text))
	pad := p.frame(&b, pr.Pos, 1, plain(pr.Under))
	for _, r := range pr.Related {
		fmt.Fprintf(&b, "%s= also: %s: %s\n", pad, plain(r.Pos.String()), plain(r.Text))
		if r.Pos.Line > 1 { // the first line stands for the file as a whole
			p.frame(&b, r.Pos, 0, "")
		}
	}
	if pr.Help != "" {
		fmt.Fprintf(&b, "%s= help: %s\n", pad, plain(pr.Help))
	}
	if pr.Code != "" {
		fmt.Fprintf(&b, "%s= more: annals explain %s\n", pad, pr.Code)
	}
	if len(others) > 0 {
		fmt.Fprintf(&b, "%s= and %d more like this:\n", pad, len(others))
		places(&b, pad+"    ", others)
	}
	b.WriteByte('\n')
	return b.String()
}

// places writes a line for each file.
func places(b *strings.Builder, pad string, at []Pos) {
	file := ""
	for i, pos := range at {
		switch {
		case i == 0 || pos.File != file:
			if i > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(pad + plain(pos.String()))
		default:
			b.WriteString(", " + strings.TrimPrefix(Pos{Line: pos.Line, Col: pos.Col}.String(), ":"))
		}
		file = pos.File
	}
	b.WriteByte('\n')
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

// plain returns s as one line that does nothing to a terminal or a log: what
// it quotes comes from files that anybody may have written.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case unseen(r):
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// unseen reports whether r shows nothing itself but may change what is seen:
// a control, direction or joining character, or a separator of lines.
func unseen(r rune) bool {
	if ' ' <= r && r <= '~' {
		return false // nearly all are: a long line with many problems is looked at for each
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}
