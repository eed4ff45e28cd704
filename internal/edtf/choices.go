package edtf

// A choice is what the digits of a month or a day leave possible.
type choice struct {
	values []int
	any    bool // both digits are X: nothing is known
}

// few reports whether the values are so few that each is named.
func (c choice) few() bool { return len(c.values) <= 3 }

// isRange reports whether the values are three or more without a gap.
func (c choice) isRange() bool {
	n := len(c.values)
	return n > 2 && c.values[n-1]-c.values[0] == n-1
}

func (c choice) first() int { return c.values[0] }
func (c choice) last() int  { return c.values[len(c.values)-1] }

// monthChoice are the months in which p can be.
func (p point) monthChoice() choice {
	c := choice{any: p.mask.month() == 0b11}
	year := p.year
	if leap, ok := p.leapYear(); ok {
		year = leap // has every day that any year has
	}
	for day := range p.daysOf(year) {
		if n := len(c.values); n == 0 || c.values[n-1] != day.Month {
			c.values = append(c.values, day.Month)
		}
	}
	return c
}

// dayChoice are the days of the month that p can be.
func (p point) dayChoice() choice {
	c := choice{any: p.mask.day() == 0b11}
	year := p.year
	if leap, ok := p.leapYear(); ok {
		year = leap
	}
	var seen [32]bool
	for day := range p.daysOf(year) {
		seen[day.Day] = true
	}
	for day, ok := range seen {
		if ok {
			c.values = append(c.values, day)
		}
	}
	return c
}

// A vagueYear is a kind of year with unknown digits that has a name.
type vagueYear uint8

const (
	someYear   vagueYear = iota // 20X3: the digits themselves must be said
	decade                      // 196X
	century                     // 19XX
	millennium                  // 1XXX
	anyYear                     // XXXX
	yearsRange                  // -019X, 000X: from one year to another
)

func (p point) vagueYear() vagueYear {
	// Decades are named after their first year, which works from 100 on.
	named := p.year >= 100
	switch m := p.mask.year(); {
	case m == yearMask:
		return anyYear
	case m == 0b111:
		return millennium
	case m == 0b11:
		return century
	case m == 0b1 && named:
		return decade
	case m == 0b1:
		return yearsRange
	}
	return someYear
}

// ordinal is which century or millennium p is, counted from 1 on both sides.
func (p point) ordinal(years int64) int64 { return abs(p.year)/years + 1 }

// allUnknown reports whether no digit of p is known, so that its qualifiers say
// nothing.
func (p point) allUnknown() bool {
	switch p.unit {
	case unitYear:
		return p.mask == yearMask
	case unitMonth:
		return p.mask == yearMask|monthMask
	}
	return p.mask == yearMask|monthMask|dayMask
}

// yearDigits are the digits of the year as they are written.
func (p point) yearDigits() string {
	return string(point{year: p.year, mask: p.mask.year(), unit: unitYear}.append(nil))
}

// crosses reports whether p is a season of a known year that ends in the next
// one and was written so: of a winter without a hemisphere that is only a rule
// of this package.
func (p point) crosses() bool {
	_, to := p.months()
	return to > 12 && p.month > 24 && p.mask|mask(p.quals) == 0 && p.year >= 100
}
