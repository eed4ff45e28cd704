package edit_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"annals/internal/diag"
	"annals/internal/edit"
	"annals/internal/frontmatter"
)

// entry is written in nobody's form, so that a test sees what is disturbed.
const entry = `+++
# top

title   =  'One'   # one
countries = [ "niger","mali" ]
created = 2024-01-02
sources = [
    "a", # first
    'b', # second
]
part_of = [
	"x",
	"y" # last
]
names = [{text = "N"},]

[[quotes]]
source = 'a'
  key = "q1"
[[claims]]
# about it
key = "c1"
[[claims.versions]]
key = "v1"
sources = ["a", "b"]
[[numbers]]
key = "n1"
# end
+++
Text  
about [@a].`

func open(t *testing.T, name, src string) *edit.File {
	t.Helper()
	fields, ok := edit.Fields(name)
	if !ok {
		t.Fatalf("%s is no content file", name)
	}
	f, probs := edit.Read(name, []byte(src), fields)
	if len(probs) > 0 {
		t.Fatalf("%v\n%s", probs, src)
	}
	return f
}

// changed is what a test expects of the lines that change: "- old" and "+ new".
func changed(before, after string) string {
	a, b := strings.Split(before, "\n"), strings.Split(after, "\n")
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	var out strings.Builder
	for _, l := range a {
		out.WriteString("- " + l + "\n")
	}
	for _, l := range b {
		out.WriteString("+ " + l + "\n")
	}
	return out.String()
}

func TestChange(t *testing.T) {
	set := func(path string, v edit.TOML) func(*edit.File) error {
		return func(f *edit.File) error { return f.Set(path, v) }
	}
	add := func(path string, v edit.TOML) func(*edit.File) error {
		return func(f *edit.File) error { return f.Append(path, v) }
	}
	for _, tt := range []struct {
		name string
		do   func(*edit.File) error
		want string // the lines that change
	}{
		{"a value in its place", set("title", edit.Text(`Two "2"`)), "- title   =  'One'   # one\n+ title   =  \"Two \\\"2\\\"\"   # one\n"},
		{"an item of a list", set("countries[1]", edit.Text("chad")), "- countries = [ \"niger\",\"mali\" ]\n+ countries = [ \"niger\",\"chad\" ]\n"},
		{"a value in a table of a list", set("claims[0].versions[0].key", edit.Text("v2")), "- key = \"v1\"\n+ key = \"v2\"\n"},
		{"a key of a table in braces", set("names[0].text", edit.Text("M")), "- names = [{text = \"N\"},]\n+ names = [{text = \"M\"},]\n"},
		{"a new key, after those that come before it", set("date", edit.Date("2024-03-16")), "+ date = 2024-03-16\n"},
		{"a new key in a table, after its comments", set("claims[0].about", edit.Text("x")), "+ about = \"x\"\n"},
		{"a new key in a table that is out of order", set("quotes[0].exact", edit.Text("x")), "+ exact = \"x\"\n"},
		{"a new key in a table in braces", set("names[0].lang", edit.Text("en")), "- names = [{text = \"N\"},]\n+ names = [{text = \"N\", lang = \"en\"},]\n"},
		{"a key that no kind has, after all others", set("zebra", "1"), "+ zebra = 1\n"},
		{"an item on the line", add("countries", edit.Text("chad")), "- countries = [ \"niger\",\"mali\" ]\n+ countries = [ \"niger\",\"mali\", \"chad\" ]\n"},
		{"an item on a line of its own, after the comment", add("sources", edit.Text("c")), "+     \"c\",\n"},
		{"an item where no comma stands", add("part_of", edit.Text("z")), "- \t\"y\" # last\n+ \t\"y\", # last\n+ \t\"z\"\n"},
		{"an item in a table of a list", add("claims[0].versions[0].sources", edit.Text("c")), "- sources = [\"a\", \"b\"]\n+ sources = [\"a\", \"b\", \"c\"]\n"},
		{"a list that was not there", add("topics", edit.Text("trade")), "+ topics = [\"trade\"]\n"},
		{"an alias", func(f *edit.File) error { return f.AddAlias("old-id") }, "+ aliases = [\"old-id\"]\n"},
		{"an alias twice", func(f *edit.File) error {
			if err := f.AddAlias("old-id"); err != nil {
				return err
			}
			return f.AddAlias("old-id")
		}, "+ aliases = [\"old-id\"]\n"},
		{"an id of before comes back", func(f *edit.File) error {
			if err := f.Renamed("a", "b"); err != nil {
				return err
			}
			return f.Renamed("b", "a")
		}, "+ aliases = [\"b\"]\n"},
		{"a table after its like", func(f *edit.File) error {
			return f.AddTable("claims", edit.KeyValue{Key: "key", Value: edit.Text("c2")}, edit.KeyValue{Key: "about", Value: edit.Text("x")})
		}, "+ \n+ [[claims]]\n+ key = \"c2\"\n+ about = \"x\"\n"},
		{"the first table of its list", func(f *edit.File) error {
			return f.AddTable("corrections", edit.KeyValue{Key: "date", Value: edit.Date("2024-03-16")})
		}, "+ \n+ [[corrections]]\n+ date = 2024-03-16\n"},
		{"a table in a list in brackets", func(f *edit.File) error {
			return f.AddTable("names", edit.KeyValue{Key: "text", Value: edit.Text("M")})
		}, "- names = [{text = \"N\"},]\n+ names = [{text = \"N\"}, {text = \"M\"},]\n"},
	} {
		for _, crlf := range []bool{false, true} {
			t.Run(tt.name, func(t *testing.T) {
				src := entry
				if crlf {
					src = "\ufeff" + strings.ReplaceAll(src, "\n", "\r\n")
				}
				f := open(t, "content/events/2024/a.md", src)
				if err := tt.do(f); err != nil {
					t.Fatal(err)
				}
				got := string(f.Bytes())
				if crlf {
					if strings.Count(got, "\n") != strings.Count(got, "\r\n") {
						t.Errorf("line ends are mixed: %q", got)
					}
					src, got = strings.ReplaceAll(src, "\r", ""), strings.ReplaceAll(got, "\r", "")
				}
				if d := cmp.Diff(tt.want, changed(src, got)); d != "" {
					t.Errorf("-want +got\n%s\n%s", d, got)
				}
			})
		}
	}
}

