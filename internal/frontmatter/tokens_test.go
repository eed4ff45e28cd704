package frontmatter_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/frontmatter"
)

// outline writes what a layout says, with the source of every span.
func outline(src string, l frontmatter.Layout) string {
	var b strings.Builder
	text := func(s frontmatter.Span) string { return src[s.From:s.To] }
	var value func(in string, v frontmatter.Value)
	pair := func(in string, s frontmatter.Statement) {
		var keys []string
		for _, k := range s.Key {
			keys = append(keys, fmt.Sprintf("%s=%q", text(k.Span), k.Name))
		}
		fmt.Fprintf(&b, "%s%s %s | %s\n", in, []string{"pair", "table", "list"}[s.Kind], strings.Join(keys, " "), text(s.Span))
		if s.Kind == frontmatter.Pair {
			value(in+"  ", s.Value)
		}
	}
	value = func(in string, v frontmatter.Value) {
		fmt.Fprintf(&b, "%s%s | %s", in, []string{"bare", "string", "list", "inline"}[v.Kind], text(v.Span))
		if v.Kind == frontmatter.String {
			fmt.Fprintf(&b, " | %q", v.Text)
		}
		b.WriteByte('\n')
		for _, item := range v.Items {
			value(in+"  ", item)
		}
		for _, p := range v.Pairs {
			pair(in+"  ", p)
		}
	}
	for _, s := range l.Statements {
		pair("", s)
	}
	return b.String()
}

func TestLay(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"a pair with a comment", "  a = 1 # a = 2\n", "pair a=\"a\" | a = 1\n  bare | 1\n"},
		{"keys", "\"é\\u0041\" . 'b c'.d=true", "pair \"é\\u0041\"=\"éA\" 'b c'=\"b c\" d=\"d\" | \"é\\u0041\" . 'b c'.d=true\n  bare | true\n"},
		{"an equals sign in a key", "\"a=b\" = '=' # =", "pair \"a=b\"=\"a=b\" | \"a=b\" = '='\n  string | '=' | \"=\"\n"},
		{"headers", "[ a . \"]\" ] # x\n [[b]]\n[[\"[\".c ]]", "table a=\"a\" \"]\"=\"]\" | [ a . \"]\" ]\nlist b=\"b\" | [[b]]\nlist \"[\"=\"[\" c=\"c\" | [[\"[\".c ]]\n"},
		{"dates and numbers", "a = 1979-05-27 07:32:00Z\nb = -1_0.5e3\nc = 2024-03-16 # d\nd = inf", "pair a=\"a\" | a = 1979-05-27 07:32:00Z\n  bare | 1979-05-27 07:32:00Z\npair b=\"b\" | b = -1_0.5e3\n  bare | -1_0.5e3\npair c=\"c\" | c = 2024-03-16\n  bare | 2024-03-16\npair d=\"d\" | d = inf\n  bare | inf\n"},
		{"texts of several lines", "a = \"\"\"\nx \\\n  \"]\"\"\"\"\nb = ''']#'''", "pair a=\"a\" | a = \"\"\"\nx \\\n  \"]\"\"\"\"\n  string | \"\"\"\nx \\\n  \"]\"\"\"\" | \"x \\\"]\\\"\"\npair b=\"b\" | b = ''']#'''\n  string | ''']#''' | \"]#\"\n"},
		{"lists", "a = [ # ]\n1 , [ ], # [\n['#', \"]\",] ]\nb = 2", "pair a=\"a\" | a = [ # ]\n1 , [ ], # [\n['#', \"]\",] ]\n  list | [ # ]\n1 , [ ], # [\n['#', \"]\",] ]\n    bare | 1\n    list | [ ]\n    list | ['#', \"]\",]\n      string | '#' | \"#\"\n      string | \"]\" | \"]\"\npair b=\"b\" | b = 2\n  bare | 2\n"},
		{"inline tables", "a = {b.c = {}, \"}\" = [{d = 1}] } # }", "pair a=\"a\" | a = {b.c = {}, \"}\" = [{d = 1}] }\n  inline | {b.c = {}, \"}\" = [{d = 1}] }\n    pair b=\"b\" c=\"c\" | b.c = {}\n      inline | {}\n    pair \"}\"=\"}\" | \"}\" = [{d = 1}]\n      list | [{d = 1}]\n        inline | {d = 1}\n          pair d=\"d\" | d = 1\n            bare | 1\n"},
	} {
		for _, crlf := range []bool{false, true} {
			for _, markdown := range []bool{false, true} {
				src := "\ufeff" + tt.src
				if markdown {
					src = "\ufeff+++ \n" + tt.src + "\n+++\nBody = 1\n"
				}
				if crlf {
					src = strings.ReplaceAll(src, "\n", "\r\n")
				}
				l, probs := frontmatter.Lay("a.md", []byte(src), markdown)
				if len(probs) > 0 {
					t.Fatalf("%s: %v", tt.name, probs)
				}
				got := strings.ReplaceAll(outline(src, l), "\r", "")
				want := tt.want
				if crlf {
					got = strings.ReplaceAll(got, `\r`, "")
				}
				if d := cmp.Diff(want, got); d != "" {
					t.Errorf("%s (CRLF %v, Markdown %v): -want +got\n%s", tt.name, crlf, markdown, d)
				}
				if body := "Body = 1"; markdown && strings.TrimSpace(src[l.Body:]) != body || !markdown && l.Body != -1 {
					t.Errorf("%s: the body begins at %d", tt.name, l.Body)
				}
			}
		}
	}
}

// TestLayRefuses: what has no layout is a problem at its line.
func TestLayRefuses(t *testing.T) {
	for src, at := range map[string]string{
		"+++\na = 1\nb = [1\n+++\n": "a.md:3:7",
		"+++\na = \x00\n+++\n":      "a.md:2:5",
		"a = 1\n":                   "a.md:1:1",
		"+++\na":                    "a.md:1:1",
	} {
		_, probs := frontmatter.Lay("a.md", []byte(src), true)
		if len(probs) != 1 || probs[0].Pos.String() != at {
			t.Errorf("%q: %v, want a problem at %s", src, probs, at)
		}
	}
}

// FuzzLay: whatever Decode takes has a layout whose spans lie in order, or a
// problem on a line that the file has.
func FuzzLay(f *testing.F) {
	f.Add("a = [1, {b = \"\"\"x\"\"\"}] # c\n[[d.e]]\nf = 1979-05-27T07:32:00Z\n")
	f.Add("a = ''")
	f.Fuzz(func(t *testing.T, src string) {
		if _, probs := frontmatter.DecodeTOML("a.toml", []byte(src), limit); len(probs) > 0 {
			return
		}
		l, probs := frontmatter.Lay("a.toml", []byte(src), false)
		for _, p := range probs {
			if p.Pos.Line < 1 || p.Pos.Line > 1+strings.Count(src, "\n") {
				t.Errorf("%q: %v", src, p)
			}
		}
		if len(probs) > 0 {
			return
		}
		at := 0
		for _, s := range l.Statements {
			if s.Span.From < at || s.Span.To <= s.Span.From || s.Span.To > len(src) {
				t.Errorf("%q: %s", src, outline(src, l))
			}
			at = s.Span.To
		}
	})
}
