package edtf

// Parse reads one date, with nothing before or after it. The error is an
// [*Error].
//
// Levels 0, 1 and 2 of the specification are read in full and combine freely:
// an interval may end in a season, a set may hold approximate dates. As the
// specification has it, an interval and a set hold no times of day, "Y" is
// written only before a year of more than four digits (or one in exponential
// form), and a set has no spaces. A time has whole seconds, 00 to 59; its zone
// is "Z" or lies between -12:00 and +14:00.
func Parse(s string) (Date, error) {
	d, fault := parse(s)
	if fault != nil {
		fault.Fix = suggest(s)
		return Date{}, fault
	}
	return d, nil
}

// parse is Parse without a search for the fix.
func parse(text string) (Date, *Error) {
	s := scanner{s: text}
	d := s.date()
	if !s.done() {
		s.fail(s.i, s.rest())
	}
	if s.failed() {
		return Date{}, &Error{Input: text, Offset: s.at, Want: s.want}
	}
	return d, nil
}

func (s *scanner) date() Date {
	switch s.peek() {
	case '[':
		return s.set(OneOf, ']')
	case '{':
		return s.set(AllOf, '}')
	}
	a := s.start()
	if s.take('/') {
		return s.interval(a)
	}
	d := Date{kind: Single, a: a}
	if s.peek() == 'T' && a.unit == unitDay {
		d.clock = s.time(a)
	}
	return d
}

// start reads what a date or an interval may begin with.
func (s *scanner) start() point {
	if s.peek() == '/' {
		return point{bound: Unknown}
	}
	if !s.takeDots() {
		return s.point()
	}
	if s.peek() != '/' {
		s.fail(s.i, wantSlash)
	}
	return point{bound: Open}
}

// interval reads the end of an interval (LoC level 0 "Time Interval", level 1
// "Extended Interval", level 2 "Interval").
func (s *scanner) interval(a point) Date {
	at := s.i
	b := point{bound: Unknown}
	switch {
	case s.takeDots():
		b.bound = Open
	case !s.done():
		b = s.inner()
	}
	switch {
	case s.failed():
		return Date{}
	case a.long():
		s.fail(0, wantShortYear)
	case before(b, a):
		s.fail(at, wantOrder)
	}
	return Date{kind: Interval, a: a, b: b}
}

// inner reads a point within an interval or set. There it has no "Y": that
// stands "at the beginning of the date string" (LoC level 1, "Letter-prefixed
// calendar year").
func (s *scanner) inner() point {
	at := s.i
	p := s.point()
	if p.long() {
		s.fail(at, wantShortYear)
	}
	return p
}

// before reports whether b is over before a begins, so that no choice of their
// unknown digits makes "from a to b" possible.
func before(b, a point) bool {
	return a.unit != unitNone && b.unit != unitNone && b.last().Before(a.first())
}

// point reads a date without a time: year, month or part of the year, day,
// each with its qualifiers on either side.
func (s *scanner) point() (p point) {
	left := s.takeQualifier()
	if !s.year(&p) {
		return point{}
	}
	p.unit = unitYear
	s.qualify(&p, left)
	if s.peek() != '-' {
		return p
	}
	if p.long() || p.sig > 0 {
		s.fail(s.i, wantYearOnly)
		return point{}
	}
	s.i++
	left = s.takeQualifier()
	if !s.month(&p) {
		return point{}
	}
	s.qualify(&p, left)
	if s.peek() != '-' {
		return p
	}
	if p.unit == unitGroup {
		s.fail(s.i, wantNoDay)
		return point{}
	}
	s.i++
	left = s.takeQualifier()
	if !s.dayOf(&p) {
		return point{}
	}
	s.qualify(&p, left)
	return p
}

// qualify takes the qualifier to the right of the last part, which holds for
// all parts so far, and applies it and the one that stood to its left.
func (s *scanner) qualify(p *point, left Qualifier) {
	p.quals |= left.on(p.unit) | s.takeQualifier().upTo(p.unit)
}

func (s *scanner) month(p *point) bool {
	at := s.i
	n, m, ok := s.places(2, wantMonthDigits)
	if !ok {
		return false
	}
	p.month, p.mask, p.unit = uint8(n), p.mask|m<<monthShift, unitMonth
	switch {
	case m == 0 && 21 <= n && n <= 41:
		p.unit = unitGroup
		return true
	case 1 <= n && n <= 12, p.possible():
		return true
	}
	return s.fail(at, wantMonth)
}

// dayOf reads the day. Whether there is such a day can depend on the year.
func (s *scanner) dayOf(p *point) bool {
	at := s.i
	n, m, ok := s.places(2, wantDayDigits)
	if !ok {
		return false
	}
	p.day, p.mask, p.unit = uint8(n), p.mask|m<<dayShift, unitDay
	if 1 <= n && n <= int64(daysIn(p.year, int(p.month))) || p.possible() {
		return true
	}
	return s.fail(at, noSuchDay(*p))
}

// possible reports whether any day fits the digits of p.
func (p point) possible() bool {
	const common, leap = 2023, 2024
	for range p.daysOf(common) {
		return true
	}
	for range p.daysOf(leap) { // only a 29 February fits
		_, ok := p.leapYear()
		return ok
	}
	return false
}
