package render

import (
	"annals/internal/address"
	"annals/internal/timeline"
)

// glossary is the list of words that newcomers need explained.
var glossary = kind{name: "glossary", view: glossaryView{}, pages: glossaryPages, in: []string{""}}

type glossaryView struct {
	Page
	Terms []Term
}

// A Term is a word and what it means.
type Term struct {
	ID               string
	Term, Definition Phrase
}

func glossaryPages(l *locale) []page {
	if len(l.Terms) == 0 {
		return nil
	}
	return []page{{address.Glossary, func() any { return newGlossary(l) }}}
}

func newGlossary(l *locale) glossaryView {
	p := l.page(address.Glossary, "")
	p.name(own(l.say("glossary")), l.say("glossary_description"))
	p.below(own(l.say("glossary")), address.Glossary)
	var v glossaryView
	for _, t := range sortedBy(l.Terms, func(t *timeline.Term) (name, id string) { return l.phrase(t.Term).Text, t.ID }) {
		v.Terms = append(v.Terms, Term{t.ID, l.phrase(t.Term), l.phrase(t.Definition)})
	}
	v.Page = p
	return v
}
