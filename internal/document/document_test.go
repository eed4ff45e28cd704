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
		{"nothing", "a.txt", "", "it holds no words: copy those of the article into it"},
		{"a page of nothing", "a.html", "", "it holds no words: copy those of the article into it"},
		{"spaces that do not look like such", "a.md", "\u00A0\u2003\n\u200B\n", "it holds no words: copy those of the article into it"},
		{"marks and no words", "a.txt", strings.Repeat("… ", 100), "it holds no words: copy those of the article into it"},
		{"white space", "a.txt", " \n\t\n", "it holds no words: copy those of the article into it"},
		{"zero bytes", "a.txt", "The ministry\x00 closed", "it is no text, for it has zero bytes: copy its words into a .txt file"},
		{"control characters", "a.txt", strings.Repeat("a\x01\x02", 100), "it is no text, for it is full of control characters: copy its words into a .txt file"},
		{"UTF-32", "a.txt", "\xFF\xFE\x00\x00" + strings.Repeat("a\x00\x00\x00", 100), "it is no text, for it has zero bytes: copy its words into a .txt file"},
		{"a program as a page", "a.html", "\x7FELF\x02\x01\x01" + strings.Repeat("\x00", 20) + words, "it is no text, for it has zero bytes: copy its words into a .txt file"},
		{"letters of another script in its own code", "a.txt", strings.Repeat("\x8F\xC0\x81\xD0 ", 100), "its letters are neither UTF-8 nor Windows-1252: save it as UTF-8"},
		{"a PDF under another name", "a.txt", "%PDF-1.7\n" + words, "it is a PDF: copy its words into a .txt file"},
		{"a Word file", "a.docx", "PK\x03\x04" + words, "it is a Word, OpenDocument or zip file: copy its words into a .txt file"},
		{"a picture as a page", "a.html", "\x89PNG" + words, "it is a picture: copy its words into a .txt file"},
		{"too long", "a.txt", strings.Repeat("a", MaxSize+1), "it is longer than 16 MiB: part it"},
		{"a page without words", "a.html", "<!doctype html><title>x</title><nav><a href=/>Home</a></nav>", "no article is found on the page: copy its words into a .txt file"},
		{"a page nested deep", "a.html", strings.Repeat("<div>", 5000) + words, "its elements are nested too deep: copy its words into a .txt file"},
		{"a long page", "a.html", "<!doctype html><body>" + strings.Repeat("<p>"+strings.Repeat("a ", 1000)+"</p>", 6000), "it is too long for a page, with 12004 elements and 12000 kB of words: copy these into a .txt file"},
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

// TestLetters reads one sentence in the encodings that editors send, as text and
// in a page.
func TestLetters(t *testing.T) {
	const (
		want   = "Le 3 août, « N’Djaména » fut nommée à la séance de la commission.\n"
		latin  = "Le 3 ao\xfbt, \xab N\x92Djam\xe9na \xbb fut nomm\xe9e \xe0 la s\xe9ance de la commission.\n"
		broken = "Le 3 août, « N’Djaména » fut nommée à la s\xe9ance de la commission.\n"
		no     = "it is not UTF-8 and was read as Windows-1252: look at its accents"
		partly = "parts of it are not UTF-8 and were read as Windows-1252: look at its accents"
	)
	for _, tt := range []struct {
		name, src, note string
	}{
		{"UTF-8", want, ""},
		{"UTF-8 with a mark", "\uFEFF" + want, ""},
		{"other line ends", strings.ReplaceAll(want, "\n", "\r\n"), ""},
		{"letters and accents apart", strings.ReplaceAll(strings.ReplaceAll(want, "é", "e\u0301"), "û", "u\u0302"), ""},
		{"Windows-1252", latin, no},
		{"UTF-8 with one letter of Windows-1252", broken, partly},
		{"UTF-8, cut off within a letter", want + "\xc3", "its last letter is cut off: look whether the text is whole"},
		{"UTF-16", "\xFF\xFE" + utf16LE(want), ""},
		{"UTF-16, the high byte first", "\xFE\xFF" + swapped(utf16LE(want)), ""},
		{"UTF-16 without a mark", utf16LE(want), ""},
		{"UTF-16 without a mark, the high byte first", swapped(utf16LE(want)), ""},
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
	head := func(charset string) string {
		return "<!doctype html><meta charset=" + charset + "><title>T</title>" + strings.Repeat(" ", 2000) + "<body><article><p>"
	}
	for _, tt := range []struct {
		name, src, note string
	}{
		{"a page in UTF-8", head("utf-8") + want, ""},
		{"in UTF-8 that it does not name", head("") + want, ""},
		{"in UTF-8 that names another", head("windows-1252") + want, ""},
		{"in Windows-1252", head("windows-1252") + latin, ""},
		{"in Windows-1252 that it does not name", head("") + latin, ""},
		{"in Windows-1252 that names UTF-8", head("utf-8") + latin, no},
		{"in both", head("utf-8") + broken, partly},
		{"in UTF-16", "\xFF\xFE" + utf16LE(head("utf-8")+want), ""},
		{"in UTF-16 without a mark", utf16LE(head("") + want), ""},
	} {
		d, err := Read("a.html", []byte(tt.src))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if !strings.HasPrefix(d.Text, want) { // a page so short is found twice
			t.Errorf("%s: got %q, want %q", tt.name, d.Text, want)
		}
		if got := strings.Join(d.Notes, "\n"); got != tt.note {
			t.Errorf("%s: notes %q, want %q", tt.name, got, tt.note)
		}
	}
}

// TestLost tells of letters that were lost before a document came here.
func TestLost(t *testing.T) {
	const (
		twice = "its accents were broken before it came here (Ã© for é): save it again as UTF-8"
		gone  = "some of its letters cannot be read (\uFFFD): save it again as UTF-8"
		words = "NommÃ©, Ã©lu, agrÃ©Ã©, fermÃ© : les noms de ceux qui ont parlÃ© ce jour."
		holes = "Nomm\uFFFD, \uFFFDlu, ferm\uFFFD : les noms de ceux qui ont parl\uFFFD ce jour."
	)
	for _, tt := range []struct{ name, file, src, note string }{
		{"accents twice", "a.txt", words, twice},
		{"accents twice in a page", "a.html", "<!doctype html><article><p>" + words, twice},
		{"signs for letters", "a.md", holes, gone},
		{"signs for letters in a page", "a.html", "<!doctype html><article><p>" + holes, gone},
		{"half a letter of UTF-16", "a.txt", "\xFF\xFE" + utf16LE("The ministry closed.") + "\x00\xD8", gone},
	} {
		d, err := Read(tt.file, []byte(tt.src))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := strings.Join(d.Notes, "\n"); got != tt.note {
			t.Errorf("%s: notes %q, want %q", tt.name, got, tt.note)
		}
	}
}

func utf16LE(s string) string {
	var b []byte
	for _, r := range s {
		b = append(b, byte(r), byte(r>>8))
	}
	return string(b)
}

// swapped has every two bytes the other way round.
func swapped(s string) string {
	b := []byte(s)
	for i := 0; i+1 < len(b); i += 2 {
		b[i], b[i+1] = b[i+1], b[i]
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
