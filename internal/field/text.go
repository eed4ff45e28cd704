package field

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/internal/diag"

	"golang.org/x/text/unicode/norm"
)

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
	bare := strings.TrimSpace(s) // a form keeps the space that a finger left
	switch f.Type {
	case Word:
		return bare, d.word(f, bare, path)
	case URL:
		return bare, d.url(bare, path)
	case ID:
		return bare, d.id(bare, path)
	}
	return bare, d.length(f, s, path)
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
			Code:  "A206",
			Spot:  diag.Spot{Key: path, Offset: at},
			Text:  fmt.Sprintf("%q holds the invisible character U+%04X", f.Name, r),
			Help:  "delete it; it changes what readers see without showing itself",
			Edits: []diag.Edit{{To: diag.Pos{Col: 1}}},
		})
		return false
	}
	return true
}

// Hidden returns the first control, direction or zero-width character of s and
// where it stands, or -1. Arabic text may hold joiners and direction marks.
func Hidden(s string) (r rune, at int) {
	for i, r := range s {
		switch {
		case r >= ' ' && r < 0x7F || r == '\n' || r == '\t': // almost all
		case r < 0x20 || r >= 0x7F && r < 0xA0,
			r >= 0x2028 && r <= 0x202E, r >= 0x2060 && r <= 0x206F, r >= 0xFFF9 && r <= 0xFFFB,
			r == 0x180E, r == 0xFEFF, r >= 0xE0000 && r <= 0xE007F:
			return r, i
		case (r >= 0x200B && r <= 0x200F || r == 0x061C) && !strings.ContainsFunc(s, arabic):
			return r, i
		}
	}
	return 0, -1
}

// arabic reports whether r is a letter of the Arabic script; its marks and
// signs make no text Arabic.
func arabic(r rune) bool { return unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) }

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

// ValidID reports whether s is an id: words of a–z and 0–9 joined by
// single hyphens, at most MaxID bytes, and not Reserved.
func ValidID(s string) bool {
	if s == "" || len(s) > MaxID || s[0] == '-' || s[len(s)-1] == '-' || strings.Contains(s, "--") {
		return false
	}
	return !Reserved(s) && !strings.ContainsFunc(s, func(r rune) bool {
		return r != '-' && (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
}

// Reserved reports whether some system or host reads s as something else than
// an id: Windows' devices, and the pages that stand among those of records.
func Reserved(s string) bool {
	return s == "index" || s == "newest" || s == "404" || Device(s)
}

// Device reports whether Windows takes a file of this name, in small letters
// and with any ending, for a device.
func Device(s string) bool {
	switch s {
	case "con", "prn", "aux", "nul":
		return true
	}
	for _, device := range []string{"com", "lpt"} {
		if n, ok := strings.CutPrefix(s, device); ok && len(n) == 1 && n[0] >= '0' && n[0] <= '9' {
			return true
		}
	}
	return false
}

func (d *Decoder) id(s, path string) bool {
	if ValidID(s) {
		return true
	}
	if Reserved(s) {
		d.Report(diag.Problem{
			Code: "A208",
			Spot: diag.Spot{Key: path},
			Text: fmt.Sprintf("%q cannot be an id: computers or this site use the name for something else", s),
			Help: "choose a longer one",
		})
		return false
	}
	p := diag.Problem{
		Code:  "A208",
		Spot:  diag.Spot{Key: path},
		Text:  fmt.Sprintf("%q is not an id", short(s)),
		Under: "small letters, figures and single hyphens, at most 80",
		Help:  `write it like the file name without ".md": "2024-niger-revokes-us-pact"`,
	}
	if near := strings.ReplaceAll(strings.ToLower(s), " ", "-"); ValidID(near) {
		p.Help = fmt.Sprintf("write  %q", near)
	}
	d.Report(p)
	return false
}

func (d *Decoder) text(f *Field, v any, dst wordings, path string) {
	switch v := v.(type) {
	case string:
		if d.length(f, v, path) {
			dst.AddWording(d.Lang, norm.NFC.String(strings.TrimSpace(v)))
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
			d.wrong(&Field{Name: lang, Type: Text}, w, "a text in quotes", join(path, lang))
		} else if d.length(f, s, join(path, lang)) {
			dst.AddWording(lang, norm.NFC.String(strings.TrimSpace(s)))
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
