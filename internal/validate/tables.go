package validate

import (
	"fmt"

	"annals/internal/diag"
	"annals/internal/field"
	"annals/internal/load"
	"annals/internal/timeline"
)

// The files of tables: each holds one list.
type (
	publisherFile struct {
		List []timeline.Publisher `field:"publishers"`
	}
	placeFile struct {
		List []timeline.Place `field:"places"`
	}
	glossaryFile struct {
		List []timeline.Term `field:"terms"`
	}
)

// tables makes the records that have no page of their own.
func (v *validator) tables(r *timeline.Records) {
	for _, t := range load.Tables() {
		rec, ok := v.content.Tables[t.Name]
		if !ok {
			continue
		}
		report := func(p diag.Problem) {
			p.Pos.File = rec.File
			v.probs = append(v.probs, p)
		}
		switch t.Name {
		case "publishers":
			for i, p := range pointers(decodeFile[publisherFile](v, t, rec, report).List) {
				p.File = rec.File
				alpha2(p.Country, fmt.Sprintf("publishers[%d].country", i), report)
				alpha2(p.Party, fmt.Sprintf("publishers[%d].party", i), report)
				r.Publishers = append(r.Publishers, p)
			}
		case "places":
			for i, p := range pointers(decodeFile[placeFile](v, t, rec, report).List) {
				p.File = rec.File
				alpha2(p.Country, fmt.Sprintf("places[%d].country", i), report)
				r.Places = append(r.Places, p)
			}
		case "terms":
			for _, t := range pointers(decodeFile[glossaryFile](v, t, rec, report).List) {
				t.File = rec.File
				r.Terms = append(r.Terms, t)
			}
		}
	}
}

func decodeFile[F any](v *validator, t load.Table, rec load.Record, report reporter) (f F) {
	d := field.Decoder{Lang: v.options.Languages[0], Languages: v.options.Languages, ByLang: true, Report: report}
	d.Decode(field.Bind[F](t.Root()), rec.Values, &f)
	return f
}

func pointers[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}
