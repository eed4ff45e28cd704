package link

import (
	"fmt"
	"strings"
	"testing"

	"annals/internal/timeline"
)

// Sources are written "publisher>origin=text": no origin where it is not known,
// "own" where the publisher speaks itself; sources with one text are alike.
// Publishers are owned as in owners. What comes of it is written "origin: the
// numbers of its sources" with the reason of each merge, "?" for an origin that
// is not known.
func TestOrigins(t *testing.T) {
	for _, tt := range []struct {
		name    string
		sources string
		want    string
		two     bool // two are independent
	}{
		{"one", "ap>own", "ap: 1", false},
		{"two outlets of their own", "ap>own reuters>own", "ap: 1 | reuters: 2", true},
		{"two stories of one outlet", "ap>own ap>own", "ap: 1 2(same-voice 1)", false},
		{"a copy and what it repeats", "star>ap ap>own", "ap: 1 2(repeats 1)", false},
		{"two copies of one wire", "star>ap post>ap", "ap: 1 2(same-origin 1)", false},
		{"copies of two wires", "star>ap post>reuters", "ap: 1 | reuters: 2", true},
		{"two wires on one host are two origins, and one publisher", "star>ap star>reuters", "ap: 1 | reuters: 2", false},
		{"its own words and a wire on one host", "star>own star>ap", "star: 1 | ap: 2", false},
		{"two outlets of one owner", "mail>own times>own", "mail: 1 2(same-owner 1)", false},
		{"an owner that repeats two wires merges nothing", "mail>ap times>reuters", "ap: 1 | reuters: 2", false},
		{"origins that are not known", "star> post>", "?: 1 | ?: 2", true},
		{"not known, of one owner", "mail> times>", "?: 1 2(same-owner 1)", false},
		{"not known, of an outlet that speaks itself elsewhere", "star> star>own", "star: 1 2(same-voice 1)", false},
		{"not known beside a wire", "star> ap>own", "?: 1 | ap: 2", true},
		{"nearly the same text", "star>=x post>=x", "?: 1 2(alike 1)", false},
		{"nearly the text of a wire", "ap>own=x star>=x", "ap: 1 2(alike 1)", false},
		{"a text between two origins joins them", "ap>own=x reuters>own=y star>=x,y", "ap: 1 2 3(alike 1)(alike 2)", false},
		{"other texts", "star>=x post>=y", "?: 1 | ?: 2", true},
		{"in the order of their first source", "post>ap reuters>own star>ap", "ap: 1 3(same-origin 1) | reuters: 2", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			list := origins(sourcesOf(tt.sources))
			if got := heard(list); got != tt.want {
				t.Errorf("origins of %q:\ngot  %s\nwant %s", tt.sources, got, tt.want)
			}
			if got := independent(list); got != tt.two {
				t.Errorf("two of %q are independent: %v, want %v", tt.sources, got, tt.two)
			}
		})
	}
}

var owners = map[string]string{"mail": "group", "times": "group"}

func sourcesOf(s string) (list []*timeline.Source) {
	publishers := map[string]*timeline.Publisher{}
	var publisher func(id string) *timeline.Publisher
	publisher = func(id string) *timeline.Publisher {
		if p := publishers[id]; p != nil || id == "" {
			return p
		}
		publishers[id] = &timeline.Publisher{ID: id}
		publishers[id].Owner = publisher(owners[id])
		return publishers[id]
	}
	texts := map[string][]*timeline.Source{}
	for i, f := range strings.Fields(s) {
		who, text, _ := strings.Cut(f, "=")
		by, origin, _ := strings.Cut(who, ">")
		src := &timeline.Source{Record: timeline.Record{ID: fmt.Sprint(i + 1)}, Publisher: publisher(by)}
		if src.Origin = publisher(origin); origin == "own" {
			src.Origin = src.Publisher
		}
		for _, x := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' }) {
			for _, other := range texts[x] {
				src.Alike, other.Alike = append(src.Alike, other), append(other.Alike, src)
			}
			texts[x] = append(texts[x], src)
		}
		list = append(list, src)
	}
	return list
}

func heard(list []timeline.Origin) string {
	var all []string
	for _, o := range list {
		s := "?:"
		if o.Publisher != nil {
			s = o.Publisher.ID + ":"
		}
		for _, src := range o.Sources {
			s += " " + src.ID
			for _, m := range o.Merges {
				if m.Source == src {
					s += fmt.Sprintf("(%s %s)", m.Why, m.With.ID)
				}
			}
		}
		all = append(all, s)
	}
	return strings.Join(all, " | ")
}
