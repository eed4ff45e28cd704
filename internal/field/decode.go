package field

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"annals/internal/diag"
	"annals/internal/edtf"

	"golang.org/x/text/unicode/norm"
)

// A Decoder turns the values of one file into a struct and reports whatever a
// table does not allow. What it cannot read it leaves at zero and goes on.
type Decoder struct {
	Lang      string   // of a text written as a plain string
	Languages []string // that {en = "…"} may name
	ByLang    bool     // texts may be written {en = "…", fr = "…"}
	Translate bool     // the struct exists: only add wordings in Lang
	Report    func(diag.Problem)

	top Table // of the record that is read
}

// Decode fills the struct that dst points to. A key of values that the table
// does not hold is a problem, as is a required one that is missing.
func (d *Decoder) Decode(b *Binding, values map[string]any, dst any) {
	d.top = b.table
	d.table(b, values, reflect.ValueOf(dst).Elem(), "")
}

func (d *Decoder) table(b *Binding, values map[string]any, dst reflect.Value, path string) {
	known := 0
	for i := range b.table {
		f := &b.table[i]
		v, ok := values[f.Name]
		if ok {
			known++
		}
		if text, is := v.(string); !ok || is && strings.TrimSpace(text) == "" {
			if f.Required && (ok || !misplaced(b.table, f.Name, values)) {
				d.missing(f, path, ok)
			}
			continue
		}
		d.value(f, b.sub[i], v, dst.FieldByIndex(b.index[i]), join(path, f.Name))
	}
	if known < len(values) {
		d.unknown(b.table, values, path)
	}
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

func item(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i) }

func (d *Decoder) missing(f *Field, path string, written bool) {
	p := diag.Problem{
		Code: "A202",
		Text: fmt.Sprintf("%q is missing", f.Name),
		Help: "add  " + assignment(f),
	}
	if f.Code != "" {
		p.Code = f.Code
	}
	if path != "" {
		p.Spot = diag.Spot{Key: path, Name: true}
	}
	if written {
		p.Text = fmt.Sprintf("%q is empty", f.Name)
		p.Help = "write  " + assignment(f)
		p.Spot = diag.Spot{Key: join(path, f.Name)}
	}
	d.Report(p)
}

// assignment shows how f is written, and what there is to choose from.
func assignment(f *Field) string {
	if f.Type == Word && f.Example == "" && len(f.Words) > 1 {
		return fmt.Sprintf("%s = \"…\"  with one of %s", f.Name, strings.Join(f.Words, ", "))
	}
	return fmt.Sprintf("%s = %s", f.Name, sample(f))
}

// sample is a value that shows how f is written.
func sample(f *Field) string {
	if f.Example != "" {
		return f.Example
	}
	switch f.Type {
	case Date, Day:
		return "2024-03-16"
	case Integer, Number:
		return "1"
	case Bool:
		return "true"
	case Word:
		return fmt.Sprintf("%q", f.Words[0])
	case Strings, IDs:
		return `["…"]`
	case Tables:
		return "[{…}]"
	case Group, Pairs, Extra:
		return "{…}"
	}
	return `"…"`
}

func (d *Decoder) value(f *Field, sub *Binding, v any, dst reflect.Value, path string) {
	switch f.Type {
	case Text:
		d.text(f, v, dst.Addr().Interface().(wordings), path)
	case String, URL, Word, ID:
		if s, ok := d.string(f, v, path); ok {
			dst.SetString(norm.NFC.String(s))
		}
	case Date, Day:
		d.date(f, v, dst.Addr().Interface().(*edtf.Date), path)
	case Integer:
		d.integer(f, v, dst, path)
	case Number:
		d.number(f, v, dst, path)
	case Bool:
		if on, ok := v.(bool); ok {
			dst.SetBool(on)
		} else {
			d.wrong(f, v, "true or false, without quotes", path)
		}
	case Strings, IDs:
		d.strings(f, v, dst, path)
	case Tables:
		d.tables(f, sub, v, dst, path)
	case Extra:
		d.extra(f, v, dst.Addr().Interface().(extras), path)
	case Group:
		d.group(f, sub, v, dst, path)
	case Pairs:
		d.pairs(f, v, dst, path)
	}
}

func (d *Decoder) wrong(f *Field, v any, want, path string) {
	last := path[strings.LastIndexByte(path, '.')+1:]
	if strings.HasSuffix(path, `"`) {
		last = f.Name // as it is, where a path quotes it
	}
	p := diag.Problem{
		Code:  "A203",
		Spot:  diag.Spot{Key: path},
		Text:  fmt.Sprintf("%q holds %s", last, describe(v)),
		Under: "it takes " + want,
		Help:  fmt.Sprintf("write  %s = %s", quoteKey(f.Name), sample(f)),
	}
	if right, ok := rewritten(f, v); ok {
		p.Help = fmt.Sprintf("write  %s = %s", quoteKey(f.Name), right)
	} else if _, table := v.(map[string]any); table && f.Type == Tables {
		p.Help = fmt.Sprintf("write two brackets on each side:  [[%s]]", f.Name)
	}
	d.Report(p)
}

// rewritten is the value that v is plainly meant to be, as f takes it.
func rewritten(f *Field, v any) (string, bool) {
	s, text := v.(string)
	switch f.Type {
	case Integer:
		_, err := strconv.Atoi(s)
		return s, text && err == nil
	case Number:
		_, err := strconv.ParseFloat(s, 64)
		return s, text && err == nil
	case Bool:
		return s, s == "true" || s == "false"
	case IDs:
		ids := strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' })
		return `["` + strings.Join(ids, `", "`) + `"]`, len(ids) > 0 && !slices.ContainsFunc(ids, func(id string) bool { return !ValidID(id) })
	case Strings:
		return fmt.Sprintf("[%q]", s), text && short(s) == s
	case String, Text, Word, ID, URL:
		if list, ok := v.([]any); ok && len(list) == 1 {
			s, text = list[0].(string)
			return fmt.Sprintf("%q", s), text && short(s) == s
		}
		switch v.(type) {
		case int64, float64:
			return fmt.Sprintf("\"%v\"", v), f.Type != Word && f.Type != URL
		}
	}
	return "", false
}
