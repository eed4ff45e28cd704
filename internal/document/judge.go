package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A line is what is looked at to tell what a paragraph is.
type line struct {
	text   string
	low    string // its beginning, in lower case
	tail   string // its end, in lower case
	words  int
	closed bool // it ends as a sentence does
	sure   Kind // what it is by its own words, or Body
	why    string
}

// Only so much of a paragraph is looked at, in bytes: of one that is too long for
// a caption, what may hold the phrase that it begins with, or a credit.
const (
	headSize     = 200
	tailSize     = 200
	longHeadSize = 80
	longTailSize = 120
)

// What is longer, in words, is no title, no headline and no call to readers.
const (
	longestTitle    = 30
	longestHeadline = 25
	longestCall     = 20
	longestHeading  = 6
	longestByline   = 18
	longestCaption  = 60 // without a credit
)

func lineOf(text string) line {
	l := line{text: text, closed: closed(text), words: count(text)}
	head, tail := headSize, tailSize
	if l.words > longestCaption {
		head, tail = longHeadSize, longTailSize
	}
	l.low = lower(cut(text, head))
	l.tail = l.low
	if len(text) > min(head, tail) {
		l.tail = lower(end(text, tail))
	}
	l.sure, l.why = l.known()
	return l
}

// cut returns the beginning of a text, whole characters of it.
func cut(text string, size int) string {
	if len(text) <= size {
		return text
	}
	for size > 0 && !utf8.RuneStart(text[size]) {
		size--
	}
	return text[:size]
}

// end returns the end of a text, whole characters of it.
func end(text string, size int) string {
	at := max(0, len(text)-size)
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	return text[at:]
}

// lower is strings.ToLower of a short text, in one pass whatever its letters are.
func lower(text string) string {
	buffer := [headSize + utf8.UTFMax]byte{}
	low := buffer[:0]
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			low = append(low, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		low = utf8.AppendRune(low, unicode.ToLower(r))
		i += size
	}
	return string(low)
}

// count returns how many words a text has, and no more than are needed to call
// it long.
func count(text string) (n int) {
	after := true // a space, or nothing
	for i := 0; i < len(text) && n <= longestCaption; {
		c := text[i]
		size, space := 1, c == ' ' || '\t' <= c && c <= '\r'
		if c >= utf8.RuneSelf {
			var r rune
			r, size = utf8.DecodeRuneInString(text[i:])
			space = unicode.IsSpace(r)
		}
		if after && !space {
			n++
		}
		after = space
		i += size
	}
	return n
}

// judge says what each paragraph is.
func (d *Document) judge() {
	lines := make([]line, len(d.Paragraphs))
	for i, p := range d.Paragraphs {
		lines[i] = lineOf(p.In(d))
	}
	d.title(lines)
	punctuated := punctuated(lines)
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		switch p.Kind {
		case Body:
			p.Kind, p.Why = lines[i].kind(punctuated, i > 0 && strings.HasSuffix(lines[i-1].text, ":"))
		case Heading: // that of another article may be marked as one
			if kind, why := lines[i].kind(false, false); kind.Dropped() {
				p.Kind, p.Why = kind, why
			}
		}
	}
	d.signed(lines)
	d.sourced(lines)
}

// title finds the title among the first lines. Where the document states one,
// only that is.
func (d *Document) title(lines []line) {
	for i := range min(len(lines), 4) {
		l := lines[i]
		if d.Paragraphs[i].Kind == Heading && d.Title == "" {
			d.Paragraphs[i].Kind, d.Title = Title, oneLine(l.text)
			return
		}
		if d.Title != "" && sameWords(l.text, d.Title) {
			d.Paragraphs[i].Kind = Title
			return
		}
		if d.Title == "" && slices.Contains(labels, strings.Trim(l.low, " :")) {
			d.Paragraphs[i].Kind, d.Paragraphs[i].Why = Byline, "says what kind of document it is"
			continue
		}
		if d.Title == "" && len(lines) > i+1 && l.isTitle() {
			d.Paragraphs[i].Kind = Title
			d.Title = oneLine(l.text)
			return
		}
		if kind, _ := l.kind(true, false); kind == Body {
			return // the text has begun
		}
	}
}

