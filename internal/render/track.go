package render

import (
	"html/template"
	"slices"

	"annals/internal/edtf"
	"annals/internal/timeline"
)

// strandNames are the parts of a relationship, in the order in which they are shown.
var strandNames = [...]string{"diplomacy", "security", "aid-trade", "travel"}

var arrows = map[string]string{"better": "↗", "same": "→", "worse": "↘", "mixed": "⇅"}

// A Strand is how one part of the relationship stands, and since when.
type Strand struct {
	Name, Arrow, Direction string
	Reason                 Phrase
	Since                  template.HTML
	Events                 []Brief
}

// strands are where the relationship stands on the day researched to: of each
// strand the last judgement that had begun by then.
func (p *Page) strands(c *timeline.Country) (list []Strand) {
	until, bound := p.loc.ResearchedUntil.Upper()
	for _, name := range strandNames {
		var last *timeline.Status
		for _, s := range judged(c, name) {
			if from, known := s.Period.Lower(); bound != edtf.Known || known != edtf.Known || !until.Before(from) {
				last = s
			}
		}
		if last != nil {
			list = append(list, p.strand(last))
		}
	}
	return list
}

// judged are the judgements on one strand, in order.
func judged(c *timeline.Country, strand string) (list []*timeline.Status) {
	for i := range c.Track {
		if c.Track[i].Strand == strand {
			list = append(list, &c.Track[i])
		}
	}
	slices.SortStableFunc(list, func(a, b *timeline.Status) int { return a.Period.Compare(b.Period) })
	return list
}

func (p *Page) strand(s *timeline.Status) Strand {
	since, bound := s.Period.Start()
	if bound != edtf.Known {
		since = s.Period
	}
	return Strand{
		p.loc.word("strand", s.Strand), arrows[s.Direction], p.loc.word("direction", s.Direction),
		p.loc.phrase(s.Reason), p.loc.dateHTML(since, edtf.Short), p.briefs(s.Events),
	}
}

// A Track is every judgement on a relationship since the first: a drawing, and
// the same as a table. The drawing's x are percentages, its y pixels.
type Track struct {
	Label  string
	Height int
	Bands  []Band
	Ticks  []Tick
	Groups []TrackGroup
}

// A Band is one strand as it is drawn.
type Band struct {
	Name  string
	Y     int // of its name's line
	Bar   int // the top of its bar
	Steps []TrackStep
}

// A TrackStep is one judgement as it is drawn. Its hatching and its arrow both
// say the direction.
type TrackStep struct {
	Direction string // the class: better, same, worse or mixed
	X, Width  string
	Arrow     string // empty where it would not fit
}

// A TrackGroup is the judgements on one strand.
type TrackGroup struct {
	Name  string
	Steps []Judgement
}

// A Judgement is one row of the table.
type Judgement struct {
	When             template.HTML
	Arrow, Direction string
	Reason           Phrase
	Events           []Brief
}

const (
	bandHeight = 44 // pixels
	bandBar    = 16 // of it, where the bar begins
	barHeight  = 20
	arrowRoom  = 2.2 // percent of the width
)

// track is nil where nothing was judged.
func (p *Page) track(c *timeline.Country) *Track {
	l := p.loc
	first, end, ok := l.trackYears(c)
	if !ok {
		return nil
	}
	sc := scale{first, end}
	t := &Track{Label: l.say("track_label", l.wording(c.Names.In(l.code)).Text, l.yearName(first), l.yearName(end-1))}
	for _, name := range strandNames {
		list := judged(c, name)
		if len(list) == 0 {
			continue
		}
		y := bandHeight * len(t.Bands)
		band := Band{Name: l.word("strand", name), Y: y + bandBar - 4, Bar: y + bandBar}
		group := TrackGroup{Name: band.Name}
		for _, s := range list {
			group.Steps = append(group.Steps, Judgement{
				l.dateHTML(s.Period, edtf.Long), arrows[s.Direction], l.word("direction", s.Direction), l.phrase(s.Reason), p.briefs(s.Events),
			})
			band.Steps = append(band.Steps, l.trackStep(s, sc))
		}
		t.Bands, t.Groups = append(t.Bands, band), append(t.Groups, group)
	}
	t.Height = bandHeight*len(t.Bands) + 16
	for y := roundUp(first, sc.step()); y < end; y += sc.step() {
		t.Ticks = append(t.Ticks, Tick{sc.percent(float64(y)), l.yearName(y)})
	}
	return t
}

// trackYears are the first year of a track, and the one after its last.
func (l *locale) trackYears(c *timeline.Country) (first, end int, ok bool) {
	for i := range c.Track {
		if day, bound := c.Track[i].Period.Lower(); bound == edtf.Known && (!ok || int(day.Year) < first) {
			first, ok = int(day.Year), true
		}
	}
	until, bound := l.ResearchedUntil.Upper()
	if !ok || bound != edtf.Known || int(until.Year) < first {
		return 0, 0, false
	}
	return first, int(until.Year) + 1, true
}

// trackStep draws a judgement from its first day to its last, or to the day
// researched to where it lasts.
func (l *locale) trackStep(s *timeline.Status, sc scale) TrackStep {
	from, bound := s.Period.Lower()
	a := float64(sc.first)
	if bound == edtf.Known {
		a = dayPoint(from)
	}
	until, _ := l.ResearchedUntil.Upper()
	if to, bound := s.Period.Upper(); bound == edtf.Known && to.Before(until) {
		until = to
	}
	b := max(a, dayPoint(until.AddDays(1)))
	step := TrackStep{Direction: s.Direction, X: sc.percent(a), Width: sc.width(b - a)}
	if 100*(b-a)/float64(sc.end-sc.first) >= arrowRoom {
		step.Arrow = arrows[s.Direction]
	}
	return step
}
