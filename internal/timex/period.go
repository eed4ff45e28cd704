package timex

import (
	"fmt"
	"strconv"

	"annals/internal/edtf"
)

// A period is a stretch of days with the names it has in EDTF and TIMEX3.
type period struct {
	first, last edtf.Day
	edtf, timex string
	group       int // the season, quarter or half that it is, or 0
}

// iso is a year and the numbers that part it: "2024-03-16".
func iso(year int64, parts ...int) string {
	text := pad(make([]byte, 0, len("2024-03-16")), year, 4)
	for _, n := range parts {
		text = pad(append(text, '-'), int64(n), 2)
	}
	return string(text)
}

// pad appends a number with zeros before it.
func pad(text []byte, n int64, width int) []byte {
	for least := int64(10); width > 1; width, least = width-1, least*10 {
		if 0 <= n && n < least {
			text = append(text, '0')
		}
	}
	return strconv.AppendInt(text, n, 10)
}

func dayPeriod(d edtf.Day) period {
	s := iso(d.Year, d.Month, d.Day)
	return period{first: d, last: d, edtf: s, timex: s}
}

// bareDay is a day without its names, which only one of several needs in the end.
func bareDay(d edtf.Day) period { return period{first: d, last: d} }

// named is a period with its names.
func (p period) named() period {
	if p.edtf == "" {
		return dayPeriod(p.first)
	}
	return p
}

func monthPeriod(year int64, month int) period {
	s := iso(year, month)
	first := edtf.Day{Year: year, Month: month, Day: 1}
	return period{first: first, last: monthEnd(first), edtf: s, timex: s}
}

func monthEnd(d edtf.Day) edtf.Day {
	next := edtf.Day{Year: d.Year, Month: d.Month + 1, Day: 1}
	if d.Month == 12 {
		next = edtf.Day{Year: d.Year + 1, Month: 1, Day: 1}
	}
	return next.AddDays(-1)
}

func yearPeriod(year int64) period {
	s := iso(year)
	return period{first: edtf.Day{Year: year, Month: 1, Day: 1}, last: edtf.Day{Year: year, Month: 12, Day: 31}, edtf: s, timex: s}
}

// decadePeriod begins with a year that ends in 0.
func decadePeriod(year int64) period {
	p := span(yearPeriod(year), yearPeriod(year+9))
	p.edtf = fmt.Sprintf("%03dX", year/10)
	p.timex = fmt.Sprintf("%03d", year/10)
	return p
}

// centuryPeriod begins with a year that ends in 00, as newspapers count.
func centuryPeriod(year int64) period {
	p := span(yearPeriod(year), yearPeriod(year+99))
	p.edtf = fmt.Sprintf("%02dXX", year/100)
	p.timex = fmt.Sprintf("%02d", year/100)
	return p
}

// halfDecade is the first (40) or second (41) half of one.
func halfDecade(year int64, half int) period {
	first := year + int64(half-40)*5
	p := span(yearPeriod(first), yearPeriod(first+4))
	p.timex = decadePeriod(year).timex
	return p
}

// weekPeriod is Monday to Sunday.
func weekPeriod(d edtf.Day) period {
	monday := d.AddDays(int64(1 - isoWeekday(d)))
	p := span(dayPeriod(monday), dayPeriod(monday.AddDays(6)))
	year, number := isoWeek(monday)
	p.timex = fmt.Sprintf("%04d-W%02d", year, number)
	return p
}

func weekendPeriod(d edtf.Day) period {
	w := weekPeriod(d)
	p := span(dayPeriod(w.last.AddDays(-1)), dayPeriod(w.last))
	p.timex = w.timex + "-WE"
	return p
}

// isoWeek is the year and number of the week that begins with a Monday: those
// of its Thursday.
func isoWeek(monday edtf.Day) (year int64, number int64) {
	thursday := monday.AddDays(3)
	january := edtf.Day{Year: thursday.Year, Month: 1, Day: 1}
	return thursday.Year, (thursday.Ordinal()-january.Ordinal())/7 + 1
}

