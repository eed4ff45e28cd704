package field

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"annals/internal/diag"
)

// unknown reports the keys of values that t does not have.
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
		if len(t) == 0 {
			p.Help = "this site has no keys of its own; type them in config.toml:  [content] extra = {mood = \"string\"}"
		}
		if d.Translate {
			p.Code = "A703"
			p.Text = fmt.Sprintf("%q cannot be translated", k)
			p.Help = "a translation may hold " + strings.Join(t.Names(), ", ") + "; all else comes from the original"
		}
		if _, ok := d.top.Lookup(k); ok && path != "" {
			p.Help = "is it of the whole record? Keys below a line in brackets belong to that line: write it above the first one"
		} else if near, ok := meant(k, t); ok {
			p.Help = fmt.Sprintf("did you mean  %s ?", near)
		}
		d.Report(p)
	}
}

// meant returns the key of t that k is a slip of, or its singular.
func meant(k string, t Table) (string, bool) {
	if near, ok := diag.Nearest(k, t.Names()); ok {
		return near, true
	}
	plural := strings.TrimSuffix(k, "y") + "ies"
	_, ok := t.Lookup(plural)
	return plural, ok
}

// misplaced reports whether the key name of t stands in values misspelt, or in
// a table below them that has no such key: then it is not told as missing too.
func misplaced(t Table, name string, values map[string]any) bool {
	for k, v := range values {
		f, ok := t.Lookup(k)
		if near, is := meant(k, t); !ok && is && near == name {
			return true
		}
		if _, has := f.Fields.Lookup(name); !ok || has {
			continue
		}
		below, _ := asTables(v)
		if one, ok := v.(map[string]any); ok {
			below = append(below, one)
		}
		if slices.ContainsFunc(below, func(b map[string]any) bool { _, ok := b[name]; return ok }) {
			return true
		}
	}
	return false
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
