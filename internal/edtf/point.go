package edtf

// A point is one date without a time: a year, a month, a part of a year or a
// day, with its unspecified digits and qualifiers. It is also the end of an
// interval that has none.
type point struct {
	// year is the earliest year the digits allow: an unspecified digit stands
	// here as 0, or as 9 in a negative year. So -XXXX is known from XXXX.
	year  int64
	month uint8 // 1–12, or 21–41: the part of a year
	day   uint8
	unit  unit
	bound Bound
	quals quals
	mask  mask
	exp   uint8 // year was written as an integer times 10 to this power
	sig   uint8 // how many digits of the year are significant; 0: all
}

// A unit is the smallest part a point has.
type unit uint8

const (
	unitNone  unit = iota // no point: an open or unknown end
	unitYear              // 2024
	unitGroup             // 2024-21: a season, quarter, third or half of a year
	unitMonth             // 2024-03
	unitDay               // 2024-03-16
)

func (p point) date() Date {
	if p.unit == unitNone {
		return Date{}
	}
	return Date{kind: Single, a: p}
}

// long reports whether the year is written with "Y".
func (p point) long() bool { return p.exp > 0 || !fourDigits(p.year) }

// A mask has a bit for each digit that is X: four of the year, two of the
// month, two of the day, the last digit of each in its lowest bit.
type mask uint8

const (
	yearMask   mask = 0b1111
	monthShift      = 4
	monthMask  mask = 0b11 << monthShift
	dayShift        = 6
	dayMask    mask = 0b11 << dayShift
)

func (m mask) year() mask  { return m & yearMask }
func (m mask) month() mask { return m & monthMask >> monthShift }
func (m mask) day() mask   { return m & dayMask >> dayShift }

// fill is the number that has a nine in each of the mask's digits.
func (m mask) fill() (n int64) {
	for nine := int64(9); m != 0; nine, m = nine*10, m>>1 {
		if m&1 != 0 {
			n += nine
		}
	}
	return n
}

// fits reports whether n has the digits of pattern where the mask has none.
func (m mask) fits(n, pattern int64) bool {
	for ; m != 0; n, pattern, m = n/10, pattern/10, m>>1 {
		if m&1 == 0 && n%10 != pattern%10 {
			return false
		}
	}
	return n == pattern
}

// hasYear reports whether year is one the digits allow.
func (p point) hasYear(year int64) bool {
	if year < 0 != (p.year < 0) {
		return false
	}
	return p.mask.year().fits(abs(year), abs(p.year))
}

func (p point) hasMonth(month int) bool {
	return p.mask.month().fits(int64(month), int64(p.month))
}

func (p point) hasDay(day int) bool { return p.mask.day().fits(int64(day), int64(p.day)) }

// lastYear is the latest year the digits allow.
func (p point) lastYear() int64 {
	year := p.year + p.mask.year().fill()
	if year != 0 || p.year == 0 {
		return year
	}
	// There is no year -0000, so the last of -0X00 is -0100.
	for year = -1; !p.hasYear(year); {
		year *= 10
	}
	return year
}

// leapYear is a leap year the digits allow, if there is one.
func (p point) leapYear() (int64, bool) {
	for year, last := p.year, p.lastYear(); year <= last; year++ {
		if p.hasYear(year) && isLeap(year) {
			return year, true
		}
	}
	return 0, false
}

func abs(n int64) int64 { return max(n, -n) }
