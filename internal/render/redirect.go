package render

import (
	"annals/internal/address"
	"annals/internal/config"
	"annals/internal/timeline"
)

// redirect is the page at an address that a record had before.
var redirect = kind{name: "redirect", view: redirectView{}, pages: redirectPages, in: []string{"events", "sources", "countries", "actors", "topics", "instruments", ""}, bare: true}

type redirectView struct {
	Lang      string
	Title     string
	To        string
	Canonical string
}

func redirectPages(l *locale) (pages []page) {
	for _, r := range l.Redirects {
		at := record(r.Kind, r.Alias)
		pages = append(pages, page{at, func() any { return newRedirect(l, r, at) }})
	}
	return pages
}

func newRedirect(l *locale, r timeline.Redirect, at string) redirectView {
	to := record(r.Kind, r.To)
	v := redirectView{Lang: l.code, Title: l.phrase(l.Title).Text, To: l.style.Up(at) + l.style.Href(to)}
	if v.Canonical = v.To; l.BaseURL != "" {
		v.Canonical = l.BaseURL + l.canonical(l.address(to))
	}
	return v
}

// moved are the pages at the addresses that the site gave up, in its first
// language. They stand where readers ask for them, whatever the style.
func (sh *shared) moved() (list []asset, err error) {
	l := sh.locales[0]
	if len(sh.Moved) == 0 || l.templates == nil {
		return nil, nil
	}
	t, err := l.templates.of(redirect)
	if err != nil {
		return nil, err
	}
	for _, m := range sh.Moved {
		at := config.Redirect(m).File()
		v := redirectView{Lang: l.code, Title: l.phrase(l.Title).Text, To: m.To, Canonical: m.To}
		if _, ours := config.Redirect(m).Target(); ours {
			v.To = address.File.Rel(at, m.To)
			if v.Canonical = v.To; l.BaseURL != "" {
				v.Canonical = l.BaseURL + m.To
			}
		}
		list = append(list, asset{at, l.templates.executed(t, func() any { return v })})
	}
	return list, nil
}
