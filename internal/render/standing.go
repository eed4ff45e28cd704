package render

import (
	"html/template"

	"annals/internal/edtf"
	"annals/internal/timeline"
)

// forceIn is what was in force in a country on the day researched to; nil where
// there is no such day, or nothing was.
func (p *Page) forceIn(c *timeline.Country) *Force {
	day, known := p.loc.researched()
	if !known {
		return nil
	}
	all := p.force(day)
	in := func(rows []ForceRow) (list []ForceRow) {
		for _, row := range rows {
			if row.concerns(c) {
				list = append(list, row)
			}
		}
		return list
	}
	f := Force{On: all.On, Now: in(all.Now), Suspended: in(all.Suspended)}
	if len(f.Now)+len(f.Suspended) == 0 {
		return nil
	}
	return &f
}

// An InOffice is who held a post on the day researched to.
type InOffice struct {
	Title Phrase
	Who   Link
	Since template.HTML
	On    template.HTML // that day
}

// inOffice are the posts of a country's actors that were held for sure on the
// day researched to.
func (p *Page) inOffice(c *timeline.Country) (list []InOffice) {
	for _, a := range c.Actors {
		for i := range a.Offices {
			if o := &a.Offices[i]; a.Country == c.Alpha2 && o.At(p.loc.ResearchedUntil) == timeline.InOffice {
				list = append(list, InOffice{p.loc.phrase(o.Title), p.actor(a), p.loc.period(o.From, o.To, ".."), p.loc.dateHTML(p.loc.ResearchedUntil, edtf.Long)})
			}
		}
	}
	return list
}
