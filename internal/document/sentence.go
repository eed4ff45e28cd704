package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Sentence is one of the text.
type Sentence struct {
	Start, End int // bytes of the document's text
	Paragraph  int // its index
	Quotes     []Quotation
	// Speaker says it, or the greater part of it. It is the zero Speaker where
	// the document itself does, and where nobody is named for a quotation.
	Speaker Speaker
}

// Dateline is what stands before the first sentence of a report: the place it
// is written from, sometimes the day and the agency. It is empty where there is
// none.
func (d *Document) Dateline() (start, end int) {
	for _, p := range d.Paragraphs {
		if p.Kind == Body {
			return p.Start, p.Start + dateline(p.In(d))
		}
	}
	return 0, 0
}

// maxDateline is how long a dateline may be, in bytes.
const maxDateline = 90

// dateline is the length of the dateline that begins a text, its dash with it.
func dateline(text string) int {
	head := cut(text, maxDateline)
	end := -1
	for _, dash := range []string{" – ", " — ", " - ", " -- ", ": "} {
		if i := strings.Index(head, dash); i > 0 && (end < 0 || i+len(dash) < end) {
			end = i + len(dash)
		}
	}
	if end < 0 {
		return 0
	}
	city, _, _ := strings.Cut(head[:end], ",")
	city = strings.Trim(city, " –—-:")
	if before, _, ok := strings.Cut(city, "("); ok {
		city = strings.TrimSpace(before)
	}
	if len(city) < 3 || !capitals(city) && !strings.Contains(head[:end], "(") || count(head[:end]) > 12 {
		return 0
	}
	return end
}

// capitals reports whether a text has capital letters only.
func capitals(text string) bool {
	any := false
	for _, r := range text {
		if unicode.IsLower(r) {
			return false
		}
		any = any || unicode.IsUpper(r)
	}
	return any
}

// Sentences are those of the text, in order, without the dateline.
func (d *Document) Sentences() (all []Sentence) {
	all = make([]Sentence, 0, len(d.Text)/100)
	words := make([]word, 0, maxWords) // of one sentence after the other
	first := true
	for i, p := range d.Paragraphs {
		if p.Kind != Body {
			continue
		}
		start := p.Start
		if first {
			start += dateline(p.In(d))
			first = false
		}
		from := len(all)
		for at := start; at < p.End; {
			end := at + sentence(d.Text[at:p.End])
			words := d.Text[at:end]
			left := len(words) - len(strings.TrimLeftFunc(words, unicode.IsSpace))
			right := len(strings.TrimRightFunc(words, unicode.IsSpace))
			if left < right {
				all = append(all, Sentence{Start: at + left, End: at + right, Paragraph: i})
			}
			at = end
		}
		d.quote(all[from:], p, words)
	}
	d.carry(all)
	return all
}

// carry gives quotations that are not closed in their paragraph to who says the
// next one, which opens them again.
func (d *Document) carry(all []Sentence) {
	for i := len(all) - 2; i >= 0; i-- {
		s, next := &all[i], &all[i+1]
		if len(next.Quotes) == 0 || s.Speaker.Said() {
			continue
		}
		who := next.Quotes[0].Speaker
		switch {
		case s.Paragraph == next.Paragraph: // the paragraph is all one quotation
			if len(s.Quotes) > 0 && s.Quotes[0].End > next.Start {
				s.Speaker = next.Speaker
			}
		case len(s.Quotes) > 0 && d.isOpen(*s) && next.Quotes[0].Start-next.Start <= len("« "):
			s.Speaker = who
		}
		for j := range s.Quotes {
			if s.Speaker.Said() {
				s.Quotes[j].Speaker = s.Speaker
			}
		}
	}
}

// isOpen reports whether the last quotation of a sentence is not closed in its
// paragraph.
func (d *Document) isOpen(s Sentence) bool {
	p := d.Paragraphs[s.Paragraph]
	return s.Quotes[len(s.Quotes)-1].End == p.End
}

// maxSentence is how long a sentence may be, in bytes. What is longer is no
// prose, and is parted at a space.
const maxSentence = 4000

// sentence is the length of the sentence that begins a text, with the space
// behind it.
func sentence(text string) int {
	if head := cut(text, maxSentence); len(head) < len(text) {
		if n := sentenceIn(head); n < len(head) {
			return n
		}
		if space := strings.LastIndexFunc(head, unicode.IsSpace); space > 0 {
			_, size := utf8.DecodeRuneInString(head[space:])
			return space + size
		}
		return len(head)
	}
	return sentenceIn(text)
}

