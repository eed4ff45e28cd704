package edtf

import (
	"fmt"
	"strconv"
)

// An Error says why a text is not a date, in words an editor of the text can
// act on.
type Error struct {
	Input  string // the text as it was given
	Offset int    // the byte of Input that is wrong, at most len(Input)
	Want   string // what is expected there: "the month needs two digits"
	Fix    string // what was probably meant, a date that [Parse] reads; or ""
}

// Error is one sentence, without the position.
func (e *Error) Error() string {
	text := fmt.Sprintf("%q is not a date: %s", e.Input, e.Want)
	if e.Fix != "" {
		text += "; write " + strconv.Quote(e.Fix)
	}
	return text
}

const (
	wantYearDigits   = "a date begins with a year of four digits"
	wantMonthDigits  = "the month needs two digits"
	wantDayDigits    = "the day needs two digits"
	wantMonth        = "months are 01 to 12; 21 to 41 are seasons, quarters and other parts of a year"
	wantNoDay        = "a season, quarter or other part of a year has no days"
	wantNoMinus      = "the year 0000 has no minus sign"
	wantLongYear     = "after Y comes a year of five digits or more, the first not 0"
	wantShortYear    = "a year written with Y stands alone, not in an interval or set"
	wantYearOnly     = "a year written with Y or S has no month"
	wantExponent     = "after E comes a number from 1"
	wantSignificant  = "after S comes how many digits are significant, 1 to 99"
	wantNoS          = "a year with unknown digits has no significant digits"
	wantPlainDay     = "a date with a time has neither qualifiers nor unknown digits"
	wantHour         = "after T comes the hour, 00 to 23"
	wantMinute       = "here come a colon and the minutes, 00 to 59"
	wantSecond       = "here come a colon and the seconds, 00 to 59"
	wantZone         = "a time zone is Z, or lies between -12:00 and +14:00"
	wantSlash        = "after .. comes a slash and the end of the interval"
	wantOrder        = "the end of the interval is before its start"
	wantRangeOrder   = "the end of the range is before its start"
	wantSameUnit     = "both ends of a range must be years, both months or both days"
	wantEarlierFirst = "only the first date of a set can be open at its start"
	wantLaterLast    = "only the last date of a set can be open at its end"
	tooLarge         = "the year is beyond 9999999999999999, the largest that can be held"
)

func wantClosing(c byte) string {
	return fmt.Sprintf("here comes a comma and another date, or %c", c)
}

// rest says what is wrong with what follows a complete date.
func (s *scanner) rest() string {
	switch c := s.peek(); {
	case c == '?' || c == '~' || c == '%':
		return "a part of a date has one qualifier to its right: ?, ~ or % for both"
	case c == 'T':
		return "only a complete day has a time, and none in an interval or set"
	case c == '/':
		return "an interval has one slash, and its dates have no times"
	case c == '.':
		return "a time has whole seconds, and .. stands only in intervals and sets"
	}
	return "the date should end here"
}

// noSuchDay says how long the month is, where that is what the day is not.
func noSuchDay(p point) string {
	switch n := int(p.day); {
	case p.mask != 0:
		return "no month and year these digits allow have such a day"
	case n == 0 || n > 31:
		return "days are 01 to 31"
	case p.month == 2: // which years are leap years is what was got wrong
		year := point{year: p.year, unit: unitYear}.date()
		return fmt.Sprintf("February %s has %d days", year, daysIn(p.year, 2))
	}
	return fmt.Sprintf("%s has %d days", monthsEnglish[p.month], daysIn(p.year, int(p.month)))
}
