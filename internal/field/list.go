package field

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/edtf"

	"golang.org/x/text/unicode/norm"
)

func (d *Decoder) strings(f *Field, v any, dst reflect.Value, path string) {
	list, ok := v.([]any)
	if !ok {
		want := "a list of texts in brackets"
		if f.Type == IDs {
			want = "a list of ids in brackets"
		}
		d.wrong(f, v, want, path)
		return
	}
	out, n, refused := make([]string, 0, len(list)), 0, false
	for i, v := range list {
		s, ok := v.(string)
		s = strings.TrimSpace(s)
		right := s != ""
		switch {
		case !ok:
			d.wrong(f, v, "a text in quotes", item(path, i))
			right, refused = false, true
		case !right: // as a form writes a line that was left empty
		case f.Type == IDs && !d.id(s, item(path, i)), f.Type == Strings && !d.length(&Field{Name: f.Name}, s, item(path, i)):
			right, refused = false, true
		case slices.Contains(out, s):
			d.Report(diag.Problem{
				Code: "A210",
				Spot: diag.Spot{Key: item(path, i)},
				Text: fmt.Sprintf("%q stands twice in %q", s, f.Name),
				Help: "delete one of them",
			})
			right = false
		}
		switch {
		case right:
			out, n = append(out, norm.NFC.String(s)), n+1
		case f.Type == IDs:
			out = append(out, "") // what comes after it keeps its place
		}
	}
	if n == 0 {
		out = out[:0]
	}
	if n > 0 || !refused { // of a list that is empty for what was refused enough was said
		d.count(f, max(n, len(out)), path)
	}
	dst.Set(reflect.ValueOf(out))
}

func (d *Decoder) count(f *Field, n int, path string) {
	switch {
	case f.Required && n == 0:
		d.Report(diag.Problem{
			Code: cmp.Or(f.Code, "A211"),
			Spot: diag.Spot{Key: path},
			Text: fmt.Sprintf("%q is empty", f.Name),
			Help: fmt.Sprintf("write at least one:  %s = %s", f.Name, sample(f)),
		})
	case f.Max > 0 && n > f.Max:
		d.Report(diag.Problem{
			Code: "A211",
			Spot: diag.Spot{Key: path},
			Text: fmt.Sprintf("%q has %d items", f.Name, n),
			Help: fmt.Sprintf("keep the %d that matter most", f.Max),
		})
	}
}

func (d *Decoder) tables(f *Field, sub *Binding, v any, dst reflect.Value, path string) {
	list, ok := asTables(v)
	if !ok {
		d.wrong(f, v, fmt.Sprintf("tables, each under a line [[%s]]", f.Name), path)
		return
	}
	if d.Translate {
		d.match(f, sub, list, dst, path)
		return
	}
	out := reflect.MakeSlice(dst.Type(), len(list), len(list))
	seen := map[string]bool{}
	for i, t := range list {
		d.table(sub, t, out.Index(i), item(path, i))
		k := matchKey(f, t)
		if k != "" && seen[k] {
			d.Report(diag.Problem{
				Code: "A212",
				Spot: diag.Spot{Key: join(item(path, i), f.Match)},
				Text: fmt.Sprintf("two of %q have the %s %q", f.Name, f.Match, k),
				Help: fmt.Sprintf("give this one a %s of its own", f.Match),
			})
		}
		seen[k] = true
	}
	dst.Set(out)
	d.count(f, len(list), path)
}

func asTables(v any) ([]map[string]any, bool) {
	switch v := v.(type) {
	case []map[string]any:
		return v, true
	case []any:
		out := make([]map[string]any, len(v))
		for i, e := range v {
			t, ok := e.(map[string]any)
			if !ok {
				return nil, false
			}
			out[i] = t
		}
		return out, true
	}
	return nil, false
}

// matchKey returns the value by which a translation finds table t again.
func matchKey(f *Field, t map[string]any) string {
	v, ok := t[f.Match]
	if f.Match == "" || !ok {
		return ""
	}
	var date edtf.Date
	if g, _ := f.Fields.Lookup(f.Match); g.Type == Date || g.Type == Day {
		if date.UnmarshalTOML(v) == nil {
			return date.String()
		}
	}
	return fmt.Sprint(v)
}

// match adds the wordings of a translation to the tables they belong to.
func (d *Decoder) match(f *Field, sub *Binding, list []map[string]any, dst reflect.Value, path string) {
	at := map[string]int{}
	m := slices.Index(sub.table.Names(), f.Match)
	for i := range dst.Len() {
		at[fmt.Sprint(dst.Index(i).FieldByIndex(sub.index[m]).Interface())] = i
	}
	for i, t := range list {
		k := matchKey(f, t)
		j, ok := at[k]
		if k != "" && !ok {
			d.Report(diag.Problem{
				Code: "A702",
				Spot: diag.Spot{Key: join(item(path, i), f.Match)},
				Text: fmt.Sprintf("the original has no %q with the %s %q", f.Name, f.Match, k),
				Help: fmt.Sprintf("copy the %s from the original", f.Match),
			})
			continue
		}
		if k == "" {
			match, _ := f.Fields.Lookup(f.Match)
			d.missing(&Field{Name: match.Name, Type: match.Type}, item(path, i), false)
			continue
		}
		d.table(sub, t, dst.Index(j), item(path, i))
	}
}
