package edtf

import (
	"cmp"
	"time"
)

// A Day is a civil day of the proleptic Gregorian calendar with a year 0, as
// ISO 8601 counts. Month is 1 to 12 and Day 1 to 31. Its years reach far
// beyond those of [time.Time]: [MaxYear] either side of 0.
type Day struct {
	Year       int64
	Month, Day int
}

// MaxYear is the largest year, and -MaxYear the smallest, that a Date can hold:
// the days up to it can be counted in 64 bits.
const MaxYear = 9_999_999_999_999_999

// IsValid reports whether the calendar has the day.
func (d Day) IsValid() bool {
	return -MaxYear <= d.Year && d.Year <= MaxYear &&
		1 <= d.Month && d.Month <= 12 && 1 <= d.Day && d.Day <= daysIn(d.Year, d.Month)
}

// Compare orders days by time.
func (d Day) Compare(e Day) int {
	if c := cmp.Compare(d.Year, e.Year); c != 0 {
		return c
	}
	return cmp.Compare(d.Month<<5|d.Day, e.Month<<5|e.Day)
}

// Before reports whether d is an earlier day than e.
func (d Day) Before(e Day) bool { return d.Compare(e) < 0 }

// Weekday is the day of the week, of any year.
func (d Day) Weekday() time.Weekday {
	// 1 January 1970 was a Thursday.
	return time.Weekday(floorMod(d.Ordinal()+int64(time.Thursday), 7))
}

// String is the day as EDTF writes one: 2024-03-16.
func (d Day) String() string { return string(d.point().append(nil)) }

// Ordinal counts days from 1 January 1970, which is 0; days before it are
// negative.
func (d Day) Ordinal() int64 {
	// A year that begins in March has its leap day at its end, and its months
	// then follow a rule: 153 days in five of them.
	year, month := d.Year, int64(d.Month)-3
	if month < 0 {
		year, month = year-1, month+12
	}
	era := floorDiv(year, 400)
	year -= era * 400
	day := year*365 + year/4 - year/100 + (153*month+2)/5 + int64(d.Day) - 1
	return era*daysIn400Years + day - daysTo1970
}

// DayAt is the day whose [Day.Ordinal] is n.
func DayAt(n int64) Day {
	n += daysTo1970
	era := floorDiv(n, daysIn400Years)
	n -= era * daysIn400Years
	year := (n - n/1460 + n/36524 - n/146096) / 365
	n -= year*365 + year/4 - year/100
	month := (5*n + 2) / 153
	d := Day{Year: era*400 + year, Month: int(month) + 3, Day: int(n-(153*month+2)/5) + 1}
	if d.Month > 12 {
		d.Year, d.Month = d.Year+1, d.Month-12
	}
	return d
}

// AddDays is the day n days later, or earlier where n is negative.
func (d Day) AddDays(n int64) Day { return DayAt(d.Ordinal() + n) }

const (
	daysIn400Years = 146_097
	daysTo1970     = 719_468 // from 1 March of the year 0
)

func isLeap(year int64) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func daysIn(year int64, month int) int {
	if month == 2 {
		if isLeap(year) {
			return 29
		}
		return 28
	}
	return 30 + (month+month>>3)&1
}

func floorDiv(a, b int64) int64 { return (a - floorMod(a, b)) / b }

func floorMod(a, b int64) int64 { return (a%b + b) % b }
