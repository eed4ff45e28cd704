package edtf

import (
	"cmp"
	"iter"
	"slices"
)

// Members are the dates of a set in order, as pairs: both alike for a single
// date, first and last for a range ("1670..1672"), with a zero Date where the
// range has no first ("..1760") or no last ("1760.."). A date that is no set
// has no members.
func (d Date) Members() iter.Seq2[Date, Date] {
	return func(yield func(Date, Date) bool) {
		for a, b := range d.members() {
			if !yield(a.date(), b.date()) {
				return
			}
		}
	}
}

// members reads the canonical text of a set again: a set is rarely looked into,
// and a Date without a slice is comparable.
func (d Date) members() iter.Seq2[point, point] {
	return func(yield func(a, b point) bool) {
		for s := (scanner{s: d.set}); !s.done(); s.take(',') {
			if m := s.member(0); !yield(m.a, m.b) {
				return
			}
		}
	}
}

// A member of a set is a date, with a equal to b, or a range.
type member struct{ a, b point }

// ranged reports whether m has a first and a last date.
func (m member) ranged() bool { return m.a != m.b && m.a.bound == Known && m.b.bound == Known }

// set reads a set (LoC level 2, "Set Representation"). Only its first member
// may be "..b" and only its last "a..".
func (s *scanner) set(kind Kind, closing byte) Date {
	s.i++
	var members []member
	for {
		at := s.i
		m := s.member(closing)
		if len(members) > 0 && m.a.bound == Open {
			s.fail(at, wantEarlierFirst)
		}
		members = append(members, m)
		if s.failed() {
			return Date{}
		}
		if !s.take(',') {
			break
		}
		if m.b.bound == Open {
			s.fail(at, wantLaterLast)
		}
	}
	if !s.take(closing) {
		s.fail(s.i, wantClosing(closing))
		return Date{}
	}
	return setOf(kind, members)
}

// member reads "a", "a..b", "..b" or "a..".
func (s *scanner) member(closing byte) (m member) {
	if s.takeDots() {
		return member{point{bound: Open}, s.inner()}
	}
	m.a = s.inner()
	m.b = m.a
	if !s.takeDots() {
		return m
	}
	if c := s.peek(); c == closing || c == ',' || s.done() {
		m.b = point{bound: Open}
		return m
	}
	at := s.i
	m.b = s.inner()
	switch {
	case s.failed():
	case m.a.unit != m.b.unit:
		// "All the values between" says nothing where they differ in kind.
		s.fail(at, wantSameUnit)
	case before(m.b, m.a):
		s.fail(at, wantRangeOrder)
	}
	return m
}

// setOf is the set of the members, in order and each once.
func setOf(kind Kind, members []member) Date {
	slices.SortStableFunc(members, member.compare)
	members = slices.Compact(members)
	d := Date{kind: kind, a: members[0].a, b: members[0].b}
	text := make([]byte, 0, 64)
	for i, m := range members {
		if i > 0 {
			text = append(text, ',')
		}
		text = m.append(text)
		if d.a.bound == Known && m.a.first().Before(d.a.first()) {
			d.a = m.a // [1990,1980..]
		}
		if m.b.bound == Open || d.b.last().Before(m.b.last()) {
			d.b = m.b
		}
	}
	d.set = string(text)
	return d
}

// compare puts the member that has no first date first and the one that has no
// last date last, as they must be written.
func (m member) compare(o member) int {
	if c := cmp.Compare(o.a.bound, m.a.bound); c != 0 {
		return c
	}
	if c := cmp.Compare(m.b.bound, o.b.bound); c != 0 {
		return c
	}
	if m.a.bound == Known {
		if c := m.a.first().Compare(o.a.first()); c != 0 {
			return c
		}
	}
	if m.b.bound == Known {
		if c := m.b.last().Compare(o.b.last()); c != 0 {
			return c
		}
	}
	return slices.Compare(m.append(nil), o.append(nil))
}

func (m member) append(b []byte) []byte {
	b = m.a.append(b) // ".." of an open start
	if m.a.bound == Known && m.a != m.b {
		b = append(b, ".."...)
	}
	if m.b.bound == Known && m.a != m.b {
		b = m.b.append(b)
	}
	return b
}
