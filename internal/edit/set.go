package edit

import (
	"fmt"
	"slices"
	"strings"

	"annals/internal/frontmatter"
)

// Set gives the key at path, written as in diag.Spot, a value. A key that is
// not there yet is added to its table in canonical order; the table itself
// must exist.
func (f *File) Set(path string, value TOML) error {
	if v, ok := f.find(path); ok {
		return f.fail("set", path, f.apply(change{v.Span, string(value)}))
	}
	i := strings.LastIndexByte(path, '.')
	parent, key := path[:max(0, i)], path[i+1:]
	if !bare(key) {
		return fmt.Errorf("set %s of %s: it is not a key", path, f.name)
	}
	if v, ok := f.find(parent); ok && v.Kind == frontmatter.InlineTable {
		return f.fail("set", path, f.apply(f.appended(v, KeyValue{key, value}.String())...))
	}
	c, ok := f.line(parent, KeyValue{key, value})
	if !ok {
		return fmt.Errorf("set %s of %s: there is no table %s", path, f.name, parent)
	}
	return f.fail("set", path, f.apply(c))
}

func (f *File) fail(verb, path string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s %s of %s: %w", verb, path, f.name, err)
}

// line is the change that adds a line to the table at path, after the keys
// that canonically come before it.
func (f *File) line(path string, kv KeyValue) (c change, ok bool) {
	blocks, _, _ := f.blocks()
	text, nl := kv.String(), f.newline()
	after, first, fields := -1, -1, f.fields
	for i, s := range f.scopes() {
		st := f.layout.Statements[i]
		switch {
		case s.path != path:
			continue
		case st.Kind != frontmatter.Pair:
			after, fields, ok = i, s.fields, true
			continue
		case first < 0:
			first = i
		}
		if mine := rank(fields, kv.Key); rank(fields, st.Key[0].Name) <= mine {
			after = i
		}
	}
	switch {
	case after >= 0:
		at := blocks[after].span.To
		text += nl
		if at == len(f.src) && !strings.HasSuffix(string(f.src), "\n") {
			text = nl + kv.String()
		}
		return change{frontmatter.Span{From: at, To: at}, text}, true
	case first >= 0:
		at := blocks[first].span.From
		return change{frontmatter.Span{From: at, To: at}, text + nl}, true
	case path != "":
		return change{}, false
	case len(blocks) > 0: // only tables: a key of the root goes before them
		at := blocks[0].span.From
		return change{frontmatter.Span{From: at, To: at}, text + nl + nl}, true
	}
	at := f.layout.Head.To
	return change{frontmatter.Span{From: at, To: at}, text + nl}, true
}

// Append adds an item to the list at path. A list that is not there yet is
// made with this one item.
func (f *File) Append(path string, item TOML) error {
	v, ok := f.find(path)
	switch {
	case !ok:
		return f.Set(path, List(item))
	case v.Kind != frontmatter.List:
		return fmt.Errorf("append to %s of %s: it is not a list", path, f.name)
	}
	return f.fail("append to", path, f.apply(f.appended(v, string(item))...))
}

// appended is the changes that add an item to a list or an inline table, on
// a line of its own where the last one has one.
func (f *File) appended(v frontmatter.Value, item string) []change {
	var spans []frontmatter.Span
	for _, item := range v.Items {
		spans = append(spans, item.Span)
	}
	for _, pair := range v.Pairs {
		spans = append(spans, pair.Span)
	}
	insert := func(at int, text string) change { return change{frontmatter.Span{From: at, To: at}, text} }
	if len(spans) == 0 {
		return []change{insert(v.Span.From+1, item)}
	}
	last := spans[len(spans)-1]
	start := lineStart(f.src, last.From)
	before := string(f.src[start:last.From])
	if strings.TrimSpace(before) != "" {
		return []change{insert(last.To, ", "+item)}
	}
	// The comma comes before a comment beside the last item, the new one after.
	rest := string(f.src[last.To : v.Span.To-1])
	line, _, _ := strings.Cut(rest, "\n")
	line = strings.TrimSuffix(line, "\r")
	at := last.To + len(strings.TrimRight(line, " \t"))
	if g := readListGap(rest); g.comma {
		if comma, _, _ := strings.Cut(line, "#"); !strings.Contains(comma, ",") {
			return []change{insert(last.To, ", "+item)} // it stands on a line further down
		}
		return []change{insert(at, f.newline()+before+item+",")}
	}
	return []change{insert(last.To, ","), insert(at, f.newline()+before+item)}
}

