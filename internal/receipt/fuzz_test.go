package receipt

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// Find agrees with a regular expression over the normal form, and what it says
// of a quotation is true of the text.
func FuzzFind(f *testing.F) {
	for _, s := range samples(f) {
		f.Add(s.cut(0, 60), s.cut(20, 30))
		f.Add(s.cut(0, 60), s.cut(3, 9)+" […] "+s.cut(14, 20)+"… "+s.cut(40, 47))
		f.Add(s.cut(0, 60), s.cut(3, 9)+" […] "+s.cut(5, 10))
	}
	f.Add("a non-aligned state at 18% of $45", "[A]ligned state at 18")
	f.Add("a a a a a a a a a a", "a a a a … a a a a")
	f.Add("l’«accord» n’est pas qu’d’x 5-% %-5", "l'accord n'est")
	f.Fuzz(func(t *testing.T, raw, quote string) {
		text, q := ReadText(raw), ReadQuotation(quote)
		// Package cases folds the two cases of Cherokee into each other.
		cherokee := strings.ContainsFunc(raw, func(r rune) bool { return unicode.Is(unicode.Cherokee, r) })
		if again := ReadText(text.Normal()).Normal(); again != text.Normal() && !cherokee {
			t.Errorf("the normal form of %q is not its own: %q", text.Normal(), again)
		}
		found, no := text.Find(q)
		if no != nil {
			if p := no.Problem(); p.Text == "" || p.Help == "" {
				t.Errorf("%+v says nothing", no)
			}
			if no.Why > TooShort && len(q.parts) <= 4 && oracle(text, q) {
				t.Errorf("%q is in %q, but refused: %s", quote, raw, no.Problem().Text)
			}
			return
		}
		if len(q.parts) <= 4 && !oracle(text, q) {
			t.Errorf("%q is not in %q, but found at %v", quote, raw, found.At)
		}
		r, _ := New("a", text, []Quotation{q})
		if probs := Verify(text, r); len(probs) > 0 {
			t.Errorf("%q in %q: %v", quote, raw, probs)
		}
		var file bytes.Buffer
		if err := r.Write(&file); err != nil {
			t.Fatal(err)
		}
		if _, probs := Decode("a.toml", file.Bytes()); len(probs) > 0 {
			t.Errorf("%s\n%v", file.Bytes(), probs)
		}
		if link := Link("https://a.example/", q, found); strings.ContainsAny(link, " <>\"'&") || strings.Count(link, "-") > 0 {
			t.Errorf("%q: %s", quote, link)
		}
	})
}

// oracle reports whether q is in the text, by a regular expression over its
// words, of which a tied one stands behind a hyphen and any other behind a space.
func oracle(t *Text, q Quotation) bool {
	var words strings.Builder
	for i, w := range t.words {
		sep := " "
		if t.tied[i] {
			sep = "-"
		}
		words.WriteString(sep + w)
	}
	const gap = `(?: [^ -]+(?:[ -][^ -]+){0,59})?`
	var parts []string
	for _, p := range q.parts {
		var quoted []string
		for _, w := range p.words {
			quoted = append(quoted, regexp.QuoteMeta(w))
		}
		parts = append(parts, " "+strings.Join(quoted, "[ -]"))
	}
	return regexp.MustCompile(strings.Join(parts, gap) + "(?: |$)").MatchString(words.String())
}

// Whatever Decode accepts is written back as it was understood.
func FuzzDecode(f *testing.F) {
	good, err := testdata.ReadFile("testdata/en-grain.txt")
	if err != nil {
		f.Fatal(err)
	}
	r, _ := New("a", ReadText(string(good)), []Quotation{ReadQuotation("Wheat is wheat and water is water […] but they always are")})
	var file bytes.Buffer
	if err := r.Write(&file); err != nil {
		f.Fatal(err)
	}
	f.Add(file.Bytes())
	f.Add([]byte("format = 1\nsource = \"a\"\nsha256 = \"\"\nwords = 0"))
	f.Fuzz(func(t *testing.T, src []byte) {
		r, probs := Decode("a.toml", src)
		if len(probs) > 0 {
			return
		}
		var once, twice bytes.Buffer
		if err := r.Write(&once); err != nil {
			t.Fatal(err)
		}
		again, probs := Decode("a.toml", once.Bytes())
		if len(probs) > 0 {
			t.Fatalf("%s\n%v", once.Bytes(), probs)
		}
		if err := again.Write(&twice); err != nil {
			t.Fatal(err)
		}
		if once.String() != twice.String() {
			t.Errorf("%s\nbecomes\n%s", once.Bytes(), twice.Bytes())
		}
		Verify(ReadText("a b c d"), again)
	})
}
