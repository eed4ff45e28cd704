package search

import (
	"cmp"
	"slices"
	"strings"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/lang"
	"annals/internal/parallel"
	"annals/internal/timeline"
)

// A place says where in a document a term stands; the first counts most.
type place int

const (
	inTitle place = iota
	inNames       // of those who took part, of countries and places; dates
	inSummary
	inBody // and in the names of who published it
	places
)

// A record is what a result shows. Where words are in another language than
// the page's, it is named.
type record struct {
	Href        string // from the root of the language
	Title       string
	Note        string // date and countries, or what kind of thing it is
	Summary     string
	TitleLang   string
	SummaryLang string
}

// A document is one possible result.
type document struct {
	record record
	terms  []posting // each once
}

// A posting is a term and the best place in which a document has it.
type posting struct {
	term string
	in   place
}

// A draft is a document before it is read, and what its number depends on.
type draft struct {
	weight  int
	entries int // that speak of it
	date    edtf.Date
	id      string
	read    func(*reading)
}

// Weights of documents. An entry weighs its significance, 1 to 5: whoever
// searches for a place wants first what mattered there.
const (
	countryWeight    = 9
	topicWeight      = 8
	actorWeight      = 7
	instrumentWeight = 4
	placeWeight      = 3
	termWeight       = 0
	publisherWeight  = -1
)

// documents reads every document of s, in order of their numbers.
func documents(s *timeline.Site, o Options) []document {
	x := newReader(s, o)
	drafts := x.drafts(s)
	slices.SortFunc(drafts, func(a, b draft) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(b.entries, a.entries), b.date.Compare(a.date), cmp.Compare(a.id, b.id))
	})
	const few = 64 // that are read one after the other, with what the first needed
	docs := make([]document, len(drafts))
	parallel.Do((len(drafts)+few-1)/few, func(i int) {
		r := reading{reader: x, seen: map[string]int{}}
		for n := i * few; n < min((i+1)*few, len(drafts)); n++ {
			r.record, r.found = record{}, r.found[:0]
			drafts[n].read(&r)
			docs[n] = r.document()
		}
	})
	return docs
}

// A reader knows what all documents of one language have in common.
type reader struct {
	Options
	empty       map[string]bool
	country     map[string]*timeline.Country // by ISO 3166-1 alpha-2 code
	first, last int64                        // years
}

func newReader(s *timeline.Site, o Options) *reader {
	x := &reader{Options: o, empty: map[string]bool{}, country: map[string]*timeline.Country{}}
	for _, w := range emptyWords() {
		x.empty[w] = true
	}
	for _, c := range countries(s) {
		x.country[c.Alpha2] = c
	}
	if n := len(s.Years); n > 0 {
		x.first, x.last = int64(s.Years[0].Number), int64(s.Years[n-1].Number)
	}
	return x
}

// countries are those of the site and then the United States.
func countries(s *timeline.Site) []*timeline.Country {
	if s.US == nil {
		return s.Countries
	}
	return append(slices.Clip(s.Countries), s.US)
}

func (x *reader) drafts(s *timeline.Site) (list []draft) {
	for _, e := range s.Events {
		list = append(list, draft{weight: e.Significance, date: e.Date, id: e.ID, read: func(r *reading) { r.event(e) }})
	}
	for _, c := range countries(s) {
		list = append(list, draft{weight: countryWeight, entries: len(c.Events), id: c.ID, read: func(r *reading) { r.nation(c) }})
	}
	for _, t := range s.Topics {
		list = append(list, draft{weight: topicWeight, entries: len(t.Events), id: t.ID, read: func(r *reading) { r.topic(t) }})
	}
	for _, a := range s.Actors {
		list = append(list, draft{weight: actorWeight, entries: len(a.Events), id: a.ID, read: func(r *reading) { r.actor(a) }})
	}
	for _, in := range s.Instruments {
		list = append(list, draft{weight: instrumentWeight, entries: len(in.Changes), id: in.ID, read: func(r *reading) { r.instrument(in) }})
	}
	for _, t := range s.Terms {
		list = append(list, draft{weight: termWeight, id: t.ID, read: func(r *reading) { r.gloss(t) }})
	}
	for _, p := range s.Places {
		if p.Precision == "country" && x.country[p.Country] != nil {
			continue // it would be found twice
		}
		list = append(list, draft{weight: placeWeight, entries: len(p.Events), id: p.ID, read: func(r *reading) { r.place(p) }})
	}
	for _, p := range s.Publishers {
		list = append(list, draft{weight: publisherWeight, entries: len(p.Sources), id: p.ID, read: func(r *reading) { r.publisher(p) }})
	}
	return list
}

// A reading gathers one document.
type reading struct {
	*reader
	record record
	found  []posting
	seen   map[string]int // where a term stands in them
}

// document returns what was gathered, each term once, at its best place.
func (r *reading) document() document {
	clear(r.seen)
	once := r.found[:0]
	for _, p := range r.found {
		i, ok := r.seen[p.term]
		if !ok {
			r.seen[p.term] = len(once)
			once = append(once, p)
		} else if p.in < once[i].in {
			once[i].in = p.in
		}
	}
	return document{r.record, slices.Clone(once)}
}

// term adds a term as it is.
func (r *reading) term(in place, term string) { r.found = append(r.found, posting{term, in}) }