// AddAlias adds an id that the record had before.
func (f *File) AddAlias(id string) error {
	const key = "aliases"
	if v, ok := f.find(key); ok && slices.ContainsFunc(v.Items, func(v frontmatter.Value) bool { return v.Text == id }) {
		return nil
	}
	return f.Append(key, Text(id))
}

// Renamed keeps the id that the record had before among its aliases, in the
// place of the one it has now if it once had that.
func (f *File) Renamed(from, to string) error {
	const key = "aliases"
	v, _ := f.find(key)
	for _, item := range v.Items {
		if item.Text == to {
			return f.fail("set", key, f.apply(change{item.Span, string(Text(from))}))
		}
	}
	return f.AddAlias(from)
}

// AddTable adds a table to the list with this name, after those it has, or
// else where it canonically stands. A list that is written in brackets gets a
// table in braces.
func (f *File) AddTable(name string, pairs ...KeyValue) error {
	lines := make([]string, len(pairs))
	for i, kv := range pairs {
		lines[i] = kv.String()
	}
	if _, ok := f.find(name); ok {
		return f.Append(name, TOML("{"+strings.Join(lines, ", ")+"}"))
	}
	if !bare(name) {
		return fmt.Errorf("add %s to %s: it is not a key", name, f.name)
	}
	nl := f.newline()
	text := "[[" + name + "]]" + nl + strings.Join(append(lines, ""), nl)
	return f.fail("add", name, f.apply(f.table(name, text)))
}

// table is the change that adds a table after the others of its list, or else
// after all that canonically come before it.
func (f *File) table(name, text string) change {
	blocks, _, _ := f.blocks()
	nl := f.newline()
	after, same, list := -1, -1, ""
	for i, s := range f.layout.Statements {
		if s.Kind != frontmatter.Pair {
			list = s.Key[0].Name
		}
		switch {
		case list == name:
			same = i
		case list == "" || rank(f.fields, list) <= rank(f.fields, name):
			after = i
		}
	}
	if same >= 0 {
		after = same
	}
	if after < 0 && len(blocks) > 0 {
		at := blocks[0].span.From
		return change{frontmatter.Span{From: at, To: at}, text + nl}
	}
	at := f.layout.Head.To
	if after >= 0 {
		at = blocks[after].span.To
		text = nl + text
	}
	if at > 0 && f.src[at-1] != '\n' {
		text = nl + text
	}
	return change{frontmatter.Span{From: at, To: at}, text}
}

// AddTableIn adds a table to a list of the table at path, written as in
// diag.Spot: "versions" of "claims[0]". It stands after all that the table has.
func (f *File) AddTableIn(path, name string, pairs ...KeyValue) error {
	lines := make([]string, len(pairs))
	for i, kv := range pairs {
		lines[i] = kv.String()
	}
	list := join(path, name)
	item := TOML("{" + strings.Join(lines, ", ") + "}")
	if _, ok := f.find(list); ok {
		return f.Append(list, item)
	}
	if v, ok := f.find(path); ok && v.Kind == frontmatter.InlineTable {
		return f.Set(list, List(item))
	}
	last, header := -1, ""
	for i, s := range f.scopes() {
		if s.path == path || strings.HasPrefix(s.path, path+".") {
			last = i
		}
		if s.path == path && f.layout.Statements[i].Kind != frontmatter.Pair {
			names := make([]string, 0, 2)
			for _, k := range f.layout.Statements[i].Key {
				names = append(names, k.Name)
			}
			header = strings.Join(append(names, name), ".")
		}
	}
	if header == "" {
		return fmt.Errorf("add %s to %s: there is no table %s", name, f.name, path)
	}
	nl := f.newline()
	blocks, _, _ := f.blocks()
	at := blocks[last].span.To
	text := nl + "[[" + header + "]]" + nl + strings.Join(append(lines, ""), nl)
	if at > 0 && f.src[at-1] != '\n' {
		text = nl + text
	}
	return f.fail("add", list, f.apply(change{frontmatter.Span{From: at, To: at}, text}))
}
