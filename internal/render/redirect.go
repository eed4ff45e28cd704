package render

import (
	"annals/internal/timeline"
)

// redirect is the page at an address that a record had before.
var redirect = kind{name: "redirect", view: redirectView{}, pages: redirectPages, bare: true}

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
