package field

import (
	"fmt"
	"maps"
	"math"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"annals/internal/diag"
	"annals/internal/edtf"
)

// A Decoder turns the values of one file into a struct and reports whatever a
// table does not allow. What it cannot read it leaves at zero and goes on.
type Decoder struct {
	Lang      string   // of a text written as a plain string
	Languages []string // that {en = "…"} may name
	ByLang    bool     // texts may be written {en = "…", fr = "…"}
	Translate bool     // the struct exists: only add wordings in Lang
	Report    func(diag.Problem)
}

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

// Decode fills the struct that dst points to. A key of values that the table
// does not hold is a problem, as is a required one that is missing.
func (d *Decoder) Decode(b *Binding, values map[string]any, dst any) {
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
		if !ok || v == "" {
			if f.Required {
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
		Help: fmt.Sprintf("add  %s = %s", f.Name, sample(f)),
	}
	if f.Code != "" {
		p.Code = f.Code
	}
	if path != "" {
		p.Spot = diag.Spot{Key: path, Name: true}
	}
	if written {
		p.Text = fmt.Sprintf("%q is empty", f.Name)
		p.Help = fmt.Sprintf("write  %s = %s", f.Name, sample(f))
		p.Spot = diag.Spot{Key: join(path, f.Name)}
	}
	d.Report(p)
}

func (d *Decoder) unknown(t Table, values map[string]any, path string) {
	for _, k := range slices.Sorted(maps.Keys(values)) {
		if _, ok := t.Lookup(k); ok {
			continue
		}
		p := diag.Problem{
			Code: "A201",
			Spot: diag.Spot{Key: join(path, quoteKey(k)), Name: true},
			Text: fmt.Sprintf("unknown key %q", k),
			Help: "the keys here are " + strings.Join(t.Names(), ", "),
		}
		if d.Translate {
			p.Code = "A703"
			p.Text = fmt.Sprintf("%q cannot be translated", k)
			p.Help = "a translation may hold " + strings.Join(t.Names(), ", ") + "; all else comes from the original"
		}
		if near, ok := diag.Nearest(k, t.Names()); ok {
			p.Help = fmt.Sprintf("did you mean  %s ?", near)
		}
		d.Report(p)
	}
}

// quoteKey writes k as a path has it: bare where TOML allows that.
func quoteKey(k string) string {
	bare := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' || r == '-'
	}
	if k != "" && strings.TrimLeftFunc(k, bare) == "" {
		return k
	}
	return fmt.Sprintf("%q", k)
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
	}
	return `"…"`
}

func (d *Decoder) value(f *Field, sub *Binding, v any, dst reflect.Value, path string) {
	switch f.Type {
	case Text:
		d.text(f, v, dst.Addr().Interface().(wordings), path)
	case String, URL, Word, ID:
		if s, ok := d.string(f, v, path); ok {
			dst.SetString(s)
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
	d.Report(diag.Problem{
		Code:  "A203",
		Spot:  diag.Spot{Key: path},
		Text:  fmt.Sprintf("%q holds %s", last, describe(v)),
		Under: "it takes " + want,
		Help:  fmt.Sprintf("write  %s = %s", f.Name, sample(f)),
	})
}

// describe names a value as its writer would.
func describe(v any) string {
	switch v := v.(type) {
	case string:
		return fmt.Sprintf("the text %q", short(v))
	case bool:
		return fmt.Sprintf("%v", v)
	case int64, float64:
		return fmt.Sprintf("the number %v", v)
	case []any, []map[string]any:
		return "a list"
	case map[string]any:
		return "a table"
	}
	return "a date"
}

func short(s string) string {
	const limit = 40
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	return string([]rune(s)[:limit]) + "…"
}

func (d *Decoder) string(f *Field, v any, path string) (string, bool) {
	s, ok := v.(string)
	if !ok {
		d.wrong(f, v, "a text in quotes", path)
		return "", false
	}
	switch f.Type {
	case Word:
		return s, d.word(f, s, path)
	case URL:
		return s, d.url(s, path)
	case ID:
		return s, d.id(s, path)
	}
	return s, d.length(f, s, path)
}

func (d *Decoder) word(f *Field, s, path string) bool {
	if slices.Contains(f.Words, s) {
		return true
	}
	p := diag.Problem{
		Code: "A204",
		Spot: diag.Spot{Key: path},
		Text: fmt.Sprintf("%q is not a value of %q", short(s), f.Name),
		Help: "write one of " + strings.Join(f.Words, ", "),
	}
	if near, ok := diag.Nearest(s, f.Words); ok {
		p.Help = fmt.Sprintf("did you mean  %q ?", near)
	}
	d.Report(p)
	return false
}

func (d *Decoder) length(f *Field, s, path string) bool {
	n, unit := utf8.RuneCountInString(s), "characters"
	if f.MaxWords {
		n, unit = len(strings.Fields(s)), "words"
	}
	switch {
	case f.Max > 0 && n > f.Max:
		d.Report(diag.Problem{
			Code:  "A205",
			Spot:  diag.Spot{Key: path},
			Text:  fmt.Sprintf("%q has %d %s", f.Name, n, unit),
			Under: fmt.Sprintf("at most %d", f.Max),
			Help:  fmt.Sprintf("shorten it by %d; what does not fit goes into the text below", n-f.Max),
		})
		return false
	}
	if r, at := Hidden(s); at >= 0 {
		d.Report(diag.Problem{
			Code: "A206",
			Spot: diag.Spot{Key: path, Offset: at},
			Text: fmt.Sprintf("%q holds the invisible character U+%04X", f.Name, r),
			Help: "delete it; it changes what readers see without showing itself",
		})
		return false
	}
	return true
}

// Hidden returns the first control, direction or zero-width character of s and
// where it stands, or -1. Arabic text may hold joiners and direction marks.
func Hidden(s string) (r rune, at int) {
	arabic := strings.ContainsFunc(s, func(r rune) bool { return r >= 0x0600 && r <= 0x06FF })
	for i, r := range s {
		switch {
		case r == '\n' || r == '\t':
		case r < 0x20 || r >= 0x7F && r < 0xA0,
			r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0xFEFF,
			!arabic && (r >= 0x200B && r <= 0x200F || r == 0x061C):
			return r, i
		}
	}
	return 0, -1
}

func (d *Decoder) url(s, path string) bool {
	u, err := url.Parse(s)
	problem := ""
	switch {
	case err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https":
		problem = "is not a web address"
	case u.User != nil:
		problem = "holds a user name"
	case strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == '\\' || r == 0x7F || r == '"' || r == '<' || r == '>' }):
		problem = "holds a character that an address cannot have"
	default:
		return d.length(&Field{Name: "url"}, s, path)
	}
	d.Report(diag.Problem{
		Code: "A207",
		Spot: diag.Spot{Key: path},
		Text: fmt.Sprintf("%q %s", short(s), problem),
		Help: `write it as the browser shows it: "https://example.org/page"`,
	})
	return false
}

