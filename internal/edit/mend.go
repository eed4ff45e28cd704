package edit

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"annals/internal/diag"
)

// Mend makes the edits of problems in one file whose text is src, and returns
// how many it made. Of two that overlap it makes the first: the next check
// finds the other again. One whose place the file does not have is left out.
func Mend(src []byte, edits []diag.Edit) ([]byte, int) {
	var changes []change
	for _, e := range edits {
		from, ok := offset(src, e.From)
		to, ok2 := offset(src, e.To)
		if !ok || !ok2 || to < from {
			continue
		}
		c := change{text: e.Text}
		c.From, c.To = from, to
		changes = append(changes, c)
	}
	slices.SortStableFunc(changes, func(a, b change) int { return a.From - b.From })
	end := -1
	changes = slices.DeleteFunc(changes, func(c change) bool {
		overlaps := c.From < end || c.From == end && c.From == c.To
		if !overlaps {
			end = max(c.To, end)
		}
		return overlaps
	})
	return splice(src, changes), len(changes)
}

// offset turns a line and a column of code points into an offset.
func offset(src []byte, pos diag.Pos) (at int, ok bool) {
	bom := len(src) - len(bytes.TrimPrefix(src, []byte("\uFEFF")))
	at = bom
	for line := 1; line < pos.Line; line++ {
		next := bytes.IndexByte(src[at:], '\n')
		if next < 0 {
			return 0, false
		}
		at += next + 1
	}
	for col := 1; col < pos.Col; col++ {
		if at >= len(src) || src[at] == '\n' {
			return 0, false
		}
		_, n := utf8.DecodeRune(src[at:])
		at += n
	}
	return at, pos.Line > 0 && pos.Col > 0
}
