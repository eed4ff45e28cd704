package edtf

// Level is the lowest level of the specification that has the canonical form
// of d: 0, 1 or 2. It is 0 for the zero Date.
func (d Date) Level() int {
	switch d.kind {
	case Single:
		return d.a.level()
	case Interval:
		if d.a.mask|d.b.mask != 0 {
			return 2 // "portions of a date within an interval … unspecified"
		}
		return max(d.a.level(), d.b.level())
	case OneOf, AllOf:
		return 2
	}
	return 0
}

func (p point) level() int {
	if p.bound != Known {
		return 1 // "Extended Interval"
	}
	return max(p.yearLevel(), p.groupLevel(), p.maskLevel(), p.qualifierLevel())
}

func (p point) yearLevel() int {
	switch {
	case p.exp > 0 || p.sig > 0:
		return 2 // "Exponential year", "Significant digits"
	case p.year < 0 || !fourDigits(p.year):
		return 1 // "Negative calendar year", "Letter-prefixed calendar year"
	}
	return 0
}

func (p point) groupLevel() int {
	switch {
	case p.unit != unitGroup:
		return 0
	case p.month <= 24:
		return 1 // "Seasons"
	}
	return 2 // "Sub-year groupings"
}

// maskLevel tells "Unspecified digit(s) from the right" of level 1, which has
// a list of cases, from those anywhere.
func (p point) maskLevel() int {
	switch {
	case p.mask == 0:
		return 0
	case p.unit == unitYear && (p.mask == 0b1 || p.mask == 0b11): // 201X, 20XX
		return 1
	case p.unit == unitMonth && p.mask == monthMask: // 2004-XX
		return 1
	case p.mask == dayMask || p.mask == monthMask|dayMask: // 1985-04-XX, 1985-XX-XX
		return 1
	}
	return 2
}

func (p point) qualifierLevel() int {
	switch _, whole := p.whole(); {
	case p.quals == 0:
		return 0
	case whole:
		return 1 // "Qualification of a date (complete)"
	}
	return 2 // "Qualification"
}

// A Precision is the smallest unit a date is given in. A larger one is finer.
type Precision uint8

const (
	NoPrecision Precision = iota // the zero Date, or one with neither end
	ToYear
	ToHalf
	ToThird // a quadrimester
	ToQuarter
	ToSeason
	ToMonth
	ToDay
	ToSecond
)

// Precision is the unit d is given in; of an interval or set, the coarsest of
// its dates. An unspecified digit does not change it: "201X" is a year and
// "2024-03-XX" a day, of which not all is known ([Date.Unspecified]).
func (d Date) Precision() Precision {
	p := coarser(d.a.precision(), d.b.precision())
	if d.clock.set {
		p = ToSecond
	}
	for a, b := range d.members() {
		p = coarser(p, coarser(a.precision(), b.precision()))
	}
	return p
}

// coarser is the coarser of two precisions; an end that is not there has none
// and does not count.
func coarser(a, b Precision) Precision {
	if a == NoPrecision || b == NoPrecision {
		return max(a, b)
	}
	return min(a, b)
}

func (p point) precision() Precision {
	switch p.unit {
	case unitYear:
		return ToYear
	case unitMonth:
		return ToMonth
	case unitDay:
		return ToDay
	case unitGroup:
		return p.groupPrecision()
	}
	return NoPrecision
}

func (p point) groupPrecision() Precision {
	switch {
	case p.month <= 32:
		return ToSeason
	case p.month <= 36:
		return ToQuarter
	case p.month <= 39:
		return ToThird
	}
	return ToHalf
}

// Unspecified reports whether any digit of d is X.
func (d Date) Unspecified() bool {
	m := d.a.mask | d.b.mask
	for a, b := range d.members() {
		m |= a.mask | b.mask
	}
	return m != 0
}
