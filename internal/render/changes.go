package render

import (
	"cmp"
	"html/template"
	"slices"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// changes is the list of the latest entries made, changed and corrected, by
// what the entries themselves say: no earlier edition is looked at.
var changes = kind{name: "changes", view: changesView{}, pages: changesPages, in: []string{""}}

// corrections is the list of what entries said before.
var corrections = kind{name: "corrections", view: changesView{}, pages: correctionsPages, in: []string{""}}

type changesView struct {
	Page
	Lede  string
	Count string
	Links []Link
	Empty string
	Days  []ChangeDay
}

// A ChangeDay is what was done to the site on a day.
type ChangeDay struct {
	When template.HTML
	Done []Done
}

// A Done is one thing done to an entry.
type Done struct {
	What  string
	Entry Link
	Text  Phrase // what a correction says
}

// An edit is one thing done to an entry, before it is put in words.
type edit struct {
	day   edtf.Date
	event *timeline.Event
	what  string // of the vocabulary "edit"
	text  Phrase
}

func changesPages(l *locale) []page {
	return []page{{address.Changes, func() any {
		list := l.edits()
		v := newChanges(l, address.Changes, l.say("changes"), l.say("changes_means"), list)
		v.Links = []Link{v.link(own(l.say("corrections")), address.Corrections)}
		return v
	}}}
}

func correctionsPages(l *locale) []page {
	return []page{{address.Corrections, func() any {
		list := slices.DeleteFunc(l.edits(), func(e edit) bool { return e.what != "corrected" })
		v := newChanges(l, address.Corrections, l.say("corrections"), l.say("corrections_means"), list)
		v.Links = []Link{v.link(own(l.say("changes")), address.Changes)}
		v.Empty = l.say("no_corrections")
		return v
	}}}
}

func newChanges(l *locale, at, name, means string, list []edit) changesView {
	p := l.page(at, "")
	p.name(own(name), means)
	p.below(own(name), at)
	v := changesView{Lede: means, Count: l.newestCount(len(list), l.count("changes_n", len(list)))}
	for i, e := range list[:min(len(list), l.perPage)] {
		if i == 0 || list[i-1].day.Compare(e.day) != 0 {
			v.Days = append(v.Days, ChangeDay{When: l.dateHTML(e.day, edtf.Long)})
		}
		day := &v.Days[len(v.Days)-1]
		day.Done = append(day.Done, Done{
			l.word("edit", e.what), p.link(l.phrase(e.event.Title), record(timeline.Events, e.event.ID)), e.text,
		})
	}
	v.Page = p
	return v
}

// edits are all that was done to entries, the latest first.
func (l *locale) edits() (list []edit) {
	for _, e := range l.Events {
		list = append(list, edit{e.Created, e, "created", Phrase{}})
		corrected := false
		for _, c := range e.Corrections {
			list = append(list, edit{c.Date, e, "corrected", l.phrase(c.Text)})
			corrected = corrected || c.Date.Compare(e.Updated) == 0
		}
		if !e.Updated.IsZero() && !corrected && e.Updated.Compare(e.Created) != 0 {
			list = append(list, edit{e.Updated, e, "updated", Phrase{}})
		}
	}
	slices.SortStableFunc(list, func(a, b edit) int {
		return cmp.Or(b.day.Compare(a.day), cmp.Compare(a.what, b.what), cmp.Compare(a.event.ID, b.event.ID))
	})
	return list
}
