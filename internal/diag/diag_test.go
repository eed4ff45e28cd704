package diag_test

import (
	"bytes"
	"flag"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
)

var update = flag.Bool("update", false, "rewrite testdata/hostile.*")

// hostile is what content can put into a problem: whoever writes a file, and
// names it, chooses what a terminal, a log and a dashboard are shown.
var hostile = diag.List{
	{
		Pos: diag.Pos{File: "content/events/2024/a b.md", Line: 5, Col: 9}, Code: "A301",
		Text: `"2024-3-16" is not a date`, Under: "the month needs two digits", Help: "write  date = 2024-03-16",
		Edits: []diag.Edit{{
			From: diag.Pos{File: "content/events/2024/a b.md", Line: 5, Col: 8}, To: diag.Pos{File: "content/events/2024/a b.md", Line: 5, Col: 19},
			Text: "2024-03-16",
		}},
	},
	{
		Pos: diag.Pos{File: "content/events/100%,:é.md", Line: 2, Col: 1}, Code: "A203",
		Text:  "\"names\" holds\n::error file=x::forged\r\n::stop-commands::x",
		Under: "100% \"quoted\", a\tb \x1b[2J\u202e",
		Help:  "write  names = [{text = \"…\", lang = \"en\"}]",
	},
	{
		Pos: diag.Pos{File: "content/events/a:b.md"}, Code: "A506", Severity: diag.Warning,
		Text: "bad bytes \xff and a \u2028 line", Help: "write [words that say where it leads](event:a\\b)",
		Related: []diag.Related{
			{Pos: diag.Pos{File: "content/other one.md", Line: 3, Col: 7}, Text: "the other {0} one"},
			{Pos: diag.Pos{File: "content/more.md"}, Text: "and this"},
		},
	},
	{Text: "nothing is known but <this> & that"},
	{Pos: diag.Pos{File: "config.toml", Line: 7}, Code: "A301", Text: "a line without a column", Under: "the rule"},
}

type printer interface {
	Print(io.Writer, diag.List) error
}

func TestHostile(t *testing.T) {
	source := func(file string) []byte {
		return []byte("+++\r\ntitle = \"x\x1b[2J\u202e\"\r\n\tid = \"日本\"\r\n\r\ndate = \"2024-3-16\"\r\n")
	}
	explain := func(code string) string { return map[string]string{"A301": "A date in {braces}."}[code] }
	for name, p := range map[string]printer{
		"hostile.txt":    diag.Printer{Source: source},
		"hostile.jsonl":  diag.JSON{},
		"hostile.github": diag.GitHub{Dir: "docs/time line"},
		"hostile.sarif":  diag.SARIF{Version: "0.1.0", Explain: explain},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := p.Print(&b, hostile); err != nil {
				t.Fatal(err)
			}
			golden(t, "testdata/"+name, b.Bytes())
		})
	}
}

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("%s (-want +got):\n%s", file, d)
	}
}

// TestFailingWriter: no format hides that its output was not written.
func TestFailingWriter(t *testing.T) {
	for _, p := range []printer{diag.Printer{}, diag.JSON{}, diag.GitHub{}, diag.SARIF{}} {
		if err := p.Print(full{}, hostile); err == nil {
			t.Errorf("%T says nothing of a full disk", p)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// TestNothing: what each format says of a run without problems.
func TestNothing(t *testing.T) {
	for _, p := range []printer{diag.Printer{}, diag.JSON{}, diag.GitHub{}} {
		var b bytes.Buffer
		if err := p.Print(&b, nil); err != nil || b.Len() > 0 {
			t.Errorf("%T: %q, %v", p, b.String(), err)
		}
	}
	var b bytes.Buffer
	if err := (diag.SARIF{}).Print(&b, nil); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), `"results": []`) {
		t.Errorf("a log without results leaves out that there was a run: %s", b.String())
	}
}
