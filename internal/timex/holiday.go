package timex

import "annals/internal/edtf"

// holidayDay is a holiday in a year, by the number that the tables give it:
// above 100 it is month and day, from -100 down one of a list, else the days
// from Easter Sunday.
func holidayDay(number int, year int64) edtf.Day {
	if number > 100 {
		return edtf.Day{Year: year, Month: number / 100, Day: number % 100}
	}
	switch number {
	case -100: // Thanksgiving
		return nthWeekday(year, 11, 4, 4)
	case -101: // Labor Day
		return nthWeekday(year, 9, 1, 1)
	case -102: // Memorial Day
		return lastWeekday(year, 5, 1)
	case -103: // Martin Luther King Day
		return nthWeekday(year, 1, 1, 3)
	}
	return easter(year).AddDays(int64(number))
}

// nthWeekday is the nth Monday (1) to Sunday (7) of a month.
func nthWeekday(year int64, month, weekday, nth int) edtf.Day {
	first := edtf.Day{Year: year, Month: month, Day: 1}
	return first.AddDays(int64((weekday-isoWeekday(first)+7)%7 + 7*(nth-1)))
}

func lastWeekday(year int64, month, weekday int) edtf.Day {
	d := nthWeekday(year, month, weekday, 5)
	if d.Month != month {
		d = d.AddDays(-7)
	}
	return d
}

// easter is Easter Sunday of the Gregorian calendar (Meeus, Astronomical
// Algorithms, chapter 8).
func easter(year int64) edtf.Day {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	month := (h + l - 7*m + 90) / 25
	day := (h + l - 7*m + 33*month + 19) % 32
	return edtf.Day{Year: year, Month: int(month), Day: int(day)}
}

// isoWeekday is 1 on Monday to 7 on Sunday.
func isoWeekday(d edtf.Day) int { return (int(d.Weekday())+6)%7 + 1 }