func (l line) isTitle() bool {
	if l.words < 2 || l.words > longestTitle || !unicode.In(first(l.text), unicode.Lu, unicode.Nd, unicode.Lt) && !strings.ContainsRune(`"“‘«'`, first(l.text)) {
		return false
	}
	if kind, _ := l.kind(false, false); kind == Byline || kind == Advert || kind == Caption || l.isSignature() {
		return false
	}
	return !l.closed || strings.HasSuffix(l.text, "?") || strings.HasSuffix(l.text, "!")
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// sameWords reports whether two texts differ only in spaces and capitals.
func sameWords(a, b string) bool {
	return strings.EqualFold(oneLine(a), oneLine(b))
}

// punctuated reports whether the paragraphs of a text end as sentences do: only
// then does it say something of a line that it does not. Lines that are known
// by other signs do not count.
func punctuated(lines []line) bool {
	open, all := 0, 0
	for _, l := range lines {
		if kind, _ := l.kind(false, false); kind != Body || l.isItem() || l.isSignature() {
			continue
		}
		all++
		if !l.closed {
			open++
		}
	}
	return open*5 <= all*2
}

// known says what a paragraph is by its own words.
func (l line) known() (Kind, string) {
	if why, ok := l.isCaption(); ok {
		return Caption, why
	}
	if others.begin(l.low) && (!l.closed || l.words <= longestHeadline && strings.Contains(l.text, ":")) {
		return Related, "points to another article"
	}
	if l.isCall() {
		return Advert, "speaks to the reader of the page"
	}
	if l.isByline() {
		return Byline, "says who wrote it, or when"
	}
	return Body, ""
}

// kind says what a paragraph is. Of a line that does not end as a sentence does
// that says more where the others do, and nothing where it stands in a list.
func (l line) kind(punctuated, listed bool) (Kind, string) {
	if l.sure != Body {
		return l.sure, l.why
	}
	if l.closed || l.words > longestHeadline || l.isSignature() {
		return Body, ""
	}
	switch {
	case l.words >= 4 && shouted(l.text):
		return Related, "a headline in capital letters"
	case !punctuated || listed || l.isItem():
		return Body, ""
	case l.words <= longestHeading:
		return Heading, ""
	}
	return Related, "a headline in the midst of the text"
}

func (l line) isCaption() (why string, ok bool) {
	credit := l.credit()
	switch {
	case credit == strong:
		return "ends in the credit of a picture", true
	case l.words > longestCaption:
		return "", false
	case credit == weak && !l.speaks():
		return "ends in the name of an agency, as captions do", true
	case pictures.begin(l.low) && (l.isShort() || !l.closed):
		return "begins as captions do", true
	case l.isShort() && (within.in(l.low) || len(l.text) > headSize && within.in(l.tail)):
		return "tells who or what is in a picture", true
	}
	return "", false
}

// isShort reports whether a text is one sentence or so.
func (l line) isShort() bool { return l.words <= 40 }

// A strength says how sure it is that a paragraph ends in a credit.
type strength uint8

const (
	weak   strength = iota + 1 // an agency alone, as reports end in too
	strong                     // of a picture
)

// credit looks for the credit of a picture at the end: in brackets, or behind
// a sign.
func (l line) credit() strength {
	tail := strings.TrimRight(l.tail, " .")
	for _, brackets := range []string{"()", "[]"} {
		if inside, ok := strings.CutSuffix(tail, brackets[1:]); ok {
			if open := strings.LastIndex(inside, brackets[:1]); open >= 0 {
				return creditIn(inside[open+1:])
			}
		}
	}
	if !signs.in(tail) {
		return 0
	}
	for _, sign := range signs.all {
		if at := strings.LastIndex(tail, sign); at > 0 && len(tail)-at < 80 && !strings.Contains(tail[at:], ". ") {
			return strong
		}
	}
	return 0
}

// creditIn reads what stands in brackets at the end of a paragraph.
func creditIn(inside string) strength {
	switch {
	case slices.Contains(agencies, inside):
		return weak
	case len(inside) <= 100 && credits.in(inside):
		return strong
	}
	return 0
}

// speaks reports whether somebody is quoted.
func (l line) speaks() bool { return strings.ContainsAny(l.text, "“”«»\"") }

func (l line) isCall() bool {
	if l.words <= longestCaption && rights.in(l.low) {
		return true
	}
	if l.words > longestCall || l.speaks() && l.closed {
		return false
	}
	if asked.in(l.low) {
		return true
	}
	low := strings.TrimLeft(l.low, marks)
	for _, p := range asks {
		if rest, ok := strings.CutPrefix(low, p); ok && whole(p, rest) && (!l.closed || strings.ContainsAny(p, " -'’")) {
			return true
		}
	}
	return false
}

func (l line) isByline() bool {
	if l.words > longestByline || !bylines.begin(l.low) {
		return isReadingTime(l.low) && l.words <= 6
	}
	if strings.HasPrefix(l.low, "by ") || strings.HasPrefix(l.low, "par ") {
		// "By Monday the army had left." is a sentence.
		return !l.closed && l.words <= 12 && (namesFollow(l.text) || endsInYear(l.tail))
	}
	return !l.closed || strings.Contains(l.low, " by ") || strings.Contains(l.low, ":") || strings.HasPrefix(l.low, "(avec")
}

// isReadingTime reports whether a line is "4 min read" or the like.
func isReadingTime(low string) bool {
	return strings.HasSuffix(low, " read") && strings.Contains(low, " min") || strings.HasSuffix(low, "de lecture") || strings.HasPrefix(low, "temps de lecture")
}

// namesFollow reports whether the second word is a name.
func namesFollow(text string) bool {
	_, rest, _ := strings.Cut(text, " ")
	return unicode.IsUpper(first(strings.TrimLeft(rest, " ")))
}

// isSignature reports whether a line says where and when a text was signed.
func (l line) isSignature() bool {
	return signatures.begin(l.low)
}

// isItem reports whether a line is an item of a list: it begins with a mark, a
// figure or a small letter.
func (l line) isItem() bool {
	r := first(l.text)
	return unicode.IsLower(r) || unicode.IsDigit(r) || strings.ContainsRune("-–—•*◦▪·", r)
}

// shouted reports whether most letters of a text are capitals, or two of its
// words are that are no abbreviations.
func shouted(text string) bool {
	letters, capitals, words := 0, 0, 0
	for word := range strings.FieldsSeq(text) {
		n, up := 0, 0
		for _, r := range word {
			if unicode.IsLetter(r) {
				n++
				if unicode.IsUpper(r) {
					up++
				}
			}
		}
		letters, capitals = letters+n, capitals+up
		if n >= 5 && up == n {
			words++
		}
	}
	return letters > 0 && (capitals*10 >= letters*6 || words >= 2)
}

// signed finds the names under a text: short lines at its end.
func (d *Document) signed(lines []line) {
	for i := len(lines) - 1; i > 0 && !lines[i].closed; i-- {
		if p := &d.Paragraphs[i]; p.Kind == Heading {
			p.Kind, p.Why = Byline, "a name under the text"
		} else if p.Kind == Body {
			return
		}
	}
}

// sourced takes back that the last paragraph is a caption where only the name of
// an agency said so: it is that of the report. The day of a picture stands right
// before its credit.
func (d *Document) sourced(lines []line) {
	for i := len(lines) - 1; i >= 0; i-- {
		p := &d.Paragraphs[i]
		if p.Kind == Caption && lines[i].credit() == weak && !endsInYear(lines[i].tail) {
			p.Kind, p.Why = Body, ""
			return
		}
		if p.Kind == Body {
			return
		}
	}
}

// endsInYear reports whether a sentence ends in a year, before the brackets that
// stand behind it.
func endsInYear(tail string) bool {
	if i := strings.LastIndexAny(tail, "(["); i >= 0 {
		tail = tail[:i]
	}
	tail = strings.TrimRight(tail, " .")
	n := len(tail)
	for n > 0 && '0' <= tail[n-1] && tail[n-1] <= '9' {
		n--
	}
	return len(tail)-n == len("2012")
}