// text adds the words of a text.
func (r *reading) text(in place, text string) {
	add := func(word string) {
		if telling(word) && !r.empty[word] {
			r.term(in, word)
		}
	}
	Words(text, add)
	joined(text, add)
}

// all adds a text in every language it is written in: readers of one language
// search for what they saw in another.
func (r *reading) all(in place, t lang.Text) {
	for _, w := range t {
		r.text(in, w.Text)
	}
}

func (r *reading) names(in place, names timeline.Names) {
	for _, n := range names {
		r.text(in, n.Text)
	}
}

func (r *reading) nation(c *timeline.Country) {
	r.record.Href = r.href(address.Record(string(timeline.Countries), c.ID))
	r.title(c.Names.In(r.Lang))
	r.names(inTitle, c.Names)
	r.text(inTitle, c.Alpha2)
	r.text(inTitle, c.Alpha3)
	if c.Capital != nil {
		r.all(inNames, c.Capital.Name)
	}
	r.term(inTitle, countryTerm(c.ID))
	r.rest(Country, c.Body)
}

func (r *reading) topic(t *timeline.Topic) {
	r.record.Href = r.href(address.Record(string(timeline.Topics), t.ID))
	r.title(t.Title.In(r.Lang))
	r.all(inTitle, t.Title)
	if t.Parent != nil {
		r.all(inNames, t.Parent.Title)
	}
	r.term(inTitle, topicTerm(t.ID))
	r.rest(Topic, t.Body)
}

func (r *reading) actor(a *timeline.Actor) {
	r.record.Href = r.href(address.Record(string(timeline.Actors), a.ID))
	r.title(a.Names.In(r.Lang))
	r.names(inTitle, a.Names)
	for _, o := range a.Offices {
		r.all(inSummary, o.Title)
	}
	if a.Home != nil {
		r.names(inSummary, a.Home.Names)
		r.term(inTitle, countryTerm(a.Home.ID))
	}
	r.rest(Actor, a.Body)
}

func (r *reading) instrument(in *timeline.Instrument) {
	r.record.Href = r.href(address.Record(string(timeline.Instruments), in.ID))
	r.title(in.Title.In(r.Lang))
	r.all(inTitle, in.Title)
	for _, code := range in.Parties {
		r.inCountry(code)
	}
	r.rest(Instrument, in.Body)
}

func (r *reading) gloss(t *timeline.Term) {
	r.record.Href = r.href(address.Term(t.ID))
	r.title(t.Term.In(r.Lang))
	r.all(inTitle, t.Term)
	means := t.Definition.In(r.Lang)
	r.record.Note = r.Label(Term)
	r.record.Summary, r.record.SummaryLang = means.Text, r.foreign(means.Lang)
	r.text(inSummary, means.Text)
}

func (r *reading) place(p *timeline.Place) {
	r.record.Href = r.href(address.Place(p.ID))
	r.title(p.Name.In(r.Lang))
	r.all(inTitle, p.Name)
	r.names(inTitle, p.Names)
	r.all(inSummary, p.Region)
	r.all(inSummary, p.Admin1)
	r.inCountry(p.Country)
	r.record.Note = r.Label(Place)
	if c := r.country[p.Country]; c != nil {
		r.record.Note += " · " + c.Names.In(r.Lang).Text
	}
}

func (r *reading) publisher(p *timeline.Publisher) {
	r.record.Href = r.href(address.Publisher(p.ID))
	r.record.Title = p.Name
	r.publishing(inTitle, p)
	r.record.Note = r.Label(Publisher)
}

func (r *reading) publishing(in place, p *timeline.Publisher) {
	r.text(in, p.Name)
	for _, name := range p.Names {
		r.text(in, name)
	}
}

// inCountry adds a country, given by its ISO 3166-1 alpha-2 code, where the
// site has one.
func (r *reading) inCountry(alpha2 string) {
	if c := r.country[alpha2]; c != nil {
		r.names(inSummary, c.Names)
		r.term(inTitle, countryTerm(c.ID))
	}
}

// rest adds the body of a record that is no entry, of which the beginning is shown.
func (r *reading) rest(k Kind, b timeline.Body) {
	p := b.In(r.Lang)
	text := p.Text.Plain()
	r.text(inBody, text)
	r.record.Note = r.Label(k)
	r.record.Summary, r.record.SummaryLang = lead(text), r.foreign(p.Lang)
}

func (r *reading) title(w lang.Wording) {
	r.record.Title, r.record.TitleLang = w.Text, r.foreign(w.Lang)
}

// foreign returns a language where it is not that of the page.
func (r *reading) foreign(code string) string {
	if code == r.Lang {
		return ""
	}
	return code
}

func (r *reading) href(page string) string { return r.Style.Href(page) }

// maxLead is how much of a body stands for a summary, in bytes.
const maxLead = 220

// lead returns the beginning of a text, in whole words.
func lead(text string) string {
	if len(text) <= maxLead {
		return text
	}
	end := strings.LastIndexByte(text[:maxLead], ' ')
	return strings.TrimRight(text[:max(end, 0)], " ,;:–-") + " …"
}

// Filters are terms too. No word has a colon.
func countryTerm(id string) string  { return "c:" + id }
func topicTerm(id string) string    { return "t:" + id }
func yearFilter(year string) string { return "y:" + year }
