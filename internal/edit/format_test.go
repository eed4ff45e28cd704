package edit_test

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"annals/internal/edit"
	"annals/internal/load"
)

var update = flag.Bool("update", false, "rewrite the want file of testdata/*.txtar")

func format(t *testing.T, name, src string) string {
	t.Helper()
	fields, ok := edit.Fields(name)
	if !ok {
		t.Fatalf("%s is no content file", name)
	}
	out, probs := edit.Format(name, []byte(src), fields)
	if len(probs) > 0 {
		t.Fatalf("%s: %v", name, probs)
	}
	return string(out)
}

// TestFormat: the first file of each case becomes the second, which stays.
func TestFormat(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, c := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(c), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(c)
			if err != nil {
				t.Fatal(err)
			}
			in, want := a.Files[0], &a.Files[1]
			got := format(t, in.Name, string(in.Data))
			if *update {
				want.Data = []byte(got)
				if err := os.WriteFile(c, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if d := cmp.Diff(string(want.Data), got); d != "" {
				t.Errorf("%s(-want +got)\n%s", a.Comment, d)
			}
			if d := cmp.Diff(got, format(t, in.Name, got)); d != "" {
				t.Errorf("the second time (-first +second)\n%s", d)
			}
		})
	}
}

// TestFormatLineEnds: what Windows and its editors leave is mended, in a text
// of several lines and in the body too.
func TestFormatLineEnds(t *testing.T) {
	const src = "\ufeff+++\r\ntitle = \"\"\"a\r\nb\"\"\"\r\n# c\r\ncreated = 2024-01-01\r\n+++\r\n\r\nText  \r\nmore"
	const want = "+++\ntitle = \"\"\"a\nb\"\"\"\n# c\ncreated = 2024-01-01\n+++\n\nText  \nmore\n"
	if d := cmp.Diff(want, format(t, "content/topics/a.md", src)); d != "" {
		t.Error(d)
	}
}

// TestFormatRefuses: a file that cannot be read is not touched, and the
// problem stands at its line.
func TestFormatRefuses(t *testing.T) {
	for src, at := range map[string]string{
		"+++\ntitle = \"x\n+++\n":              "content/topics/a.md:2:9",
		"\ufeff+++\r\na = 1\r\na = 2\r\n+++\n": "content/topics/a.md:3:1",
		"title = 1\n":                          "content/topics/a.md:1:1",
		"+++\ntitle = 1\n":                     "content/topics/a.md:1:1",
	} {
		fields, _ := edit.Fields("content/topics/a.md")
		out, probs := edit.Format("content/topics/a.md", []byte(src), fields)
		if out != nil || len(probs) != 1 || probs[0].Pos.String() != at {
			t.Errorf("%q: %q, %v; want a problem at %s", src, out, probs, at)
		}
	}
}

func TestFields(t *testing.T) {
	for name, first := range map[string]string{
		"content/events/2024/a.md":    "title",
		"content/events/a.fr.md":      "title",
		"content/countries/mali.md":   "names",
		"content/publishers.toml":     "publishers",
		"content/glossary.toml":       "terms",
		"content/events/a.jpg":        "",
		"content/events.md":           "",
		"content/sub/publishers.toml": "",
		"config.toml":                 "",
		"public/content/events/a.md":  "",
	} {
		fields, ok := edit.Fields(name)
		if ok != (first != "") || ok && fields[0].Name != first {
			t.Errorf("%s: %v", name, fields.Names())
		}
	}
}

// TestRepository: every content file of the project can be formatted, and is
// the same the second time.
func TestRepository(t *testing.T) {
	const root = "../.."
	files := 0
	err := fs.WalkDir(os.DirFS(root), load.Dir, func(name string, d fs.DirEntry, err error) error {
		fields, ok := edit.Fields(name)
		if err != nil || !ok {
			return err
		}
		files++
		src, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			return err
		}
		out, probs := edit.Format(name, src, fields)
		if len(probs) > 0 {
			t.Errorf("%s: %v", name, probs)
			return nil
		}
		if again, _ := edit.Format(name, out, fields); string(again) != string(out) {
			t.Errorf("%s is not the same the second time", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files == 0 {
		t.Error("there is no content")
	}
}

// FuzzFormat: a form that Format makes is left as it is by Format, which
// itself insists that nothing changes its meaning.
func FuzzFormat(f *testing.F) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		f.Fatal("no cases", err)
	}
	for _, c := range cases {
		a, err := txtar.ParseFile(c)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(a.Files[0].Data), false)
	}
	f.Add("a = [1, # x\n]\n# y", true)
	f.Add("x = {a = 1,\n # c\n b = 2}", true)
	f.Add("[[places]]\nid = '''a\r\n'''\r\n#\r\n\r\n# z\r\n[q]\r\n", true)
	f.Fuzz(func(t *testing.T, src string, table bool) {
		name := "content/events/2024/a.md"
		if table {
			name = "content/places.toml"
		}
		fields, _ := edit.Fields(name)
		out, probs := edit.Format(name, []byte(src), fields)
		if len(probs) > 0 {
			return
		}
		again, probs := edit.Format(name, out, fields)
		if len(probs) > 0 || string(again) != string(out) {
			t.Errorf("%q\nfirst  %q\nsecond %q\n%v", src, out, again, probs)
		}
	})
}

func BenchmarkFormat(b *testing.B) {
	a, err := txtar.ParseFile("testdata/comments.txtar")
	if err != nil {
		b.Fatal(err)
	}
	in := a.Files[0]
	fields, _ := edit.Fields(in.Name)
	for b.Loop() {
		if _, probs := edit.Format(in.Name, in.Data, fields); len(probs) > 0 {
			b.Fatal(probs)
		}
	}
}
