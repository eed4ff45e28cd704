package render

import (
	"html/template"
	"strconv"
	"strings"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// Facts are what an entry's page has at its side.
type Facts struct {
	EDTF         string
	Countries    []Link
	Topics       []Link
	Actors       []Link
	Places       []Link
	Significance string
	SigMeans     string
	Created      template.HTML
	Updated      template.HTML
	Version      string
	Method       Link
}

func (p *Page) facts(e *timeline.Event) Facts {
	l := p.loc
	f := Facts{
		EDTF: e.Date.String(), Countries: p.countries(e.Countries), Topics: p.topics(e.Topics),
		Significance: l.say("of_five", e.Significance), SigMeans: l.word("significance", strconv.Itoa(e.Significance)),
		Created: l.dateHTML(e.Created, edtf.Long), Updated: l.dateHTML(e.Updated, edtf.Long),
		Version: strconv.Itoa(e.Version()), Method: p.link(own(l.say("how_made")), address.Method),
	}
	for _, a := range e.Actors {
		f.Actors = append(f.Actors, p.actor(a))
	}
	for _, pl := range e.Places {
		f.Places = append(f.Places, p.place(pl))
	}
	return f
}

func (p *Page) actor(a *timeline.Actor) Link {
	return p.link(p.loc.wording(a.Names.In(p.loc.code)), record(timeline.Actors, a.ID))
}

// evidence is what the sources of an entry amount to, always in the same words.
func (l *locale) evidence(ev timeline.Evidence) string {
	return strings.Join([]string{
		l.count("articles", ev.Articles), l.count("publishers_n", ev.Publishers),
		l.count("origins", len(ev.Origins)), l.count("official_n", ev.Official),
	}, " · ")
}

// marks are what an editor cannot take away.
func (l *locale) marks(ev timeline.Evidence) (marks []string) {
	if ev.Publishers == 1 {
		marks = append(marks, l.say("single_source"))
	}
	if ev.OneParty {
		marks = append(marks, l.say("one_party"))
	}
	return marks
}

// An Origin is an independent voice and how often it is heard.
type Origin struct{ Name, Count string }

func (l *locale) origins(ev timeline.Evidence) (list []Origin) {
	for _, o := range ev.Origins {
		list = append(list, Origin{o.Publisher.Name, l.count("articles", len(o.Sources))})
	}
	return list
}

// A Correction is what an entry said before.
type Correction struct {
	When template.HTML
	Text Phrase
}

func (l *locale) corrections(list []timeline.Correction) (out []Correction) {
	for _, c := range list {
		out = append(out, Correction{l.dateHTML(c.Date, edtf.Long), l.phrase(c.Text)})
	}
	return out
}

// citeAs is how an entry is cited in a text.
func (l *locale) citeAs(e *timeline.Event) string {
	day := e.Updated
	if day.IsZero() {
		day = e.Created
	}
	s := l.say("cite_as", l.phrase(e.Title).Text, l.phrase(l.Title).Text, e.Version(), day.Words(l.code, edtf.Long))
	if l.BaseURL != "" {
		s += " " + l.BaseURL + l.canonical(l.address(record(timeline.Events, e.ID)))
	}
	return s
}

// editLink is where a file of the content is edited: the repository's address
// with the file behind it where it ends in a slash, as in …/edit/main/.
func (l *locale) editLink(file string) string {
	if strings.HasSuffix(l.Repository, "/") {
		return l.Repository + file
	}
	return l.Repository
}
