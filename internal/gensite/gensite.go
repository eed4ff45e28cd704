// Package gensite makes sites of any size for benchmarks and for tests that
// need many records. The same size is always the same site.
package gensite

import (
	"fmt"
	"strings"
	"testing/fstest"
	"time"
)

// How many records there are beside the entries, and when these happen.
const (
	sourcesPerEvent = 1 // of its own; it cites three of its neighbours' too
	eventsPerActor  = 20
	eventsPerAct    = 50 // an instrument
	eventsPerPlace  = 100
	publishers      = 60
	firstYear       = 1960
	years           = 66
)

// A Profile is what a site of measurements makes of its entries.
type Profile int

// The profiles.
const (
	Plain Profile = iota // one language, and the files that a site has where config.toml says nothing
	Lean                 // one language: pages, feeds, the sitemap and the search
	Full                 // two languages, otherwise as Plain
)

// Site returns a site of n entries, at least 4, with what they rest on:
// config.toml and content/, in one language, without a problem.
func Site(n int) fstest.MapFS { return With(Plain, n) }

// With is Site for a profile.
func With(p Profile, n int) fstest.MapFS {
	g := generator{n: n, files: fstest.MapFS{}}
	g.put("config.toml", configOf(p))
	for _, c := range countries {
		g.put("content/countries/"+c.id+".md", fmt.Sprintf(country, c.name, c.alpha2, c.alpha3, c.numeric))
	}
	for _, t := range topics {
		g.put("content/topics/"+t+".md", fmt.Sprintf(topic, t))
	}
	g.tables()
	for i := range g.actors() {
		g.put("content/actors/"+actorID(i)+".md", fmt.Sprintf(actor, sentence(i, 2), countries[i%len(countries)].alpha2))
	}
	for i := range g.instruments() {
		g.put("content/instruments/"+instrumentID(i)+".md", fmt.Sprintf(instrument, sentence(i, 5), sourceID(i)))
	}
	for i := range n * sourcesPerEvent {
		g.put("content/sources/"+sourceID(i)+".md", g.source(i))
	}
	for i := range n {
		g.put(File(i, n), g.event(i))
	}
	if p == Full {
		g.french()
	}
	return g.files
}

func configOf(p Profile) string {
	switch p {
	case Lean:
		return fmt.Sprintf(config, `"en"`) + lean
	case Full:
		return fmt.Sprintf(config, `"en", "fr"`)
	}
	return fmt.Sprintf(config, `"en"`)
}

// french puts a translation beside every record that has something to translate.
func (g *generator) french() {
	for _, c := range countries {
		g.put("content/countries/"+c.id+".fr.md", "+++\n+++\n\nUn pays de la chronologie.\n")
	}
	for _, t := range topics {
		g.put("content/topics/"+t+".fr.md", fmt.Sprintf("+++\ntitle = %q\n+++\n\nUn fil de la chronologie.\n", t))
	}
	for i := range g.instruments() {
		g.put("content/instruments/"+instrumentID(i)+".fr.md", fmt.Sprintf("+++\ntitle = %q\n+++\n", french.sentence(i, 5)))
	}
	for i := range g.n {
		var more string
		if i%10 == 7 {
			more = claimFrench
		}
		if i%10 == 2 {
			more += numberFrench
		}
		g.put(strings.TrimSuffix(File(i, g.n), ".md")+".fr.md", fmt.Sprintf(eventFrench,
			french.sentence(i, 9), french.sentence(i, 20), more, french.sentence(i+1, 40), g.cites(i, 0), french.sentence(i+2, 45), g.cites(i, 2)))
	}
}

// File returns where entry i of a site of n entries is written.
func File(i, n int) string {
	return fmt.Sprintf("content/events/%d/%s.md", day(i, n).Year(), EventID(i))
}

// EventID returns the id of entry i.
func EventID(i int) string { return fmt.Sprintf("entry-%06d", i) }

type generator struct {
	n     int
	files fstest.MapFS
}

func (g *generator) put(file, text string) { g.files[file] = &fstest.MapFile{Data: []byte(text)} }

func (g *generator) tables() {
	var p, pl, terms strings.Builder
	for i := range publishers {
		owner := ""
		if i%7 == 3 {
			owner = fmt.Sprintf("owner = %q\n", publisherID(i-3))
		}
		fmt.Fprintf(&p, "[[publishers]]\nid = %q\nname = %q\nkind = \"newspaper\"\n%s\n", publisherID(i), "The "+sentence(i, 2), owner)
	}
	for i := range g.places() {
		fmt.Fprintf(&pl, "[[places]]\nid = %q\nname = %q\ncountry = %q\nlat = %d.25\nlon = %d.5\nprecision = \"town\"\n\n",
			placeID(i), sentence(i+11, 2), countries[i%len(countries)].alpha2, 10+i%15, i%20-15)
	}
	for i := range 20 {
		fmt.Fprintf(&terms, "[[terms]]\nid = \"term-%d\"\nterm = %q\ndefinition = %q\n\n", i, sentence(i, 2), sentence(i, 14))
	}
	g.put("content/publishers.toml", p.String())
	g.put("content/places.toml", pl.String())
	g.put("content/glossary.toml", terms.String())
}

