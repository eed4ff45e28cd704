package link

import (
	"fmt"
	"strings"
	"testing"

	"annals/internal/timeline"
)

// Sources are written as in TestOrigins, with "+" for one that is primary and
// "!" for one of a government; publishers speak for the states in parties.
func TestWeigh(t *testing.T) {
	parties := map[string]string{"state": "US", "defense": "US", "ministry": "NE"}
	for _, tt := range []struct{ name, sources, want string }{
		{"nothing", "", "0 articles, 0 publishers, 0 official, 0 primary, parties [], 0 origins, 0 untraced"},
		{"two papers", "ap>own reuters>own", "2 articles, 2 publishers, 0 official, 0 primary, parties [], 2 origins, 0 untraced"},
		{"three stories of two papers", "ap>own reuters>own ap>own", "3 articles, 2 publishers, 0 official, 0 primary, parties [], 2 origins, 0 untraced"},
		{"two offices of one party, and the other", "state>own! defense>own!+ ministry>own!", "3 articles, 3 publishers, 3 official, 1 primary, parties [US NE], 3 origins, 0 untraced"},
		{"a party's word, not from an office", "state>own+ state>own+", "2 articles, 1 publishers, 0 official, 2 primary, parties [US], 1 origins, 0 untraced"},
		{"a paper that repeats a party", "ap>state", "1 articles, 1 publishers, 0 official, 0 primary, parties [US], 1 origins, 0 untraced"},
		{"an origin that is not known", "star> ap>own", "2 articles, 2 publishers, 0 official, 0 primary, parties [], 1 origins, 1 untraced"},
		{"a publisher that is not known", ">! ap>own", "1 articles, 1 publishers, 0 official, 0 primary, parties [], 1 origins, 0 untraced"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			marks := strings.Fields(tt.sources)
			sources := sourcesOf(strings.NewReplacer("!", "", "+", "").Replace(tt.sources))
			for i, s := range sources {
				if strings.Contains(marks[i], "!") {
					s.Kind = "us-official"
				}
				s.Primary = strings.Contains(marks[i], "+")
				for _, p := range []*timeline.Publisher{s.Publisher, s.Origin} {
					if p != nil {
						p.Party = parties[p.ID]
					}
				}
			}
			v := weigh(&timeline.Event{Sources: sources}, origins(published(sources)))
			got := fmt.Sprintf("%d articles, %d publishers, %d official, %d primary, parties %v, %d origins, %d untraced",
				v.Articles, v.Publishers, v.Official, v.Primary, v.Parties, len(v.Origins), len(v.Untraced))
			if got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}
