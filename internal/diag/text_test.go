package diag_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
)

func TestPrinter(t *testing.T) {
	long := strings.Repeat("a", 200)
	for _, tt := range []struct {
		name    string
		source  string
		problem diag.Problem
		want    string
	}{
		{
			"all there is to say",
			"+++\ntitle = \"Niger\"\ndate = \"2024-3-16\"\n",
			diag.Problem{Pos: diag.Pos{File: "a.md", Line: 3, Col: 14}, Code: "A301", Text: `"2024-3-16" is not a date`, Under: "the month needs two digits", Help: "write  date = 2024-03-16"},
			`
a.md:3:14: error[A301]: "2024-3-16" is not a date
  |
2 | title = "Niger"
3 | date = "2024-3-16"
  |              ^ the month needs two digits
  |
  = help: write  date = 2024-03-16
  = more: annals explain A301

`,
		},
		{
			"an empty line before is not shown",
			"a = 1\n\nb = 2\n",
			diag.Problem{Pos: diag.Pos{File: "a.md", Line: 3, Col: 1}, Code: "A201", Text: "t"},
			`
a.md:3:1: error[A201]: t
  |
3 | b = 2
  | ^
  |
  = more: annals explain A201

`,
		},
		{
			"a tab takes four columns, a wide character two, an accent of its own none",
			"\ta\u0301 日本 = x\n",
			diag.Problem{Pos: diag.Pos{File: "a.md", Line: 1, Col: 10}, Text: "t", Under: "x"},
			"\na.md:1:10: error: t\n  |\n1 |     a\u0301 日本 = x\n  | " + strings.Repeat(" ", 13) + "^ x\n  |\n\n",
		},
		{
			"CRLF and a byte order mark leave no trace",
			"\ufeffa = 1\r\nb = 2\r\n",
			diag.Problem{Pos: diag.Pos{File: "a.toml", Line: 2, Col: 5}, Text: "t"},
			"\na.toml:2:5: error: t\n  |\n1 | a = 1\n2 | b = 2\n  |     ^\n  |\n\n",
		},
		{
			"what is not seen is shown as a mark",
			"a = \"x\x1b[31m\u202e\u00ad\u2028\" b\n",
			diag.Problem{Pos: diag.Pos{File: "a.md", Line: 1, Col: 15}, Text: "t"},
			"\na.md:1:15: error: t\n  |\n1 | a = \"x\ufffd[31m\ufffd\ufffd\ufffd\" b\n  |               ^\n  |\n\n",
		},
		{
			"a line number of two figures moves the margin",
			strings.Repeat("x\n", 11),
			diag.Problem{Pos: diag.Pos{File: "a.md", Line: 10, Col: 1}, Text: "t", Help: "h"},
			"\na.md:10:1: error: t\n   |\n 9 | x\n10 | x\n   | ^\n   |\n   = help: h\n\n",
		},
		{
			"of a long line the part around the caret",
			long + "日本" + long,
			diag.Problem{Pos: diag.Pos{File: "a.md", Line: 1, Col: 201}, Text: "t"},
			"\na.md:1:201: error: t\n  |\n1 | …" + strings.Repeat("a", 49) + "日本" + strings.Repeat("a", 46) + "…\n  | " + strings.Repeat(" ", 50) + "^\n  |\n\n",
		},
		{
			"a wide character astride the edge of the view leaves the columns in place",
			long[:149] + "日" + long[:49] + "x" + long,
			diag.Problem{Pos: diag.Pos{File: "a.md", Line: 1, Col: 200}, Text: "t"},
			"\na.md:1:200: error: t\n  |\n1 | …" + strings.Repeat("a", 49) + "x" + strings.Repeat("a", 49) + "…\n  | " + strings.Repeat(" ", 50) + "^\n  |\n\n",
		},
		{
			"and so does one at the edge",
			long[:150] + "日" + long[:48] + "x" + long,
			diag.Problem{Pos: diag.Pos{File: "a.md", Line: 1, Col: 200}, Text: "t"},
			"\na.md:1:200: error: t\n  |\n1 | … " + strings.Repeat("a", 48) + "x" + strings.Repeat("a", 49) + "…\n  | " + strings.Repeat(" ", 50) + "^\n  |\n\n",
		},
		{
			"a line and no column",
			"a = 1\n",
			diag.Problem{Pos: diag.Pos{File: "a.md", Line: 1}, Text: "t", Under: "the rule"},
			"\na.md:1: error: t\n  |\n1 | a = 1\n  |\n  = note: the rule\n\n",
		},
		{
			"a line that the file no longer has",
			"a = 1",
			diag.Problem{Pos: diag.Pos{File: "a.md", Line: 9, Col: 9}, Text: "t", Under: "the rule"},
			"\na.md:9:9: error: t\n  = note: the rule\n\n",
		},
		{
			"a second place has a frame of its own",
			"+++\nid = \"x\"\nno = 1\n",
			diag.Problem{
				Pos: diag.Pos{File: "a.md", Line: 2, Col: 6}, Code: "A502", Severity: diag.Warning, Text: "two have one id", Help: "h",
				Related: []diag.Related{{Pos: diag.Pos{File: "b.md", Line: 3, Col: 6}, Text: "the other one"}, {Pos: diag.Pos{File: "c.md", Line: 1, Col: 1}, Text: "a whole file"}},
			},
			`
a.md:2:6: warning[A502]: two have one id
  |
1 | +++
2 | id = "x"
  |      ^
  |
  = also: b.md:3:6: the other one
  |
3 | no = 1
  |      ^
  |
  = also: c.md:1:1: a whole file
  = help: h
  = more: annals explain A502

`,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			p := diag.Printer{Source: func(string) []byte { return []byte(tt.source) }}
			if err := p.Print(&b, diag.List{tt.problem}); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.want[1:], b.String()); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
		})
	}
}