// groupCode is a part of a year in TIMEX3.
func groupCode(group int) string {
	const seasons, quarters, halves = "SPSUFAWI", "Q1Q2Q3Q4", "H1H2"
	switch {
	case group <= 24:
		return seasons[2*(group-21):][:2]
	case group <= 36:
		return quarters[2*(group-33):][:2]
	}
	return halves[2*(group-40):][:2]
}

// groupPeriod is a season, quarter, third or half of a year, as EDTF numbers
// them.
func groupPeriod(year int64, group int) period {
	s := iso(year, group)
	p := period{edtf: s, group: group}
	if group < 37 || group > 39 { // thirds of a year have no name in TIMEX3
		p.timex = fmt.Sprintf("%04d-%s", year, groupCode(group))
	}
	if date, err := edtf.Parse(s); err == nil {
		p.first, _ = date.Lower()
		p.last, _ = date.Upper()
	}
	return p
}

// span is from the first day of a to the last of b.
func span(a, b period) period {
	p := period{first: a.first, last: b.last, edtf: a.edtf + "/" + b.edtf, timex: a.timex + "/" + b.timex}
	if a.edtf == b.edtf {
		p.edtf, p.timex = a.edtf, a.timex
	}
	return p
}

// unitPeriod is the unit that holds a day.
func unitPeriod(u unit, d edtf.Day) period {
	switch u {
	case week:
		return weekPeriod(d)
	case weekend:
		return weekendPeriod(d)
	case month:
		return monthPeriod(d.Year, d.Month)
	case quarter:
		return groupPeriod(d.Year, 33+(d.Month-1)/3)
	case year:
		return yearPeriod(d.Year)
	case decade:
		return decadePeriod(d.Year / 10 * 10)
	case century:
		return centuryPeriod(d.Year / 100 * 100)
	}
	return dayPeriod(d)
}

// move is the day that lies n units later. Of a month that has fewer days it
// is the last.
func move(d edtf.Day, u unit, n int64) edtf.Day {
	switch u {
	case day:
		return d.AddDays(n)
	case week, weekend:
		return d.AddDays(7 * n)
	case month:
		return addMonths(d, n)
	case quarter:
		return addMonths(d, 3*n)
	case year:
		return addMonths(d, 12*n)
	case decade:
		return addMonths(d, 120*n)
	case century:
		return addMonths(d, 1200*n)
	}
	return d
}

func addMonths(d edtf.Day, n int64) edtf.Day {
	months := d.Year*12 + int64(d.Month-1) + n
	first := edtf.Day{Year: months / 12, Month: int(months%12) + 1, Day: 1}
	first.Day = min(d.Day, monthEnd(first).Day)
	return first
}

// third is the early, middle or late part of a period, a rule of this package:
// thirds of a year are quadrimesters (-37 to -39), those of a month end on the
// 10th and 20th and begin on the 1st, 10th and 20th, those of a decade begin
// with its years 0, 4 and 7 and end with 3, 6 and 9. Shorter periods, seasons
// and centuries are not parted.
func (p period) third(third int) period {
	if third == 0 {
		return p
	}
	out := p
	switch days := p.last.Ordinal() - p.first.Ordinal() + 1; {
	case days == 365 || days == 366:
		out = groupPeriod(p.first.Year, 36+third)
	case 28 <= days && days <= 31 && p.first.Day == 1:
		from := [...]int{1, 10, 20}[third-1]
		to := [...]int{10, 20, p.last.Day}[third-1]
		a, b := p.first, p.first
		a.Day, b.Day = from, to
		out = span(dayPeriod(a), dayPeriod(b))
	case len(p.timex) == 3: // a decade
		from := p.first.Year + [...]int64{0, 4, 7}[third-1]
		to := p.first.Year + [...]int64{3, 6, 9}[third-1]
		out = span(yearPeriod(from), yearPeriod(to))
	}
	out.timex = p.timex
	return out
}
