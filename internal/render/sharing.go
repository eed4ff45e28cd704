package render

import (
	"io"

	"annals/internal/address"
	"annals/internal/card"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// cardsFrom is the significance from which an entry has a picture of its own for
// shared links; every country has one.
const cardsFrom = 3

// drawCards finds which pages of l have a picture. Others can only show it by
// its full address, and so a site without one has none.
func (l *locale) drawCards() {
	l.pictures = map[string]card.Card{}
	if l.draw == nil || l.BaseURL == "" {
		return
	}
	site := l.phrase(l.Title).Text
	add := func(kind timeline.Kind, id, above, title string) {
		if c := (card.Card{Above: above, Title: title, Below: site}); card.Drawable(above + title + site) {
			l.pictures[record(kind, id)] = c
			l.pictured = append(l.pictured, asset{l.address(address.Card(string(kind), id)), func(w io.Writer) error { return l.draw(w, c) }})
		}
	}
	for _, e := range l.Site.Events {
		if e.Significance >= cardsFrom {
			add(timeline.Events, e.ID, e.Date.Words(l.code, edtf.Long), e.Title.In(l.code).Text)
		}
	}
	for _, c := range l.allCountries() {
		add(timeline.Countries, c.ID, l.say("countries"), c.Names.In(l.code).Text)
	}
}

// picture is the full address of the picture of the page at an address, or
// nothing.
func (l *locale) picture(at string) string {
	if _, ok := l.pictures[at]; !ok {
		return ""
	}
	return l.BaseURL + l.address(address.CardOf(at))
}
