package receipt

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// The examples in docs/receipts.md are what this program does.
func TestNormalFormAsDocumented(t *testing.T) {
	doc, err := os.ReadFile("../../docs/receipts.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := regexp.MustCompile("(?m)^\\| `(.*?)` +\\| `(.*?)` +\\|").FindAllStringSubmatch(string(doc), -1)
	if len(rows) < 20 {
		t.Fatalf("docs/receipts.md has %d examples", len(rows))
	}
	for _, row := range rows {
		written := regexp.MustCompile(`<U\+([0-9A-F]{4})>`).ReplaceAllStringFunc(row[1], func(s string) string {
			n, err := strconv.ParseUint(s[len("<U+"):len(s)-1], 16, 32)
			if err != nil {
				t.Fatal(err)
			}
			return string(rune(n))
		})
		if got := ReadQuotation(written).Normal(); got != row[2] {
			t.Errorf("%s: got %q, docs/receipts.md says %q", row[1], got, row[2])
		}
	}
}

// Further forms, that a table in Markdown does not show well.
func TestNormalForm(t *testing.T) {
	for _, c := range []struct{ name, written, want string }{
		{"grave accent for an apostrophe", "it isn`t", "it isn't"},
		{"wide apostrophe", "it isn\uFF07t", "it isn't"},
		{"tatweel under a vowel mark", "\u0628\uFE77\u062A", "\u0628\u064E\u062A"},
		{"soft hyphen before an accent", "e\u00ad\u0301tat", "\u00e9tat"},
		{"a letter that folds to three", "\u0390", "\u0390"},
		{"three letters in brackets", "[The]y walk", "y walk"},
		{"a bracket within a word", "co[l]our", "co … our"},
		{"wide brackets", "\uFF3BT\uFF3Dhe deal", "the deal"},
		{"a bracket in brackets", "we [a [b] c] go", "we a … c go"},
		{"a mark on an apostrophe", "c'\u036Bx", "c x"},
		{"a figure at the end of a sentence", "in 2012.5.", "in 2012.5"},
		{"no space after a comma", "in May,or June", "in may,or june"},
	} {
		if got := ReadQuotation(c.written).Normal(); got != c.want {
			t.Errorf("%s: %q: got %q, want %q", c.name, c.written, got, c.want)
		}
	}
}

// What is not the same to a reader is not the same in normal form.
func TestNormalFormKeepsApart(t *testing.T) {
	for _, c := range []struct{ name, a, b string }{
		{"contraction", "they can't sign", "they can sign"},
		{"French negation", "il n’a signé", "il a signé"},
		{"accent", "il a signé", "il a signe"},
		{"currency", "$45 million", "€45 million"},
		{"percent sign", "rose by 18%", "rose by 18"},
		{"decimal", "1.5 million", "15 million"},
		{"vowel marks", "كُتِبَ", "كَتَبَ"},
		{"hamza", "أن", "ان"},
		{"figures of another script", "٢٠٢٥", "2025"},
		{"one word or two", "nowhere", "no where"},
	} {
		if a, b := ReadText(c.a).Normal(), ReadText(c.b).Normal(); a == b {
			t.Errorf("%s: %q and %q are both %q", c.name, c.a, c.b, a)
		}
	}
}

// Text that means nothing has no words and stops nothing.
func TestHostileText(t *testing.T) {
	for _, c := range []struct{ name, raw, want string }{
		{"empty", "", ""},
		{"white space", " \t\u2028\u00a0\n", ""},
		{"bytes that are not UTF-8", "the\xff\xfe deal", "the deal"},
		{"marks without a letter", "a \u0301\u0301 b", "a b"},
		{"only punctuation", "«…» — [] [[ ]] ''", ""},
		{"nul", "a\x00b", "a b"},
		{"brackets in a row", strings.Repeat("[", 3) + "a]b", "ab"},
		{"apostrophes in a row", "d'd'd'd'''x", "d d d d x"},
	} {
		if got := ReadText(c.raw).Normal(); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	for _, long := range []string{"[", "[a]b-", "d'", ".", "\u0301", "a.", "$", "-", "[a "} {
		raw := strings.Repeat(long, 1<<17/len(long))
		if words := ReadText(raw).Len(); words > len(raw) {
			t.Errorf("%q repeated: %d words of %d bytes", long, words, len(raw))
		}
		ReadQuotation(raw)
	}
}
