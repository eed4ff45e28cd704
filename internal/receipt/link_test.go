package receipt

import (
	"net/url"
	"strings"
	"testing"
)

func TestLink(t *testing.T) {
	const page = "https://news.example/a?b=1"
	for _, c := range []struct{ name, address, text, quote, want string }{
		{"short", page, "He said: leave now, please.", "leave now",
			page + "#:~:text=leave%20now"},
		{"not unique", page, "leave now or leave now", "leave now",
			page},
		{"an address with a fragment", page + "#p4", "leave now", "leave now",
			page + "#p4:~:text=leave%20now"},
		{"an address with a text fragment", page + "#:~:text=x", "leave now", "leave now",
			page + "#:~:text=x"},
		{"what the syntax takes for itself", page, "A-B, C & D, 100% e+f", "“A-B, C & D, 100%!”",
			page + "#:~:text=A%2DB%2C%20C%20%26%20D%2C%20100%25"},
		{"what HTML takes for itself", page, `x "y" 'z' <b>`, `x "y" 'z' <b>`,
			page + "#:~:text=x%20%22y%22%20%27z%27%20%3Cb"},
		{"Arabic", page, "قال لا تغادروا", "لا تغادروا",
			page + "#:~:text=%D9%84%D8%A7%20%D8%AA%D8%BA%D8%A7%D8%AF%D8%B1%D9%88%D8%A7"},
		{"line ends, invisible characters and marks around it", page, "« leave now »", "«\u200f leave\n\u00adnow\u00a0»,",
			page + "#:~:text=leave%20now"},
		{"a letter in brackets", page, "but leave now", "[L]eave now",
			page + "#:~:text=Leave%20now"},
		{"a French letter in brackets", page, "de l’accord", "[L]’accord",
			page + "#:~:text=L%E2%80%99accord"},
		{"twelve words", page, wordsOf(1, 40), wordsOf(3, 14),
			page + "#:~:text=" + strings.ReplaceAll(wordsOf(3, 14), " ", "%20")},
		{"thirteen words", page, wordsOf(1, 40), wordsOf(3, 15),
			page + "#:~:text=w3%20w4%20w5%20w6%20w7%20w8,w10%20w11%20w12%20w13%20w14%20w15"},
		{"an opening that needs more words", page, wordsOf(1, 9) + " x " + wordsOf(1, 20), wordsOf(1, 20),
			page + "#:~:text=w1%20w2%20w3%20w4%20w5%20w6%20w7%20w8%20w9%20w10,w15%20w16%20w17%20w18%20w19%20w20"},
		{"an end that repeats itself", page, "they said so " + strings.Repeat("and it is on and off ", 3), "they said so " + strings.Repeat("and it is on and off ", 3),
			page + "#:~:text=they%20said%20so%20and%20it%20is,is%20on%20and%20off%20and%20it%20is%20on%20and%20off"},
		{"no room for two ends", page, strings.Repeat("a b c d e f ", 2) + "g h", "f a b c d e f g h",
			page + "#:~:text=f%20a%20b%20c%20d%20e%20f%20g%20h"},
		{"a gap", page, wordsOf(1, 40), wordsOf(3, 6) + " […] " + wordsOf(10, 14),
			page + "#:~:text=w3%20w4%20w5%20w6,w10%20w11%20w12%20w13%20w14"},
		{"twelve words before a gap", page, wordsOf(1, 40), wordsOf(3, 14) + " … " + wordsOf(20, 23),
			page + "#:~:text=" + strings.ReplaceAll(wordsOf(3, 14), " ", "%20") + ",w20%20w21%20w22%20w23"},
		{"thirteen words before a gap", page, wordsOf(1, 40), wordsOf(3, 15) + " … " + wordsOf(20, 23),
			page + "#:~:text=w3%20w4%20w5%20w6%20w7%20w8,w20%20w21%20w22%20w23"},
		{"elisions where it would be cut", page, "a b c d e l’accord f g h i j d’état k l m n o", "a b c d e l’accord f g h i j d’état k l m n o",
			page + "#:~:text=a%20b%20c%20d%20e%20l%E2%80%99accord,d%E2%80%99%C3%A9tat%20k%20l%20m%20n%20o"},
		{"a word that is written as a sign", page, "25 ℃ today", "℃",
			page},
		{"gaps around it", page, wordsOf(1, 40), "… " + wordsOf(3, 6) + "… [and] " + wordsOf(10, 14) + " …",
			page + "#:~:text=w3%20w4%20w5%20w6,w10%20w11%20w12%20w13%20w14"},
		{"a word of many", page, "a b c d e f-g-h-i-j-k l m n o", "a b c d e f-g-h-i-j-k l m n o",
			page + "#:~:text=a%20b%20c%20d%20e%20f%2Dg%2Dh%2Di%2Dj%2Dk%20l%20m%20n%20o"},
		{"a gap within a word of the first part", page, wordsOf(1, 40), wordsOf(3, 6) + "…" + wordsOf(10, 13) + " … " + wordsOf(16, 19),
			page},
		{"a gap within a word of the last part", page, wordsOf(1, 40), wordsOf(3, 6) + " … " + wordsOf(10, 13) + "…" + wordsOf(16, 19),
			page},
		{"a gap within what is written as one word", page, wordsOf(1, 40), wordsOf(3, 6) + "…" + wordsOf(10, 14),
			page},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := ReadQuotation(c.quote)
			found, no := ReadText(c.text).Find(q)
			if no != nil {
				t.Fatal(no.Problem().Text)
			}
			if got := Link(c.address, q, found); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

// follow does what a browser does with a text fragment: it takes the first
// place of the start, and then the first of the end.
func follow(t *testing.T, text *Text, link string) Span {
	t.Helper()
	_, directive, ok := strings.Cut(link, "#:~:text=")
	if !ok {
		t.Fatalf("%s has no text fragment", link)
	}
	begin, end := -1, 0
	for i, term := range strings.Split(directive, ",") {
		s, err := url.PathUnescape(term)
		if err != nil {
			t.Fatal(err)
		}
		words := ReadText(s).words
		at := -1
		for _, a := range text.occurrences(words) {
			if a >= end {
				at = a
				break
			}
		}
		if at < 0 {
			t.Fatalf("%s: %q is not in the text from word %d", link, s, end)
		}
		if i == 0 {
			begin = at
		}
		end = at + len(words)
	}
	return Span{begin + 1, end}
}

// A link to any passage of the stories leads to that passage and no other.
func TestLinksLeadToTheQuotation(t *testing.T) {
	links, ranges := 0, 0
	for _, s := range samples(t) {
		for from := 0; from < len(s.field); from += 3 {
			for _, length := range []int{3, 9, 25} {
				to := min(from+length, len(s.field))
				if s.words(from, to) == 0 {
					continue
				}
				q := ReadQuotation(s.cut(from, to))
				found, no := s.text.Find(q)
				if no != nil {
					t.Fatalf("%s: %q: %s", s.name, s.cut(from, to), no.Problem().Text)
				}
				link := Link("https://news.example/", q, found)
				if !found.Unique {
					continue
				}
				got := follow(t, s.text, link)
				if want := (Span{found.At[0].First, found.At[len(found.At)-1].Last}); got != want {
					t.Errorf("%s: %q: the link leads to %v, want %v\n%s", s.name, s.cut(from, to), got, want, link)
				}
				links++
				if strings.Contains(link, ",") {
					ranges++
				}
			}
		}
	}
	t.Logf("%d links, %d of them from a start to an end", links, ranges)
	if links < 2000 || ranges < 600 {
		t.Errorf("%d links, %d ranges: too few to show anything", links, ranges)
	}
}
