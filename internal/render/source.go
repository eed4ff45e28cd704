package render

import (
	"html/template"
	"strings"

	"annals/internal/address"
	"annals/internal/cite"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// source is the page of one source.
var source = kind{name: "source", view: sourceView{}, pages: sourcePages, in: []string{"sources"}}

type sourceView struct {
	Page
	Ref      referenceView
	Authors  string
	Form     string
	Language string
	Date     template.HTML
	Accessed template.HTML
	Origin   Link
	OwnWork  bool // known to be its publisher's own reporting
	Cite     cite.Citation
	Captured *Captured
	Alike    []Link // of which the captured texts are nearly the same
	Licence  string
	BodyLang string
	Body     template.HTML
	Entries  template.HTML
	Context  template.HTML
	Count    string
	Listing  // instead of both, where they are too many for a page
	Claims   []ClaimMade
	Edit     string
}

// Captured is what the receipt of a source says of its text.
type Captured struct {
	Words, SHA256 string
}

// A ClaimMade is what a source says on a point in dispute.
type ClaimMade struct {
	Entry    Link
	About    Phrase
	Value    Phrase
	Says     Phrase
	Followed bool
}

func sourcePages(l *locale) (pages []page) {
	for _, s := range l.Site.Sources {
		pages = append(pages, page{record(timeline.Sources, s.ID), func() any { return newSource(l, s) }})
	}
	return pages
}

func newSource(l *locale, s *timeline.Source) sourceView {
	p := l.page(record(timeline.Sources, s.ID), "sources")
	title, count := l.sourceTitle(s), l.count("entries", len(s.Events))
	p.name(title, l.say("source_description", count))
	p.belowPublisher(s)
	p.below(title, p.at)
	body := s.Body.In(l.code)
	v := sourceView{
		Ref: p.referTo(s), Authors: strings.Join(s.Authors, ", "), Form: l.word("type", s.Type),
		Language: l.words.Language(s.Lang), Date: l.dateHTML(s.Published, edtf.Long), Accessed: l.dateHTML(s.Accessed, edtf.Long),
		OwnWork: s.Origin != nil && s.Origin == s.Publisher, Licence: s.License,
		BodyLang: l.foreign("", body.Lang).Lang, Body: p.text(body.Text, newCitations("")),
		Count:  count,
		Claims: p.claimsOf(s), Cite: l.cited(l.citing(), s), Edit: l.editLink(s.File),
	}
	if l.crowded(s) {
		v.Listing = p.listing(l.sourceWhole(s))
	} else {
		v.Entries, v.Context = p.entries(s.Events), p.entries(s.Context)
	}
	if c := s.Captured; c != nil {
		v.Captured = &Captured{l.count("words", c.Words), c.SHA256}
	}
	for _, a := range s.Alike {
		v.Alike = append(v.Alike, p.link(l.sourceTitle(a), record(timeline.Sources, a.ID)))
	}
	if s.Origin != nil {
		v.Origin = p.publisher(s.Origin)
	}
	v.Page = p
	return v
}

// belowPublisher adds what stands over a source to the breadcrumb.
func (p *Page) belowPublisher(s *timeline.Source) {
	p.below(own(p.loc.say("sources")), address.SourceList)
	if s.Publisher != nil {
		p.below(own(s.Publisher.Name), address.Publisher(s.Publisher.ID))
	}
}

// crowded reports whether more entries cite s than a page holds.
func (l *locale) crowded(s *timeline.Source) bool { return len(s.Events)+len(s.Context) > l.perPage }

// sourceWhole is what cites s, as evidence or for background.
func (l *locale) sourceWhole(s *timeline.Source) whole {
	cites := map[*timeline.Event]bool{}
	for _, e := range s.Events {
		cites[e] = true
	}
	for _, e := range s.Context {
		cites[e] = true
	}
	return whole{
		at: record(timeline.Sources, s.ID), section: "sources", words: l.sourceTitle(s),
		events: filter(l.Events, func(e *timeline.Event) bool { return cites[e] }),
		above:  func(p *Page) { p.belowPublisher(s) },
	}
}

// claimsOf are the versions that a source gives where sources disagree.
func (p *Page) claimsOf(s *timeline.Source) (made []ClaimMade) {
	for _, list := range [][]*timeline.Event{s.Events, s.Context} {
		for _, e := range list {
			for _, c := range e.Claims {
				for _, v := range c.Versions {
					for _, by := range v.Sources {
						if by != s {
							continue
						}
						entry := p.link(p.loc.phrase(e.Title), record(timeline.Events, e.ID))
						entry.Href += "#claim-" + c.Key
						made = append(made, ClaimMade{entry, p.loc.phrase(c.About), p.loc.phrase(v.Value), p.loc.foreign(v.Says, s.Lang), v.Followed})
					}
				}
			}
		}
	}
	return made
}
