package receipt

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"annals/internal/frontmatter"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden receipt")

const golden = "testdata/fr-mine.toml"

// mine is the receipt of a story, with quotations of every form.
func mine(t *testing.T) (sample, Receipt) {
	t.Helper()
	for _, s := range samples(t) {
		if s.name != "fr-mine" {
			continue
		}
		r, refused := New(s.name, s.text, []Quotation{
			ReadQuotation("Elle demande que le contrat soit rendu public […] avant la fin de la session."),
			ReadQuotation("Nous n'avons reçu aucune des garanties demandées"),
			ReadQuotation("Norvane Métaux"),
			ReadQuotation("nous n’avons reçu aucune des garanties demandées !"), // the same
			ReadQuotation("Nous avons reçu toutes les garanties demandées"),     // not there
		})
		for i, no := range refused {
			if (no != nil) != (i == 4) {
				t.Errorf("quotation %d: refusal %v", i, no)
			}
		}
		return s, r
	}
	t.Fatal("there is no story fr-mine")
	return sample{}, Receipt{}
}

func TestGoldenReceipt(t *testing.T) {
	_, r := mine(t)
	var got bytes.Buffer
	if err := r.Write(&got); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	back, probs := Decode(golden, got.Bytes())
	if len(probs) > 0 {
		t.Fatal(probs)
	}
	if diff := cmp.Diff(r, back); diff != "" {
		t.Errorf("written and read: -want +got\n%s", diff)
	}
}

func TestWriteOrdersQuotes(t *testing.T) {
	_, r := mine(t)
	var want, got bytes.Buffer
	if err := r.Write(&want); err != nil {
		t.Fatal(err)
	}
	r.Quotes = slices.Clone(r.Quotes)
	slices.Reverse(r.Quotes)
	if err := r.Write(&got); err != nil {
		t.Fatal(err)
	}
	if got.String() != want.String() {
		t.Error("the order of the quotations makes another file")
	}
}

func TestLookup(t *testing.T) {
	_, r := mine(t)
	for quote, want := range map[string]string{
		"“Norvane métaux”": "[74-75]",
		"elle demande que le contrat soit rendu public (…) avant la fin de la session": "[329-336 346-351]",
		"Norvane": "",
		"Nous avons reçu toutes les garanties demandées": "",
	} {
		got := ""
		if found, ok := r.Lookup(ReadQuotation(quote)); ok {
			got = fmt.Sprint(found.At)
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", quote, got, want)
		}
	}
}

func TestWritePassesErrorsOn(t *testing.T) {
	full := errors.New("no room")
	if err := (Receipt{Source: "a"}).Write(failing{full}); !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
}

type failing struct{ error }

func (f failing) Write([]byte) (int, error) { return 0, f.error }

