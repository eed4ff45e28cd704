package render

import (
	"html/template"
	"slices"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// chain is the page of one chain of action and reply.
var chain = kind{name: "chain", view: chainView{}, pages: chainPages}

type chainView struct {
	Page
	Count     string
	Countries []Link
	Links     []ChainLink
	Turn      *Turn
}

// A ChainLink is one entry of a chain and what joins it to those before.
type ChainLink struct {
	Brief
	ID        string
	Countries []Link
	Joins     []Join
}

// A Join says what one entry is to an earlier one.
type Join struct {
	Word string // replies to, follows
	To   Link   // on the same page
}

func chainPages(l *locale) (pages []page) {
	for i, c := range l.Chains {
		pages = append(pages, page{address.Chain(c.ID()), func() any { return newChain(l, i) }})
	}
	return pages
}

func newChain(l *locale, i int) chainView {
	c := l.Chains[i]
	first := c.Events[0]
	p := l.page(address.Chain(c.ID()), "timeline")
	p.name(l.phrase(first.Title), l.say("chain_description", l.count("entries", len(c.Events))))
	p.Title = l.say("chain_title", p.Title)
	p.translated(first.Title)
	p.below(own(l.say("timeline")), address.EventList)
	p.below(own(l.say("action_and_reply")), address.ChainList)
	p.below(l.phrase(first.Title), p.at)
	v := chainView{Count: l.count("entries", len(c.Events)), Countries: p.countries(concerned(c))}
	for _, e := range c.Events {
		v.Links = append(v.Links, p.chainLink(e))
	}
	v.Turn = &Turn{}
	if i > 0 {
		v.Turn.Prev = p.chainBrief(l.Chains[i-1])
	}
	if i+1 < len(l.Chains) {
		v.Turn.Next = p.chainBrief(l.Chains[i+1])
	}
	v.Page = p
	return v
}

func (p *Page) chainLink(e *timeline.Event) ChainLink {
	link := ChainLink{Brief: p.brief(e), ID: e.ID, Countries: p.countries(e.Countries)}
	join := func(word string, list []*timeline.Event) {
		for _, to := range list {
			link.Joins = append(link.Joins, Join{word, Link{Phrase: p.loc.phrase(to.Title), Href: "#" + to.ID}})
		}
	}
	join(p.loc.say("replies_to"), e.RespondsTo)
	join(p.loc.say("follows_on"), e.Follows)
	return link
}

// chainBrief is a chain in a line: its first entry's date and title.
func (p *Page) chainBrief(c *timeline.Chain) *Brief {
	b := p.brief(c.Events[0])
	b.Link = p.link(b.Phrase, address.Chain(c.ID()))
	b.Differ = false
	return &b
}

// concerned are the countries of a chain, in the order of the site.
func concerned(c *timeline.Chain) (list []*timeline.Country) {
	for _, e := range c.Events {
		for _, x := range e.Countries {
			if !slices.Contains(list, x) {
				list = append(list, x)
			}
		}
	}
	return sortedBy(list, func(c *timeline.Country) (name, id string) { return c.ID, c.ID })
}

// chains is the list of them.
var chains = kind{name: "chains", view: chainsView{}, pages: chainsPages}

type chainsView struct {
	Page
	Rows []ChainRow
}

// A ChainRow is a chain: its first entry, how long it is and when it ended.
type ChainRow struct {
	Brief
	Count     string
	Countries []Link
	Last      template.HTML
}

func chainsPages(l *locale) []page {
	if len(l.Chains) == 0 {
		return nil
	}
	return []page{{address.ChainList, func() any { return newChains(l) }}}
}

func newChains(l *locale) chainsView {
	p := l.page(address.ChainList, "timeline")
	p.name(own(l.say("action_and_reply")), l.say("chains_description"))
	p.below(own(l.say("timeline")), address.EventList)
	p.below(own(l.say("action_and_reply")), address.ChainList)
	var v chainsView
	for _, c := range l.Chains {
		v.Rows = append(v.Rows, ChainRow{
			*p.chainBrief(c), l.count("entries", len(c.Events)), p.countries(concerned(c)),
			l.dateHTML(c.Events[len(c.Events)-1].Date, edtf.Short),
		})
	}
	v.Page = p
	return v
}
