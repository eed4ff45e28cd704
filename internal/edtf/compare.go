package edtf

import (
	"bytes"
	"cmp"
	"math"
)

// Compare is a total order of dates, 0 only of equal ones: by lower bound, then
// the narrower first, then by canonical form.
//
// A date without a lower bound, open or unknown, is placed by its upper one: a
// thing known to last until 1985 is met in 1985. One without either comes last,
// and the zero Date first of all.
func (d Date) Compare(e Date) int {
	if d == e {
		return 0
	}
	if c := d.place().compare(e.place()); c != 0 {
		return c
	}
	var left, right [64]byte
	return bytes.Compare(d.append(left[:0]), e.append(right[:0]))
}

// A place is where a date stands in a list.
type place struct {
	rank  uint8 // the zero Date, dates with a day, dates without
	day   Day
	width int64 // days to the upper bound
}

const (
	rankZero uint8 = iota
	rankDay
	rankNoDay
)

func (p place) compare(q place) int {
	if c := cmp.Compare(p.rank, q.rank); c != 0 {
		return c
	}
	if c := p.day.Compare(q.day); c != 0 {
		return c
	}
	return cmp.Compare(p.width, q.width)
}

func (d Date) place() place {
	if d.kind == None {
		return place{rank: rankZero}
	}
	const endless = math.MaxInt64
	first, from := d.Lower()
	last, to := d.Upper()
	switch {
	case from == Known && to == Known:
		return place{rankDay, first, last.Ordinal() - first.Ordinal()}
	case from == Known:
		return place{rankDay, first, endless}
	case to == Known:
		return place{rankDay, last, endless}
	}
	return d.placeOfInner()
}

// placeOfInner is the place of a date open on both sides: only a set still has
// a day, the one before which its first member lies.
func (d Date) placeOfInner() place {
	for _, b := range d.members() {
		return place{rankDay, b.last(), math.MaxInt64}
	}
	return place{rank: rankNoDay}
}

// Year is the year by which d is placed in a list: that of its lower bound, or
// of its upper where the start is open or unknown. It is 0 for a date without
// either.
func (d Date) Year() int64 { return d.place().day.Year }
