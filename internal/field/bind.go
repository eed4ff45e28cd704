package field

import (
	"fmt"
	"reflect"
)

// wordings is a text that takes one wording a language.
type wordings interface{ AddWording(lang, text string) }

// figure is a number that knows whether it is known.
type figure interface{ SetFigure(float64) }

// extras takes the site's own values.
type extras interface{ AddExtra(key string, value any) }

// A Binding joins a table to the struct that it fills.
type Binding struct {
	table Table
	index [][]int    // of the struct's field, by position in table
	sub   []*Binding // for Tables
}

// Bind finds the place in T of every field of t by the tag `field:"name"`. It
// panics on a field that has none: table and struct are both the program's own.
func Bind[T any](t Table) *Binding { return bind(t, reflect.TypeFor[T]()) }

func bind(t Table, typ reflect.Type) *Binding {
	places := map[string]reflect.StructField{}
	for _, f := range reflect.VisibleFields(typ) {
		if name, ok := f.Tag.Lookup("field"); ok {
			places[name] = f
		}
	}
	b := &Binding{table: t, index: make([][]int, len(t)), sub: make([]*Binding, len(t))}
	for i, f := range t {
		place, ok := places[f.Name]
		if !ok {
			panic(fmt.Sprintf("field: %s has no place for %q", typ, f.Name))
		}
		b.index[i] = place.Index
		switch f.Type {
		case Tables:
			b.sub[i] = bind(f.Fields, place.Type.Elem())
		case Group:
			b.sub[i] = bind(f.Fields, place.Type)
		}
	}
	return b
}
