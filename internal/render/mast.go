package render

import "annals/internal/address"

// sections are the parts of the site that the head of a page leads to. The
// empty one is of pages that belong to none.
var sections = []string{"", "home", "timeline", "countries", "topics", "actors", "sources", "places", "instruments", "about", "search"}

// mastView is the head of a page, the same for all of a section.
type mastView struct {
	Name Link
	Nav  []NavItem
}

// A NavItem is a link of the navigation.
type NavItem struct {
	Link
	Rel     string // what the link is to the page, for programs
	Current bool
}

// inFragment is the page that a fragment is made for: none in particular.
func (l *locale) inFragment() Page { return Page{loc: l, up: rootMark, err: new(error)} }

func (l *locale) mast(section string) any {
	p := l.inFragment()
	v := mastView{Name: Link{Phrase: l.phrase(l.Title), Href: p.href(address.Home)}}
	for _, item := range []struct{ section, words, to string }{
		{"timeline", l.say("timeline"), address.EventList},
		{"countries", l.say("countries"), address.Countries},
		{"topics", l.say("topics"), address.TopicList},
		{"actors", l.say("actors"), address.ActorList},
		{"sources", l.say("sources"), address.SourceList},
		{"places", l.say("places"), address.PlaceList},
		{"instruments", l.say("instruments"), address.Register},
		{"about", l.say("about"), address.About},
		{"search", l.say("search"), address.Search},
	} {
		if l.has(item.to) {
			nav := NavItem{Link: p.link(own(item.words), item.to), Current: item.section == section}
			if item.to == address.Search {
				nav.Rel = "search"
			}
			v.Nav = append(v.Nav, nav)
		}
	}
	return v
}
