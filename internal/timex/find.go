package timex

import (
	"slices"
	"strings"
	"unicode/utf8"

	"annals/internal/edtf"
)

// Find returns the expressions of the next part of the document. Its text
// begins and ends a sentence.
func (f *Finder) Find(text string) (all []Expression) {
	for start := 0; start < len(text); {
		end := start + paragraph(text[start:])
		from := len(all)
		all = f.paragraph(all, text[start:end])
		for i := from; i < len(all); i++ {
			all[i].move(start)
		}
		start = end
	}
	return all
}

// maxParagraph is how long a paragraph may be, in bytes. What is longer is no
// prose, and is parted at a space, so that it takes no more memory than prose.
const maxParagraph = 64 << 10

// paragraph is the length of a text up to the next blank line.
func paragraph(text string) int {
	if len(text) > maxParagraph {
		return part(text[:maxParagraph+utf8.UTFMax])
	}
	return blank(text)
}

// part is where a text may be parted that is too long: behind a blank line, a
// space or at least a character.
func part(text string) int {
	if n := blank(text); n < len(text) {
		return n
	}
	if n := strings.LastIndexAny(text[:maxParagraph], " \n"); n > 0 {
		return n + 1
	}
	n := maxParagraph
	for n > maxParagraph-utf8.UTFMax && !utf8.RuneStart(text[n]) {
		n--
	}
	return n
}

// blank is the length of a text up to its first blank line.
func blank(text string) int {
	for i := 0; ; {
		n := strings.IndexByte(text[i:], '\n')
		if n < 0 {
			return len(text)
		}
		i += n + 1
		if rest := strings.TrimLeft(text[i:min(len(text), i+maxIndent)], " \t\r"); strings.HasPrefix(rest, "\n") {
			return i
		}
	}
}

// maxIndent is the most white space that a blank line may have.
const maxIndent = 80

// move shifts an expression that was found in a part of a text.
func (e *Expression) move(by int) {
	e.Start += by
	e.End += by
	for i := range e.Ends {
		e.Ends[i].move(by)
	}
}

// paragraph appends the expressions of one paragraph.
func (f *Finder) paragraph(all []Expression, text string) []Expression {
	f.text = text
	f.tokens = scan(f.tokens[:0], f.language, text)
	for i := range f.tokens {
		if f.endsSentence(i) {
			f.tokens[i].flags |= ends
		}
	}
	f.sentence++
	frames := f.join(f.frames())
	if free := cap(all) - len(all); free < len(frames) {
		all = slices.Grow(all, max(len(frames), len(all)))
	}
	for i := range frames {
		f.appose(frames, i)
		if e := f.resolve(&frames[i]); e.Kind != 0 {
			all = append(all, e)
		}
	}
	return all
}

// appose notes that a date relative to another is told again right after it.
func (f *Finder) appose(frames []frame, i int) {
	if i+1 == len(frames) || frames[i].action != actShift && frames[i].action != actUnit || frames[i].from != Mention {
		return
	}
	next := &frames[i+1]
	between := f.tokens[frames[i].end:next.first]
	if len(between) > 0 && len(between) <= 3 && f.mark(between[0]) == ',' && !between[0].is(parted) &&
		next.action == actDate && (next.a.month > 0 || next.a.year > 0 && frames[i].unit >= year) && next.split == 0 && next.left == nil {
		frames[i].apposed = next
	}
}

// frames are what the words of the text say, from left to right.
func (f *Finder) frames() []frame {
	f.lastEnd = 0
	frames := f.buffer[:0]
	m := &f.matcher
	m.tokens = f.tokens
	for i := 0; i < len(f.tokens); {
		end := i + 1
		if t := &f.tokens[i]; t.word != nil || t.digits > 0 {
			if found := m.at(&f.language.root, i); len(found) > 0 {
				if fr, ok := f.best(found); ok {
					end = fr.end
					f.lastEnd = end
					if fr.action != actNone {
						frames = append(frames, fr)
					}
				}
			}
		}
		for ; i < end; i++ {
			if f.tokens[i].is(ends) {
				f.sentence++
			}
		}
	}
	f.buffer = frames
	return frames
}

// best is the first frame of these matches that the words around it accept.
func (f *Finder) best(found []match) (frame, bool) {
	for _, match := range found {
		if match.leads() && f.longer(match) {
			continue
		}
		if fr := read(match, f.tokens); f.accepts(&fr) {
			fr.sentence = f.sentence
			fr.captures = nil
			return fr, true
		}
	}
	return frame{}, false
}

// longer reports whether a pattern that does not need the words before an
// expression fits words after its own: "in {the summer} of 1973".
func (f *Finder) longer(found match) bool {
	m := &matcher{tokens: f.tokens} // the other one is in use
	for _, other := range m.at(&f.language.root, found.first) {
		if other.end > found.reach {
			return true
		}
	}
	return false
}

// resolve says when an expression is.
func (f *Finder) resolve(fr *frame) Expression {
	if fr.left != nil || fr.split > 0 {
		return f.resolveRange(fr)
	}
	e := f.expression(fr, f.meaningOf(fr, nil))
	if fr.action == actFirst && fr.length > 0 {
		e.Ends = f.parts(fr)
	}
	return e
}

// parts are the length and the whole of "the first nine months of 1997", which
// TIMEX3 marks apart.
func (f *Finder) parts(fr *frame) []Expression {
	length, whole := *fr, *fr
	length.end, length.action = fr.length, actDuration
	all := []Expression{f.expression(&length, f.meaningOf(&length, nil))}
	if fr.whole > 0 {
		last := f.last
		whole.first, whole.action, whole.unit = fr.whole, actDate, noUnit
		all = append(all, f.expression(&whole, f.meaningOf(&whole, nil)))
		f.last = last
	}
	return all
}

func (f *Finder) expression(fr *frame, m meaning) Expression {
	e := Expression{
		Start: f.tokens[fr.first].start, End: f.tokens[fr.end-1].end,
		Kind: m.kind, Type: m.typ, Value: m.value, Mod: m.mod, Rule: fr.id,
		Anchor: m.anchor, Confidence: m.confidence, Unresolved: m.reason,
	}
	if m.edtf == "" || m.reason != "" {
		return e
	}
	date, err := edtf.Parse(m.edtf)
	if err != nil {
		e.Unresolved = OutOfRange
		return e
	}
	e.Date = date
	if m.kind == Date && fr.action != actWindow {
		f.last = mention{m.period, fr.sentence}
		if fr.action == actDate && 33 <= m.group && m.group <= 36 {
			f.quarter = f.last
		}
	}
	return e
}