// A receipt that annals capture would not have written is refused where it is wrong.
func TestDecodeRefuses(t *testing.T) {
	good, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, old, new, want string }{
		{"not TOML", `unique = true`, `unique = `, `:20:10: A107`},
		{"unknown key", `format = 1`, "format = 1\ntext = \"x\"", `:4:1: A201: unknown key "text"`},
		{"unknown key of a quotation", `unique = true`, "unique = true\nexact = \"x\"", `A201: unknown key "exact"`},
		{"no format", `format = 1`, ``, `:1:1: A202: "format" is missing`},
		{"a later format", `format = 1`, `format = 2`, `:3:10: A218: the receipt has format 2; this program reads 1`},
		{"source of another file", `"fr-mine"`, `"fr-hopital"`, `:4:10: A218: the receipt of "fr-hopital" stands in the file of "fr-mine"`},
		{"a source that is no id", `"fr-mine"`, `"../x"`, `:4:10: A208`},
		{"a short SHA-256", `sha256 = "`, `sha256 = "" # `, `A202: "sha256" is empty`},
		{"capitals in a SHA-256", good256(good), strings.ToUpper(good256(good)), `:5:10: A218: "`},
		{"a SHA-256 that is too short", good256(good), good256(good)[2:], `is not a SHA-256`},
		{"a quotation's SHA-256 that is none", "[[quotes]]\nsha256 = \"f", "[[quotes]]\nsha256 = \"g", `:18:10: A218: "g`},
		{"words as text", `words = 422`, `words = "422"`, `:6:9: A203`},
		{"fewer words than places", `words = 422`, `words = 400`, `A218: "minhash" has 25 values, which a text of 400 words cannot have`},
		{"a text too short for its values", `words = 422`, `words = 350`, `A218: "346-351" is not a place in a text of 350 words`},
		{"words below none", `words = 422`, `words = -1`, `:6:9: A209`},
		{"values in disorder", firstHash(good), "f" + firstHash(good)[1:], `is not greater than the value before it`},
		{"a value too short", firstHash(good), firstHash(good)[1:], `:8:3: A218: "`},
		{"a value twice", secondHash(good), firstHash(good), `A210: "`},
		{"too few values", fifthHash(good), `]`, `A218: "minhash" has 4 values, which a text of 422 words cannot have`},
		{"a place without an end", `at = "74-75"`, `at = "74"`, `A218: "74" is not a place in a text of 422 words`},
		{"a place that ends before it begins", `at = "74-75"`, `at = "75-74"`, `A218: "75-74" is not a place`},
		{"a place before the first word", `at = "74-75"`, `at = "0-1"`, `A218: "0-1" is not a place`},
		{"a place beyond the last word", `at = "74-75"`, `at = "422-423"`, `A218: "422-423" is not a place`},
		{"a place with a sign", `at = "74-75"`, `at = "+74-75"`, `A218: "+74-75" is not a place`},
		{"two spaces between places", `at = "329-336 346-351"`, `at = "329-336  346-351"`, `A218: "" is not a place`},
		{"places in another order", `at = "329-336 346-351"`, `at = "346-351 329-336"`, `A218: "329-336" does not follow "346-351" within 60 words`},
		{"places that overlap", `at = "329-336 346-351"`, `at = "329-336 336-341"`, `A218: "336-341" does not follow "329-336" within 60 words`},
		{"places too far apart", `at = "329-336 346-351"`, `at = "329-336 398-402"`, `A218: "398-402" does not follow "329-336" within 60 words`},
		{"a place too short beside a gap", `at = "329-336 346-351"`, `at = "329-336 346-348"`, `A218: "346-348" has fewer than 4 words`},
		{"another number of skipped words", `skipped = 9`, `skipped = 8`, `A218: "skipped" is 8, where the parts leave out 9 words`},
		{"no number of skipped words", "skipped = 9\n", ``, `A218: "skipped" is 0, where the parts leave out 9 words`},
		{"unique without an opening", "unique = true\nopening = 4", `unique = true`, `A218: "opening" is 0`},
		{"an opening without unique", "unique = true\nopening = 4", "unique = false\nopening = 4", `A218: "opening" is 4`},
		{"an opening longer than its part", "opening = 4\n", "opening = 40\n", `A218: "opening" is 40`},
		{"an opening that is too short", "opening = 4\n", "opening = 3\n", `A218: "opening" is 3`},
		{"unique as a number", "unique = true", "unique = 1", `A203`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !strings.Contains(string(good), c.old) {
				t.Fatalf("the golden receipt has no %q", c.old)
			}
			src := []byte(strings.Replace(string(good), c.old, c.new, 1))
			_, probs := Decode(golden, src)
			frontmatter.Place(probs, func(string) []byte { return src })
			probs.Sort()
			var got []string
			for _, p := range probs {
				got = append(got, fmt.Sprintf("%s: %s: %s", strings.TrimPrefix(p.Pos.String(), golden), p.Code, p.Text))
			}
			if all := strings.Join(got, "\n"); !strings.Contains(all, c.want) {
				t.Errorf("got  %s\nwant %s", all, c.want)
			}
			for _, p := range probs {
				if p.Pos.Line == 0 || p.Help == "" {
					t.Errorf("%+v has no place or no help", p)
				}
			}
		})
	}
}

func good256(receipt []byte) string { return between(receipt, `sha256 = "`) }

func firstHash(receipt []byte) string { return between(receipt, `  "`) }

// fifthHash is all of the list from its fifth value on.
func fifthHash(receipt []byte) string {
	_, rest, _ := strings.Cut(string(receipt), "\n  ")
	_, rest, _ = strings.Cut(rest, "\n  ")
	rest, _, _ = strings.Cut(rest, "\n\n")
	return "  " + rest
}

func secondHash(receipt []byte) string { return between(receipt, `", "`) }

// between returns what stands between before and the next quotation mark.
func between(receipt []byte, before string) string {
	_, s, _ := strings.Cut(string(receipt), before)
	s, _, _ = strings.Cut(s, `"`)
	return s
}
