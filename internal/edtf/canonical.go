package edtf

import "strconv"

// String is the canonical form of d, the empty string of the zero Date. Every
// date has one such form, which [Parse] reads back to the same date: members
// of a set are in order and occur once; a qualifier of the first parts stands
// to their right ("2004-06~-11") and that of any later part to its left
// ("2004-06-~11"); a zone has hours and minutes, and the zone +00:00 is Z.
func (d Date) String() string {
	var buf [48]byte
	return string(d.append(buf[:0]))
}

func (d Date) append(b []byte) []byte {
	switch d.kind {
	case Single:
		return d.clock.append(d.a.append(b))
	case Interval:
		return d.b.append(append(d.a.append(b), '/'))
	case OneOf:
		return append(append(append(b, '['), d.set...), ']')
	case AllOf:
		return append(append(append(b, '{'), d.set...), '}')
	}
	return b
}

func (p point) append(b []byte) []byte {
	switch {
	case p.bound == Open:
		return append(b, ".."...)
	case p.bound == Unknown:
		return b
	}
	group, to := p.group()
	b = p.appendYear(b)
	if to == unitYear {
		b = append(b, group.String()...)
	}
	if p.unit == unitYear {
		return b
	}
	b = append(b, '-')
	if to == unitYear {
		b = append(b, p.quals.of(unitMonth).String()...)
	}
	b = appendTwo(b, p.month, p.mask.month())
	if to == unitMonth {
		b = append(b, group.String()...)
	}
	if p.unit != unitDay {
		return b
	}
	b = append(b, '-')
	if to != unitDay {
		b = append(b, p.quals.of(unitDay).String()...)
	}
	b = appendTwo(b, p.day, p.mask.day())
	if to == unitDay {
		b = append(b, group.String()...)
	}
	return b
}

// group is the qualifier of the year and the last part that shares it with all
// parts before.
func (p point) group() (q Qualifier, to unit) {
	q = p.quals.of(unitYear)
	if p.unit == unitYear || p.quals.of(unitMonth) != q {
		return q, unitYear
	}
	if p.unit != unitDay || p.quals.of(unitDay) != q {
		return q, unitMonth
	}
	return q, unitDay
}

func (p point) appendYear(b []byte) []byte {
	year := p.year
	if p.long() {
		b = append(b, 'Y')
	}
	if year < 0 {
		b, year = append(b, '-'), -year
	}
	switch {
	case p.exp > 0:
		for range p.exp {
			year /= 10
		}
		b = strconv.AppendInt(b, year, 10)
		b = strconv.AppendUint(append(b, 'E'), uint64(p.exp), 10)
	case p.long():
		b = strconv.AppendInt(b, year, 10)
	default:
		b = appendDigits(b, uint64(year), 4, p.mask.year())
	}
	if p.sig > 0 {
		b = strconv.AppendUint(append(b, 'S'), uint64(p.sig), 10)
	}
	return b
}

func appendTwo(b []byte, n uint8, m mask) []byte { return appendDigits(b, uint64(n), 2, m) }

// appendDigits writes the last digits of n, with X for those of the mask.
func appendDigits(b []byte, n uint64, digits int, m mask) []byte {
	start := len(b)
	b = append(b, "0000"[:digits]...)
	for i := start + digits - 1; i >= start; i, n, m = i-1, n/10, m>>1 {
		b[i] = '0' + byte(n%10)
		if m&1 != 0 {
			b[i] = 'X'
		}
	}
	return b
}

func (c clock) append(b []byte) []byte {
	if !c.set {
		return b
	}
	b = appendTwo(append(b, 'T'), uint8(c.seconds/3600), 0)
	b = appendTwo(append(b, ':'), uint8(c.seconds/60%60), 0)
	b = appendTwo(append(b, ':'), uint8(c.seconds%60), 0)
	switch c.zone {
	case utcZone:
		return append(b, 'Z')
	case offsetZone:
		return c.appendOffset(b)
	}
	return b
}

// appendOffset writes the zone as +04:30.
func (c clock) appendOffset(b []byte) []byte {
	sign, minutes := byte('+'), c.offset
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	b = appendTwo(append(b, sign), uint8(minutes/60), 0)
	return appendTwo(append(b, ':'), uint8(minutes%60), 0)
}
