package render

import (
	"annals/internal/address"
	"annals/internal/search"
)

// searching is the page of the reader's search. What it finds is in the files
// of package search; without script its form leads to the index A–Z.
var searching = kind{name: "search", view: searchView{}, pages: searchPages, in: []string{""}}

type searchView struct {
	Page
	Action                   string // where the form leads without script
	Told                     string // to the script
	Countries, Topics, Years []Option
	Index, Dates             Link
}

// An Option is one of the values that a search can be narrowed to.
type Option struct {
	Value string
	Text  Phrase
}

func searchPages(l *locale) []page {
	return []page{{address.Search, func() any { return newSearch(l) }}}
}

func newSearch(l *locale) searchView {
	p := l.page(address.Search, "search")
	p.name(own(l.say("search")), l.say("search_description"))
	p.below(own(l.say("search")), p.at)
	p.Scripts = append(p.Scripts, p.root+l.search.at)
	one, other := l.forms("results_n")
	v := searchView{
		Action: p.searchAction(),
		Told: search.Page{
			Head: l.index().Head, Root: p.up, Files: p.root + address.SearchFiles(l.code),
			Words: search.Replies{
				One: one, Other: other, Some: l.say("results_some"), None: l.say("results_none"), Failed: l.say("results_failed"),
			},
		}.String(),
		Index: p.link(own(l.say("index")), l.firstLetter()),
		Dates: p.link(own(l.say("all_years")), address.EventList),
	}
	for _, c := range l.Site.Countries {
		v.Countries = append(v.Countries, Option{c.ID, l.wording(c.Names.In(l.code))})
	}
	for _, t := range l.Site.Topics {
		v.Topics = append(v.Topics, Option{t.ID, l.phrase(t.Title)})
	}
	for i := len(l.Years) - 1; i >= 0; i-- {
		y := l.Years[i].Number
		v.Years = append(v.Years, Option{search.Year(y), own(l.yearName(y))})
	}
	v.Page = p
	return v
}

// searchAction is where a form of the search leads without script: to the index
// of names and titles, where there are any.
func (p *Page) searchAction() string {
	if at := p.loc.firstLetter(); at != "" {
		return p.href(at)
	}
	return p.href(address.Search)
}

// searchLabel is what a result is called that has no date.
func (l *locale) searchLabel(k search.Kind) string { return l.word("result", string(k)) }

// indexFiles are the files of the search in all languages.
func (sh *shared) indexFiles() (list []File) {
	for _, l := range sh.locales {
		for _, f := range l.index().Files {
			list = append(list, File{f.Path(l.code), f.Write})
		}
	}
	return list
}
