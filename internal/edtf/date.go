// Package edtf holds dates that know how precise they are: the Extended
// Date/Time Format of the Library of Congress (2019), levels 0, 1 and 2, which
// is the calendar part of ISO 8601-2.
//
// [Parse] reads a date, [Date.String] writes it in its one canonical form,
// [Date.Lower] and [Date.Upper] are the civil days it lies between,
// [Date.Compare] is a total order and [Date.Words] says it in English or
// French. Nothing here knows a time zone but the one written in a date-time;
// [time.Time] is met only where a TOML decoder hands one over.
package edtf

// A Date is a day, a month, a part of a year, a year, a date-time, an interval
// or a set of such dates, each with what is known of its certainty.
//
// Dates are values: two are the same date exactly when they are ==, and so
// they serve as map keys. The zero value is no date; [Parse] never returns it
// without an error.
type Date struct {
	kind  Kind
	clock clock
	// a and b are the ends of an interval, or the members of a set that begin
	// first and end last. Of a single date only a is set.
	a, b point
	// set holds the members of a set in canonical form and order, so that a
	// Date stays comparable however many it has.
	set string
}

// A Kind is the outer form of a date.
type Kind uint8

const (
	None     Kind = iota // the zero Date
	Single               // one date: 2024-03
	Interval             // what lasted: 2024-03/2024-05
	OneOf                // one date of several: [2024-03,2024-05]
	AllOf                // each of several dates: {2024-03,2024-05}
)

// Kind says which outer form d has.
func (d Date) Kind() Kind { return d.kind }

// IsZero reports whether d is no date at all.
func (d Date) IsZero() bool { return d.kind == None }

// IsInterval reports whether d is an interval, with an open or unknown end or
// without.
func (d Date) IsInterval() bool { return d.kind == Interval }

// IsSet reports whether d is a set, of kind [OneOf] or [AllOf].
func (d Date) IsSet() bool { return d.kind == OneOf || d.kind == AllOf }

// HasTime reports whether d is a date-time, with or without a zone.
func (d Date) HasTime() bool { return d.clock.set }

// Start is the date an interval starts with, and Bound whether there is one:
// of an open or unknown start the Date is zero. A date that is no interval is
// its own start.
func (d Date) Start() (Date, Bound) { return d.end(d.a) }

// End is the date an interval ends with, like [Date.Start].
func (d Date) End() (Date, Bound) { return d.end(d.b) }

func (d Date) end(p point) (Date, Bound) {
	if d.kind != Interval {
		return d, Known
	}
	return p.date(), p.bound
}

// DateOf is the date of one day: the zero Date where the calendar has no such
// day, and only the year where it has more than four digits, as EDTF writes no
// months there.
func DateOf(day Day) Date {
	switch {
	case !day.IsValid():
		return Date{}
	case !fourDigits(day.Year):
		return YearOf(day.Year)
	}
	return day.point().date()
}

func (d Day) point() point {
	return point{year: d.Year, month: uint8(d.Month), day: uint8(d.Day), unit: unitDay}
}

// MonthOf is the date of one month, such as the heading of a list needs, with
// the limits of [DateOf].
func MonthOf(year int64, month int) Date {
	switch {
	case !(Day{year, month, 1}).IsValid():
		return Date{}
	case !fourDigits(year):
		return YearOf(year)
	}
	return point{year: year, month: uint8(month), unit: unitMonth}.date()
}

// YearOf is the date of one year: the zero Date beyond [MaxYear].
func YearOf(year int64) Date {
	if abs(year) > MaxYear {
		return Date{}
	}
	return point{year: year, unit: unitYear}.date()
}

// fourDigits reports whether a year can be written without "Y".
func fourDigits(year int64) bool { return abs(year) <= 9999 }

// Day is the one day that d is, and whether it is one: a complete day without
// an unspecified digit, qualified or not. The day of a date-time is the one
// written in it.
func (d Date) Day() (Day, bool) {
	if d.kind != Single || d.a.unit != unitDay || d.a.mask != 0 {
		return Day{}, false
	}
	return d.a.first(), true
}