// TestWhere: where a new line goes, in whole files.
func TestWhere(t *testing.T) {
	key := func(f *edit.File) error { return f.Set("title", edit.Text("T")) }
	table := func(f *edit.File) error {
		return f.AddTable("places", edit.KeyValue{Key: "id", Value: edit.Text("x")})
	}
	for _, tt := range []struct {
		name, file, src string
		do              func(*edit.File) error
		want            string
	}{
		{"into no fields", "content/topics/a.md", "+++\n+++\n", key, "+++\ntitle = \"T\"\n+++\n"},
		{"after a comment", "content/topics/a.md", "+++\n# c\n+++\n", key, "+++\n# c\ntitle = \"T\"\n+++\n"},
		{"before a comment that is another key's", "content/topics/a.md", "+++\n# top\n\n# c\nparent = \"x\"\n+++\n", key, "+++\n# top\n\ntitle = \"T\"\n# c\nparent = \"x\"\n+++\n"},
		{"before the first table", "content/topics/a.md", "+++\n# c\n[extra]\na = 1\n+++\n", key, "+++\ntitle = \"T\"\n\n# c\n[extra]\na = 1\n+++\n"},
		{"after a comment below", "content/topics/a.md", "+++\ntitle = 1\n# below\n\nextra = 1\n+++\n", func(f *edit.File) error { return f.Set("parent", `"x"`) }, "+++\ntitle = 1\n# below\nparent = \"x\"\n\nextra = 1\n+++\n"},
		{"into an empty file", "content/places.toml", "", table, "[[places]]\nid = \"x\"\n"},
		{"after a last line without an end", "content/places.toml", "[[places]]\nid = \"a\"", table, "[[places]]\nid = \"a\"\n\n[[places]]\nid = \"x\"\n"},
		{"a key after such a line", "content/places.toml", "[[places]]\nid = \"a\"", func(f *edit.File) error { return f.Set("places[0].lat", "1") }, "[[places]]\nid = \"a\"\nlat = 1"},
		{"before what comes later", "content/events/a.md", "+++\ntitle = 1\n\n# q\n[[quotes]]\nkey = 1\n+++\n", func(f *edit.File) error { return f.AddTable("claims") }, "+++\ntitle = 1\n\n[[claims]]\n\n# q\n[[quotes]]\nkey = 1\n+++\n"},
		{"last of its list, though another stands between", "content/events/a.md", "+++\n[[quotes]]\n[[claims]]\nkey = 1\n[[extra]]\n+++\n", func(f *edit.File) error { return f.AddTable("claims") }, "+++\n[[quotes]]\n[[claims]]\nkey = 1\n\n[[claims]]\n[[extra]]\n+++\n"},
		{"after a byte order mark", "content/places.toml", "\ufeff[[zebra]]\n", table, "\ufeff[[places]]\nid = \"x\"\n\n[[zebra]]\n"},
		{"into a table without keys", "content/events/a.md", "+++\n[[claims]] # c\n[[claims]]\nabout = 1\n+++\n", func(f *edit.File) error { return f.Set("claims[0].key", "1") }, "+++\n[[claims]] # c\nkey = 1\n[[claims]]\nabout = 1\n+++\n"},
		{"after another key that no kind has", "content/topics/a.md", "+++\nzebra = 1\n\n[extra]\n+++\n", func(f *edit.File) error { return f.Set("ape", "1") }, "+++\nzebra = 1\nape = 1\n\n[extra]\n+++\n"},
		{"into an empty list", "content/events/a.md", "+++\nsources = [ ] # none\n+++\n", func(f *edit.File) error { return f.Append("sources", `"a"`) }, "+++\nsources = [\"a\" ] # none\n+++\n"},
		{"where the comma stands on another line", "content/events/a.md", "+++\nsources = [\n  \"a\" # c\n  ,\n]\n+++\n", func(f *edit.File) error { return f.Append("sources", `"b"`) }, "+++\nsources = [\n  \"a\", \"b\" # c\n  ,\n]\n+++\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := open(t, tt.file, tt.src)
			if err := tt.do(f); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.want, string(f.Bytes())); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
		})
	}
}

