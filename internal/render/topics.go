package render

import (
	"cmp"
	"html/template"
	"slices"

	"annals/internal/address"
	"annals/internal/lang"
	"annals/internal/timeline"
)

// topics is the list of topics.
var topics = kind{name: "topics", view: topicsView{}, pages: topicsPages, in: []string{"topics"}}

type topicsView struct {
	Page
	Topics []TopicRow
}

// A TopicRow is a topic with its definition.
type TopicRow struct {
	Count
	BodyLang   string
	Definition template.HTML
}

func topicsPages(l *locale) []page {
	if len(l.Site.Topics) == 0 {
		return nil
	}
	return []page{{address.TopicList, func() any { return newTopics(l) }}}
}

func newTopics(l *locale) topicsView {
	p := l.page(address.TopicList, "topics")
	p.name(own(l.say("topics")), l.say("topics_description"))
	p.below(own(l.say("topics")), address.TopicList)
	var v topicsView
	list := sortedBy(l.Site.Topics, func(t *timeline.Topic) (name, id string) { return l.phrase(t.Title).Text, t.ID })
	for _, t := range list {
		body := t.Body.In(l.code)
		v.Topics = append(v.Topics, TopicRow{
			Count{p.topics([]*timeline.Topic{t})[0], l.count("entries", len(t.Events))},
			l.foreign("", body.Lang).Lang, p.text(body.Text, newCitations("")),
		})
	}
	v.Page = p
	return v
}

// sortedBy returns a list in the order of the names it has in one language.
func sortedBy[T any](list []T, by func(T) (name, id string)) []T {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b T) int {
		an, ai := by(a)
		bn, bi := by(b)
		return cmp.Or(lang.Collate(an, bn), cmp.Compare(ai, bi))
	})
	return list
}
