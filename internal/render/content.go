package render

import (
	"html/template"

	"annals/internal/address"
	"annals/internal/timeline"
)

// content is a page that is a text: about, method.
var content = kind{name: "content", view: contentView{}, pages: contentPages, in: []string{""}}

type contentView struct {
	Page
	BodyLang   string
	Body       template.HTML
	References []Reference
	Edit       string
	Rules      []Rule  // on the method page
	Badges     []Badge // on the method page
}

func contentPages(l *locale) (pages []page) {
	for _, pg := range l.Site.Pages {
		pages = append(pages, page{record(timeline.Pages, pg.ID), func() any { return newContent(l, pg) }})
	}
	return pages
}

func newContent(l *locale, pg *timeline.Page) contentView {
	section := ""
	if pg.ID == "about" {
		section = pg.ID
	}
	p := l.page(record(timeline.Pages, pg.ID), section)
	body := pg.Body.In(l.code)
	p.name(l.phrase(pg.Title), opening(body.Text.Plain()))
	p.translated(pg.Title)
	p.below(l.phrase(pg.Title), p.at)
	cited := distinct(l.mentioned(body.Text))
	cites := newCitations(l.say("source"), cited)
	v := contentView{BodyLang: l.foreign("", body.Lang).Lang, Body: p.text(body.Text, cites), Edit: l.editLink(pg.File)}
	v.References = p.references(cited, cites)
	if p.at == address.Method {
		v.Rules, v.Badges = l.rules(), l.badgeTable()
	}
	v.Page = p
	return v
}

// opening is the first words of a text, at most 160 characters.
func opening(s string) string {
	cut, n := 0, 0
	for i, r := range s {
		if r == ' ' {
			cut = i
		}
		if n++; n > 160 && cut > 0 {
			return s[:cut] + " …"
		}
	}
	return s
}
