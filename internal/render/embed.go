package render

import (
	"html/template"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/format/oembed"
	"annals/internal/timeline"
)

// embed is a page as another site shows it in a frame, without script: an
// entry, or a country with its last entries.
var embed = kind{name: "embed", view: embedView{}, pages: embedPages, in: []string{"embed"}, bare: true}

// embedLast is how many entries the frame of a country holds.
const embedLast = 5

type embedView struct {
	Page
	Site     Link // leads out of the frame, as every link of it does
	More     Link // the whole page
	When     template.HTML
	Tags     []Link
	Status   Status
	Differ   bool
	Evidence string
	Marks    []string
	Lede     Phrase
	AsOf     template.HTML
	Last     []Brief
}

func embedPages(l *locale) (pages []page) {
	if !l.embeds {
		return nil
	}
	for _, e := range l.Events {
		pages = append(pages, page{address.EmbedEvent(e.ID), func() any { return newEmbedEvent(l, e) }})
	}
	for _, c := range l.Site.Countries {
		pages = append(pages, page{address.EmbedCountry(c.ID), func() any { return newEmbedCountry(l, c) }})
	}
	return pages
}

func newEmbedEvent(l *locale, e *timeline.Event) embedView {
	v := l.embed(address.EmbedEvent(e.ID), record(timeline.Events, e.ID), l.phrase(e.Title), l.phrase(e.Summary).Text)
	v.When, v.Status, v.Differ = l.dateHTML(e.Date, edtf.Weekday), l.status(e.Status), e.Differ()
	for _, c := range e.Countries {
		v.Tags = append(v.Tags, Link{Phrase: l.wording(c.Names.In(l.code)), Class: c.ID})
	}
	v.Lede, v.Evidence, v.Marks = l.phrase(e.Summary), l.evidence(e.Evidence), l.marks(e.Evidence)
	return v
}

func newEmbedCountry(l *locale, c *timeline.Country) embedView {
	name := l.wording(c.Names.In(l.code))
	v := l.embed(address.EmbedCountry(c.ID), record(timeline.Countries, c.ID), name, l.count("entries", len(c.Events)))
	v.AsOf = l.dateHTML(l.AsOf, edtf.Long)
	v.Last = v.briefs(upTo(c.Events, l.AsOf, embedLast))
	return v
}

// embed begins a page that stands for the one at whole.
func (l *locale) embed(at, whole string, heading Phrase, description string) embedView {
	p := l.page(at, "")
	p.name(heading, description)
	p.Sheet = p.root + l.frameSheet.at
	v := embedView{Site: p.link(l.phrase(l.Title), address.Home), More: p.link(own(l.say("embed_more")), whole)}
	if p.Canonical != "" {
		p.Canonical = l.BaseURL + l.canonical(l.address(whole))
	}
	v.Page = p
	return v
}

// An Embed is how a page is shown elsewhere.
type Embed struct {
	Frame Link   // the page in the frame
	HTML  string // to be copied; empty where the site has no address
}

// embedded is how the page is shown elsewhere whose frame is at an address; nil
// where it has none.
func (p *Page) embedded(at string) *Embed {
	frame := p.link(own(p.loc.say("embed_preview")), at)
	if frame.Href == "" {
		return nil
	}
	e := &Embed{Frame: frame}
	if src := p.loc.abroad(at); src != "" {
		e.HTML = oembed.Frame(src, p.Heading.Text+" · "+p.SiteName)
	}
	return e
}
