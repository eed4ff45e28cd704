package render

import (
	"strings"

	"annals/internal/cite"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// A Cite is how an entry is cited, and what it rests on.
type Cite struct {
	cite.Citation
	Files   []Link   // for programs
	Sources []string // references, by number
}

// A Meta is a meta element of a page's head.
type Meta struct{ Name, Content string }

func (p *Page) cite(e *timeline.Event, sources []*timeline.Source) Cite {
	style := p.loc.citing()
	c := Cite{Citation: style.Event(p.loc.Site, e, p.loc.abroad(p.at))}
	for _, f := range [...]struct{ name, ext string }{{"BibTeX", ".bib"}, {"RIS", ".ris"}, {"CSL-JSON", ".csl.json"}} {
		at := string(timeline.Events) + "/" + e.ID + f.ext
		if p.loc.out.has(at) {
			c.Files = append(c.Files, Link{Phrase: own(f.name), Href: p.root + at})
		}
	}
	for _, s := range sources {
		c.Sources = append(c.Sources, p.loc.cited(style, s).Reference)
	}
	return c
}

// cited is how a source is cited, which many entries do.
func (l *locale) cited(style cite.Style, s *timeline.Source) cite.Citation {
	if c, ok := l.citations.Load(s); ok {
		return c.(cite.Citation)
	}
	c := style.Source(s)
	l.citations.Store(s, c)
	return c
}

// citing is how the language of l cites.
func (l *locale) citing() cite.Style {
	return cite.Style{
		Lang: l.code, Open: l.say("cite_open"), Close: l.say("cite_close"), Version: l.say("cite_version"),
		Archived: l.say("cite_archived"), Read: l.say("cite_read"), Undated: l.say("cite_undated"),
	}
}

// abroad is the address of a page as others reach it; empty where the site has
// none.
func (l *locale) abroad(at string) string {
	if l.BaseURL == "" {
		return ""
	}
	return l.BaseURL + l.canonical(l.address(at))
}

// citation is the meta elements by which reference managers and Google Scholar
// know an entry (Highwire Press tags).
func (p *Page) citation(e *timeline.Event) (tags []Meta) {
	l := p.loc
	site := l.phrase(l.Title).Text
	add := func(name, content string) {
		if content != "" {
			tags = append(tags, Meta{"citation_" + name, content})
		}
	}
	add("title", l.phrase(e.Title).Text)
	add("author", site)
	add("publication_date", slashed(e.Created))
	add("online_date", slashed(e.Updated))
	add("publisher", site)
	add("language", e.Title.In(l.code).Lang)
	add("public_url", l.abroad(p.at))
	return tags
}

// slashed is a day as these tags have it.
func slashed(d edtf.Date) string { return strings.ReplaceAll(d.String(), "-", "/") }
