package hostile

import (
	_ "embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"testing/fstest"
	"unicode/utf8"

	"golang.org/x/tools/txtar"
)

//go:embed site.txtar
var fixture []byte

// A Form is how a place is written, which decides what can be put there.
type Form int

const (
	Value    Form = iota // a TOML string
	Markdown             // the text below the front matter
	Name                 // of a file
)

func (f Form) String() string { return [...]string{"value", "markdown", "file name"}[f] }

// A Place is where a stranger can write.
type Place struct {
	Name string // "event.title"
	Form Form
	Else string // what stands there otherwise
}

// Places lists every place of the site, in the order of its files.
func Places() []Place {
	var places []Place
	write(func(p Place) string {
		places = append(places, p)
		return p.Else
	})
	return places
}

// A span is where a place stands in the files: lines first to last.
type span struct {
	file        string
	first, last int
}

// site writes the files with texts in the places named, and says where each
// place stands.
func site(texts map[string]string) (fs.FS, map[string]span) {
	return write(func(p Place) string {
		if t, ok := texts[p.Name]; ok {
			return t
		}
		return p.Else
	})
}

// write fills every place with what put returns for it.
func write(put func(Place) string) (fs.FS, map[string]span) {
	fsys, at := fstest.MapFS{}, map[string]span{}
	for _, f := range txtar.Parse(fixture).Files {
		name, names := fill(f.Name, func(int) Form { return Name }, put)
		body := strings.LastIndex(string(f.Data), "\n+++\n")
		form := func(offset int) Form {
			if body >= 0 && offset > body {
				return Markdown
			}
			return Value
		}
		text, spans := fill(string(f.Data), form, put)
		for place, s := range spans {
			at[place] = span{name, s.first, s.last}
		}
		for place := range names {
			at[place] = span{name, 0, 1 << 30}
		}
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys, at
}

// fill writes one text. Lines of the spans count from 1.
func fill(src string, form func(offset int) Form, put func(Place) string) (string, map[string]span) {
	var out strings.Builder
	at := map[string]span{}
	for offset := 0; ; {
		before, rest, found := strings.Cut(src[offset:], "⟦")
		out.WriteString(before)
		if !found {
			return out.String(), at
		}
		slot, _, _ := strings.Cut(rest, "⟧")
		name, otherwise, _ := strings.Cut(slot, "|")
		offset += len(before)
		p := Place{name, form(offset), otherwise}
		text := put(p)
		if p.Form == Value {
			text = basic(text)
		}
		first := 1 + strings.Count(out.String(), "\n")
		out.WriteString(text)
		at[name] = span{first: first, last: 1 + strings.Count(out.String(), "\n")}
		offset += len("⟦") + len(slot) + len("⟧")
	}
}

// basic escapes a text for a TOML basic string (TOML 1.0, "String").
func basic(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < 0x20 || r == 0x7f || r == utf8.RuneError:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteString(string(r))
		}
	}
	return b.String()
}

// quoted shows a payload in one line of plain letters.
func quoted(s string) string { return strconv.QuoteToASCII(s) }