// MaxID is how long an id may be, in bytes.
const MaxID = 80

// ValidID reports whether s is an id: words of a–z and 0–9 joined by single hyphens.
func ValidID(s string) bool {
	if s == "" || len(s) > MaxID || s[0] == '-' || s[len(s)-1] == '-' || strings.Contains(s, "--") {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool {
		return r != '-' && (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
}

func (d *Decoder) id(s, path string) bool {
	if ValidID(s) {
		return true
	}
	d.Report(diag.Problem{
		Code:  "A208",
		Spot:  diag.Spot{Key: path},
		Text:  fmt.Sprintf("%q is not an id", short(s)),
		Under: "small letters, figures and single hyphens, at most 80",
		Help:  `write it like the file name without ".md": "2024-niger-revokes-us-pact"`,
	})
	return false
}

func (d *Decoder) text(f *Field, v any, dst wordings, path string) {
	switch v := v.(type) {
	case string:
		if d.length(f, v, path) {
			dst.AddWording(d.Lang, v)
		}
	case map[string]any:
		if !d.ByLang {
			d.wrong(f, v, "a text in quotes; other languages stand in files of their own", path)
			return
		}
		d.byLang(f, v, dst, path)
	default:
		d.wrong(f, v, "a text in quotes", path)
	}
}

func (d *Decoder) byLang(f *Field, v map[string]any, dst wordings, path string) {
	for _, lang := range d.Languages {
		w, ok := v[lang]
		if !ok {
			continue
		}
		if s, ok := w.(string); !ok {
			d.wrong(f, w, "a text in quotes", join(path, lang))
		} else if d.length(f, s, join(path, lang)) {
			dst.AddWording(lang, s)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(v)) {
		if !slices.Contains(d.Languages, k) {
			d.Report(diag.Problem{
				Code: "A701",
				Spot: diag.Spot{Key: join(path, quoteKey(k)), Name: true},
				Text: fmt.Sprintf("%q is not a language of this site", k),
				Help: "the languages are " + strings.Join(d.Languages, ", "),
			})
		}
	}
}

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
	out := make([]string, 0, len(list))
	for i, v := range list {
		s, ok := v.(string)
		switch {
		case !ok:
			d.wrong(f, v, "a text in quotes", item(path, i))
			continue
		case f.Type == IDs && !d.id(s, item(path, i)), f.Type == Strings && !d.length(&Field{Name: f.Name}, s, item(path, i)):
			continue
		case slices.Contains(out, s):
			d.Report(diag.Problem{
				Code: "A210",
				Spot: diag.Spot{Key: item(path, i)},
				Text: fmt.Sprintf("%q stands twice in %q", s, f.Name),
				Help: "delete one of them",
			})
			continue
		}
		out = append(out, s)
	}
	d.count(f, len(list), path)
	dst.Set(reflect.ValueOf(out))
}

func (d *Decoder) count(f *Field, n int, path string) {
	switch {
	case f.Required && n == 0:
		d.Report(diag.Problem{
			Code: cmpOr(f.Code, "A211"),
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

func cmpOr(a, b string) string {
	if a != "" {
		return a
	}
	return b
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
			d.missing(&Field{Name: f.Match}, item(path, i), false)
			continue
		}
		d.table(sub, t, dst.Index(j), item(path, i))
	}
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
