package csv

import (
	"strconv"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/lang"
	"annals/internal/timeline"
)

// A maker is a column and what of a T stands in it.
type maker[T any] struct {
	Column
	cell func(T) string
}

// table is the items of a list as rows.
func table[T any](list []T, makers []maker[T]) Table {
	t := Table{Len: len(list)}
	for _, m := range makers {
		t.Columns = append(t.Columns, m.Column)
	}
	t.rows = func(yield func([]string) bool) {
		row := make([]string, len(makers))
		for _, x := range list {
			for i, m := range makers {
				row[i] = m.cell(x)
			}
			if !yield(row) {
				return
			}
		}
	}
	return t
}

func text[T any](name, doc string, cell func(T) string) maker[T] {
	return maker[T]{Column{name, "string", doc}, cell}
}

func integer[T any](name, doc string, cell func(T) int) maker[T] {
	return maker[T]{Column{name, "integer", doc}, func(x T) string { return strconv.Itoa(cell(x)) }}
}

func boolean[T any](name, doc string, cell func(T) bool) maker[T] {
	return maker[T]{Column{name, "boolean", doc}, func(x T) string { return strconv.FormatBool(cell(x)) }}
}

// day is a civil day, of the years 0 to 9999, which is all that a date of
// Table Schema can be.
func day[T any](name, doc string, cell func(T) (edtf.Day, edtf.Bound)) maker[T] {
	return maker[T]{Column{name, "date", doc}, func(x T) string {
		if d, bound := cell(x); bound == edtf.Known && 0 <= d.Year && d.Year <= 9999 {
			return d.String()
		}
		return ""
	}}
}

// wordings are a text in each language of the site: in the first under the name
// itself, in another with the language behind it. One that is not translated
// is empty.
func wordings[T any](s timeline.Selection, name, doc string, of func(T) lang.Text) (list []maker[T]) {
	for i, code := range s.Site.Languages {
		column := name
		if i > 0 {
			column += "_" + code
		}
		list = append(list, text(column, doc+", in the language "+code, func(x T) string { return in(of(x), code) }))
	}
	return list
}

// in is the wording of t in a language, or nothing.
func in(t lang.Text, code string) string {
	if w := t.In(code); w.Lang == code {
		return w.Text
	}
	return ""
}

// ids are those of a list of records.
func ids[T interface{ Base() *timeline.Record }](records []T) string {
	items := make([]string, len(records))
	for i, r := range records {
		items[i] = r.Base().ID
	}
	return list(items)
}

// page is the address of a record's page.
func page[T interface{ Base() *timeline.Record }](s timeline.Selection, kind timeline.Kind) maker[T] {
	return text("url", "Its page; empty where the site has no address", func(x T) string {
		return s.URL(address.Record(string(kind), x.Base().ID))
	})
}

func id[T interface{ Base() *timeline.Record }](doc string) maker[T] {
	return text("id", doc, func(x T) string { return x.Base().ID })
}

func date[T any](name, doc string, cell func(T) edtf.Date) maker[T] {
	return text(name, doc, func(x T) string { return cell(x).String() })
}
