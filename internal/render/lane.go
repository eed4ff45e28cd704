package render

import (
	"strconv"
	"strings"

	"annals/internal/edtf"
	"annals/internal/timeline"
)

// A Lane is the entries of one country over all years, a mark for each: two
// paths in a box 1000 wide and 28 high, which is stretched to any width.
type Lane struct {
	Minor, Major string
	Ticks        []Tick
}

// lane draws events on the years of the site. The more significant an entry,
// the taller its mark.
func (l *locale) lane(events []*timeline.Event) *Lane {
	if len(l.Years) == 0 {
		return nil
	}
	first, end := l.Years[0].Number, l.Years[len(l.Years)-1].Number+1
	var minor, major strings.Builder
	for _, e := range events {
		b := &minor
		if e.Significance >= 4 {
			b = &major
		}
		x := 1000 * (yearPoint(e.Date) - float64(first)) / float64(end-first)
		b.WriteString("M" + strconv.FormatFloat(x, 'f', 1, 64) + " 26V" + strconv.Itoa(26-5*max(1, e.Significance)))
	}
	lane := &Lane{Minor: minor.String(), Major: major.String()}
	s := scale{first, end}
	for y := roundUp(first, s.step()); y < end; y += s.step() {
		lane.Ticks = append(lane.Ticks, Tick{s.percent(float64(y)), l.yearName(y)})
	}
	return lane
}

// yearPoint is where in time a date begins, in years.
func yearPoint(d edtf.Date) float64 {
	day, bound := d.Lower()
	if bound != edtf.Known {
		day, _ = d.Upper()
	}
	return dayPoint(day)
}

// dayPoint is where in time a day begins, in years.
func dayPoint(day edtf.Day) float64 {
	begin := edtf.Day{Year: day.Year, Month: 1, Day: 1}
	return float64(day.Year) + float64(day.Ordinal()-begin.Ordinal())/366
}
