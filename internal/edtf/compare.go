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
	day, rank := d.place()
	other, otherRank := e.place()
	if c := cmp.Compare(rank, otherRank); c != 0 {
		return c
	}
	if c := day.Compare(other); c != 0 {
		return c
	}
	if c := cmp.Compare(d.width(), e.width()); c != 0 {
		return c
	}
	var left, right [64]byte
	return bytes.Compare(d.append(left[:0]), e.append(right[:0]))
}

// A rank is a class of dates that stand together in a list.
type rank uint8

const (
	rankZero  rank = iota // the zero Date
	rankDay               // has a day to stand at
	rankNoDay             // has none
)

// place is the day d stands at in a list.
func (d Date) place() (Day, rank) {
	if d.kind == None {
		return Day{}, rankZero
	}
	if day, bound := d.Lower(); bound == Known {
		return day, rankDay
	}
	if day, bound := d.Upper(); bound == Known {
		return day, rankDay
	}
	// Of those open on both sides only a set still has a day, the one before
	// which its first member lies.
	for _, b := range d.members() {
		return b.last(), rankDay
	}
	return Day{}, rankNoDay
}

// width is the number of days between the bounds, endless where one is missing.
func (d Date) width() int64 {
	first, from := d.Lower()
	last, to := d.Upper()
	if from != Known || to != Known {
		return math.MaxInt64
	}
	return last.Ordinal() - first.Ordinal()
}

// Year is the year by which d is placed in a list: that of its lower bound, or
// of its upper where the start is open or unknown. It is 0 for a date without
// either.
func (d Date) Year() int64 {
	day, _ := d.place()
	return day.Year
}
