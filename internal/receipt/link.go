package receipt

import (
	"fmt"
	"slices"
	"strings"
)

const (
	// longest is how many words of a quotation a link gives whole.
	longest = 12

	// edge is how many words a link gives of each end of a longer one. The
	// page has more text than the source, so that it needs some to spare.
	edge = 6
)

// Link returns address with a text fragment that leads to the quotation (URL
// Fragment Text Directives, WICG). A long quotation is named by its beginning
// and its end, one with gaps by its first part and its last. The address comes
// back as it is where found is not unique, where it has a text fragment
// already, and where a part and a gap are written as one word.
func Link(address string, q Quotation, found Quote) string {
	if !found.Unique || len(q.parts) == 0 || strings.Contains(address, ":~:") {
		return address
	}
	start, end, ok := ends(q, found.Opening)
	if !ok {
		return address
	}
	directive := ":~:text=" + escape(start)
	if end != "" {
		directive += "," + escape(end)
	}
	if !strings.Contains(address, "#") {
		directive = "#" + directive
	}
	return address + directive
}

// ends returns the words between which q stands, or all of it and no end.
func ends(q Quotation, opening int) (start, end string, ok bool) {
	head, tail := q.parts[0], q.parts[len(q.parts)-1]
	from, to := opened(head, opening), 0 // head.words[:from], tail.words[to:]
	if len(q.parts) == 1 {
		if to = ended(head, from); to <= from {
			start, ok = plain(q.written(head, 0, len(head.words)))
			return start, "", ok
		}
	}
	start, ok = plain(q.written(head, 0, from))
	end, also := plain(q.written(tail, to, len(tail.words)))
	return start, end, ok && also
}

// opened returns how many words of p a link begins with.
func opened(p part, opening int) int {
	n := max(opening, edge)
	if len(p.words) <= longest || n >= len(p.words) {
		return len(p.words)
	}
	return n
}

// ended returns with which word of p a link may end that begins with its from
// words: a browser takes the first end it meets after them, and what is written
// as one word must not be in both. It returns from where there is none.
func ended(p part, from int) int {
	for to := len(p.words) - edge; to > from; to-- {
		whole := p.field[to] != p.field[to-1]
		rest := Text{words: p.words[from:]}
		if whole && len(rest.occurrences(p.words[to:])) == 1 {
			return to
		}
	}
	return from
}

// plain returns words as the source should have them: without the brackets of
// [T]he and without what stands around them. It is not ok if a gap is left.
func plain(written string) (string, bool) {
	s := strings.TrimFunc(unbracket(written), func(r rune) bool { return !inWord(r) && !isSign(r) })
	marks := []string{"[", "]", "［", "］", "…", "..."}
	return s, s != "" && !slices.ContainsFunc(marks, func(m string) bool { return strings.Contains(s, m) })
}

// escape writes s so that no character of it can be taken for the syntax of
// a directive, of an address or of HTML.
func escape(s string) string {
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '.', c == '_', c == '~':
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
