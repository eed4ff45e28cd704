package edit

import (
	"fmt"
	"strings"

	"annals/internal/field"
	"annals/internal/frontmatter"
	"annals/internal/load"
	"annals/internal/markup"
)

// Refer puts the id to in the place of from wherever the file refers to the
// record of this kind, "events": in fields that hold ids of the kind, in
// citations and in links of the text. It returns how often. An error names
// what still refers to the old id because it is written in an unusual way.
func (f *File) Refer(kind, from, to string) (n int, err error) {
	var changes []change
	f.walk(func(_ string, fd field.Field, v frontmatter.Value) {
		if fd.Of != kind || fd.Type != field.ID && fd.Type != field.IDs || v.Kind != frontmatter.String || v.Text != from {
			return
		}
		text := string(Text(to))
		if f.src[v.Span.From] == '\'' {
			text = "'" + to + "'"
		}
		changes = append(changes, change{v.Span, text})
	})
	left := false
	if f.layout.Body >= 0 {
		r := reference{kind, from}
		body := string(f.src[f.layout.Body:])
		var at []int
		at, left = r.find(body)
		for _, i := range at {
			i += f.layout.Body
			changes = append(changes, change{frontmatter.Span{From: i, To: i + len(from)}, to})
		}
	}
	if err := f.fail("change", from, f.apply(changes...)); err != nil {
		return 0, err
	}
	if left {
		return len(changes), fmt.Errorf("%s: the text still refers to %q in an unusual way; change it by hand", f.name, from)
	}
	return len(changes), nil
}

// A reference is to a record, from the text of another.
type reference struct{ kind, id string }

// find returns where in the text ids stand that refer to the record, and
// whether some reference was not found. What only looks like one, as in code,
// is told apart by reading the text with the place changed; where the text
// cannot be read, what looks like one is taken for it.
func (r reference) find(body string) (at []int, left bool) {
	candidates := r.candidates(body)
	if len(candidates) == 0 && !strings.Contains(body, r.id) {
		return nil, false
	}
	p := markup.New()
	all, ok := r.count(p, body)
	if !ok {
		return candidates, false
	}
	rest := all
	for _, i := range candidates {
		other := strings.Repeat("x", len(r.id))
		if n, ok := r.count(p, body[:i]+other+body[i+len(r.id):]); ok && n < all {
			at = append(at, i)
			rest -= all - n
		}
	}
	return at, rest > 0
}

// count returns how often the text refers to the record.
func (r reference) count(p *markup.Parser, body string) (n int, ok bool) {
	text, probs := p.Parse([]byte(body))
	if len(probs) > 0 {
		return 0, false
	}
	if r.kind == "sources" {
		for c := range text.Citations() {
			if c.Source == r.id {
				n++
			}
		}
	}
	for l := range text.Links() {
		if l.Kind == scheme(r.kind) && l.ID == r.id {
			n++
		}
	}
	return n, true
}

// candidates returns where the id stands after an @ or the scheme of its kind.
func (r reference) candidates(body string) (at []int) {
	for i := 0; ; i += len(r.id) {
		next := strings.Index(body[i:], r.id)
		if next < 0 {
			return at
		}
		i += next
		if after := body[i+len(r.id):]; after != "" && (after[0] == '-' || field.ValidID(after[:1])) {
			continue
		}
		before := body[:i]
		link, isLink := strings.CutSuffix(before, ":")
		cite := strings.HasSuffix(strings.TrimRight(before, " \t\r\n"), "@") && r.kind == "sources"
		s := scheme(r.kind)
		if cite || isLink && s != "" && len(link) >= len(s) && strings.EqualFold(link[len(link)-len(s):], s) {
			at = append(at, i)
		}
	}
}

// scheme is what a link to a record of this kind begins with, or "".
func scheme(kind string) string {
	for _, k := range load.Kinds() {
		if string(k.Name) == kind {
			return k.One
		}
	}
	return ""
}
