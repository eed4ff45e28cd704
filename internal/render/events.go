package render

import (
	"cmp"
	"slices"

	"annals/internal/address"
	"annals/internal/timeline"
)

// events is the list of years.
var events = kind{name: "events", view: eventsView{}, pages: eventsPages, in: []string{"events"}}

type eventsView struct {
	Page
	Strip   *Strip
	Decades []Decade
	Chains  Link
}

// A Decade is ten years of the list.
type Decade struct {
	Heading string
	ID      string
	Years   []YearRow
}

// A YearRow is one year: how many entries it has and the most significant of them.
type YearRow struct {
	Count
	Key []Brief
}

func eventsPages(l *locale) []page {
	return []page{{address.EventList, func() any { return newEvents(l) }}}
}

func newEvents(l *locale) eventsView {
	p := l.page(address.EventList, "timeline")
	p.name(own(l.say("timeline")), l.say("timeline_description", l.count("entries", len(l.Events))))
	p.below(own(l.say("timeline")), address.EventList)
	v := eventsView{Strip: p.strip(), Chains: p.link(own(l.say("action_and_reply")), address.ChainList)}
	for _, y := range l.Years {
		name := l.say("decade", y.Number-((y.Number%10)+10)%10)
		if n := len(v.Decades); n == 0 || v.Decades[n-1].Heading != name {
			v.Decades = append(v.Decades, Decade{Heading: name, ID: "y" + l.yearName(y.Number)})
		}
		d := &v.Decades[len(v.Decades)-1]
		d.Years = append(d.Years, YearRow{
			Count: Count{p.link(own(l.yearName(y.Number)), address.Year(y.Number)), l.count("entries", len(y.Events))},
			Key:   p.briefs(weightiest(y.Events, l.keyEntries(len(l.Years)))),
		})
	}
	v.Page = p
	return v
}

// weightiest returns the n most significant of events, in their order.
func weightiest(events []*timeline.Event, n int) []*timeline.Event {
	list := slices.Clone(events)
	slices.SortStableFunc(list, func(a, b *timeline.Event) int { return cmp.Compare(b.Significance, a.Significance) })
	if len(list) > n {
		list = list[:n]
	}
	return filter(events, func(e *timeline.Event) bool { return slices.Contains(list, e) })
}
