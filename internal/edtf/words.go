package edtf

import (
	"bytes"
	"strings"
)

// A Form is how fully a date is put into words.
type Form uint8

const (
	// Short is for lists: "c. October 2025", "3–7 October 2017".
	Short Form = iota
	// Long is for pages: "about October 2025", "3 to 7 October 2017".
	Long
	// Weekday is Long with the day of the week: "Tuesday 30 December 2025".
	Weekday
	// Gutter is Short for a list below a heading with the year: "30 December".
	// It keeps the year where the date has no month or is of several years.
	Gutter
)

// Words says d in a language: "fr" and its variants are French, all else is
// English. It is empty only of the zero Date.
//
// A year before 1 is counted as historians do: the year 0 is 1 BCE. An interval
// is worded as a period, a set of kind [OneOf] as a choice and one of kind
// [AllOf] as a list. Quadrimesters (-37 to -39) are "early", "mid-" and "late".
func (d Date) Words(lang string, form Form) string {
	if d.plainDay() {
		return d.plainWords(lang, form)
	}
	segments := d.Segments(lang, form)
	if len(segments) == 1 {
		return segments[0].Text
	}
	var b strings.Builder
	for _, s := range segments {
		b.WriteString(s.Text)
	}
	return b.String()
}

// A Segment is a run of words.
type Segment struct {
	Text string
	// Datetime is the part of the date that Text names which the datetime
	// attribute of HTML's time element can hold: a year from 1 on, with or
	// without a month and a day, or a date-time. It is empty where there is
	// none: "the 1960s", "44 BCE".
	Datetime string
	// EDTF is the canonical form of the whole Date, in the segments that name
	// a date, and empty in those between, such as " to ".
	EDTF string
}

// Segments are the words of d in runs, so that each date in them can be marked
// up. An interval has two runs with a date, a set one for each of its dates.
func (d Date) Segments(lang string, form Form) []Segment {
	switch {
	case d.IsZero():
		return nil
	case d.plainDay():
		edtf := d.String()
		return []Segment{{d.plainWords(lang, form), edtf, edtf}}
	}
	return d.parted(lang, form)
}

// parted is Segments for any date.
func (d Date) parted(lang string, form Form) []Segment {
	l := &line{edtf: d.String()}
	l.segments = l.few[:0]
	st := style{form: form, noYear: form == Gutter && d.inOneYear()}
	d.say(l, tongueOf(lang), st)
	return l.segments
}

// A tongue is a language dates are worded in. Each method adds to the line.
type tongue interface {
	// alone is a point that stands by itself, with its qualifiers in words.
	alone(*line, point, style)
	// time follows the day of a date-time.
	time(*line, clock, style)
	// period is an interval with both ends.
	period(*line, member, style)
	// since and until are intervals with one; far is what the other is.
	since(l *line, p point, far Bound, st style)
	until(l *line, p point, far Bound, st style)
	// endless is an interval without an end in sight.
	endless(start, end Bound) string
	// oneOf and allOf are sets.
	oneOf(*line, []member, style)
	allOf(*line, []member, style)
}

func tongueOf(lang string) tongue {
	if isFrench(lang) {
		return french{}
	}
	return english{}
}

func isFrench(lang string) bool {
	base, _, _ := strings.Cut(lang, "-")
	return strings.EqualFold(base, "fr")
}

func (d Date) say(l *line, t tongue, st style) {
	switch {
	case d.kind == Single:
		t.alone(l, d.a, st)
		if d.clock.set {
			l.addTime(d)
			t.time(l, d.clock, st)
		}
	case d.IsSet():
		d.saySet(l, t, st)
	case d.a == d.b && d.a.bound == Known: // 2003-22/2003-22
		t.alone(l, d.a, st)
	case d.a.bound == Known && d.b.bound == Known:
		t.period(l, member{d.a, d.b}, st)
	case d.a.bound == Known:
		t.since(l, d.a, d.b.bound, st)
	case d.b.bound == Known:
		t.until(l, d.b, d.a.bound, st)
	default:
		l.name(t.endless(d.a.bound, d.b.bound), d.a)
	}
}

func (d Date) saySet(l *line, t tongue, st style) {
	switch list := d.memberList(); {
	case len(list) == 1 && list[0].a == list[0].b: // [2024]
		t.alone(l, d.a, st)
	case d.kind == OneOf:
		t.oneOf(l, list, st)
	default:
		t.allOf(l, list, st)
	}
}

