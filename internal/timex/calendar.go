package timex

import (
	"fmt"

	"annals/internal/edtf"
)

// weekdaysAround are a day of the week in the weeks about a day.
func weekdaysAround(weekday int, base edtf.Day) (near []period) {
	monday := base.AddDays(int64(1 - isoWeekday(base)))
	near = make([]period, 0, 5)
	for weeks := int64(-2); weeks <= 2; weeks++ {
		near = append(near, bareDay(monday.AddDays(7*weeks+int64(weekday-1))))
	}
	return near
}

// daysAround are the days of the months about a day with the right number, and
// the right day of the week: "Tuesday the 28th".
func (c calendar) daysAround(base edtf.Day) (near []period) {
	for months := int64(-8); months <= 8; months++ {
		d := addMonths(edtf.Day{Year: base.Year, Month: base.Month, Day: 1}, months)
		d.Day = c.day
		if d.IsValid() && isoWeekday(d) == c.weekday {
			near = append(near, bareDay(d))
		}
	}
	return near
}

// around are the dates that a calendar without a year can be, in order: those
// with the right day of the week where one is named.
func (c calendar) around(year int64) []period {
	reach := int64(1)
	if c.month == 2 && c.day == 29 {
		reach = 8
	}
	all, right := make([]period, 0, 2*reach+1), []period(nil)
	for y := year - reach; y <= year+reach; y++ {
		p, ok := c.in(y)
		if !ok {
			continue
		}
		all = append(all, p)
		if c.weekday > 0 && isoWeekday(p.first) == c.weekday {
			right = append(right, p)
		}
	}
	if len(right) > 0 {
		return right
	}
	return all
}

// in is the calendar in a year, and whether that year has it.
func (c calendar) in(year int64) (p period, ok bool) {
	day := edtf.Day{Year: year, Month: c.month, Day: c.day}
	switch {
	case c.century:
		p = centuryPeriod(year)
	case c.decade && c.group >= 40:
		p = halfDecade(year, c.group)
	case c.decade:
		p = decadePeriod(year)
	case c.fiscal:
		p = span(monthPeriod(year-1, 10), monthPeriod(year, 9))
		p.timex = fmt.Sprintf("FY%04d", year)
	case c.hasHoliday:
		p = dayPeriod(holidayDay(c.holiday, year))
	case c.group > 0:
		p = groupPeriod(year, c.group)
	case c.month == 0 && c.day == 0:
		p = yearPeriod(year)
	case c.month == 0 || c.month > 12:
		return p, false
	case c.day == 0:
		p = monthPeriod(year, c.month)
	case !day.IsValid():
		return p, false
	default:
		p = dayPeriod(day)
	}
	if p.edtf == "" || year < 1 || year > 9000 {
		return p, false
	}
	return p.third(c.part), true
}

// pattern is the TIMEX3 value of a date that is not known.
func (c calendar) pattern() string {
	year := "XXXX"
	if c.year > 0 {
		year = fmt.Sprintf("%04d", c.year)
	}
	switch {
	case c.hasHoliday:
		return year + "-XX-XX"
	case c.group > 0:
		return year + "-" + groupCode(c.group)
	case c.month > 0 && c.day > 0:
		return fmt.Sprintf("%s-%02d-%02d", year, c.month, c.day)
	case c.month > 0:
		return fmt.Sprintf("%s-%02d", year, c.month)
	case c.weekday > 0:
		return fmt.Sprintf("%s-WXX-%d", year, c.weekday)
	}
	return year + "-XX-XX"
}

// unknownUnit is a unit of which only that is known.
func unknownUnit(u unit) string {
	switch u {
	case week, weekend:
		return "XXXX-WXX"
	case month:
		return "XXXX-XX"
	case quarter:
		return "XXXX-QX"
	case year:
		return "XXXX"
	case decade:
		return "XXX"
	case century:
		return "XX"
	}
	return "XXXX-XX-XX"
}
