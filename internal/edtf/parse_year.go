package edtf

// year reads a year in one of its forms: four digits (level 0), with unknown
// digits (1 and 2), after a minus sign (1), after "Y" (1), exponential (2);
// each with a number of significant digits (2) where none is unknown.
func (s *scanner) year(p *point) bool {
	if s.take('Y') {
		return s.longYear(p) && s.significant(p)
	}
	negative := s.take('-')
	at := s.i
	n, m, ok := s.places(4, wantYearDigits)
	if !ok {
		return false
	}
	if !negative {
		p.year, p.mask = n, m
		return s.significant(p)
	}
	if n == 0 && m == 0 {
		return s.fail(at-1, wantNoMinus)
	}
	p.year, p.mask = -n-m.fill(), m
	return s.significant(p)
}

// longYear reads what follows "Y".
func (s *scanner) longYear(p *point) bool {
	negative := s.take('-')
	at := s.i
	n, ok := s.integer(MaxYear, wantLongYear, tooLarge)
	if !ok {
		return false
	}
	if s.take('E') {
		exp, ok := s.integer(maxExponent, wantExponent, tooLarge)
		if !ok {
			return false
		}
		for p.exp = 0; p.exp < uint8(exp); p.exp++ {
			if n > MaxYear/10 {
				return s.fail(at, tooLarge)
			}
			n *= 10
		}
	}
	// "Y" is for years of more than four digits (LoC level 1, "Letter-prefixed
	// calendar year"); of the exponential form level 2 does not say so.
	if p.exp == 0 && fourDigits(n) {
		return s.fail(at, wantLongYear)
	}
	if negative {
		n = -n
	}
	p.year = n
	return true
}

// significant reads "S" and the number of significant digits, if they follow.
func (s *scanner) significant(p *point) bool {
	at := s.i
	if !s.take('S') {
		return true
	}
	if p.mask != 0 {
		return s.fail(at, wantNoS)
	}
	n, ok := s.integer(maxSignificant, wantSignificant, wantSignificant)
	p.sig = uint8(n)
	return ok
}

const (
	maxExponent    = 15 // a larger one is beyond MaxYear
	maxSignificant = 99
)
