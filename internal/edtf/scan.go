package edtf

import "strings"

// A scanner goes through a date once, from left to right. The first thing that
// is wrong ends it: every method is then a no-op or says false, and want is
// what was expected at byte at.
type scanner struct {
	s    string
	i    int
	at   int
	want string
}

// fail notes the first fault. It is always false.
func (s *scanner) fail(at int, want string) bool {
	if s.want == "" {
		s.at, s.want = at, want
	}
	return false
}

func (s *scanner) failed() bool { return s.want != "" }

func (s *scanner) done() bool { return s.i >= len(s.s) }

// peek is the next byte, or 0 at the end.
func (s *scanner) peek() byte {
	if s.done() {
		return 0
	}
	return s.s[s.i]
}

// take goes over one byte if it is c.
func (s *scanner) take(c byte) bool {
	if s.peek() != c {
		return false
	}
	s.i++
	return true
}

// takeDots goes over "..".
func (s *scanner) takeDots() bool {
	if !strings.HasPrefix(s.s[s.i:], "..") {
		return false
	}
	s.i += 2
	return true
}

// takeQualifier goes over "?", "~" or "%".
func (s *scanner) takeQualifier() (q Qualifier) {
	switch s.peek() {
	case '?':
		q = Uncertain
	case '~':
		q = Approximate
	case '%':
		q = Uncertain | Approximate
	default:
		return 0
	}
	s.i++
	return q
}

// places goes over exactly n digits or X. Their number has 0 for each X, and
// their mask a bit.
func (s *scanner) places(n int, want string) (number int64, m mask, ok bool) {
	start := s.i
	for ; s.i < start+n; s.i++ {
		c := s.peek()
		number, m = number*10, m<<1
		switch {
		case isDigit(c):
			number += int64(c - '0')
		case c == 'X':
			m |= 1
		default:
			return 0, 0, s.fail(start, want)
		}
	}
	if c := s.peek(); isDigit(c) || c == 'X' {
		return 0, 0, s.fail(start, want)
	}
	return number, m, true
}

// integer goes over a number without leading zeros. Beyond limit it is over.
func (s *scanner) integer(limit int64, want, over string) (n int64, ok bool) {
	start := s.i
	for ; isDigit(s.peek()); s.i++ {
		digit := int64(s.peek() - '0')
		if n > (limit-digit)/10 {
			return 0, s.fail(start, over)
		}
		n = n*10 + digit
	}
	if n == 0 || s.s[start] == '0' {
		return 0, s.fail(start, want)
	}
	return n, true
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
