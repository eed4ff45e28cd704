package frontmatter_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"annals/internal/diag"
	"annals/internal/frontmatter"
)

const limit = 16 << 10

func TestDecode(t *testing.T) {
	for _, tt := range []struct {
		name, src, values, body string
		bodyLine                int
	}{
		{"fields and text", "+++\na = 1\n+++\n\nText\n", "map[a:1]", "\nText\n", 4},
		{"no text", "+++\na = 1\n+++", "map[a:1]", "", 4},
		{"no fields", "+++\n+++\nText", "map[]", "Text", 3},
		{"a fence inside a text", "+++\na = \"+++\"\n+++\nText\n+++\n", "map[a:+++]", "Text\n+++\n", 4},
		{"byte order mark, CRLF and blanks after the fences", "\xef\xbb\xbf+++  \r\na = 'x'\r\n+++\t\r\nText\r\n", "map[a:x]", "Text\r\n", 4},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, probs := frontmatter.Decode("a.md", []byte(tt.src), limit)
			if len(probs) > 0 {
				t.Fatal(probs)
			}
			if got := fmt.Sprint(d.Values); got != tt.values {
				t.Errorf("values: got %s, want %s", got, tt.values)
			}
			if string(d.Body) != tt.body || d.BodyLine != tt.bodyLine {
				t.Errorf("body: got %q from line %d, want %q from line %d", d.Body, d.BodyLine, tt.body, tt.bodyLine)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	for _, tt := range []struct{ name, src, code, at string }{
		{"nothing", "", "A101", "a.md:1:1"},
		{"no fence", "title", "A101", "a.md:1:1"},
		{"UTF-16", "\xff\xfe+\x00+\x00+\x00", "A105", "a.md:1:1"},
		{"a picture", "\x89PNG\r\n\x1a\n\x00", "A105", "a.md:1:1"},
		{"never closed", "+++\na = 1\n", "A102", "a.md:1:1"},
		{"too long", "+++\n" + strings.Repeat("# note\n", limit/7+1) + "+++\n", "A104", "a.md:1:1"},
		{"not UTF-8", "+++\na = 'x'\nb = '\xff'\n+++\n", "A105", "a.md:3:6"},
		{"NUL", "+++\na = '\x00'\n+++\n", "A105", "a.md:2:6"},
		{"brackets", "+++\na = " + strings.Repeat("[", 17) + "\n+++\n", "A106", "a.md:2:21"},
		{"braces", "+++\na = " + strings.Repeat("{a=", 17) + "\n+++\n", "A106", "a.md:2:53"},
		{"header", "+++\n[" + strings.Repeat("a.", 9) + "a]\n+++\n", "A106", "a.md:2:17"},
		{"syntax", "+++\n\na = 'x\n+++\n", "A107", "a.md:3:5"},
		{"bare month", "+++\nd = 2024-03\n+++\n", "A302", "a.md:2:5"},
		{"bare interval in a list", "+++\na = 'é'\nd = [1962/1971]\n+++\n", "A302", "a.md:3:6"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, probs := frontmatter.Decode("a.md", []byte(tt.src), limit)
			if len(probs) != 1 || probs[0].Code != tt.code || probs[0].Pos.String() != tt.at {
				t.Errorf("got %+v\nwant one %s at %s", probs, tt.code, tt.at)
			}
		})
	}
}

// Brackets and dots inside texts and comments are no nesting.
func TestDeepButHonest(t *testing.T) {
	src := "+++\na = \"" + strings.Repeat("[.", 40) + "\" # " + strings.Repeat("[.", 40) + "\nb = '''\n" + strings.Repeat("{", 40) + "\n'''\nc = [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5]\n+++\n"
	if _, probs := frontmatter.Decode("a.md", []byte(src), limit); len(probs) > 0 {
		t.Error(probs)
	}
}

const placed = `+++
title = "Été"
date = 2024-03-16
n = 42
list = ["a",
  "b"]
inline = {lat = 0.5, "odd key" = true}
tables = [{text = "x"}, {text = "y"}]
long = """
text"""
escaped = "\u00e9\n\\x"

[group.sub]
on = true

[[claims]]
key = "one"
[[claims.versions]]
	date = "2024-3-16"
[[claims.versions]]
value = 'second'
[[claims]]
key = "two"
[claims.detail]
x = 1
[[claims.versions]]
value = "third"
+++

Body of é text
second line
`

func TestPlace(t *testing.T) {
	for _, tt := range []struct {
		spot diag.Spot
		at   string
	}{
		{diag.Spot{}, "1:1"},
		{diag.Spot{Key: "title"}, "2:9"},
		{diag.Spot{Key: "title", Name: true}, "2:1"},
		{diag.Spot{Key: "title", Offset: 2}, "2:11"}, // é takes two bytes and one column
		{diag.Spot{Key: "date"}, "3:8"},
		{diag.Spot{Key: "n"}, "4:5"},
		{diag.Spot{Key: "list"}, "5:8"},
		{diag.Spot{Key: "list[0]"}, "5:9"},
		{diag.Spot{Key: "list[1]"}, "6:3"},
		{diag.Spot{Key: "inline.lat"}, "7:17"},
		{diag.Spot{Key: `inline."odd key"`, Name: true}, "7:22"},
		{diag.Spot{Key: "tables[1].text"}, "8:33"},
		{diag.Spot{Key: "long", Offset: 1}, "10:2"}, // the line break after the marks is not part of it
		{diag.Spot{Key: "escaped", Offset: 4}, "11:22"},
		{diag.Spot{Key: "group.sub.on"}, "14:6"},
		{diag.Spot{Key: "claims[0].key"}, "17:7"},
		{diag.Spot{Key: "claims[0].versions[0].date", Offset: 5}, "19:15"},
		{diag.Spot{Key: "claims[0].versions[1].value"}, "21:9"},
		{diag.Spot{Key: "claims[1].key"}, "23:7"},
		{diag.Spot{Key: "claims[1].detail.x"}, "25:5"},
		{diag.Spot{Key: "claims[1].versions[0].value"}, "27:9"},
		{diag.Spot{Key: "claims[1].versions[0].date"}, "26:3"}, // missing: where its table begins
		{diag.Spot{Key: "claims[1]", Name: true}, "22:3"},
		{diag.Spot{Key: "nowhere"}, "1:1"},
		{diag.Spot{Body: true}, "29:1"},
		{diag.Spot{Body: true, Offset: 11}, "30:10"},
		{diag.Spot{Body: true, Offset: 17}, "31:1"},
		{diag.Spot{Body: true, Offset: 1 << 20}, "32:1"},
	} {
		for _, crlf := range []bool{false, true} {
			src := placed
			if crlf && !tt.spot.Body && tt.spot.Key != "long" {
				src = strings.ReplaceAll(src, "\n", "\r\n")
			}
			l := diag.List{{Pos: diag.Pos{File: "a.md"}, Spot: tt.spot, Related: []diag.Related{{Pos: diag.Pos{File: "a.md"}, Spot: tt.spot}}}}
			frontmatter.Place(l, func(string) []byte { return []byte(src) })
			if got := l[0].Pos.String(); got != "a.md:"+tt.at || l[0].Related[0].Pos != l[0].Pos {
				t.Errorf("%+v (CRLF %v): got %s, want %s", tt.spot, crlf, got, tt.at)
			}
		}
	}
}

func TestPlaceInTOML(t *testing.T) {
	src := "\xef\xbb\xbf# places\n[[places]]\nid = \"a\"\n[[places]]\nid = \"é\"\nlat = 91\n"
	l := diag.List{{Pos: diag.Pos{File: "a.toml"}, Spot: diag.Spot{Key: "places[1].lat"}}}
	frontmatter.Place(l, func(string) []byte { return []byte(src) })
	if got := l[0].Pos.String(); got != "a.toml:6:7" {
		t.Errorf("got %s", got)
	}
}

// A table that an editor on Windows has saved begins with a byte order mark: it
// is no part of the text, nor of the limit.
func TestTableWithByteOrderMark(t *testing.T) {
	const src = "[[publishers]]\nid = \"ap\"\n"
	values, probs := frontmatter.DecodeTOML("publishers.toml", []byte("\ufeff"+src), len(src))
	want := map[string]any{"publishers": []map[string]any{{"id": "ap"}}}
	if d := cmp.Diff(want, values); d != "" || len(probs) > 0 {
		t.Errorf("DecodeTOML(%q): %v (-want +got)\n%s", src, probs, d)
	}
}

func TestLooksLikeDraft(t *testing.T) {
	for src, want := range map[string]bool{
		"+++\ndraft = true\ntitle = \"x\n+++": true,
		"+++\n draft=true # not yet\n":        true,
		"+++\ndraft = false\n":                false,
		"+++\ntitle = \"draft = true\"\n":     false,
	} {
		if got := frontmatter.LooksLikeDraft([]byte(src)); got != want {
			t.Errorf("%q: got %v", src, got)
		}
	}
}

// FuzzDecode: whatever the file holds, reading it ends, and every problem
// stands on a line that the file has.
func FuzzDecode(f *testing.F) {
	names, err := filepath.Glob("../build/testdata/*.txtar")
	if err != nil || len(names) == 0 {
		f.Fatal("no cases", err)
	}
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.Files {
			f.Add(file.Data)
		}
	}
	f.Add([]byte(placed))
	f.Add([]byte("+++\na = {\"b\" \"c\"]\n+++\n")) // once read for ever
	f.Fuzz(func(t *testing.T, src []byte) {
		d, probs := frontmatter.Decode("a.md", src, limit)
		for k := range d.Values {
			probs = append(probs, diag.Problem{Pos: diag.Pos{File: "a.md"}, Spot: diag.Spot{Key: k, Offset: 3}})
		}
		probs = append(probs, diag.Problem{Pos: diag.Pos{File: "a.md"}, Spot: diag.Spot{Body: true, Offset: 3}})
		frontmatter.Place(probs, func(string) []byte { return src })
		lines := 1 + strings.Count(string(src), "\n")
		for _, p := range probs {
			if p.Pos.Line < 1 || p.Pos.Line > lines || p.Pos.Col < 1 {
				t.Errorf("%q: %s at %s, of %d lines", src, p.Text, p.Pos, lines)
			}
		}
	})
}
