// Package edit changes content files and leaves the rest of them as it was
// written: order, comments, quotes, spaces, line ends.
package edit

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/field"
	"annals/internal/frontmatter"
	"annals/internal/load"
)

// maxHead is how many bytes of TOML are read; what a kind of record allows is
// less, and for the check to say.
const maxHead = 256 << 10

// A File is a content file that is being changed. A change that cannot be made
// leaves it as it was.
type File struct {
	name   string
	src    []byte
	fields field.Table
	values map[string]any
	layout frontmatter.Layout
}

// Fields returns the keys of the file with this path below the site's root,
// in the order in which they are written; ok is false for a file that holds
// no records.
func Fields(name string) (t field.Table, ok bool) {
	below, inside := strings.CutPrefix(name, load.Dir+"/")
	if !inside {
		return nil, false
	}
	for _, t := range load.Tables() {
		if t.File == below {
			return t.Root(), true
		}
	}
	folder, _, nested := strings.Cut(below, "/")
	for _, k := range load.Kinds() {
		if nested && string(k.Name) == folder && path.Ext(name) == ".md" {
			return k.Fields, true
		}
	}
	return nil, false
}

// Read returns a file to be changed, whose keys are fields. A file that ends
// in .md has TOML between fences, any other is TOML throughout. Where its TOML
// cannot be read there are problems and no file.
func Read(name string, src []byte, fields field.Table) (*File, diag.List) {
	return read(name, src, fields, maxHead)
}

func read(name string, src []byte, fields field.Table, limit int) (*File, diag.List) {
	f := &File{name: name, src: src, fields: fields}
	var probs diag.List
	if f.markdown() {
		var doc frontmatter.Document
		doc, probs = frontmatter.Decode(name, src, limit)
		f.values = doc.Values
	} else {
		f.values, probs = frontmatter.DecodeTOML(name, src, limit)
	}
	if len(probs) == 0 {
		f.layout, probs = frontmatter.Lay(name, src, f.markdown())
	}
	if len(probs) > 0 {
		return nil, probs
	}
	return f, nil
}

func (f *File) markdown() bool { return path.Ext(f.name) == ".md" }

// Bytes returns the file with the changes made so far.
func (f *File) Bytes() []byte { return f.src }

// A change puts text in the place of a part of the file.
type change struct {
	frontmatter.Span
	text string
}

// apply makes changes that do not overlap, and reads the file again.
func (f *File) apply(changes ...change) error {
	next, probs := Read(f.name, splice(f.src, changes), f.fields)
	if len(probs) > 0 {
		return errors.New(probs[0].Text)
	}
	*f = *next
	return nil
}

func splice(src []byte, changes []change) []byte {
	slices.SortStableFunc(changes, func(a, b change) int { return a.From - b.From })
	var out []byte
	at := 0
	for _, c := range changes {
		out = append(out, src[at:c.From]...)
		out = append(out, c.text...)
		at = c.To
	}
	return append(out, src[at:]...)
}

// newline is how the lines of the file end.
func (f *File) newline() string {
	if strings.Contains(string(f.src), "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// A scope is the table that a header opens, or in which a pair stands.
type scope struct {
	path   string // as in diag.Spot: "claims[0].versions[1]"; empty for the root
	fields field.Table
}

// scopes returns the scope of every statement.
func (f *File) scopes() []scope {
	open := scope{fields: f.fields}
	count := map[string]int{} // of the tables of each list
	all := make([]scope, len(f.layout.Statements))
	for i, s := range f.layout.Statements {
		if s.Kind != frontmatter.Pair {
			open = scope{fields: f.fields}
			for j, k := range s.Key {
				open = open.at(k.Name)
				if list := open.path; s.Kind == frontmatter.ListHeader && j == len(s.Key)-1 {
					open.path = fmt.Sprintf("%s[%d]", list, count[list])
					count[list]++
				} else if n := count[list]; n > 0 {
					open.path = fmt.Sprintf("%s[%d]", list, n-1)
				}
			}
		}
		all[i] = open
	}
	return all
}

// at returns the scope of the table under a key.
func (s scope) at(key string) scope {
	fd, _ := s.fields.Lookup(key)
	return scope{join(s.path, key), fd.Fields}
}

// join adds a key to a path, in quotes where it needs them.
func join(path, key string) string {
	if !bare(key) {
		key = fmt.Sprintf("%q", key)
	}
	if path == "" {
		return key
	}
	return path + "." + key
}

// bare reports whether TOML takes a key without quotes.
func bare(key string) bool {
	return key != "" && !strings.ContainsFunc(key, func(r rune) bool {
		return r != '_' && r != '-' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	})
}

// walk calls visit for every value, at any depth, with its path and its field;
// an item of a list has the field of the list.
func (f *File) walk(visit func(path string, fd field.Field, v frontmatter.Value)) {
	var value func(path string, fd field.Field, v frontmatter.Value)
	pair := func(s scope, st frontmatter.Statement) {
		var fd field.Field
		for _, k := range st.Key {
			fd, _ = s.fields.Lookup(k.Name)
			s = s.at(k.Name)
		}
		value(s.path, fd, st.Value)
	}
	value = func(path string, fd field.Field, v frontmatter.Value) {
		visit(path, fd, v)
		for i, item := range v.Items {
			value(fmt.Sprintf("%s[%d]", path, i), fd, item)
		}
		for _, st := range v.Pairs {
			pair(scope{path, fd.Fields}, st)
		}
	}
	for i, s := range f.scopes() {
		if st := f.layout.Statements[i]; st.Kind == frontmatter.Pair {
			pair(s, st)
		}
	}
}

// find returns the value at path.
func (f *File) find(path string) (found frontmatter.Value, ok bool) {
	f.walk(func(p string, _ field.Field, v frontmatter.Value) {
		if p == path {
			found, ok = v, true
		}
	})
	return found, ok
}