// TestChangeRefused: what cannot be done is an error, and the file stays.
func TestChangeRefused(t *testing.T) {
	for name, do := range map[string]func(*edit.File) error{
		"no such table":         func(f *edit.File) error { return f.Set("claims[1].about", `"x"`) },
		"no such item":          func(f *edit.File) error { return f.Set("sources[9]", `"x"`) },
		"a value that is none":  func(f *edit.File) error { return f.Set("title", `"x`) },
		"a value and a line":    func(f *edit.File) error { return f.Set("date", "2024\ntitle = 1") },
		"a key with a space":    func(f *edit.File) error { return f.Set("a b", "1") },
		"a list over a table":   func(f *edit.File) error { return f.Set("claims", "[]") },
		"an item of no list":    func(f *edit.File) error { return f.Append("title", `"x"`) },
		"a table named wrongly": func(f *edit.File) error { return f.AddTable("a b") },
		"a table over a key":    func(f *edit.File) error { return f.AddTable("title") },
	} {
		f := open(t, "content/events/2024/a.md", entry)
		if err := do(f); err == nil || !strings.Contains(err.Error(), "content/events/2024/a.md") {
			t.Errorf("%s: %v", name, err)
		}
		if string(f.Bytes()) != entry {
			t.Errorf("%s: the file was changed", name)
		}
	}
}

func TestRefer(t *testing.T) {
	const src = `+++
title = "old"
sources = ["old", 'old', "older"] # old
background = ["old-one"]
follows = ["old"]
aliases = ["old"]

[[quotes]]
key = "old"
source = "old"
exact = "old"

[[claims]]
key = "k"

[[claims.versions]]
key = "v"
sources = [
  "o\u006cd",
]
+++

[@old] and [@other; @old, p. 4], not [@older] or ` + "`[@old]`" + `; see [it](event:old),
[the source](SOURCE:old "old") and [that][s], [that again][s], @old, \[@old].

    [@old] in code (event:old)

[s]: <source:old>
`
	for _, tt := range []struct {
		kind string
		n    int
		want func(string) string
	}{
		{"sources", 8, func(s string) string {
			for _, r := range [][2]string{
				{`sources = ["old", 'old', `, `sources = ["new-id", 'new-id', `}, {`source = "old"`, `source = "new-id"`}, {`"o\u006cd"`, `"new-id"`},
				{"[@old] and", "[@new-id] and"}, {"; @old,", "; @new-id,"}, {`SOURCE:old "`, `SOURCE:new-id "`}, {"[s]: <source:old>", "[s]: <source:new-id>"},
			} {
				if !strings.Contains(s, r[0]) {
					t.Fatal(r[0])
				}
				s = strings.Replace(s, r[0], r[1], 1)
			}
			return s
		}},
		{"events", 2, func(s string) string {
			return strings.Replace(strings.Replace(s, `follows = ["old"]`, `follows = ["new-id"]`, 1), "](event:old),", "](event:new-id),", 1)
		}},
		{"actors", 0, func(s string) string { return s }},
		{"publishers", 0, func(s string) string { return s }},
	} {
		t.Run(tt.kind, func(t *testing.T) {
			f := open(t, "content/events/2024/a.md", src)
			n, err := f.Refer(tt.kind, "old", "new-id")
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.want(src), string(f.Bytes())); d != "" || n != tt.n {
				t.Errorf("%d changes, want %d (-want +got)\n%s", n, tt.n, d)
			}
		})
	}
}

