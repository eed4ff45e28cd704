package render

import (
	"annals/internal/address"
	"annals/internal/timeline"
)

// actors is the list of actors, by what they are.
var actors = kind{name: "actors", view: actorsView{}, pages: actorsPages, in: []string{"actors"}}

type actorsView struct {
	Page
	Groups []RollGroup
}

func actorsPages(l *locale) []page {
	if len(l.Site.Actors) == 0 {
		return nil
	}
	return []page{{address.ActorList, func() any { return newActors(l) }}}
}

var actorKinds = []string{"person", "government", "organisation", "armed-group"}

func (l *locale) actorRoll() roll {
	r := roll{at: address.ActorList, section: "actors", name: l.say("actors")}
	list := sortedBy(l.Site.Actors, func(a *timeline.Actor) (name, id string) { return a.Names.In(l.code).Text, a.ID })
	for _, kind := range actorKinds {
		g := rollGroup{id: kind, heading: Link{Phrase: own(l.word("actors", kind))}}
		for _, a := range list {
			if a.Kind == kind {
				g.add(l.wording(a.Names.In(l.code)), record(timeline.Actors, a.ID), len(a.Events), l.region(a.Country), l.count("entries", len(a.Events)))
			}
		}
		r.add(g)
	}
	return r
}

func newActors(l *locale) actorsView {
	p := l.page(address.ActorList, "actors")
	p.name(own(l.say("actors")), l.say("actors_description"))
	p.below(own(l.say("actors")), address.ActorList)
	v := actorsView{Groups: p.roll(l.actorRoll())}
	v.Page = p
	return v
}

// region names a state by its ISO 3166-1 alpha-2 code, as the site does where
// it has a page of it.
func (l *locale) region(alpha2 string) string {
	if alpha2 == "" {
		return ""
	}
	if c := l.nation[alpha2]; c != nil {
		return c.Names.In(l.code).Text
	}
	return l.words.Region(alpha2)
}

// nationLink names a state, and leads to its page where there is one.
func (p *Page) nationLink(alpha2 string) Link {
	if c := p.loc.nation[alpha2]; c != nil {
		return p.country(c)
	}
	return Link{Phrase: own(p.loc.region(alpha2))}
}
