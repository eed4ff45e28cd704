package timex

import (
	"cmp"
	"strings"
)

// join makes ranges of two dates with a word between them: "from 1968 to
// 1991", "between April 2012 and January 2013".
func (f *Finder) join(frames []frame) []frame {
	out := frames[:0]
	for i := 0; i < len(frames); i++ {
		if i+1 < len(frames) && f.joins(&frames[i], &frames[i+1]) {
			left, right := frames[i], frames[i+1]
			shareYear(&left, &right)
			joined := left
			joined.left, joined.right = &left, &right
			joined.end = right.end
			pattern := *left.pattern
			pattern.id = "range"
			joined.pattern = &pattern
			out = append(out, joined)
			i++
			continue
		}
		if i+1 < len(frames) && f.coordinates(&frames[i], &frames[i+1]) {
			shareYear(&frames[i], &frames[i+1])
		}
		out = append(out, frames[i])
	}
	return out
}

// coordinates reports whether two dates stand side by side, so that the year
// of the second is that of the first too: "15 May and 20 June 2015".
func (f *Finder) coordinates(left, right *frame) bool {
	gap := right.first - left.end
	if gap < 1 || gap > 2 || left.action != actDate || right.action != actDate || left.split > 0 || right.split > 0 {
		return false
	}
	value, ok := f.tokens[left.end].sense(classConn)
	return ok && value > 1 && (gap == 1 || f.tokens[left.end+1].in(classArticle))
}

// shareYear gives a date the year that stands only with the later one.
func shareYear(left, right *frame) {
	a, b := &left.a, right.a
	if left.action == actDate && right.action == actDate && a.year == 0 && b.year > 0 && a.weekday*a.day == 0 && (a.month > 0 || a.group > 0) {
		a.year = b.year
		if a.month > b.month && b.month > 0 {
			a.year--
		}
	}
}

func (f *Finder) joins(left, right *frame) bool {
	gap := right.first - left.end
	if gap < 1 || gap > 4 || !left.isEnd() || !right.isEnd() || left.shape() < right.shape() && left.shape() <= shapeYear {
		return false
	}
	if left.a.weekday > 0 && right.shape() < shapeDay {
		return false
	}
	conn := f.tokens[left.end]
	value, ok := conn.sense(classConn)
	if !ok {
		return false
	}
	for _, t := range f.tokens[left.end+1 : right.first] {
		if !t.in(classArticle) {
			return false
		}
	}
	if f.mark(conn) != 0 && left.shape() != right.shape() {
		return false
	}
	opener := f.openerBefore(left.first)
	switch value {
	case 1:
		return f.mark(conn) != 0 || !f.hasBefore(left.first, classMove)
	case 2:
		return opener == 1
	case 4: // only after an opening word: «de mardi à mercredi»
		return opener > 0 && !f.hasBefore(left.first, classMove)
	}
	return false
}

// openerBefore is 1 after "between", 2 after "from", 0 elsewhere.
func (f *Finder) openerBefore(first int) int {
	b := f.before(first)
	if b.in(classArticle) && !b.in(classBetween) {
		b = f.before(first - 1)
	}
	value, _ := b.sense(classBetween)
	return value
}

// Shapes of dates, coarse to fine.
const (
	shapeNone = iota
	shapeYear
	shapeMonth
	shapeDay
)

// isEnd reports whether a frame can be an end of a range.
func (f *frame) isEnd() bool {
	switch f.action {
	case actDate:
		return f.split == 0 && f.left == nil && !(f.a.clock && f.a.weekday+f.a.month == 0)
	case actUnit:
		return f.from == Publication || f.from == Itself
	case actShift:
		return f.from == Publication && !f.vague
	}
	return false
}

func (f *frame) shape() int {
	c := f.a
	switch {
	case f.action == actUnit && f.unit >= year:
		return shapeYear
	case f.action == actUnit && f.unit >= month:
		return shapeMonth
	case f.action == actUnit, f.action == actShift:
		return shapeDay
	case c.day > 0 || c.weekday > 0 || c.hasHoliday:
		return shapeDay
	case c.month > 0 || c.group > 0:
		return shapeMonth
	}
	return shapeYear
}

// resolveRange is an expression with two ends.
func (f *Finder) resolveRange(fr *frame) Expression {
	left, right := fr.left, fr.right
	if left == nil {
		left, right = fr.halves()
	}
	b := f.meaningOf(right, nil)
	a := f.meaningOf(left, &b)
	ends := []Expression{f.expression(left, a), f.expression(right, b)}
	for i := range ends {
		ends[i].Rule = fr.id
	}
	m := meaning{kind: Date, typ: "DATE", confidence: min(a.confidence, b.confidence), anchor: b.anchor}
	switch {
	case a.reason != "" || b.reason != "":
		m.reason = cmp.Or(a.reason, b.reason)
		m.value = a.value + "/" + b.value
	case b.last.Before(a.first):
		m.reason = Backwards
		m.value = a.value + "/" + b.value
	default:
		m.period = f.rangeOf(fr, a.period, b.period)
		m.value = m.timex
	}
	e := f.expression(fr, m)
	e.Ends = ends
	if m.reason == "" {
		f.last = mention{b.period, fr.sentence}
	}
	return e
}

// rangeOf is the period from a to b, or the two of them where the words say
// so: "3 or 4 May", "3 and 15 May".
func (f *Finder) rangeOf(fr *frame, a, b period) period {
	p := span(a, b)
	next := a.last.AddDays(1)
	switch {
	case fr.left != nil, fr.conn == 1, fr.conn == 4, f.openerBefore(fr.first) > 0:
		if strings.Contains(a.edtf, "/") || strings.Contains(b.edtf, "/") {
			p.edtf = dayPeriod(a.first).edtf + "/" + dayPeriod(b.last).edtf
		}
	case len(fr.days) > 2:
		p.edtf = fr.list(a)
	case fr.conn == 3:
		p.edtf = "[" + a.edtf + "," + b.edtf + "]"
	case next != b.first:
		p.edtf = "{" + a.edtf + "," + b.edtf + "}"
	}
	return p
}

// list is a list of days of one month: a period where they follow each other.
func (fr *frame) list(first period) string {
	days, running := make([]string, len(fr.days)), true
	for i, n := range fr.days {
		d := first.first
		d.Day = n
		days[i] = dayPeriod(d).edtf
		running = running && n == fr.days[0]+i
	}
	switch {
	case running && fr.conn != 3:
		return days[0] + "/" + days[len(days)-1]
	case fr.conn == 3:
		return "[" + strings.Join(days, ",") + "]"
	}
	return "{" + strings.Join(days, ",") + "}"
}

// halves are the two ends of a frame as frames.
func (fr *frame) halves() (left, right *frame) {
	l, r := *fr, *fr
	l.split, r.split = 0, 0
	l.end = fr.split - fr.bars
	r.first, r.a = fr.split, fr.b
	return &l, &r
}