// TestAlike: a mistake made often is explained thrice, and every place is told.
func TestAlike(t *testing.T) {
	var l diag.List
	for i := range 7 {
		l = append(l, diag.Problem{Pos: diag.Pos{File: fmt.Sprintf("%d.md", i/2), Line: i + 1, Col: 1}, Code: "A202", Text: "missing"})
	}
	l = append(l, diag.Problem{Pos: diag.Pos{File: "9.md"}, Code: "A203", Text: "missing"}, diag.Problem{Pos: diag.Pos{File: "9.md"}, Code: "A202", Text: "missing"})
	var b bytes.Buffer
	if err := (diag.Printer{}).Print(&b, l); err != nil {
		t.Fatal(err)
	}
	const want = `0.md:1:1: error[A202]: missing
  = more: annals explain A202

0.md:2:1: error[A202]: missing
  = more: annals explain A202

1.md:3:1: error[A202]: missing
  = more: annals explain A202
  = and 5 more like this:
      1.md:4:1
      2.md:5:1, 6:1
      3.md:7:1
      9.md

9.md: error[A203]: missing
  = more: annals explain A203

`
	if d := cmp.Diff(want, b.String()); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func TestColor(t *testing.T) {
	for sev, want := range map[diag.Severity]string{diag.Error: "\x1b[1;31merror[A1]\x1b[0m", diag.Warning: "\x1b[1;33mwarning[A1]\x1b[0m"} {
		var b bytes.Buffer
		_ = diag.Printer{Color: true}.Print(&b, diag.List{{Code: "A1", Severity: sev, Text: "t"}})
		if !strings.Contains(b.String(), want) {
			t.Errorf("%v: %q", sev, b.String())
		}
	}
}

func TestSort(t *testing.T) {
	at := func(file string, line, col int, code, text string) diag.Problem {
		return diag.Problem{Pos: diag.Pos{File: file, Line: line, Col: col}, Code: code, Text: text}
	}
	l := diag.List{
		at("b", 1, 1, "A1", "x"), at("a", 2, 1, "A1", "x"), at("a", 1, 2, "A1", "x"),
		at("a", 1, 1, "A2", "x"), at("a", 1, 1, "A1", "y"), at("a", 1, 1, "A1", "x"),
	}
	l.Sort()
	var got []string
	for _, p := range l {
		got = append(got, p.Pos.String()+p.Code+p.Text)
	}
	want := []string{"a:1:1A1x", "a:1:1A1y", "a:1:1A2x", "a:1:2A1x", "a:2:1A1x", "b:1:1A1x"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func TestErrorsAndSoften(t *testing.T) {
	l := diag.List{{}, {Severity: diag.Warning}, {}}
	if l.Errors() != 2 {
		t.Errorf("%d errors", l.Errors())
	}
	if l.Soften(); l.Errors() != 0 {
		t.Errorf("%d errors after softening", l.Errors())
	}
}

func TestNearest(t *testing.T) {
	for _, tt := range []struct {
		s     string
		known []string
		want  string
	}{
		{"nigre", []string{"niger", "chad"}, "niger"},       // a swap
		{"mauritnia", []string{"mauritania"}, "mauritania"}, // one left out
		{"tchat", []string{"chad", "mali"}, "chad"},         // two edits
		{"xyz", []string{"chad", "mali"}, ""},               // too far
		{"maly", []string{"malt", "mali"}, ""},              // a guess between two
		{"mali", []string{"mali", "malt"}, "mali"},
		{"é", []string{"e"}, "e"},
	} {
		if got, ok := diag.Nearest(tt.s, tt.known); ok != (tt.want != "") || ok && got != tt.want {
			t.Errorf("Nearest(%q, %v) = %q, %v; want %q", tt.s, tt.known, got, ok, tt.want)
		}
	}
}
