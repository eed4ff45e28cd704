package ingest

import (
	"testing"

	"annals/internal/edtf"
)

// TestNearness holds the date of a passage against that of an entry.
func TestNearness(t *testing.T) {
	for _, tt := range []struct {
		name, passage, entry string
		want                 float64
	}{
		{"one day", "2021-05-24", "2021-05-24", 1},
		{"a day of the month", "2021-05-24", "2021-05", 1},
		{"the day after", "2021-05-25", "2021-05-24", 0.8},
		{"a week later", "2021-05-31", "2021-05-24", 0.5},
		{"a month later", "2021-06-20", "2021-05-24", 0.2},
		{"half a year later", "2021-11-24", "2021-05-24", 0},
		{"a year says little", "2021", "2021-05-24", 0.5},
		{"the year after is not the day after", "2021", "2020", 0},
		{"nor is its last day", "2021", "2020-12-31", 0},
		{"nor the day after a year", "2021-01-01", "2020", 0},
		{"the month after may be", "2021-06", "2021-05", 0.8},
	} {
		t.Run(tt.name, func(t *testing.T) {
			passage, err := edtf.Parse(tt.passage)
			if err != nil {
				t.Fatal(err)
			}
			entry, err := edtf.Parse(tt.entry)
			if err != nil {
				t.Fatal(err)
			}
			if got := nearness(description{date: passage}, entry); got != tt.want {
				t.Errorf("%s and %s: got %v, want %v", tt.passage, tt.entry, got, tt.want)
			}
		})
	}
}
