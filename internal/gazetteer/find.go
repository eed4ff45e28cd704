package gazetteer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Reader finds names in the parts of one document, in order: who was named in
// full is known by the last name afterwards.
type Reader struct {
	g      *Gazetteer
	known  map[string]string // last names of the document's people, to ids
	text   string            // the part that was read last
	tokens []token           // of it
}

// Reader returns a Reader for a new document.
func (g *Gazetteer) Reader() *Reader { return &Reader{g: g, known: map[string]string{}} }

// Find returns the names in a part of the text, in order. They do not overlap;
// of several that begin at one place the longest is meant. Letters count as they
// are: "Chad" is a country and "chad" is not.
func (r *Reader) Find(text string) (all []Match) {
	r.text, r.tokens = text, tokens(r.tokens[:0], text)
	for i := 0; i < len(r.tokens); {
		if t := r.tokens[i]; 'a' <= text[t.start] && text[t.start] <= 'z' && r.g.begins[text[t.start]]&length(t) == 0 {
			i++ // most words
			continue
		}
		m, n := r.at(text, i)
		if n == 0 {
			i++
			continue
		}
		if m.ID != none {
			all = append(all, m)
		}
		i += n
	}
	return all
}

// at is the longest name that begins with token i, and how many tokens it has;
// 0 where none does.
func (r *Reader) at(text string, i int) (m Match, size int) {
	n := &r.g.root
	for j := i; j < len(r.tokens); j++ {
		t := r.tokens[j]
		if j > i && !joined(text, r.tokens[j-1], t) {
			break
		}
		if n = n.next[text[t.start:t.end]]; n == nil {
			break
		}
		if n.name.id != "" && !r.goesOn(text, j) {
			m = Match{Start: r.tokens[i].start, End: t.end, Kind: n.name.kind, ID: n.name.id, How: n.name.how}
			if size = j - i + 1; t.end-t.start == 1 && strings.HasPrefix(text[t.end:], ".") && j > i {
				m.End++ // of U.S.
			}
		}
	}
	switch {
	case size == 0:
		return r.surname(text, i)
	case r.isGivenName(text, i, size):
		return m, 0
	case m.Kind == Actor:
		last := text[r.tokens[i+size-1].start:m.End]
		if slices.Contains(r.g.surnames[last], m.ID) {
			r.known[last] = m.ID
		}
	}
	return m, size
}

// goesOn reports whether a name ends in the middle of another that is joined by
// a hyphen: "Guinea-Bissau" does not name Guinea.
func (r *Reader) goesOn(text string, i int) bool {
	if i+1 == len(r.tokens) {
		return false
	}
	t, next := r.tokens[i], r.tokens[i+1]
	if text[t.end:next.start] != "-" || !isUpper(text[next.start:]) || r.g.root.next[text[next.start:next.end]] != nil {
		return false
	}
	return text[t.start:t.end] != strings.ToUpper(text[t.start:t.end])
}

// isGivenName reports whether a country's name is a person's here: "Chad Wolf".
func (r *Reader) isGivenName(text string, i, size int) bool {
	if size != 1 || text[r.tokens[i].start:r.tokens[i].end] != "Chad" || i+1 == len(r.tokens) {
		return false
	}
	t, next := r.tokens[i], r.tokens[i+1]
	word := text[next.start:next.end]
	return text[t.end:next.start] == " " && isUpper(word) && !isTitle(strings.ToLower(word)) &&
		r.g.root.next[word] == nil && (i == 0 || !isPreposition(text[r.tokens[i-1].start:r.tokens[i-1].end]))
}

// surname is a last name alone.
func (r *Reader) surname(text string, i int) (m Match, size int) {
	t := r.tokens[i]
	word := text[t.start:t.end]
	if !isUpper(word) {
		return m, 0
	}
	if id := r.known[word]; id != "" {
		return Match{t.start, t.end, Actor, id, Surname}, 1
	}
	ids := r.g.surnames[word]
	if len(ids) != 1 {
		return m, 0
	}
	before, after := "", ""
	if i > 0 {
		before = text[r.tokens[i-1].start:r.tokens[i-1].end]
		if between := text[r.tokens[i-1].end:t.start]; between != " " && !(between == ". " && isTitle(strings.ToLower(before))) {
			before = ""
		}
	}
	if i+1 < len(r.tokens) {
		after = text[r.tokens[i+1].start:r.tokens[i+1].end]
	}
	switch {
	case isTitle(strings.ToLower(before)) || after == "administration":
		return Match{t.start, t.end, Actor, ids[0], Surname}, 1
	case isUpper(before) && i > 1: // somebody else of that name
		return m, 0
	}
	return Match{t.start, t.end, Actor, ids[0], Hint}, 1
}

// A token is a word without hyphens and apostrophes.
type token struct{ start, end int }

// length is how long a word is, as a bit.
func length(t token) uint64 { return 1 << min(t.end-t.start, 63) }

// tokens appends the words of a text.
func tokens(all []token, text string) []token {
	start := -1
	for i := 0; i < len(text); {
		c := text[i]
		size, in := 1, 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
		if c >= utf8.RuneSelf {
			var r rune
			r, size = utf8.DecodeRuneInString(text[i:])
			in = unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		}
		switch {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			all = append(all, token{start, i})
			start = -1
		}
		i += size
	}
	if start >= 0 {
		all = append(all, token{start, len(text)})
	}
	return all
}

// joined reports whether two words may be of one name by what stands between
// them.
func joined(text string, a, b token) bool {
	switch between := text[a.end:b.start]; between {
	case " ", "-", "'", "’", "\u00A0", "\u202F", "\n", "‑", "ʼ":
		return true
	case ".", ". ": // U.S., J. Peter Pham
		return a.end-a.start == 1
	}
	return false
}

func isUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
