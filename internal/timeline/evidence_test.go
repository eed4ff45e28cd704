package timeline

import "testing"

func TestBalanceOf(t *testing.T) {
	local, abroad, silent := &Source{Voice: LocalPress}, &Source{Voice: InternationalPress}, &Source{}
	one, two := &Event{Sources: []*Source{local}}, &Event{Sources: []*Source{local, abroad, silent}, Background: []*Source{{Voice: Research}}}
	for _, tt := range []struct {
		name   string
		events []*Event
		want   Balance
	}{
		{"nothing", nil, Balance{}},
		{"an entry, whose background is no evidence", []*Event{two}, Balance{LocalPress: 1, InternationalPress: 1}},
		{"a source of two entries is counted once", []*Event{one, two}, Balance{LocalPress: 1, InternationalPress: 1}},
	} {
		if got := BalanceOf(tt.events...); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}
