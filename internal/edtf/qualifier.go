package edtf

// A Qualifier says how a part of a date is known. It is a set of flags: zero
// is certain and exact.
type Qualifier uint8

const (
	Uncertain   Qualifier = 1 << iota // "?": it may not be this one
	Approximate                       // "~": it is near this one
	// Both together are written "%".
)

// String is the character of EDTF, or nothing.
func (q Qualifier) String() string { return [...]string{"", "?", "~", "%"}[q&3] }

// Qualifiers are those of the year, of the month (or season, quarter or half)
// and of the day. Those of an interval or set are what holds of any of its
// dates; [Date.Start], [Date.End] and [Date.Members] give each.
func (d Date) Qualifiers() (year, month, day Qualifier) {
	q := d.a.quals | d.b.quals
	for a, b := range d.members() {
		q |= a.quals | b.quals
	}
	return q.of(unitYear), q.of(unitMonth), q.of(unitDay)
}

// Uncertain reports whether any part of d is uncertain.
func (d Date) Uncertain() bool { return d.anyQualifier()&Uncertain != 0 }

// Approximate reports whether any part of d is approximate.
func (d Date) Approximate() bool { return d.anyQualifier()&Approximate != 0 }

func (d Date) anyQualifier() Qualifier {
	year, month, day := d.Qualifiers()
	return year | month | day
}

// quals are the qualifiers of year, month and day, two bits each.
type quals uint8

func (u unit) shift() int {
	switch u {
	case unitDay:
		return 4
	case unitMonth, unitGroup:
		return 2
	}
	return 0
}

func (q quals) of(u unit) Qualifier { return Qualifier(q >> u.shift() & 3) }

// on is the qualifier on one part alone, as written to its left (ISO 8601-2,
// individual qualification).
func (q Qualifier) on(u unit) quals { return quals(q) << u.shift() }

// upTo is the qualifier on a part and all before it, as written to its right
// (group qualification).
func (q Qualifier) upTo(u unit) quals {
	all := q.on(unitYear)
	if u != unitYear {
		all |= q.on(unitMonth)
	}
	if u == unitDay {
		all |= q.on(unitDay)
	}
	return all
}

// whole is the qualifier that all parts of p share, and whether they do share
// it. Where they do not, each part has its own.
func (p point) whole() (Qualifier, bool) {
	q := p.quals.of(unitYear)
	return q, q.upTo(p.unit) == p.quals
}
