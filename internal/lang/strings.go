package lang

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"

	"annals/internal/diag"
	"annals/internal/frontmatter"
)

// Strings is what the site itself says in one language.
type Strings struct {
	Lang string // BCP 47
	m    map[string]forms
}

// forms is a string as it reads for one thing and for several. One is empty
// where the number makes no difference.
type forms struct{ one, other string }

// maxStrings is how long a file of strings may be, in bytes.
const maxStrings = 256 << 10

// Load reads strings/<code>.toml, a flat list of  key = "text"  or
// key = {one = "%d entry", other = "%d entries"}.
func Load(fsys fs.FS, code string) (*Strings, diag.List, error) {
	file := "strings/" + code + ".toml"
	src, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, nil, fmt.Errorf("read the strings of language %q: %w", code, err)
	}
	values, probs := frontmatter.DecodeTOML("templates/"+file, src, maxStrings)
	s := &Strings{Lang: code, m: make(map[string]forms, len(values))}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		f, ok := readForms(values[key])
		if !ok {
			probs = append(probs, diag.Problem{
				Pos: diag.Pos{File: "templates/" + file}, Spot: diag.Spot{Key: key}, Code: "A705",
				Text: fmt.Sprintf("%q is neither a text nor {one, other}", key),
				Help: key + ` = "…"  or  ` + key + ` = {one = "…", other = "…"}`,
			})
		}
		s.m[key] = f
	}
	return s, probs, nil
}

func readForms(v any) (forms, bool) {
	switch v := v.(type) {
	case string:
		return forms{other: v}, true
	case map[string]any:
		one, ok := v["one"].(string)
		other, ok2 := v["other"].(string)
		return forms{one, other}, ok && ok2 && len(v) == 2
	}
	return forms{}, false
}

// Keys returns every key in order.
func (s *Strings) Keys() []string { return slices.Sorted(maps.Keys(s.m)) }

// T returns a string, with args put in as fmt does.
func (s *Strings) T(key string, args ...any) (string, error) {
	f, ok := s.m[key]
	if !ok {
		return "", fmt.Errorf("templates/strings/%s.toml has no %q", s.Lang, key)
	}
	if len(args) == 0 {
		return f.other, nil
	}
	return fmt.Sprintf(f.other, args...), nil
}

// N returns a string in the form for n things. Its %s is n, written as the
// language writes numbers; args follow.
func (s *Strings) N(key string, n int, args ...any) (string, error) {
	f, ok := s.m[key]
	if !ok {
		return "", fmt.Errorf("templates/strings/%s.toml has no %q", s.Lang, key)
	}
	form := f.other
	if f.one != "" && s.one(n) {
		form = f.one
	}
	if before, after, ok := strings.Cut(form, "%s"); ok && len(args) == 0 && !strings.Contains(before, "%") && !strings.Contains(after, "%") {
		return before + s.Number(n) + after, nil // as fmt does
	}
	return fmt.Sprintf(form, append([]any{s.Number(n)}, args...)...), nil
}

// Forms returns the forms of a string that counts, with %s for the number: for
// those who count where the program does not run. The first is empty where the
// number makes no difference.
func (s *Strings) Forms(key string) (one, other string, err error) {
	f, ok := s.m[key]
	if !ok {
		return "", "", fmt.Errorf("templates/strings/%s.toml has no %q", s.Lang, key)
	}
	return f.one, f.other, nil
}

// one reports whether n takes the singular: CLDR's category "one" for whole
// numbers, which in French holds 0 too.
func (s *Strings) one(n int) bool { return n == 1 || n == 0 && s.Lang == "fr" }

// Number writes n with its thousands parted: 2,911 or 2 911 with a narrow
// no-break space (CLDR, group separator).
func (s *Strings) Number(n int) string {
	if 0 <= n && n < 1000 {
		return strconv.Itoa(n)
	}
	digits, sep := strconv.Itoa(n), ","
	if s.Lang == "fr" {
		sep = "\u202f"
	}
	sign := ""
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(sep)
		}
		b.WriteRune(d)
	}
	return sign + b.String()
}
