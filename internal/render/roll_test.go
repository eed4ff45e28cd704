package render

import (
	"slices"
	"testing"
)

func TestFirstOfARoll(t *testing.T) {
	var g rollGroup
	for _, r := range []struct {
		name string
		has  int
	}{{"Adnkronos", 1}, {"AFP", 22}, {"APA", 5}, {"AP", 5}, {"Reuters", 63}} {
		g.add(own(r.name), r.name, r.has)
	}
	for _, c := range []struct {
		n    int
		want []string
	}{
		{0, nil},
		{2, []string{"Reuters", "AFP"}},
		{4, []string{"Reuters", "AFP", "APA", "AP"}},
		{5, []string{"Adnkronos", "AFP", "APA", "AP", "Reuters"}},
		{9, []string{"Adnkronos", "AFP", "APA", "AP", "Reuters"}},
	} {
		var got []string
		for _, r := range g.first(c.n) {
			got = append(got, r.Text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("the first %d are %q, want %q", c.n, got, c.want)
		}
	}
}
