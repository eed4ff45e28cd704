package receipt

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// numbered is a text of words that are all different: w1 w2 w3 …
func numbered(n int) *Text {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "w%d ", i+1)
	}
	return ReadText(b.String())
}

// wordsOf writes words first to last of a numbered text.
func wordsOf(first, last int) string {
	var w []string
	for i := first; i <= last; i++ {
		w = append(w, fmt.Sprint("w", i))
	}
	return strings.Join(w, " ")
}

func TestFind(t *testing.T) {
	const echo = "we will leave the base in May and we will leave the base in June because we will leave the base"
	for _, c := range []struct {
		name, text, quote string
		at                string // "" where it is refused
		skipped, opening  int    // opening 0: not unique
	}{
		{"one word", "nobody came", "nobody", "[1-1]", 0, 1},
		{"three words without a gap", "and then nobody came home", "then nobody came", "[2-4]", 0, 3},
		{"the whole text", "nobody came", "Nobody came.", "[1-2]", 0, 2},
		{"twice in the text", "come back he said come back", "come back", "[1-2]", 0, 0},
		{"overlapping itself", "no no no no", "no no no", "[1-3]", 0, 0},
		{"a gap over nothing", wordsOf(1, 20), wordsOf(3, 6) + " … " + wordsOf(7, 10), "[3-6 7-10]", 0, 4},
		{"a gap over 60 words", wordsOf(1, 90), wordsOf(3, 6) + " … " + wordsOf(67, 70), "[3-6 67-70]", 60, 4},
		{"a gap over 61 words", wordsOf(1, 90), wordsOf(3, 6) + " … " + wordsOf(68, 71), "", 0, 0},
		{"60 words in each of two gaps", wordsOf(1, 200), wordsOf(1, 4) + " [x] " + wordsOf(65, 68) + " ... " + wordsOf(129, 133), "[1-4 65-68 129-133]", 120, 4},
		{"two marks, one gap", wordsOf(1, 20), wordsOf(3, 6) + " […] [the board] " + wordsOf(8, 11), "[3-6 8-11]", 1, 4},
		{"gaps at the ends say nothing", wordsOf(1, 20), "… w3 w4 […]", "[3-4]", 0, 2},
		{"three words beside a gap", wordsOf(1, 20), wordsOf(3, 6) + " … " + wordsOf(8, 10), "", 0, 0},
		{"parts that overlap", wordsOf(1, 20), wordsOf(3, 6) + " … " + wordsOf(6, 9), "", 0, 0},
		{"parts in another order", wordsOf(1, 20), wordsOf(8, 11) + " … " + wordsOf(3, 6), "", 0, 0},
		{"the first way on is a dead end", echo + " " + wordsOf(1, 70), "we will leave the base … w60 w61 w62 w63", "[17-21 81-84]", 59, 0},
		{"a later place within reach of the next part", "a b c d e f g h x e f g h " + wordsOf(1, 60) + " i j k l", "a b c d … e f g h … i j k l", "[1-4 10-13 74-77]", 65, 0},
		{"opens like another sentence", "they will not sign it today they will not sign it tomorrow at noon", "they will not sign it tomorrow at", "[7-13]", 0, 6},
		{"a hyphen is a space inside", "a non-aligned state signed", "A Non Aligned State", "[1-4]", 0, 4},
		{"but not at the beginning", "a non-aligned state signed", "aligned state signed", "", 0, 0},
		{"and not at the end", "a state of the non-aligned", "a state of the non", "", 0, 0},
		{"with another character for it", "a non\u2010aligned state signed", "aligned state signed", "", 0, 0},
		{"though what follows is elided", "rendez-l’accord militaire", "l’accord militaire", "", 0, 0},
		{"nor after a dash in the text", "the pact—aligned states only—died", "aligned states only", "[3-5]", 0, 3},
		{"nor beside two hyphens", "the pact--aligned states only--died", "aligned states only", "[3-5]", 0, 3},
		{"a figure without its sign", "it rose by 18% in May", "it rose by 18", "", 0, 0},
		{"a figure with its sign", "it rose by 18% in May", "rose by 18 %", "[2-5]", 0, 4},
		{"a sum without its currency", "some $45 million a year", "45 million a year", "", 0, 0},
		{"after an elision", "les raisons de l’« accord militaire »", "accord militaire", "[5-6]", 0, 2},
		{"after n’ the verb is denied", "le chef n’acceptera jamais", "acceptera jamais", "", 0, 0},
		{"can’t ends with no can", "they sign when they can’t", "sign when they can", "", 0, 0},
		{"a letter in brackets", "in 2012 the deal ended", "[T]he deal", "[3-4]", 0, 2},
		{"letters in brackets at the end are a gap", "they walk home each day and do so gladly", "[and] they walk home each[es] day and do so", "[1-4 5-8]", 0, 4},
		{"a bracket that is not closed", "the deal ended", "the [deal ended", "[1-3]", 0, 3},
		{"two full stops are no gap", "one two. three four", "one two .. three", "[1-3]", 0, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, no := ReadText(c.text).Find(ReadQuotation(c.quote))
			if no != nil {
				if c.at != "" {
					t.Fatalf("%q: %s; want it at %s", c.quote, no.Problem().Text, c.at)
				}
				return
			}
			want := fmt.Sprintf("%s skipped %d opening %d unique %t", c.at, c.skipped, c.opening, c.opening > 0)
			if s := fmt.Sprintf("%v skipped %d opening %d unique %t", got.At, got.Skipped(), got.Opening, got.Unique); s != want {
				t.Errorf("%q\n got %s\nwant %s", c.quote, s, want)
			}
		})
	}
}

