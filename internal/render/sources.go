package render

import (
	"strings"

	"annals/internal/address"
	"annals/internal/timeline"
)

// sources is the list of sources: how many of each kind, and who published them.
var sources = kind{name: "sources", view: sourcesView{}, pages: sourcesPages, in: []string{"sources"}}

type sourcesView struct {
	Page
	Total   string
	Kinds   []Amount
	Groups  []RollGroup
	Unknown []SourceRow // of which no publisher is known
}

// An Amount is how many there are of something.
type Amount struct{ Name, Count string }

func sourcesPages(l *locale) []page {
	if len(l.Site.Sources) == 0 {
		return nil
	}
	return []page{{address.SourceList, func() any { return newSources(l) }}}
}

// The vocabularies of kinds in the order in which the page has them.
var (
	sourceKinds    = []string{"us-official", "sahel-official", "third-official", "igo", "press", "state-press", "research", "ngo", "reference"}
	publisherKinds = []string{"agency", "newspaper", "broadcaster", "online", "government", "igo", "research", "ngo", "reference", "aggregator"}
)

func newSources(l *locale) sourcesView {
	p := l.page(address.SourceList, "sources")
	p.name(own(l.say("sources")), l.say("sources_description", l.count("sources_n", len(l.Site.Sources))))
	p.below(own(l.say("sources")), address.SourceList)
	v := sourcesView{Total: l.count("sources_n", len(l.Site.Sources))}
	kinds := map[string]int{}
	for _, s := range l.Site.Sources {
		kinds[s.Kind]++
		if s.Publisher == nil {
			v.Unknown = append(v.Unknown, p.sourceRow(s))
		}
	}
	for _, k := range sourceKinds {
		if kinds[k] > 0 {
			v.Kinds = append(v.Kinds, Amount{l.word("kind", k), l.words.Number(kinds[k])})
		}
	}
	v.Groups = p.roll(l.publisherRoll())
	v.Page = p
	return v
}

func (l *locale) publisherRoll() roll {
	r := roll{at: address.SourceList, section: "sources", name: l.say("sources")}
	for _, k := range publisherKinds {
		g := rollGroup{id: k, heading: Link{Phrase: own(l.word("publishers", k))}}
		for _, pub := range l.Publishers {
			if pub.Kind == k {
				g.add(own(pub.Name), address.Publisher(pub.ID), len(pub.Sources)+len(l.repeats[pub]), l.region(pub.Country), l.output(pub))
			}
		}
		r.add(g)
	}
	return r
}

// output is how many sources a publisher made, and how many of others repeat it.
func (l *locale) output(pub *timeline.Publisher) string {
	var parts []string
	if n := len(pub.Sources); n > 0 {
		parts = append(parts, l.count("sources_n", n))
	}
	if n := len(l.repeats[pub]); n > 0 {
		parts = append(parts, l.count("copies", n))
	}
	return strings.Join(parts, l.say("dot"))
}
