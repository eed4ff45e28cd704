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
		rows, ok := v.kept.tables[t.Name]
		if !ok || rows.sum != sumOf(rec) {
			rows = v.table(t, rec)
			v.kept.tables[t.Name] = rows
		}
		r.Publishers = append(r.Publishers, rows.publishers...)
		r.Places = append(r.Places, rows.places...)
		r.Terms = append(r.Terms, rows.terms...)
		v.probs = append(v.probs, rows.probs...)
	}
}

func (v *validator) table(t load.Table, rec load.Record) (rows rows) {
	rows.sum = sumOf(rec)
	report := func(p diag.Problem) {
		p.Pos.File = rec.File
		rows.probs = append(rows.probs, p)
	}
	v.lexicon.loaded(t.Root(), rec, report)
	switch t.Name {
	case "publishers":
		rows.publishers = pointers(decodeFile[publisherFile](v, t, rec, report).List)
		for i, p := range rows.publishers {
			p.File = rec.File
			alpha2(p.Country, fmt.Sprintf("publishers[%d].country", i), report)
			alpha2(p.Party, fmt.Sprintf("publishers[%d].party", i), report)
		}
	case "places":
		rows.places = pointers(decodeFile[placeFile](v, t, rec, report).List)
		for i, p := range rows.places {
			p.File = rec.File
			alpha2(p.Country, fmt.Sprintf("places[%d].country", i), report)
			names(p.Names, fmt.Sprintf("places[%d].", i), report)
		}
	case "terms":
		rows.terms = pointers(decodeFile[glossaryFile](v, t, rec, report).List)
		for _, t := range rows.terms {
			t.File = rec.File
		}
	}
	return rows
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
