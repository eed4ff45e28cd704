package render

import "annals/internal/address"

// notFound is the page that hosts show for an address that is not there. It is
// one for all languages and says the same in each.
var notFound = kind{name: "404", view: notFoundView{}, pages: notFoundPages, in: []string{""}, once: true}

type notFoundView struct {
	Page
	Sorry []Sorry
}

// A Sorry says in one language that there is no such page, and where to go on.
type Sorry struct {
	Lang           string
	Heading, Text  string
	Home, Timeline Link
}

func notFoundPages(l *locale) []page {
	return []page{{address.NotFound, func() any { return newNotFound(l) }}}
}

func newNotFound(l *locale) notFoundView {
	p := l.absolute(address.NotFound)
	p.name(own(l.say("not_found")), l.say("not_found_text"))
	p.NoIndex = true
	var v notFoundView
	for _, other := range l.locales {
		op := other.absolute(address.NotFound)
		v.Sorry = append(v.Sorry, Sorry{
			l.foreign("", other.code).Lang, other.say("not_found"), other.say("not_found_text"),
			Link{Phrase: own(other.say("home")), Href: op.href(address.Home)}, Link{Phrase: own(other.say("timeline")), Href: op.href(address.EventList)},
		})
	}
	v.Page = p
	return v
}