func TestRefusals(t *testing.T) {
	text := ReadText("The minister said, “Our troops will not leave the base before May.” Then he left.\n" + wordsOf(1, 100) + " The mayor thanked them all. The mayor thanked them all.")
	for _, c := range []struct {
		name, quote       string
		why               Why
		text, under, help string
	}{
		{"nothing", " “…” ", NoWords,
			`the quotation "“…”" holds no words`, ``,
			`copy the words from the source`},
		{"short", "our troops will not … before May", TooShort,
			`a part of the quotation is too short to check: "before May"`,
			`at least 4 words on each side of a gap`,
			`quote more of the sentence, without a gap`},
		{"a negation removed", "Our troops will leave the base", NotFound,
			`the quotation is not in the text of its source: "Our troops will leave the base"`,
			`closest, at word 4: "“Our troops will not leave the base"`,
			`copy the words from the source once more`},
		{"only the second part is wrong", "our troops will not … leave the town before May", NotFound,
			`the quotation is not in the text of its source: "leave the town before May"`,
			`closest, at word 8: "leave the base before May.”"`,
			`copy the words from the source once more`},
		{"two words changed", "Our soldiers will not quit the base", NotFound,
			`the quotation is not in the text of its source: "Our soldiers will not quit the base"`,
			`closest, at word 4: "“Our troops will not leave the base"`,
			`copy the words from the source once more`},
		{"two passages as close", "the mayor thanked them both", NotFound,
			`the quotation is not in the text of its source: "the mayor thanked them both"`,
			`closest, at word 116: "The mayor thanked them all."`,
			`copy the words from the source once more`},
		{"nothing like it", "a harbour full of empty boats", NotFound,
			`the quotation is not in the text of its source: "a harbour full of empty boats"`,
			`nothing in it is like this`,
			`copy the words from the source once more`},
		{"order", "leave the base before … our troops will not", OutOfOrder,
			`the source does not say this after what stands before the gap: "our troops will not"`, ``,
			`quote the parts in the order of the source`},
		{"far", "our troops will not … w60 w61 w62 w63", TooFar,
			`the source says this 67 words after what stands before the gap: "w60 w61 w62 w63"`,
			`a gap stands for at most 60 words`,
			`make two quotations of it`},
		{"far from two places", "our troops will not … the mayor thanked them all", TooFar,
			`the source says this 108 words after what stands before the gap: "the mayor thanked them all"`,
			`a gap stands for at most 60 words`,
			`make two quotations of it`},
		{"far from the second of three parts", "our troops will not … leave the base before … w60 w61 w62 w63", TooFar,
			`the source says this 63 words after what stands before the gap: "w60 w61 w62 w63"`,
			`a gap stands for at most 60 words`,
			`make two quotations of it`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, no := text.Find(ReadQuotation(c.quote))
			if no == nil {
				t.Fatalf("%q was found", c.quote)
			}
			p := no.Problem()
			if diff := cmp.Diff([]any{c.why, "E3", c.text, c.under, c.help}, []any{no.Why, p.Code, p.Text, p.Under, p.Help}); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// A passage that has less than half of the words in common is no help.
func TestClosestIsLikeIt(t *testing.T) {
	for _, c := range []struct{ text, quote, want string }{
		{"the boat sank", "the red car", ""},
		{"the boat sank", "the boat swam", "the boat sank"},
		{"", "nobody came", ""},
		{wordsOf(1, 80), wordsOf(2, 70) + " x", wordsOf(2, 51)}, // a long one is told by its beginning
	} {
		_, no := ReadText(c.text).Find(ReadQuotation(c.quote))
		if no == nil || no.Closest != c.want {
			t.Errorf("%q in %q: %+v, want %q", c.quote, c.text, no, c.want)
		}
	}
}
