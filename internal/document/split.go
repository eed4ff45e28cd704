package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxWrapped is how long the lines of a text may be that was broken to a width,
// in bytes.
const maxWrapped = 130

// wrapped reports whether the lines of a text were broken to a width, so that
// only blank lines part its paragraphs. Else each line is a paragraph.
func wrapped(text string) bool {
	broken, whole, blank := 0, 0, false
	before := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case len(line) > maxWrapped:
			return false
		case line == "":
			blank = blank || before != ""
		case before != "" && closed(before):
			whole++
		case before != "" && len(before) >= 40:
			broken++
		}
		before = line
	}
	return blank && broken > whole
}

// closed reports whether a line ends as a sentence does.
func closed(line string) bool {
	line = strings.TrimRightFunc(line, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"'”’»)]`, r) })
	r, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?…:;", r)
}

// split finds the paragraphs of the text. Where lines were broken to a width
// those of starts begin a paragraph all the same.
func (d *Document) split(wrapped bool, starts map[int]bool) {
	at, number := 0, 0
	open := false // the last paragraph goes on
	for line := range strings.Lines(d.Text) {
		number++
		words := strings.TrimSpace(line)
		start := at + len(line) - len(strings.TrimLeftFunc(line, unicode.IsSpace))
		at += len(line)
		if words == "" {
			open = false
			continue
		}
		if open && !starts[number] {
			p := &d.Paragraphs[len(d.Paragraphs)-1]
			p.End, p.LastLine = start+len(words), number
			continue
		}
		d.Paragraphs = append(d.Paragraphs, Paragraph{Start: start, End: start + len(words), Line: number, LastLine: number})
		open = wrapped
	}
}

// mark notes which lines are marked as headings.
func (d *Document) mark(headings map[int]bool) {
	for i, p := range d.Paragraphs {
		if headings[p.Line] {
			d.Paragraphs[i].Kind = Heading
		}
	}
}