func (d Date) memberList() (list []member) {
	for a, b := range d.members() {
		list = append(list, member{a, b})
	}
	return list
}

// A style is how one point of a date is worded.
type style struct {
	form Form
	// What a neighbour or a heading already says is left out: "3 to 7 October
	// 2017".
	noYear, noMonth, noEra bool
}

func (st style) short() bool { return st.form == Short || st.form == Gutter }

// inOneYear reports whether every date in d is a month or day of one known
// year.
func (d Date) inOneYear() bool {
	switch d.kind {
	case Single:
		return d.a.isOf(d.a.year)
	case Interval:
		return d.a.isOf(d.a.year) && d.b.isOf(d.a.year)
	}
	for a, b := range d.members() {
		if !a.isOf(d.a.year) || !b.isOf(d.a.year) {
			return false
		}
	}
	return true
}

// isOf reports whether p is a month or day of the year, without a qualifier or
// an unknown digit on the year itself that would be lost with it.
func (p point) isOf(year int64) bool {
	_, whole := p.whole()
	return (p.unit == unitMonth || p.unit == unitDay) &&
		p.year == year && p.mask.year() == 0 && (whole || p.quals.of(unitYear) == 0)
}

// beside is the style of p where next follows and says what both share.
func (st style) beside(p, next point) style {
	if !p.plain() || !next.plain() {
		return st
	}
	st.noEra = next.unit == unitYear && next.year <= 0 // and p comes before it
	if !p.isOf(next.year) || !next.isOf(p.year) {
		return st
	}
	st.noYear = true
	st.noMonth = p.unit == unitDay && next.unit == unitDay && p.month == next.month
	return st
}

// plain reports whether p is free of qualifiers and unknown digits, so that it
// needs no words of its own.
func (p point) plain() bool { return p.quals == 0 && p.mask == 0 && p.sig == 0 }

// separator stands before the member i of n: the word before the last one.
func separator(i, n int, last string) string {
	switch i {
	case 0:
		return ""
	case n - 1:
		return last
	}
	return ", "
}

// dash joins the two sides of a period, with spaces where a side has one:
// "3–7 October 2017", "March – 5 June 2024".
func dash(a, b string) string {
	if strings.Contains(a+b, " ") {
		return " – "
	}
	return "–"
}

// hasWeekday reports whether the day of the week is said of p. Of a day that
// is in doubt it would be a false certainty.
func (st style) hasWeekday(p point) bool {
	return st.form == Weekday && p.unit == unitDay && p.plain()
}

// A line is words being put together.
type line struct {
	segments []Segment
	few      [1]Segment // room for those of most dates
	edtf     string
}

// say adds words that name no date.
func (l *line) say(text string) {
	if text == "" {
		return
	}
	if n := len(l.segments); n > 0 && l.segments[n-1].EDTF == "" {
		l.segments[n-1].Text += text
		return
	}
	l.segments = append(l.segments, Segment{Text: text})
}

// name adds words that name p.
func (l *line) name(text string, p point) {
	l.segments = append(l.segments, Segment{text, p.datetime(l.edtf), l.edtf})
}

// addTime puts the time of a date-time in the datetime of its day.
func (l *line) addTime(d Date) {
	for i := range l.segments {
		if l.segments[i].Datetime != "" {
			l.segments[i].Datetime += string(d.clock.append(nil))
		}
	}
}

// datetime is what of p the datetime attribute of a time element can hold: a
// valid year, month or date string of HTML, which has no year 0. Mostly that is
// the whole date, edtf.
func (p point) datetime(edtf string) string {
	if p.year < 1 || p.mask.year() != 0 {
		return ""
	}
	plain := point{year: p.year, unit: unitYear}
	if p.unit >= unitMonth && p.mask.month() == 0 {
		plain.month, plain.unit = p.month, unitMonth
		if p.unit == unitDay && p.mask.day() == 0 {
			plain.day, plain.unit = p.day, unitDay
		}
	}
	var buf [24]byte
	text := plain.append(buf[:0])
	if string(text) == edtf && text[0] != 'Y' {
		return edtf
	}
	return string(bytes.TrimPrefix(text, []byte("Y")))
}
