package render

import (
	"strconv"

	"annals/internal/address"
	"annals/internal/timeline"
)

// A Strip is how many entries each year has, as bars. Its x are percentages,
// so that it fills any width while its words keep their size; its y are pixels.
type Strip struct {
	Label  string
	Height int // of the whole
	Base   int // where the bars stand
	Bars   []Bar
	Ticks  []Tick
	Years  []Count // the same links, as a list
	Caveat string
}

// A Bar is one year.
type Bar struct {
	Href, Label     string
	X, Width        string
	Y, Height       string
	HatchY, Hatched string // the part of it with uncertain dates; empty if none
}

// A Tick is a year named below the bars.
type Tick struct{ X, Text string }

const (
	stripBase   = 104 // pixels
	stripHeight = 128
	stripTop    = 6
)

// strip draws the years of the site. Years without entries leave a gap.
func (p *Page) strip() *Strip {
	years := p.loc.Years
	if len(years) == 0 {
		return nil
	}
	first, last := years[0].Number, years[len(years)-1].Number
	s := &Strip{
		Label:  p.loc.say("strip_label", p.loc.yearName(first), p.loc.yearName(last)),
		Height: stripHeight, Base: stripBase,
	}
	most := 0
	for _, y := range years {
		most = max(most, len(y.Events))
	}
	scale := scale{first, last + 1}
	for _, y := range years {
		name, count := p.loc.yearName(y.Number), p.loc.count("entries", len(y.Events))
		b := Bar{
			Href: p.href(address.Year(y.Number)), Label: name + ": " + count,
			X: scale.percent(float64(y.Number) + .06), Width: scale.width(.88),
		}
		b.Y, b.Height = barAt(len(y.Events), most)
		if n := vague(y.Events); n > 0 {
			b.HatchY, b.Hatched = barAt(n, most)
		}
		s.Bars = append(s.Bars, b)
		s.Years = append(s.Years, Count{Link{own(name), b.Href, ""}, p.loc.words.Number(len(y.Events))})
	}
	step := scale.step()
	for y := roundUp(first, step); y <= last; y += step {
		s.Ticks = append(s.Ticks, Tick{scale.percent(float64(y)), p.loc.yearName(y)})
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

// A scale is a span of years drawn from left to right.
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
