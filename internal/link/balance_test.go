package link

import (
	"testing"

	"annals/internal/timeline"
)

func TestBalance(t *testing.T) {
	niger := &timeline.Publisher{ID: "local", Country: "NE"}
	abroad := &timeline.Publisher{ID: "abroad", Country: "FR"}
	src := func(kind string, p *timeline.Publisher) *timeline.Source {
		return &timeline.Source{Kind: kind, Publisher: p}
	}
	local := map[string]bool{"NE": true}
	for _, tt := range []struct {
		name   string
		source *timeline.Source
		want   timeline.Voice
		none   bool
	}{
		{"a US office", src("us-official", abroad), timeline.USOfficial, false},
		{"a Sahel office on a foreign site", src("sahel-official", abroad), timeline.SahelOfficial, false},
		{"a paper of the country", src("press", niger), timeline.LocalPress, false},
		{"the state's own press", src("state-press", niger), timeline.LocalPress, false},
		{"a paper from elsewhere", src("press", abroad), timeline.InternationalPress, false},
		{"a paper of no known country", src("press", &timeline.Publisher{}), timeline.InternationalPress, false},
		{"research", src("research", niger), timeline.Research, false},
		{"another state", src("third-official", abroad), timeline.OtherVoice, false},
		{"an international organisation", src("igo", abroad), timeline.OtherVoice, false},
		{"nobody known", src("press", nil), 0, true},
	} {
		v, ok := speaker(tt.source, local)
		if ok == tt.none || ok && v != tt.want {
			t.Errorf("%s: got voice %d, %v; want %d", tt.name, v, ok, tt.want)
		}
	}
	both := src("press", niger)
	s := &timeline.Site{
		Countries: []*timeline.Country{{}}, US: &timeline.Country{},
		Events: []*timeline.Event{{Sources: []*timeline.Source{both}}, {Sources: []*timeline.Source{both, src("press", abroad)}}},
	}
	s.Countries[0].Events = s.Events[:1]
	s.Years = []*timeline.Year{{Events: s.Events}}
	balances(s, local)
	all := timeline.Balance{timeline.LocalPress: 1, timeline.InternationalPress: 1}
	if s.US.Balance != all || s.Years[0].Balance != all || s.Countries[0].Balance != (timeline.Balance{timeline.LocalPress: 1}) {
		t.Errorf("a source of two entries is counted twice or not at all: %v, %v, %v", s.US.Balance, s.Years[0].Balance, s.Countries[0].Balance)
	}
}
