package link

import (
	"slices"
	"strings"
	"testing"

	"annals/internal/edtf"
	"annals/internal/timeline"
)

func TestThreads(t *testing.T) {
	for _, tt := range []struct {
		name   string
		events string // in order, each with what it replies to (>) and follows (+)
		want   string
	}{
		{"no entries", "", ""},
		{"none is joined", "a b c", ""},
		{"a reply", "a b>a c", "a b"},
		{"a sequel", "a b c+b", "b c"},
		{"a reply and its sequel", "a b>a c+b", "a b c"},
		{"two replies to one act", "a b>a c>a", "a b c"},
		{"one reply to two acts", "a b c>a>b", "a b c"},
		{"siblings meet through a sequel of both kinds", "a b c>a+b d>b", "a b c d"},
		{"two chains in the order of their first", "a b c>b d>a", "a d|b c"},
		{"the first is the earliest, not the root of a branch", "a b c d>b+a e>c>b", "a b c d e"},
		{"long", "a b>a c>b d>c e>d f>e g+f", "a b c d e f g"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := told(weave(written(t, tt.events), earlier, later).threads()); got != tt.want {
				t.Errorf("threads of %q: got %q, want %q", tt.events, got, tt.want)
			}
		})
	}
}

// TestThreadsFromAnySide: the neighbours of an entry may be known in any order;
// the chain is the same.
func TestThreadsFromAnySide(t *testing.T) {
	events := written(t, "a b c>a d+c>b e")
	for _, e := range events {
		for _, list := range [][]*timeline.Event{e.RespondsTo, e.AnsweredBy, e.Follows, e.FollowedBy} {
			slices.Reverse(list)
		}
	}
	if got, want := told(weave(events, earlier, later).threads()), "a b c d"; got != want {
		t.Errorf("seen from the other side: got %q, want %q", got, want)
	}
}

// written makes entries a day apart and joins them both ways.
func written(t *testing.T, s string) (events []*timeline.Event) {
	t.Helper()
	by := map[string]*timeline.Event{}
	for i, word := range strings.Fields(s) {
		e := &timeline.Event{Record: timeline.Record{ID: word[:1]}, Date: edtf.DateOf(edtf.Day{Year: 2025, Month: 1, Day: 1}.AddDays(int64(i)))}
		for j := 1; j < len(word); j += 2 {
			to := by[word[j+1:j+2]]
			if to == nil {
				t.Fatalf("%q names an entry that is not before it", word)
			}
			if word[j] == '>' {
				e.RespondsTo, to.AnsweredBy = append(e.RespondsTo, to), append(to.AnsweredBy, e)
			} else {
				e.Follows, to.FollowedBy = append(e.Follows, to), append(to.FollowedBy, e)
			}
		}
		by[e.ID] = e
		events = append(events, e)
	}
	return events
}

func told(chains []*timeline.Chain) string {
	var list []string
	for _, c := range chains {
		var ids []string
		for _, e := range c.Events {
			ids = append(ids, e.ID)
		}
		list = append(list, strings.Join(ids, " "))
	}
	return strings.Join(list, "|")
}
