package field

import (
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"

	"annals/internal/diag"
	"annals/internal/edtf"
)

func (d *Decoder) date(f *Field, v any, dst *edtf.Date, path string) {
	if err := dst.UnmarshalTOML(v); err != nil {
		d.Report(DateProblem(f.Name, v, err, path))
		return
	}
	if _, ok := dst.Day(); f.Type == Day && !ok {
		*dst = edtf.Date{}
		d.Report(diag.Problem{
			Code:  "A303",
			Spot:  diag.Spot{Key: path},
			Text:  fmt.Sprintf("%q is not a day", fmt.Sprint(v)),
			Under: "one day, with year, month and day",
			Help:  fmt.Sprintf("write  %s = 2024-03-16", f.Name),
		})
	}
}

func (d *Decoder) integer(f *Field, v any, dst reflect.Value, path string) {
	n, ok := v.(int64)
	if !ok {
		d.wrong(f, v, "a whole number, without quotes", path)
		return
	}
	if (f.Min != 0 || f.Max != 0) && (n < int64(f.Min) || n > int64(f.Max)) {
		d.Report(diag.Problem{
			Code: "A209",
			Spot: diag.Spot{Key: path},
			Text: fmt.Sprintf("%q is %d", f.Name, n),
			Help: fmt.Sprintf("write a number from %d to %d", f.Min, f.Max),
		})
		return
	}
	dst.SetInt(n)
}

func (d *Decoder) number(f *Field, v any, dst reflect.Value, path string) {
	var x float64
	switch v := v.(type) {
	case int64:
		x = float64(v)
	case float64:
		x = v
	default:
		d.wrong(f, v, "a number, without quotes", path)
		return
	}
	if math.IsNaN(x) || math.IsInf(x, 0) || (f.Min != 0 || f.Max != 0) && (x < float64(f.Min) || x > float64(f.Max)) {
		d.Report(diag.Problem{
			Code: "A209",
			Spot: diag.Spot{Key: path},
			Text: fmt.Sprintf("%q is %v", f.Name, x),
			Help: fmt.Sprintf("write a number%s", span(f)),
		})
		return
	}
	if n, ok := dst.Addr().Interface().(figure); ok {
		n.SetFigure(x)
		return
	}
	dst.SetFloat(x)
}

func span(f *Field) string {
	if f.Min == 0 && f.Max == 0 {
		return ""
	}
	return fmt.Sprintf(" from %d to %d", f.Min, f.Max)
}

func (d *Decoder) group(f *Field, sub *Binding, v any, dst reflect.Value, path string) {
	if t, ok := v.(map[string]any); ok {
		d.table(sub, t, dst, path)
		return
	}
	d.wrong(f, v, "keys under a line ["+f.Name+"]", path)
}

func (d *Decoder) pairs(f *Field, v any, dst reflect.Value, path string) {
	t, ok := v.(map[string]any)
	if !ok {
		d.wrong(f, v, "keys and texts under a line ["+f.Name+"]", path)
		return
	}
	out := make(map[string]string, len(t))
	for _, k := range slices.Sorted(maps.Keys(t)) {
		s, ok := t[k].(string)
		if !ok {
			d.wrong(&Field{Name: k}, t[k], "a text in quotes", join(path, quoteKey(k)))
			continue
		}
		out[k] = s
	}
	dst.Set(reflect.ValueOf(out))
}

func (d *Decoder) extra(f *Field, v any, dst extras, path string) {
	t, ok := v.(map[string]any)
	if !ok {
		d.wrong(f, v, "a table under a line ["+f.Name+"]", path)
		return
	}
	for i := range f.Fields {
		g := &f.Fields[i]
		w, ok := t[g.Name]
		if !ok {
			continue
		}
		if !fits(g.Type, w) {
			d.wrong(g, w, "what config.toml says under [content] extra", join(path, g.Name))
			continue
		}
		dst.AddExtra(g.Name, w)
	}
	d.unknown(f.Fields, t, path)
}

// fits reports whether a site's own value has the type that it was given.
func fits(t Type, v any) bool {
	switch t {
	case String:
		s, ok := v.(string)
		_, at := Hidden(s)
		return ok && at < 0
	case Integer:
		_, ok := v.(int64)
		return ok
	case Number:
		_, whole := v.(int64)
		_, float := v.(float64)
		return whole || float
	case Bool:
		_, ok := v.(bool)
		return ok
	case Date:
		var d edtf.Date
		return d.UnmarshalTOML(v) == nil
	}
	return false
}
