package render

import (
	"html/template"
	"net/url"
	"strings"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// referenceView is a source in a list of sources, made once in each language.
type referenceView struct {
	Title     Phrase
	Href      string // where it stands; empty for text as received
	Host      string // of Href
	Publisher Link
	After     Link // the origin it repeats
	Date      template.HTML
	Kind      string
	Language  string // where it is not that of the page
	Primary   bool
	Basis     string // where its title is not its own
	Snapshot  *Snapshot
	Accessed  string // the day it was last read
	Record    string // the address of its page
}

// A Snapshot is an archived copy.
type Snapshot struct {
	Href string
	Date template.HTML
	Day  string
}

func (l *locale) reference(s *timeline.Source) any {
	p := l.inFragment()
	v := p.referTo(s)
	return v
}

func (p *Page) referTo(s *timeline.Source) referenceView {
	l := p.loc
	v := referenceView{
		Title: l.sourceTitle(s), Href: s.URL, Host: domain(s.URL), Date: l.mention(s.Published, edtf.Short),
		Kind: l.word("kind", s.Kind), Primary: s.Primary, Basis: l.basis(s),
		Accessed: s.Accessed.String(), Record: p.href(record(timeline.Sources, s.ID)),
	}
	if s.Publisher != nil {
		v.Publisher = p.publisher(s.Publisher)
	}
	if s.Origin != nil && s.Origin != s.Publisher {
		v.After = p.publisher(s.Origin)
	}
	if s.Lang != l.code {
		v.Language = l.words.Language(s.Lang)
	}
	if s.SnapshotURL != "" {
		v.Snapshot = &Snapshot{s.SnapshotURL, l.mention(s.SnapshotDate, edtf.Short), s.SnapshotDate.String()}
	}
	return v
}

// sourceTitle is a title in the language of its source, or in that of the
// originals where it is our description.
func (l *locale) sourceTitle(s *timeline.Source) Phrase {
	if s.TitleBasis == "described" {
		return l.foreign(s.Title, l.Languages[0])
	}
	return l.foreign(s.Title, s.Lang)
}

// basis says where a title comes from that the source does not have itself.
func (l *locale) basis(s *timeline.Source) string {
	if s.TitleBasis == "url" || s.TitleBasis == "described" {
		return l.word("basis", s.TitleBasis)
	}
	return ""
}

func (p *Page) publisher(pub *timeline.Publisher) Link {
	return p.link(own(pub.Name), address.Publisher(pub.ID))
}

// domain returns the domain of an address as readers know it.
func domain(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}
