package render

import (
	"fmt"
	"iter"
	"strings"

	"annals/internal/timeline"
)

// A Filter is a group of choices that a list of entries can be narrowed by.
// The style sheet hides what does not fit: choices of one group widen, those of
// several narrow.
type Filter struct {
	Name    string // "c", "t" or "s": country, topic, status
	Label   string
	Choices []Choice
}

// A Choice is a value that some entries of the list have, and others have not.
type Choice struct {
	Value string
	Text  Phrase
	Count string
}

// worthFiltering is how many entries a list has at least that can be narrowed.
const worthFiltering = 10

// statuses are those that an entry in a list may have, in the order of how sure they are.
var statuses = []string{timeline.Confirmed, timeline.Reported, timeline.Claimed, timeline.Disputed, timeline.Scheduled}

// filters are the choices that a list of entries offers.
func (p *Page) filters(events []*timeline.Event) (groups []Filter) {
	if len(events) < worthFiltering {
		return nil
	}
	held := map[class]int{}
	for _, e := range events {
		for c := range classes(e) {
			held[c]++
		}
	}
	add := func(name, label string, choices []Choice) {
		f := Filter{Name: name, Label: label}
		for _, c := range choices {
			if n := held[class{name, c.Value}]; n > 0 && n < len(events) {
				c.Count = p.loc.words.Number(n)
				f.Choices = append(f.Choices, c)
			}
		}
		if len(f.Choices) > 0 {
			groups = append(groups, f)
		}
	}
	var countries, topics, status []Choice
	for _, c := range p.loc.Site.Countries {
		countries = append(countries, Choice{Value: c.ID, Text: p.loc.wording(c.Names.In(p.loc.code))})
	}
	for _, t := range p.loc.Site.Topics {
		topics = append(topics, Choice{Value: t.ID, Text: p.loc.phrase(t.Title)})
	}
	for _, s := range statuses {
		status = append(status, Choice{Value: s, Text: own(p.loc.word("status", s))})
	}
	add("c", p.loc.say("countries"), countries)
	add("t", p.loc.say("topics"), topics)
	add("s", p.loc.say("status"), status)
	return groups
}

// A class is what a filter tells entries by: the name of its group and a value.
type class struct{ name, value string }

// classes are those of an entry.
func classes(e *timeline.Event) iter.Seq[class] {
	return func(yield func(class) bool) {
		for _, c := range e.Countries {
			if !yield(class{"c", c.ID}) {
				return
			}
		}
		for _, t := range e.Topics {
			if !yield(class{"t", t.ID}) {
				return
			}
		}
		yield(class{"s", e.Status})
	}
}

// classesOf are the classes of an entry in HTML.
func classesOf(e *timeline.Event) string {
	var list []string
	for c := range classes(e) {
		list = append(list, c.name+"-"+c.value)
	}
	return strings.Join(list, " ")
}

// filterCSS is the part of the style sheet that depends on the site: for each
// group one rule, which hides an entry unless it has a value that is chosen.
func (sh *shared) filterCSS() string {
	var b strings.Builder
	rule := func(name string, values []string) {
		if len(values) == 0 {
			return
		}
		for i, v := range values {
			values[i] = fmt.Sprintf(`main:has([name=%s][value=%q]:checked) .%s-%s`, name, v, name, v)
		}
		// Whether any is chosen is asked of the item and before the rest, which a
		// browser would else go through for each item while none is.
		fmt.Fprintf(&b, ".register > li:is(main:has([name=%s]:checked) *):not(%s) { display: none }\n", name, strings.Join(values, ", "))
	}
	var countries, topics []string
	for _, c := range sh.Site.Countries {
		countries = append(countries, c.ID)
	}
	for _, t := range sh.Site.Topics {
		topics = append(topics, t.ID)
	}
	rule("c", countries)
	rule("t", topics)
	rule("s", append([]string(nil), statuses...))
	for _, l := range sh.locales {
		fmt.Fprintf(&b, "@counter-style none-%s { system: fixed 0; symbols: %q }\n", l.code, l.say("shown_none"))
		fmt.Fprintf(&b, ".shown:lang(%s)::after { content: counter(shown, none-%s) }\n", l.code, l.code)
	}
	return b.String()
}
