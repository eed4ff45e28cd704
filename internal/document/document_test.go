package document

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write what the cases should give")

// TestRead reads each document of testdata/read: the first file of a case is
// the document, the second what is found in it.
func TestRead(t *testing.T) {
	golden(t, "read", describe)
}

// golden holds what describe says of the first file of each case in a folder of
// testdata against the second.
func golden(t *testing.T, folder string, describe func(*Document) string) {
	t.Helper()
	cases, err := filepath.Glob(filepath.Join("testdata", folder, "*.txtar"))
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range cases {
		t.Run(filepath.Base(name), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			d, err := Read(a.Files[0].Name, a.Files[0].Data)
			if err != nil {
				t.Fatal(err)
			}
			got := describe(d)
			if *update {
				a.Files = append(a.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(a.Files[1].Data), got); diff != "" {
				t.Errorf("want -, got +:\n%s", diff)
			}
		})
	}
}

func describe(d *Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\npublished: %s\nurl: %s\npublisher: %s\nauthors: %s\nlang: %s\n",
		d.Title, d.Published, d.URL, d.Publisher, strings.Join(d.Authors, "; "), d.Lang)
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "note: %s\n", n)
	}
	for _, p := range d.Paragraphs {
		lines := fmt.Sprint(p.Line)
		if p.LastLine != p.Line {
			lines += fmt.Sprintf("-%d", p.LastLine)
		}
		why := ""
		if p.Why != "" {
			why = ", " + p.Why
		}
		text := strings.ReplaceAll(p.In(d), "\n", "↵")
		if words := strings.Fields(text); len(words) > 8 {
			text = strings.Join(words[:4], " ") + " … " + strings.Join(words[len(words)-2:], " ")
		}
		fmt.Fprintf(&b, "%s %s%s | %s\n", lines, p.Kind, why, text)
	}
	return b.String()
}

// TestRefused reads what is no document, and what only looks like none.
func TestRefused(t *testing.T) {
	const words = "The ministry closed the border on 3 May 2024, it said in a statement.\n"
	for _, tt := range []struct {
		name, file, src, want string
	}{
		{"nothing", "a.txt", "", "it holds no words"},
		{"white space", "a.txt", " \n\t\n", "it holds no words"},
		{"zero bytes", "a.txt", "The ministry\x00 closed", "it is no text: it has zero bytes"},
		{"control characters", "a.txt", strings.Repeat("a\x01\x02", 100), "it is no text: it is full of control characters"},
		{"a PDF under another name", "a.txt", "%PDF-1.7\n" + words, "it is a PDF: copy its words into a .txt file"},
		{"a Word file", "a.docx", "PK\x03\x04" + words, "it is a Word, OpenDocument or zip file: copy its words into a .txt file"},
		{"a picture as a page", "a.html", "\x89PNG" + words, "it is a picture: copy its words into a .txt file"},
		{"too long", "a.txt", strings.Repeat("a", MaxSize+1), "it is longer than 16 MiB"},
		{"a page without words", "a.html", "<!doctype html><title>x</title><nav><a href=/>Home</a></nav>", "no article is found on the page: copy its words into a .txt file"},
		{"a page nested deep", "a.html", strings.Repeat("<div>", 5000) + words, "its elements are nested too deep: copy its words into a .txt file"},
		{"a page of many elements", "a.html", "<!doctype html><body>" + strings.Repeat("<p>a</p>", maxElements), "it has more than 50000 elements: copy its words into a .txt file"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Read(tt.file, []byte(tt.src))
			if err == nil {
				t.Fatalf("it is read as %q", cut(d.Text, 100))
			}
			if got := err.Error(); got != tt.file+": "+tt.want {
				t.Errorf("got %q, want %q", got, tt.file+": "+tt.want)
			}
		})
	}
}

// TestLetters reads one sentence in the encodings that editors send.
func TestLetters(t *testing.T) {
	const want = "Le 3 août, « N’Djaména » fut nommée à la séance.\n"
	for _, tt := range []struct {
		name, src, note string
	}{
		{"UTF-8", want, ""},
		{"UTF-8 with a mark", "\uFEFF" + want, ""},
		{"other line ends", strings.ReplaceAll(want, "\n", "\r\n"), ""},
		{"letters and accents apart", strings.ReplaceAll(strings.ReplaceAll(want, "é", "e\u0301"), "û", "u\u0302"), ""},
		{"Windows-1252", "Le 3 ao\xfbt, \xab N\x92Djam\xe9na \xbb fut nomm\xe9e \xe0 la s\xe9ance.\n", "it is not UTF-8 and was read as Windows-1252: look at its accents"},
		{"UTF-16", utf16LE(want), ""},
	} {
		d, err := Read("a.txt", []byte(tt.src))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if d.Text != want {
			t.Errorf("%s: got %q, want %q", tt.name, d.Text, want)
		}
		if got := strings.Join(d.Notes, "\n"); got != tt.note {
			t.Errorf("%s: notes %q, want %q", tt.name, got, tt.note)
		}
	}
	broken := "Nommé, élu, agréé, fermé.\n"
	broken = strings.ReplaceAll(broken, "é", "Ã©")
	if d, err := Read("a.txt", []byte(broken)); err != nil || len(d.Notes) != 1 {
		t.Errorf("broken accents: %v, notes %q, want one", err, d.Notes)
	}
}

func utf16LE(s string) string {
	b := []byte("\xFF\xFE")
	for _, r := range s {
		b = append(b, byte(r), byte(r>>8))
	}
	return string(b)
}

// TestSentences reads the documents of testdata/speech: each line of the second
// file is a sentence, who says it, and who says the quotations in it.
func TestSentences(t *testing.T) {
	golden(t, "speech", speech)
}

func speech(d *Document) string {
	var b strings.Builder
	start, end := d.Dateline()
	fmt.Fprintf(&b, "dateline: %s\n", d.Text[start:end])
	who := func(s Speaker) string {
		if !s.Said() {
			return "the document"
		}
		if s.Name == "" {
			return fmt.Sprintf("unknown (%s)", d.Text[s.Start:s.End])
		}
		return fmt.Sprintf("%s (%s)", s.Name, d.Text[s.Start:s.End])
	}
	for _, s := range d.Sentences() {
		fmt.Fprintf(&b, "%s\n  says: %s\n", d.Text[s.Start:s.End], who(s.Speaker))
		for _, q := range s.Quotes {
			fmt.Fprintf(&b, "  %q: %s\n", d.Text[q.Start:q.End], who(q.Speaker))
		}
	}
	return b.String()
}