func (g *generator) actors() int { return max(1, g.n/eventsPerActor) }

func (g *generator) instruments() int { return max(1, g.n/eventsPerAct) }

func (g *generator) places() int { return max(1, g.n/eventsPerPlace) }

func (g *generator) source(i int) string {
	// two sources of one entry never share an owner: seven publishers make a group
	p := publisherID(i * 7 % publishers)
	return fmt.Sprintf(source, sentence(i, 9), p, day(i/sourcesPerEvent, g.n).AddDate(0, 0, 1).Format(time.DateOnly), sourceID(i))
}

// cites returns a source of entry i: the first is its own.
func (g *generator) cites(i, k int) string {
	return sourceID((i*sourcesPerEvent + k) % (g.n * sourcesPerEvent))
}

func (g *generator) event(i int) string {
	s := func(k int) string { return g.cites(i, k) }
	var more, links strings.Builder
	c := []string{countries[pick(i, 1, len(countries))].id}
	if other := countries[pick(i, 2, len(countries))].id; i%4 == 0 && other != c[0] {
		c = append(c, other)
	}
	if i%5 == 3 && i > 1 {
		fmt.Fprintf(&more, "responds_to = [%q]\n", EventID(i-1))
	}
	if i%9 == 4 && i > 8 {
		fmt.Fprintf(&more, "follows = [%q]\n", EventID(i-8))
	}
	if i > 3 {
		fmt.Fprintf(&links, " It came after [an earlier step](event:%s).", EventID(i-1-pick(i, 3, 3)))
	}
	claims := ""
	if i%10 == 7 {
		claims = fmt.Sprintf(claim, s(0), s(1))
	}
	if i%10 == 2 {
		claims += fmt.Sprintf(number, 100+i%900, s(0))
	}
	if i%12 == 5 {
		claims += fmt.Sprintf(change, instrumentID(pick(i, 4, g.instruments())))
	}
	actors := []string{actorID(pick(i, 6, g.actors()))}
	if other := actorID(pick(i, 7, g.actors())); other != actors[0] {
		actors = append(actors, other)
	}
	if i%6 == 1 {
		claims += fmt.Sprintf(quote, s(0), sentence(i+4, 14), actors[0])
	}
	d := day(i, g.n).Format(time.DateOnly)
	return fmt.Sprintf(event,
		sentence(i, 9), d, quoted(c), topics[pick(i, 5, len(topics))], quoted([]string{s(0), s(1), s(2)}), s(3),
		sentence(i, 22), quoted(actors), placeID(pick(i, 8, g.places())),
		1+pick(i, 9, 5), more.String(), claims,
		sentence(i+1, 40), s(0), s(1), links.String(), sentence(i+2, 45), s(2), sentence(i+3, 30), s(3))
}

// day spreads n entries evenly over the years.
func day(i, n int) time.Time {
	return time.Date(firstYear, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i*years*365/n)
}

func quoted(list []string) string {
	var q []string
	for _, s := range list {
		q = append(q, fmt.Sprintf("%q", s))
	}
	return strings.Join(q, ", ")
}

// pick chooses one of n for record i; every salt is a choice of its own.
func pick(i, salt, n int) int {
	x := uint64(i)*0x9E3779B97F4A7C15 + uint64(salt)*0xBF58476D1CE4E5B9 // splitmix64
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return int((x ^ x>>31) % uint64(n))
}

// sentence is n words that belong to record i, the first with a capital.
func sentence(i, n int) string { return english.sentence(i, n) }

// A vocabulary is the words of a language.
type vocabulary []string

func (v vocabulary) sentence(i, n int) string {
	var b strings.Builder
	for k := range n {
		w := v[pick(i, 100+k, len(v))]
		if k == 0 {
			w = strings.ToUpper(w[:1]) + w[1:]
		} else {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

func sourceID(i int) string     { return fmt.Sprintf("source-%06d", i) }
func actorID(i int) string      { return fmt.Sprintf("actor-%05d", i) }
func instrumentID(i int) string { return fmt.Sprintf("act-%05d", i) }
func placeID(i int) string      { return fmt.Sprintf("place-%04d", i) }
func publisherID(i int) string  { return fmt.Sprintf("publisher-%03d", (i+publishers)%publishers) }
