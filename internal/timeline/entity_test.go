package timeline_test

import (
	"testing"

	"annals/internal/edtf"
	"annals/internal/timeline"
)

func TestOfficeAt(t *testing.T) {
	for _, tt := range []struct {
		name     string
		from, to string
		inPost   bool // when last researched
		on       string
		want     timeline.Tenure
	}{
		{"the day before", "2021-04-02", "2023-07-26", false, "2021-04-01", timeline.OutOfOffice},
		{"the day it is taken", "2021-04-02", "2023-07-26", false, "2021-04-02", timeline.InOffice},
		{"in between", "2021-04-02", "2023-07-26", false, "2022-05", timeline.InOffice},
		{"the day it is given up", "2021-04-02", "2023-07-26", false, "2023-07-26", timeline.InOffice},
		{"the day after", "2021-04-02", "2023-07-26", false, "2023-07-27", timeline.OutOfOffice},
		{"a month that it is taken in", "2021-04-02", "2023-07-26", false, "2021-04", timeline.Unsure},
		{"taken in a month, a day of it", "2021-04", "2023", false, "2021-04-15", timeline.Unsure},
		{"taken in a month, the next", "2021-04", "2023", false, "2021-05-01", timeline.InOffice},
		{"taken in a month, the last before", "2021-04", "2023", false, "2021-03-31", timeline.OutOfOffice},
		{"given up in a year, a day of it", "2021", "2023", false, "2023-06-01", timeline.Unsure},
		{"an end that is not known", "2021", "", false, "2024-01-01", timeline.Unsure},
		{"an end that is not known, before", "2021", "", false, "2020-12-31", timeline.OutOfOffice},
		{"in post when last researched", "2021", "", true, "2024-01-01", timeline.InOffice},
		{"a beginning that is not known", "", "2021", false, "2020-01-01", timeline.Unsure},
		{"a beginning that is not known, after", "", "2021", false, "2022-01-01", timeline.OutOfOffice},
		{"no dates", "", "", false, "2022-01-01", timeline.Unsure},
		{"a span within", "2021", "2023", false, "2022-01/2022-06", timeline.InOffice},
		{"a span beyond its end", "2021", "2023-07-26", false, "2022-01/2024", timeline.Unsure},
		{"a span without end", "2021", "2023", false, "2022/..", timeline.Unsure},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := timeline.Office{From: maybe(t, tt.from), To: maybe(t, tt.to), EndKnown: tt.inPost}
			if got := o.At(date(t, tt.on)); got != tt.want {
				t.Errorf("%q to %q on %s: got %d, want %d", tt.from, tt.to, tt.on, got, tt.want)
			}
		})
	}
}

func maybe(t *testing.T, s string) (d edtf.Date) {
	t.Helper()
	if s != "" {
		d = date(t, s)
	}
	return d
}