func sentenceIn(text string) int {
	for i := 0; i < len(text); {
		mark := i + stop(text[i:])
		if mark == len(text) {
			return mark
		}
		_, size := utf8.DecodeRuneInString(text[mark:])
		end := mark + size + closing(text[mark+size:])
		space := end + spaces(text[end:])
		i = end
		switch {
		case end == len(text) || space == len(text):
			return len(text)
		case space == end || !opens(text[space:]):
			continue
		case text[mark] == '.' && end == mark+size && abbreviation(text[:mark], text[space:]):
			continue
		}
		return space
	}
	return len(text)
}

// stop is where the first mark stands that may end a sentence.
func stop(text string) int {
	for i := range len(text) {
		switch text[i] {
		case '.', '!', '?':
			return i
		case "…"[0]:
			if strings.HasPrefix(text[i:], "…") {
				return i
			}
		}
	}
	return len(text)
}

// closing is the length of the quotation marks and brackets that end a sentence,
// and of further stops.
func closing(text string) int {
	n := 0
	for n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		switch {
		case strings.ContainsRune(`.!?…"'”’»)]`, r):
			n += size
		case r == '\u00A0' || r == '\u202F' || r == ' ':
			// French parts its marks from the words.
			if !strings.HasPrefix(text[n+size:], "»") {
				return n
			}
			n += size
		default:
			return n
		}
	}
	return n
}

func spaces(text string) int {
	return len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
}

// opens reports whether a sentence may begin so.
func opens(text string) bool {
	r := first(text)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsRune(`"“«‘'(—–-•[`, r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

// abbreviation reports whether the full stop behind a text ends an abbreviation
// and no sentence.
func abbreviation(before, after string) bool {
	word := lastWord(before)
	r, size := utf8.DecodeRuneInString(word)
	switch {
	case word == "":
		return false
	case size == len(word) && unicode.IsUpper(r): // an initial; but "Plan B." may end a sentence
		return !starter(after)
	case strings.Contains(word, ".") && len(word) <= 8 && unicode.IsUpper(r): // U.S
		return !starter(after)
	case len(word) > 8:
		return false
	}
	switch strings.ToLower(word) {
	case "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "maj", "sgt", "capt", "cmdr", "adm", "brig", "sen", "rep", "gov", "amb", "st", "rev", "hon", "messrs", "vs", "no", "fig", "art", "vol", "pp", "al", "approx", "est",
		"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
		"mm", "mme", "mlle", "me", "gén", "cdt", "cne", "cap", "mgr", "janv", "févr", "avr", "juil", "déc", "env", "av", "cf", "p.ex", "e.g", "i.e", "n", "nos":
		return !starter(after) || isTitleWord(word)
	}
	return false
}

// lastWord is what stands behind the last space, bracket or quotation mark.
func lastWord(text string) string {
	for i := len(text); i > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if unicode.IsSpace(r) || strings.ContainsRune("(“\"«’'", r) {
			return text[i:]
		}
		i -= size
	}
	return text
}

// isTitleWord reports whether a name must follow an abbreviation.
func isTitleWord(word string) bool {
	switch strings.ToLower(word) {
	case "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "maj", "sgt", "capt", "sen", "rep", "gov", "mme", "mlle", "gén", "mm":
		return true
	}
	return false
}

// starter reports whether a text begins with a word that begins sentences and
// hardly ever is part of a name.
func starter(text string) bool {
	word := text[:min(len(text), 12)]
	if i := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		word = word[:i]
	}
	switch word {
	case "The", "He", "She", "It", "They", "We", "In", "On", "At", "But", "And", "This", "That", "These", "Those", "A", "An", "As", "If", "When", "While", "After", "Before", "However", "There", "His", "Her", "Its", "Their", "For", "From", "By", "With",
		"Le", "La", "Les", "Un", "Une", "Il", "Elle", "Ils", "Elles", "Ce", "Cette", "Ces", "Mais", "Dans", "Au", "Aux", "En", "Pour", "Selon", "Son", "Sa", "Ses", "Leur", "Leurs", "Depuis", "Après", "Avant", "Des", "Du":
		return true
	}
	return false
}
