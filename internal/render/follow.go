package render

import (
	"cmp"
	"slices"

	"annals/internal/address"
	"annals/internal/output"
	"annals/internal/timeline"
)

// follow is the page that lists the feeds and calendars.
var follow = kind{name: "follow", view: followView{}, pages: followPages, in: []string{""}}

type followView struct {
	Page
	News, Calendars []Following
}

// A Following is what can be followed of one kind of record.
type Following struct {
	Name string
	Rows []FollowRow
}

// A FollowRow is one thing that can be followed, in each of its formats.
type FollowRow struct {
	Link  // the page that shows the same
	About string
	Files []Link // by format
}

func followPages(l *locale) []page {
	return []page{{address.Follow, func() any { return newFollow(l) }}}
}

func newFollow(l *locale) followView {
	p := l.page(address.Follow, "")
	p.name(own(l.say("follow")), l.say("follow_description"))
	p.below(own(l.say("follow")), address.Follow)
	v := followView{News: p.following(output.Feed), Calendars: p.following(output.Calendar)}
	v.Page = p
	return v
}

// following are the files of a group in the language of p, by what they are of.
func (p *Page) following(g output.Group) (list []Following) {
	l := p.loc
	names := map[timeline.Kind]string{timeline.Countries: l.say("countries"), timeline.Topics: l.say("topics"), timeline.Actors: l.say("actors")}
	for i := range l.outputs {
		f := &l.outputs[i]
		if f.Group != g || f.Lang != l.code {
			continue
		}
		name := cmp.Or(names[f.Of], l.say("whole_site"))
		at := slices.IndexFunc(list, func(f Following) bool { return f.Name == name })
		if at < 0 {
			at, list = len(list), append(list, Following{Name: name})
		}
		rows := &list[at].Rows
		if n := len(*rows); n == 0 || (*rows)[n-1].Text != f.Name {
			*rows = append(*rows, FollowRow{Link: p.link(own(f.Name), f.Page), About: f.About})
		}
		row := &(*rows)[len(*rows)-1]
		row.Files = append(row.Files, Link{Phrase: own(f.Format), Href: p.root + f.At})
	}
	return list
}
