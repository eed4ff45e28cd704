package render

import (
	"cmp"
	"slices"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// coverage says how much was researched: of each country and year, and in
// which languages and by whom the sources are.
var coverage = kind{name: "coverage", view: coverageView{}, pages: coveragePages, in: []string{""}}

type coverageView struct {
	Page
	Countries []Link
	Years     []CoverageYear
	Stated    bool // a year has a State
	Languages []Amount
	Kinds     []Amount
	Parties   []Amount
	Snapshots string // the share of sources that have one; empty while it is small
}

// A CoverageYear is one year of all countries.
type CoverageYear struct {
	Year  Link
	Cells []CoverageCell
	State string // how well it was researched, where that is the same of all countries; or empty
}

// A CoverageCell is one year of one country.
type CoverageCell struct {
	Country string
	Count   Link   // how many entries; no link where there are none
	State   string // how well it was researched, where countries differ; or empty
}

// join says once what is the same of all countries.
func (y *CoverageYear) join() {
	for _, c := range y.Cells {
		if c.State != y.Cells[0].State {
			return
		}
	}
	for i := range y.Cells {
		y.State, y.Cells[i].State = y.Cells[i].State, ""
	}
}

func coveragePages(l *locale) []page {
	return []page{{address.Coverage, func() any { return newCoverage(l) }}}
}

func newCoverage(l *locale) coverageView {
	p := l.page(address.Coverage, "")
	p.name(own(l.say("coverage")), l.say("coverage_means"))
	p.below(own(l.say("coverage")), p.at)
	v := coverageView{Countries: p.countries(l.Site.Countries)}
	counts := make([]map[int]int, len(l.Site.Countries))
	for i, c := range l.Site.Countries {
		counts[i] = map[int]int{}
		for _, e := range c.Events {
			counts[i][int(e.Date.Year())]++
		}
	}
	for _, year := range l.spanned() {
		row := CoverageYear{Year: p.link(own(l.yearName(year)), address.Year(year))}
		for i, c := range l.Site.Countries {
			cell := CoverageCell{Country: v.Countries[i].Text, Count: Link{Phrase: own(l.words.Number(counts[i][year]))}}
			if counts[i][year] > 0 {
				cell.Count = p.link(cell.Count.Phrase, address.CountryYear(c.ID, year))
			}
			cell.State = l.word("coverage", coveredIn(c, year))
			row.Cells = append(row.Cells, cell)
		}
		row.join()
		v.Stated = v.Stated || row.State != ""
		v.Years = append(v.Years, row)
	}
	languages, kinds, parties := map[string]int{}, map[string]int{}, map[string]int{}
	for _, s := range l.Site.Sources {
		languages[l.words.Language(s.Lang)]++
		kinds[l.word("kind", s.Kind)]++
		party := l.say("no_party")
		if s.Publisher != nil && s.Publisher.Party != "" {
			party = l.words.Region(s.Publisher.Party)
		}
		parties[party]++
	}
	v.Languages, v.Kinds, v.Parties = l.amounts(languages), l.amounts(kinds), l.amounts(parties)
	v.Snapshots = l.snapshots()
	v.Page = p
	return v
}

// worthSaying is the share of sources with a snapshot, in percent, from which
// it is said: a lower one would only say that archiving has begun.
const worthSaying = 10

// snapshots says how many of the sources have an archived copy.
func (l *locale) snapshots() string {
	n := 0
	for _, s := range l.Site.Sources {
		if s.SnapshotURL != "" {
			n++
		}
	}
	if n == 0 || 100*n < worthSaying*len(l.Site.Sources) {
		return ""
	}
	return l.say("share_snapshots", 100*n/len(l.Site.Sources))
}

// spanned are the years from the first that has an entry to the last.
func (l *locale) spanned() (years []int) {
	if len(l.Years) == 0 {
		return nil
	}
	first, last := l.Years[0].Number, l.Years[len(l.Years)-1].Number
	if last-first >= l.perPage { // long ago: only those that have one
		for _, y := range l.Years {
			years = append(years, y.Number)
		}
		return years
	}
	for y := first; y <= last; y++ {
		years = append(years, y)
	}
	return years
}

// coveredIn is how well a year of a country was researched: what is said of the
// period that it falls into, or "".
func coveredIn(c *timeline.Country, year int) string {
	for _, cov := range c.Coverage {
		first, from := cov.Period.Lower()
		last, to := cov.Period.Upper()
		if (from != edtf.Known || int(first.Year) <= year) && (to != edtf.Known || year <= int(last.Year)) {
			return cov.State
		}
	}
	return ""
}

// amounts are counts by name, the largest first.
func (l *locale) amounts(m map[string]int) (list []Amount) {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(m[b], m[a]), cmp.Compare(a, b)) })
	for _, name := range names {
		list = append(list, Amount{name, l.words.Number(m[name])})
	}
	return list
}
