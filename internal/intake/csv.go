package intake

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	format "annals/internal/format/csv"
)

// CSV reads a table with names in its first row, as data/events.csv has them:
// title and date are needed, the others may be missing, and columns of other
// names are left out. The guard before formulas is taken away. A row is counted
// as a spreadsheet does: the names are row 1. An error is a file that is no such
// table.
func CSV(r io.Reader, o Options) ([]Draft, []Refusal, error) {
	in := &intake{Options: o, seen: map[string]int{}}
	table := csv.NewReader(r)
	table.FieldsPerRecord = -1 // told below, for one row
	names, err := table.Read()
	if err != nil {
		return nil, nil, fmt.Errorf("read the names of the columns: %w", err)
	}
	for i := range names {
		names[i] = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(names[i], "\ufeff")))
	}
	for _, must := range []string{"title", "date"} {
		if !slices.Contains(names, must) {
			return nil, nil, fmt.Errorf("there is no column %q", must)
		}
	}
	for n := 2; ; n++ {
		cells, err := table.Read()
		switch {
		case errors.Is(err, io.EOF):
			return in.drafts, in.refusals, nil
		case err != nil:
			return nil, nil, fmt.Errorf("row %d: %w", n, err)
		case len(cells) != len(names):
			in.refusals = append(in.refusals, Refusal{n, fmt.Sprintf("it has %d cells, the first row %d", len(cells), len(names))})
			continue
		}
		r := row{}
		for i, name := range names {
			r[name] = format.Unguard(cells[i])
		}
		in.take(n, r)
	}
}
