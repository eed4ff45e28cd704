package render

import "annals/internal/address"

// latestAll is the list of the latest entries of all, newest first.
var latestAll = kind{name: "latest", view: listView{}, pages: latestPages, in: []string{""}}

func latestPages(l *locale) []page {
	return []page{{address.Latest, func() any { return newLatest(l) }}}
}

func newLatest(l *locale) listView {
	p := l.page(address.Latest, "timeline")
	p.name(own(l.say("latest")), l.say("latest_description", l.perPage))
	p.below(own(l.say("timeline")), address.EventList)
	p.below(own(l.say("latest")), p.at)
	list := upTo(l.Events, l.AsOf, l.perPage)
	v := listView{
		Count: l.count("entries", len(list)), Links: []Link{p.link(own(l.say("all_entries")), address.EventList)},
		Empty: l.say("no_entries"), Listing: Listing{Groups: p.byYear(list)},
	}
	v.Page = p
	return v
}
