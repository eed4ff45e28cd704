package render

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestJoinCoverage(t *testing.T) {
	for _, c := range []struct {
		name  string
		of    []string // each country
		year  string
		cells []string
	}{
		{"all alike", []string{"researched", "researched"}, "researched", []string{"", ""}},
		{"one differs", []string{"researched", "not researched"}, "", []string{"researched", "not researched"}},
		{"one not said", []string{"researched", ""}, "", []string{"researched", ""}},
		{"none said", []string{"", ""}, "", []string{"", ""}},
		{"one country", []string{"researched"}, "researched", []string{""}},
		{"no country", nil, "", nil},
	} {
		var y CoverageYear
		for _, s := range c.of {
			y.Cells = append(y.Cells, CoverageCell{State: s})
		}
		y.join()
		var cells []string
		for _, cell := range y.Cells {
			cells = append(cells, cell.State)
		}
		if diff := cmp.Diff(c.cells, cells); y.State != c.year || diff != "" {
			t.Errorf("%s: the year is %q, want %q; countries: -want +got\n%s", c.name, y.State, c.year, diff)
		}
	}
}
