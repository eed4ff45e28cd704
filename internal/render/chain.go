package render

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// chain is the page of one chain of action and reply.
var chain = kind{name: "chain", view: chainView{}, pages: chainPages, in: []string{"chains"}}

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
	To   Link   // where it stands in the chain
}

func chainPages(l *locale) (pages []page) {
	for i, c := range l.Chains {
		for n, events := range slices.Collect(slices.Chunk(c.Events, l.perPage)) {
			pages = append(pages, page{address.Part(address.Chain(c.ID()), n+1), func() any { return newChain(l, i, n+1, events) }})
		}
	}
	return pages
}

// newChain is a part, from 1, of the ith chain, with its entries.
func newChain(l *locale, i, part int, events []*timeline.Event) chainView {
	c := l.Chains[i]
	first, parts := c.Events[0], (len(c.Events)+l.perPage-1)/l.perPage
	p := l.page(address.Part(address.Chain(c.ID()), part), "timeline")
	heading := l.phrase(first.Title)
	if part > 1 {
		heading.Text += " · " + strconv.Itoa(part)
	}
	p.name(heading, l.say("chain_description", l.count("entries", len(c.Events))))
	p.Title = l.say("chain_title", p.Title)
	p.translated(first.Title)
	p.below(own(l.say("timeline")), address.EventList)
	p.below(own(l.say("action_and_reply")), address.ChainList)
	p.below(heading, p.at)
	v := chainView{Count: l.count("entries", len(c.Events)), Countries: p.countries(concerned(c))}
	for _, e := range events {
		v.Links = append(v.Links, p.chainLink(c, e))
	}
	v.Turn = &Turn{}
	switch {
	case part > 1:
		v.Turn.Prev = p.chainPart(c, part-1)
	case i > 0:
		v.Turn.Prev = p.chainPart(l.Chains[i-1], 1)
	}
	switch {
	case part < parts:
		v.Turn.Next = p.chainPart(c, part+1)
	case i+1 < len(l.Chains):
		v.Turn.Next = p.chainPart(l.Chains[i+1], 1)
	}
	v.Page = p
	return v
}

// inChain is where e stands in its chain.
func (l *locale) inChain(c *timeline.Chain, e *timeline.Event) string {
	part := 1
	if len(c.Events) > l.perPage {
		part += slices.Index(c.Events, e) / l.perPage
	}
	return address.Part(address.Chain(c.ID()), part) + "#" + e.ID
}

func (p *Page) chainLink(c *timeline.Chain, e *timeline.Event) ChainLink {
	link := ChainLink{Brief: p.brief(e), ID: e.ID, Countries: p.countries(e.Countries)}
	join := func(word string, list []*timeline.Event) {
		for _, to := range list {
			at := p.loc.inChain(c, to)
			href, here := strings.CutPrefix(at, p.at)
			if !here {
				href = p.href(at)
			}
			link.Joins = append(link.Joins, Join{word, Link{Phrase: p.loc.phrase(to.Title), Href: href}})
		}
	}
	join(p.loc.say("replies_to"), e.RespondsTo)
	join(p.loc.say("follows_on"), e.Follows)
	return link
}

// chainPart is a part of a chain in a line: the date and title of its first entry.
func (p *Page) chainPart(c *timeline.Chain, part int) *Brief {
	b := p.brief(c.Events[(part-1)*p.loc.perPage])
	b.Link = p.link(b.Phrase, address.Part(address.Chain(c.ID()), part))
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

// chains is the list of them. Where they are too many for a page, each year has
// pages of its own, by the first entry of a chain.
var chains = kind{name: "chains", view: chainsView{}, pages: chainsPages, in: []string{"chains"}}

type chainsView struct {
	Page
	Years []Count // where the list is parted
	Rows  []ChainRow
}

// A ChainRow is a chain: its first entry, how long it is and when it ended.
type ChainRow struct {
	Brief
	Count     string
	Countries []Link
	Last      template.HTML
}

// A chainList is chains that stand on a page of their own.
type chainList struct {
	at     string
	name   string
	chains []*timeline.Chain
}

func chainsPages(l *locale) (pages []page) {
	if len(l.Chains) == 0 {
		return nil
	}
	all := chainList{address.ChainList, l.say("action_and_reply"), l.Chains}
	parts := l.chainLists()
	pages = append(pages, page{all.at, func() any { return newChains(l, all, parts) }})
	for _, part := range parts {
		pages = append(pages, page{part.at, func() any { return newChains(l, part, nil) }})
	}
	return pages
}

// chainLists part all chains by year, and those of a long year by number; there
// are none where one page holds them.
func (l *locale) chainLists() (list []chainList) {
	if len(l.Chains) <= l.perPage {
		return nil
	}
	of := map[int][]*timeline.Chain{}
	var years []int
	for _, c := range l.Chains {
		y := int(c.Events[0].Date.Year())
		if of[y] == nil {
			years = append(years, y)
		}
		of[y] = append(of[y], c)
	}
	slices.Sort(years)
	for _, y := range years {
		n := 0
		for part := range slices.Chunk(of[y], l.perPage) {
			name, group := l.yearName(y), strconv.Itoa(y)
			if n++; n > 1 {
				name, group = name+" · "+strconv.Itoa(n), group+"-"+strconv.Itoa(n)
			}
			list = append(list, chainList{address.Group(address.ChainList, group), name, part})
		}
	}
	return list
}

func newChains(l *locale, of chainList, parts []chainList) chainsView {
	p := l.page(of.at, "timeline")
	heading := of.name
	if of.at != address.ChainList {
		heading = l.say("roll_of", l.say("action_and_reply"), of.name)
	}
	p.name(own(heading), l.say("chains_description"))
	p.below(own(l.say("timeline")), address.EventList)
	p.below(own(l.say("action_and_reply")), address.ChainList)
	if of.at != address.ChainList {
		p.below(own(of.name), of.at)
	}
	var v chainsView
	for _, part := range parts {
		v.Years = append(v.Years, Count{p.link(own(part.name), part.at), l.words.Number(len(part.chains))})
	}
	if len(parts) == 0 {
		for _, c := range of.chains {
			v.Rows = append(v.Rows, ChainRow{
				*p.chainPart(c, 1), l.count("entries", len(c.Events)), p.countries(concerned(c)),
				l.dateHTML(c.Events[len(c.Events)-1].Date, edtf.Short),
			})
		}
	}
	v.Page = p
	return v
}
