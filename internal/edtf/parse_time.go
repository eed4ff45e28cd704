package edtf

// A clock is the time of day of a date-time (LoC level 0, "Date and Time").
type clock struct {
	set     bool
	zone    zone
	offset  int16 // minutes east of UTC, where zone is offsetZone
	seconds int32 // since midnight
}

type zone uint8

const (
	noZone     zone = iota // local time
	utcZone                // Z
	offsetZone             // +04:30, +04
)

// time reads "T" and what follows it. The date before must be plain.
func (s *scanner) time(p point) (c clock) {
	if p.mask != 0 || p.quals != 0 {
		s.fail(s.i, wantPlainDay)
		return clock{}
	}
	s.i++
	hour := s.clockPart(0, 23, wantHour)
	minute := s.clockPart(':', 59, wantMinute)
	second := s.clockPart(':', 59, wantSecond)
	c = clock{set: true, seconds: int32(hour*3600 + minute*60 + second)}
	s.zoneOf(&c)
	return c
}

func (s *scanner) zoneOf(c *clock) {
	at := s.i
	switch s.peek() {
	case 'Z':
		s.i++
		c.zone = utcZone
		return
	case '+', '-':
		s.i++
	default:
		return
	}
	west := s.s[at] == '-'
	minutes := s.clockPart(0, 14, wantZone) * 60
	if s.peek() == ':' {
		minutes += s.clockPart(':', 59, wantZone)
	}
	switch {
	case west && (minutes == 0 || minutes > 12*60), minutes > 14*60:
		s.fail(at, wantZone)
	case west:
		minutes = -minutes
	}
	c.zone, c.offset = offsetZone, int16(minutes)
	if minutes == 0 {
		c.zone = utcZone // "+00:00" is the same as "Z"
	}
}

// clockPart reads two digits, after the separator if there is one.
func (s *scanner) clockPart(sep byte, limit int, want string) int {
	if s.failed() {
		return 0
	}
	if sep != 0 && !s.take(sep) {
		s.fail(s.i, want)
		return 0
	}
	at := s.i
	for range 2 {
		if !isDigit(s.peek()) {
			s.fail(at, want)
			return 0
		}
		s.i++
	}
	n := int(s.s[at]-'0')*10 + int(s.s[at+1]-'0')
	if n > limit {
		s.fail(at, want)
	}
	return n
}
