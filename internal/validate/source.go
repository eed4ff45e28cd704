package validate

import (
	"fmt"
	"strings"

	"annals/internal/diag"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// source judges the language of a source, its dates (E4) and its snapshot (E9).
func (v *validator) source(s *timeline.Source, report reporter) {
	language(s.Lang, "lang", report)
	clock := func(key string, late edtf.Date, what string) {
		low, known := s.Published.Lower()
		day, ok := late.Day()
		if s.Published.IsZero() || known != edtf.Known || !ok || !day.Before(low) {
			return
		}
		report(diag.Problem{
			Code: "E4", Spot: diag.Spot{Key: key},
			Text: fmt.Sprintf("it was %s on %s, before it was published (%s)", what, late, s.Published),
			Help: "correct one of the two dates",
		})
	}
	clock("accessed", s.Accessed, "read")
	clock("snapshot_date", s.SnapshotDate, "copied")
	if i := strings.IndexByte(archive(s.SnapshotURL), '*'); i >= 0 {
		report(diag.Problem{
			Code: "E9", Spot: diag.Spot{Key: "snapshot_url", Offset: i},
			Text: "the address names all copies, not one", Help: "open the archive and take the address of one copy",
		})
	}
}

// archive is what stands in the address of a snapshot before the address of
// what was copied: in that one a star is a letter like another.
func archive(address string) string {
	if i := strings.LastIndex(address, "http"); i > 0 {
		return address[:i]
	}
	return address
}
