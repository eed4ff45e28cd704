package link

import (
	"testing"

	"annals/internal/timeline"
)

func TestSpeaker(t *testing.T) {
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
	}{
		{"a US office", src("us-official", abroad), timeline.USOfficial},
		{"a Sahel office on a foreign site", src("sahel-official", abroad), timeline.SahelOfficial},
		{"a paper of the country", src("press", niger), timeline.LocalPress},
		{"the state's own press", src("state-press", niger), timeline.LocalPress},
		{"a paper from elsewhere", src("press", abroad), timeline.InternationalPress},
		{"a paper of no known country", src("press", &timeline.Publisher{}), timeline.InternationalPress},
		{"research", src("research", niger), timeline.Research},
		{"another state", src("third-official", abroad), timeline.OtherVoice},
		{"an international organisation", src("igo", abroad), timeline.OtherVoice},
		{"nobody known", src("press", nil), timeline.NoVoice},
	} {
		if got := speaker(tt.source, local); got != tt.want {
			t.Errorf("%s: got voice %d, want %d", tt.name, got, tt.want)
		}
	}
}