// TestReferInTables: publishers and places are named in fields only.
func TestReferInTables(t *testing.T) {
	f := open(t, "content/publishers.toml", "[[publishers]]\nid = \"old\"\nowner = \"old\"\nnames = [\"old\"]\n")
	n, err := f.Refer("publishers", "old", "new")
	if want := "[[publishers]]\nid = \"old\"\nowner = \"new\"\nnames = [\"old\"]\n"; err != nil || n != 1 || string(f.Bytes()) != want {
		t.Errorf("%d, %v, %s", n, err, f.Bytes())
	}
}

// TestReferUnusual: a reference that is not found is told, not left behind in
// silence; a text that cannot be read is changed as it looks.
func TestReferUnusual(t *testing.T) {
	f := open(t, "content/events/a.md", "+++\n+++\n[a](event:o&#108;d-id) [b](event:old-id)\n")
	if n, err := f.Refer("events", "old-id", "new"); err == nil || n != 1 || !strings.Contains(string(f.Bytes()), "[b](event:new)") {
		t.Errorf("%d, %v, %s", n, err, f.Bytes())
	}
	f = open(t, "content/events/a.md", "+++\n+++\n<b>raw</b> [b](event:old-id), [c](event:old-id-2), [d](event:old-id2), (prevent:old-id2), event:old-id\n")
	const want = "+++\n+++\n<b>raw</b> [b](event:new), [c](event:old-id-2), [d](event:old-id2), (prevent:old-id2), event:new\n"
	if n, err := f.Refer("events", "old-id", "new"); err != nil || n != 2 || string(f.Bytes()) != want {
		t.Errorf("%d, %v, %s", n, err, f.Bytes())
	}
}

