package render

import (
	"strconv"

	"annals/internal/address"
	"annals/internal/timeline"
)

// A Strip is how many entries each year has, or each month, as bars. Its x are percentages,
// so that it fills any width while its words keep their size; its y are pixels.
type Strip struct {
	Label     string
	Height    int // of the whole
	Base      int // where the bars stand
	Bars      []Bar
	Ticks     []Tick
	Rows      []Count // the same links, as a list
	ListLabel string
}

// A Bar is one year or month.
type Bar struct {
	Href, Label     string
	X, Width        string
	Y, Height       string
	HatchY, Hatched string // the part of it with uncertain dates; empty if none
}

// A Tick is a year or month named below the bars.
type Tick struct{ X, Text string }

const (
	stripBase   = 104 // pixels
	stripHeight = 128
	stripTop    = 6
)

// A column is what one bar stands for: a year, a month.
type column struct {
	at     int // on the scale
	name   string
	href   string
	events []*timeline.Event
}

// strip draws the years of the site. Years without entries leave a gap.
func (p *Page) strip() *Strip {
	years := p.loc.Years
	if len(years) == 0 {
		return nil
	}
	first, last := years[0].Number, years[len(years)-1].Number
	scale := scale{first, last + 1}
	var cols []column
	for _, y := range years {
		cols = append(cols, column{y.Number, p.loc.yearName(y.Number), p.href(address.Year(y.Number)), y.Events})
	}
	s := p.drawn(scale, cols)
	s.Label, s.ListLabel = p.loc.say("strip_label", p.loc.yearName(first), p.loc.yearName(last)), p.loc.say("years_as_list")
	step := scale.step()
	for y := roundUp(first, step); y <= last; y += step {
		s.Ticks = append(s.Ticks, Tick{scale.percent(float64(y)), p.loc.yearName(y)})
	}
	return s
}

// monthStrip draws the months of a year that has entries enough to draw; at
// returns where the entries of a month are found. Those of no known month are
// not drawn.
func (p *Page) monthStrip(y *timeline.Year, at func(month int) string) *Strip {
	if len(y.Events) < worthFiltering {
		return nil
	}
	var cols []column
	for m, list := range months(y.Events) {
		if m > 0 && len(list) > 0 {
			cols = append(cols, column{m, p.loc.word("month", strconv.Itoa(m)), at(m), list})
		}
	}
	if len(cols) < 2 {
		return nil
	}
	scale := scale{1, 13}
	s := p.drawn(scale, cols)
	s.Label, s.ListLabel = p.loc.say("strip_months", p.loc.yearName(y.Number)), p.loc.say("months_as_list")
	for m := 1; m <= 12; m += 3 {
		s.Ticks = append(s.Ticks, Tick{scale.percent(float64(m)), p.loc.word("month", strconv.Itoa(m))})
	}
	return s
}

// drawn makes the bars of a strip and the list that says the same.
func (p *Page) drawn(scale scale, cols []column) *Strip {
	s := &Strip{Height: stripHeight, Base: stripBase}
	most := 0
	for _, c := range cols {
		most = max(most, len(c.events))
	}
	for _, c := range cols {
		b := Bar{
			Href: c.href, Label: c.name + ": " + p.loc.count("entries", len(c.events)),
			X: scale.percent(float64(c.at) + .06), Width: scale.width(.88),
		}
		b.Y, b.Height = barAt(len(c.events), most)
		if n := vague(c.events); n > 0 {
			b.HatchY, b.Hatched = barAt(n, most)
		}
		s.Bars = append(s.Bars, b)
		s.Rows = append(s.Rows, Count{Link{Phrase: own(c.name), Href: b.Href}, p.loc.words.Number(len(c.events))})
	}
	return s
}

// barAt is where a bar of n begins and how high it is, in pixels.
func barAt(n, most int) (y, height string) {
	h := float64(stripBase-stripTop) * float64(n) / float64(most)
	return pixels(stripBase - h), pixels(h)
}

// vague counts events whose date is about or uncertain.
func vague(events []*timeline.Event) (n int) {
	for _, e := range events {
		if e.Date.Approximate() || e.Date.Uncertain() || e.Date.Unspecified() {
			n++
		}
	}
	return n
}

// A scale is a span of years, or of months, drawn from left to right.
type scale struct{ first, end int }

func (s scale) width(years float64) string {
	return strconv.FormatFloat(100*years/float64(s.end-s.first), 'f', 2, 64) + "%"
}

func (s scale) percent(year float64) string { return s.width(year - float64(s.first)) }

// step is how many years lie between two that are named: at most eight are.
func (s scale) step() int {
	for _, step := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500} {
		if (s.end-s.first)/step < 8 {
			return step
		}
	}
	return 1000
}

// roundUp is the first multiple of step from year on.
func roundUp(year, step int) int {
	r := ((year % step) + step) % step
	if r == 0 {
		return year
	}
	return year + step - r
}

func pixels(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }
