package search

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"annals/internal/edtf"
	"annals/internal/lang"
	"annals/internal/markup"
	"annals/internal/timeline"
)

// A generator makes sites of any size whose words are spread as in the entries
// about the Sahel: a title of 9 words, a summary of 32, a body of 67; 35 in a
// hundred are words that nobody searches for; of the rest the word of rank r is
// as frequent as (40+r)^-1.6, so that 317 entries have 3,200 different words
// (really 3,300) and 10,000 have 20,000.
type generator struct {
	rand  *rand.Rand
	zipf  *rand.Zipf
	words []string
	empty []string
	md    *markup.Parser
}

const vocabulary = 40_000

func newGenerator() *generator {
	g := &generator{rand: rand.New(rand.NewPCG(1960, 2026)), md: markup.New(), empty: emptyWords()}
	g.zipf = rand.NewZipf(g.rand, 1.6, 40, vocabulary-1)
	seen := map[string]bool{}
	for len(g.words) < vocabulary {
		w := g.syllables(2 + g.rand.IntN(2))
		if !seen[w] {
			seen[w] = true
			g.words = append(g.words, w)
		}
	}
	return g
}

func (g *generator) syllables(n int) string {
	const begin, middle, end = "bcdfghjklmnprstvwz", "aeiou", "nrslmt      "
	var b strings.Builder
	for range n {
		b.WriteByte(begin[g.rand.IntN(len(begin))])
		b.WriteByte(middle[g.rand.IntN(len(middle))])
		b.WriteByte(end[g.rand.IntN(len(end))])
	}
	return strings.ReplaceAll(b.String(), " ", "")
}

func (g *generator) prose(n int) string {
	words := make([]string, n)
	for i := range words {
		if g.rand.IntN(100) < 35 {
			words[i] = g.empty[g.rand.IntN(len(g.empty))]
		} else {
			words[i] = g.words[g.zipf.Uint64()]
		}
	}
	return strings.ToUpper(words[0][:1]) + strings.Join(words, " ")[1:]
}

func (g *generator) name() string {
	a, b := g.syllables(2), g.syllables(3)
	return strings.ToUpper(a[:1]) + a[1:] + " " + strings.ToUpper(b[:1]) + b[1:]
}

func (g *generator) body(n int) timeline.Body {
	text, probs := g.md.Parse([]byte(g.prose(n)))
	if len(probs) > 0 {
		panic(fmt.Sprint(probs))
	}
	return timeline.Body{{Lang: "en", Text: text}}
}

func en(s string) lang.Text { return lang.Text{{Lang: "en", Text: s}} }

// pick returns one of a list, those at its beginning more often.
func pick[T any](g *generator, list []*T) *T {
	f := g.rand.Float64()
	return list[int(f*f*float64(len(list)))]
}

// site makes n entries over 66 years, with 5 countries, 14 topics, an actor for
// 20 entries, a place for 100 and a publisher for 20.
func (g *generator) site(n int) *timeline.Site {
	s := &timeline.Site{Languages: []string{"en"}}
	for i := range 5 {
		name := g.name()
		s.Countries = append(s.Countries, &timeline.Country{
			Record: timeline.Record{ID: fmt.Sprintf("country-%d", i), Body: g.body(200)},
			Names:  timeline.Names{{Text: name, Lang: "en"}, {Text: "Republic of " + name, Lang: "en"}, {Text: g.name(), Lang: "fr"}},
			Alpha2: fmt.Sprintf("%c%c", 'A'+i, 'X'),
		})
	}
	for i := range 14 {
		s.Topics = append(s.Topics, &timeline.Topic{Record: timeline.Record{ID: fmt.Sprintf("topic-%02d", i), Body: g.body(40)}, Title: en(g.prose(2))})
	}
	for i := range max(n/20, 1) {
		s.Actors = append(s.Actors, &timeline.Actor{
			Record: timeline.Record{ID: fmt.Sprintf("actor-%04d", i), Body: g.body(25)},
			Names:  timeline.Names{{Text: g.name(), Lang: "en"}}, Home: pick(g, s.Countries),
		})
		s.Publishers = append(s.Publishers, &timeline.Publisher{ID: fmt.Sprintf("publisher-%03d", i), Name: g.name()})
	}
	for i := range max(n/100, 1) {
		s.Places = append(s.Places, &timeline.Place{ID: fmt.Sprintf("place-%03d", i), Name: en(g.name()), Country: pick(g, s.Countries).Alpha2})
	}
	for i := range 66 {
		s.Years = append(s.Years, &timeline.Year{Number: 1960 + i})
	}
	for i := range n {
		s.Events = append(s.Events, g.event(s, i, n))
	}
	return s
}

func (g *generator) event(s *timeline.Site, i, n int) *timeline.Event {
	first := edtf.Day{Year: 1960, Month: 1, Day: 1}
	title := g.prose(9)
	e := &timeline.Event{
		Record: timeline.Record{ID: strings.ToLower(strings.ReplaceAll(g.prose(4), " ", "-")) + fmt.Sprint("-", i), Body: g.body(67)},
		Title:  en(title), Summary: en(g.prose(20) + ". " + g.prose(12) + "."),
		Date:         edtf.DateOf(first.AddDays(int64(i * 66 * 365 / n))),
		Significance: 1 + int(2*(g.rand.Float64()+g.rand.Float64())),
		Countries:    []*timeline.Country{pick(g, s.Countries)}, Topics: []*timeline.Topic{pick(g, s.Topics), pick(g, s.Topics)},
		Actors: []*timeline.Actor{pick(g, s.Actors), pick(g, s.Actors)}, Places: []*timeline.Place{pick(g, s.Places)},
	}
	for range 3 {
		e.Sources = append(e.Sources, &timeline.Source{Publisher: pick(g, s.Publishers)})
	}
	return e
}
