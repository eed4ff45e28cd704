package render

import (
	"html/template"
	"strconv"
	"strings"

	"annals/internal/edtf"
	"annals/internal/timeline"
)

// Facts are what an entry's page has at its side.
type Facts struct {
	EDTF         string
	Countries    []Link
	Topics       []Link
	Actors       []Acting
	Places       []Link
	Significance string
	SigMeans     string
	Created      template.HTML
	Updated      template.HTML
	Version      string
}

func (p *Page) facts(e *timeline.Event) Facts {
	l := p.loc
	f := Facts{
		EDTF: e.Date.String(), Countries: p.countries(e.Countries), Topics: p.topics(e.Topics),
		Significance: l.say("of_five", e.Significance), SigMeans: l.word("significance", strconv.Itoa(e.Significance)),
		Created: l.mention(e.Created, edtf.Long), Updated: l.mention(e.Updated, edtf.Long),
		Version: strconv.Itoa(e.Version()),
	}
	for _, a := range e.Actors {
		f.Actors = append(f.Actors, Acting{p.actor(a), l.inOffice(e, a)})
	}
	for _, pl := range e.Places {
		f.Places = append(f.Places, p.place(pl))
	}
	return f
}

// An Acting is an actor and the offices it held on the day of an entry.
type Acting struct {
	Link
	Offices []Phrase
}

// inOffice are the offices that e names a in, or else those that a held then.
func (l *locale) inOffice(e *timeline.Event, a *timeline.Actor) (titles []Phrase) {
	for _, o := range e.Offices {
		if o.Actor == a && o.Office != nil {
			titles = append(titles, l.phrase(o.Office.Title))
		}
	}
	if len(titles) > 0 {
		return titles
	}
	for i := range a.Offices {
		if o := &a.Offices[i]; o.At(e.Date) == timeline.InOffice {
			titles = append(titles, l.phrase(o.Title))
		}
	}
	return titles
}

func (p *Page) actor(a *timeline.Actor) Link {
	return p.link(p.loc.wording(a.Names.In(p.loc.code)), record(timeline.Actors, a.ID))
}

// A Correction is what an entry said before.
type Correction struct {
	Version int // of the entry since then
	When    template.HTML
	Text    Phrase
}

func (l *locale) corrections(list []timeline.Correction) (out []Correction) {
	for i, c := range list {
		out = append(out, Correction{i + 2, l.dateHTML(c.Date, edtf.Long), l.phrase(c.Text)})
	}
	return out
}

// editLink is where a file of the content is edited: the repository's address
// with the file behind it where it ends in a slash, as in …/edit/main/.
func (l *locale) editLink(file string) string {
	if strings.HasSuffix(l.Repository, "/") {
		return l.Repository + file
	}
	return l.Repository
}