func TestTOML(t *testing.T) {
	for got, want := range map[edit.TOML]string{
		edit.Text("é \"q\" \\ \n\t\x00\x7f\xff"): "\"é \\\"q\\\" \\\\ \\n\\t\\u0000\\u007F\ufffd\"",
		edit.Date("2024-03-16"):                  "2024-03-16",
		edit.Date("2024"):                        "2024",
		edit.Date("0999"):                        `"0999"`,
		edit.Date("2024-03"):                     `"2024-03"`,
		edit.Date("201X"):                        `"201X"`,
		edit.Texts("a", "b"):                     `["a", "b"]`,
		edit.List():                              "[]",
	} {
		if string(got) != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestMend(t *testing.T) {
	at := func(line, col int) diag.Pos { return diag.Pos{Line: line, Col: col} }
	const src = "\ufeffé = 1\r\nb = 22\r\n"
	for _, tt := range []struct {
		name  string
		edits []diag.Edit
		n     int
		want  string
	}{
		{"none", nil, 0, src},
		{"columns are code points", []diag.Edit{{From: at(1, 1), To: at(1, 2), Text: "e"}}, 1, "\ufeffe = 1\r\nb = 22\r\n"},
		{"in any order", []diag.Edit{{From: at(2, 5), To: at(2, 7), Text: "3"}, {From: at(1, 5), To: at(1, 5), Text: "0."}}, 2, "\ufeffé = 0.1\r\nb = 3\r\n"},
		{"of two that overlap the first", []diag.Edit{{From: at(2, 6), To: at(2, 7), Text: "x"}, {From: at(2, 5), To: at(2, 7), Text: "y"}}, 1, "\ufeffé = 1\r\nb = y\r\n"},
		{"side by side", []diag.Edit{{From: at(2, 5), To: at(2, 6), Text: "x"}, {From: at(2, 6), To: at(2, 7), Text: "y"}}, 2, "\ufeffé = 1\r\nb = xy\r\n"},
		{"outside the file", []diag.Edit{{From: at(9, 1), To: at(9, 1), Text: "x"}, {From: at(1, 99), To: at(1, 99)}, {From: at(0, 0), To: at(1, 1)}, {From: at(2, 2), To: at(2, 1)}}, 0, src},
	} {
		got, n := edit.Mend([]byte(src), tt.edits)
		if string(got) != tt.want || n != tt.n {
			t.Errorf("%s: %d, %q; want %d, %q", tt.name, n, got, tt.n, tt.want)
		}
	}
}

// FuzzChange: a change that succeeds says what it should and nothing else
// differently, and can be made again.
func FuzzChange(f *testing.F) {
	f.Add(entry, "é \"x\"\n")
	f.Add("+++\na = [\n1 # c\n,\n2]\nsources = [ # c\n\"a\" # d\n]\n[b]\n+++", "")
	f.Add("+++\r\n# c\r\n\r\n[[claims]]\r\n# d\r\n+++\r\n", "x")
	const name = "content/events/a.md"
	fields, _ := edit.Fields(name)
	f.Fuzz(func(t *testing.T, src, text string) {
		text = strings.ToValidUTF8(text, "?")
		for key, do := range map[string]func(*edit.File) error{
			"title":   func(f *edit.File) error { return f.Set("title", edit.Text(text)) },
			"sources": func(f *edit.File) error { return f.Append("sources", edit.Text(text)) },
			"claims": func(f *edit.File) error {
				return f.AddTable("claims", edit.KeyValue{Key: "key", Value: edit.Text(text)})
			},
		} {
			file, probs := edit.Read(name, []byte(src), fields)
			if len(probs) > 0 {
				return
			}
			if err := do(file); err != nil {
				continue
			}
			once := file.Bytes()
			before, _ := frontmatter.Decode(name, []byte(src), 1<<20)
			after, _ := frontmatter.Decode(name, once, 1<<20)
			switch key {
			case "title":
				before.Values[key] = text
			case "sources":
				list, _ := before.Values[key].([]any)
				before.Values[key] = append(list, text)
			case "claims":
				table := map[string]any{"key": text}
				if list, ok := before.Values[key].([]any); ok {
					before.Values[key] = append(list, table)
				} else {
					list, _ := before.Values[key].([]map[string]any)
					before.Values[key] = append(list, table)
				}
			}
			if d := cmp.Diff(before.Values, after.Values, cmpopts.EquateNaNs(), cmpopts.EquateEmpty()); d != "" || string(before.Body) != string(after.Body) {
				t.Errorf("%q became %q: -want +got\n%s", src, once, d)
			}
			if err := do(file); err != nil {
				t.Errorf("%q became %q, which cannot be changed: %v", src, once, err)
			}
		}
	})
}

// TestAddTableIn adds a version to a claim, however the claims are written.
func TestAddTableIn(t *testing.T) {
	version := []edit.KeyValue{{Key: "key", Value: edit.Text("b")}, {Key: "value", Value: edit.Text("another day")}}
	for _, tt := range []struct{ name, in, want string }{
		{
			"after the versions that are there, before the next claim",
			"title = \"T\"\n\n[[claims]]\nkey = \"day\"\n\n[[claims.versions]]\nkey = \"a\"  # the first\n\n[[claims]]\nkey = \"place\"\n",
			"title = \"T\"\n\n[[claims]]\nkey = \"day\"\n\n[[claims.versions]]\nkey = \"a\"  # the first\n\n[[claims.versions]]\nkey = \"b\"\nvalue = \"another day\"\n\n[[claims]]\nkey = \"place\"\n",
		},
		{
			"the first version",
			"[[claims]]\nkey = \"day\"",
			"[[claims]]\nkey = \"day\"\n\n[[claims.versions]]\nkey = \"b\"\nvalue = \"another day\"\n",
		},
		{
			"versions in braces",
			"[[claims]]\nkey = \"day\"\nversions = [{key = \"a\"}]\n",
			"[[claims]]\nkey = \"day\"\nversions = [{key = \"a\"}, {key = \"b\", value = \"another day\"}]\n",
		},
		{
			"claims in braces",
			"claims = [{key = \"day\"}]\n",
			"claims = [{key = \"day\", versions = [{key = \"b\", value = \"another day\"}]}]\n",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			const name = "content/events/a.md"
			fields, _ := edit.Fields(name)
			f, probs := edit.Read(name, []byte("+++\n"+tt.in+"\n+++\nText.\n"), fields)
			if len(probs) > 0 {
				t.Fatal(probs)
			}
			if err := f.AddTableIn("claims[0]", "versions", version...); err != nil {
				t.Fatal(err)
			}
			got := strings.TrimSuffix(strings.TrimPrefix(string(f.Bytes()), "+++\n"), "\n+++\nText.\n")
			if strings.TrimRight(got, "\n") != strings.TrimRight(tt.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
	fields, _ := edit.Fields("content/events/a.md")
	f, _ := edit.Read("content/events/a.md", []byte("+++\ntitle = \"T\"\n+++\n"), fields)
	if err := f.AddTableIn("claims[0]", "versions", version...); err == nil || string(f.Bytes()) != "+++\ntitle = \"T\"\n+++\n" {
		t.Errorf("a version of a claim that is not there: %v, and the file is\n%s", err, f.Bytes())
	}
}
