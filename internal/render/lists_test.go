package render

import (
	"slices"
	"strings"
	"testing"

	"annals/internal/timeline"
)

func TestHomeLists(t *testing.T) {
	s := sample(t)
	sh, err := newShared(s, options(t, s))
	if err != nil {
		t.Fatal(err)
	}
	v := newHome(sh.locales[0])
	if got := titles(v.Moments); got != `Mali <answers> & "bars" | Entry barred` {
		t.Errorf("key moments: %s", got)
	}
	if got := titles(v.Disputes); got != `Mali <answers> & "bars"` {
		t.Errorf("disputes: %s", got)
	}
	if v.DisputesCount != "1\u00a0entry" || len(v.OlderMoments) > 0 {
		t.Errorf("%s in dispute, %d older moments", v.DisputesCount, len(v.OlderMoments))
	}
}

func TestWeightiest(t *testing.T) {
	list := []*timeline.Event{{Significance: 2}, {Significance: 4}, {Significance: 2}, {Significance: 5}}
	if got := weightiest(list, 3); !slices.Equal(got, []*timeline.Event{list[0], list[1], list[3]}) {
		t.Errorf("got %v", got)
	}
}

// The countries of the site stand before other states, and places of no state last.
func TestPlacesInOrder(t *testing.T) {
	s := sample(t)
	s.Places = []*timeline.Place{
		{ID: "sea", Name: text("A sea")}, {ID: "abuja", Name: text("Abuja"), Country: "NG"},
		{ID: "washington", Name: text("Washington"), Country: "US"}, {ID: "kidal", Name: text("Kidal"), Country: "ML"}, {ID: "gao", Name: text("Gao"), Country: "ML"},
	}
	sh, err := newShared(s, options(t, s))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, g := range newPlaces(sh.locales[0]).Groups {
		got = append(got, g.Heading.Text)
		for _, row := range g.Rows {
			got = append(got, row.Text)
		}
	}
	if want := "Mali Gao Kidal United States Washington Nigeria Abuja Elsewhere A sea"; strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}

func titles(list []Brief) string {
	var names []string
	for _, b := range list {
		names = append(names, b.Text)
	}
	return strings.Join(names, " | ")
}
