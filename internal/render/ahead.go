package render

import (
	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// ahead is the list of what is announced and has not happened.
var ahead = kind{name: "ahead", view: listView{}, pages: aheadPages}

func aheadPages(l *locale) []page {
	return []page{{address.Ahead, func() any { return newAhead(l) }}}
}

func newAhead(l *locale) listView {
	p := l.page(address.Ahead, "timeline")
	list := filter(l.Events, func(e *timeline.Event) bool { return e.Status == timeline.Scheduled })
	p.name(own(l.say("ahead")), l.say("ahead_means"))
	p.below(own(l.say("timeline")), address.EventList)
	p.below(own(l.say("ahead")), p.at)
	day := l.ResearchedUntil
	if day.IsZero() {
		day = l.AsOf
	}
	v := listView{
		Lede: l.say("ahead_means"), Empty: l.say("nothing_ahead", day.Words(l.code, edtf.Long)),
		Links: []Link{p.link(own(l.say("latest")), address.Latest)},
	}
	if len(list) > 0 {
		v.Count = l.count("entries", len(list))
		v.Groups = p.byYear(list[:min(len(list), l.perPage)])
	}
	v.Page = p
	return v
}
