package receipt

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A draw is one place of a story, chosen by counting and not by chance.
type draw struct {
	sample
	n        int // of the attempt
	from, to int // fields
}

func (d draw) written() string { return d.cut(d.from, d.to) }

// half returns the first or the second half of the draw.
func (d draw) half(second bool) string {
	mid := (d.from + d.to) / 2
	if second {
		return d.cut(mid, d.to)
	}
	return d.cut(d.from, mid)
}

// draws makes n quotations with a rule, from stories in the given languages.
// A rule returns "" where it cannot be applied; the next place is tried then.
func draws(t *testing.T, all []sample, n int, langs string, rule func(draw) string) (drawn []draw, quotes []string) {
	t.Helper()
	var from []sample
	for _, s := range all {
		if strings.Contains(langs, s.lang) {
			from = append(from, s)
		}
	}
	for i := 0; len(quotes) < n; i++ {
		if i > 200*n {
			t.Fatalf("the rule applies at %d places only", len(quotes))
		}
		d := draw{sample: from[i%len(from)], n: i}
		length := 8 + i%13
		d.from = (11 + 29*i) % (len(d.field) - length)
		d.to = d.from + length
		if d.words(d.from, (d.from+d.to)/2) < MinWords || d.words((d.from+d.to)/2, d.to) < MinWords {
			continue
		}
		q := rule(d)
		if q == "" || slices.Contains(quotes, q) {
			continue
		}
		drawn, quotes = append(drawn, d), append(quotes, q)
	}
	return drawn, quotes
}

// typeset is a rule that writes the same words in another way.
func typeset(f func(string) string) func(draw) string {
	return func(d draw) string {
		if q := f(d.written()); q != d.written() {
			return q
		}
		return ""
	}
}

var (
	straight = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "«\u00a0", `"`, "\u00a0»", `"`, "«", `"`, "»", `"`, "—", " - ", "–", "-", "\u00a0", " ", "\u202f", " ").Replace
	oneLined = func(s string) string { return strings.Join(strings.Fields(s), " ") }
	eachWord = func(f func(i int, word string) string) func(string) string {
		return func(s string) string {
			words := strings.Fields(s)
			for i, w := range words {
				words[i] = f(i, w)
			}
			return strings.Join(words, " ")
		}
	}
)

// insert puts mark after the second letter of every other word.
func insert(mark string) func(string) string {
	return eachWord(func(i int, w string) string {
		r := []rune(w)
		if i%2 > 0 || len(r) < 4 || !unicode.IsLetter(r[1]) || !unicode.IsLetter(r[2]) {
			return w
		}
		return string(r[:2]) + mark + string(r[2:])
	})
}

// presentation writes Arabic as old typesetting does, with one character for
// each shape of a letter.
func presentation(s string) string {
	shape := map[string]rune{}
	for r := '\uFEFC'; r >= '\uFE80'; r-- {
		shape[norm.NFKC.String(string(r))] = r
	}
	var b strings.Builder
	for _, r := range s {
		if old, ok := shape[string(r)]; ok {
			r = old
		}
		b.WriteRune(r)
	}
	return b.String()
}

// bracket changes the case of the first letter, in brackets.
func bracket(d draw) string {
	for i, r := range d.written() {
		if i > 0 || !unicode.IsLetter(r) {
			return ""
		}
		other := unicode.ToUpper(r)
		if other == r {
			other = unicode.ToLower(r)
		}
		if rest := d.written()[len(string(r)):]; other != r && rest != "" && (inWord([]rune(rest)[0]) || rest[0] == '\'') {
			return "[" + string(other) + "]" + rest
		}
	}
	return ""
}

// gapped leaves out everything between the halves of a longer passage.
func gapped(mark string) func(draw) string {
	return func(d draw) string {
		from := d.to + d.n*7%50
		to := from + 6
		if to > len(d.field) || d.words(from, to) < MinWords || d.words(d.to, from) > MaxSkip {
			return ""
		}
		return d.written() + mark + d.cut(from, to)
	}
}

// Every quotation that is in its source is found, however it is typeset, cut
// and bracketed.
func TestTrueQuotationsAreFound(t *testing.T) {
	all := samples(t)
	total, found := 0, 0
	for _, c := range []struct {
		kind  string
		n     int
		langs string
		rule  func(draw) string
	}{
		{"as it stands", 30, "en fr ar", draw.written},
		{"straight marks, hyphens for dashes", 20, "en fr", typeset(straight)},
		{"curved apostrophes", 10, "en", typeset(strings.NewReplacer("'", "’").Replace)},
		{"capitals", 20, "en fr", typeset(strings.ToUpper)},
		{"accents as marks of their own", 20, "fr", typeset(norm.NFD.String)},
		{"soft hyphens", 20, "en fr", typeset(insert("\u00ad"))},
		{"direction marks and joiners", 20, "en fr ar", typeset(insert("\u200f\u2066\u200d\u2069"))},
		{"narrow spaces and line ends", 20, "en fr ar", typeset(strings.NewReplacer(" ", "\u202f\n").Replace)},
		{"tatweel", 15, "ar", typeset(insert("ـــ"))},
		{"presentation forms", 15, "ar", typeset(presentation)},
		{"oe for œ", 10, "fr", typeset(strings.NewReplacer("œ", "oe").Replace)},
		{"ligatures and wide figures", 15, "en fr ar", typeset(strings.NewReplacer("fi", "ﬁ", "ffi", "ﬃ", "1", "１", "3", "３", "5", "５", "%", "％").Replace)},
		{"other marks around it", 15, "en fr ar", typeset(func(s string) string { return "— “‹" + s + "›,”" })},
		{"[…]", 15, "en fr ar", gapped(" […] ")},
		{"…", 10, "en fr ar", gapped("… ")},
		{"(...)", 5, "fr", gapped(" (...) ")},
		{". . .", 5, "en", gapped(" . . . ")},
		{"two gaps", 10, "en fr ar", func(d draw) string {
			if first := gapped(" […] ")(d); first != "" && d.from > 30 && d.words(d.from-12, d.from-6) >= MinWords {
				return d.cut(d.from-12, d.from-6) + "… " + first
			}
			return ""
		}},
		{"[T]he", 10, "en fr", bracket},
		{"[words] for words", 15, "en fr ar", gapped(" [the ministry – تلك الوزارة] ")},
	} {
		drawn, quotes := draws(t, all, c.n, c.langs, c.rule)
		hits := 0
		for i, q := range quotes {
			d := drawn[i]
			got, no := d.text.Find(ReadQuotation(q))
			if no != nil {
				t.Errorf("%s, %s: %q: %s", c.kind, d.name, q, no.Problem().Text)
				continue
			}
			want := Span{d.word[d.from] + 1, d.word[d.to]}
			if !slices.Contains(got.At, want) {
				t.Errorf("%s, %s: %q: found at %v, cut from %v", c.kind, d.name, q, got.At, want)
				continue
			}
			hits++
		}
		t.Logf("%-36s %3d of %3d found", c.kind, hits, c.n)
		total, found = total+c.n, found+hits
	}
	t.Logf("%-36s %3d of %3d found", "true quotations", found, total)
	if total != 300 {
		t.Errorf("%d quotations, want 300", total)
	}
}

// with returns d with its fields changed, and on one line.
func (d draw) with(change func(i int, field string) string) string {
	var b strings.Builder
	for i := d.from; i < d.to; i++ {
		b.WriteString(change(i, d.cut(i, i+1)) + " ")
	}
	return oneLined(b.String())
}

// inner returns a field within d that has words and is not like its neighbours.
func (d draw) inner() (int, bool) {
	i := d.from + 1 + d.n%(d.to-d.from-2)
	normal := func(i int) string { return ReadText(d.cut(i, i+1)).Normal() }
	return i, d.words(i, i+1) > 0 && d.words(i+1, i+2) > 0 && normal(i) != normal(i+1) && normal(i) != normal(i-1)
}

func wordChanged(d draw) string {
	i, ok := d.inner()
	other := d.text.words[(d.word[d.from]+37+d.n)%d.text.Len()]
	if !ok || other == ReadText(d.cut(i, i+1)).Normal() {
		return ""
	}
	return d.with(func(at int, field string) string {
		if at == i {
			return other
		}
		return field
	})
}

func wordDropped(d draw) string {
	i, ok := d.inner()
	if !ok {
		return ""
	}
	return d.with(func(at int, field string) string {
		if at == i {
			return ""
		}
		return field
	})
}

func wordsExchanged(d draw) string {
	i, ok := d.inner()
	if !ok {
		return ""
	}
	return d.with(func(at int, field string) string {
		switch at {
		case i:
			return d.cut(i+1, i+2)
		case i + 1:
			return d.cut(i, i+1)
		}
		return field
	})
}

var negations = []string{"not", "never", "no", "nobody", "neither", "cannot", "pas", "jamais", "aucune", "aucun", "ne", "plus", "لا", "لم", "لن", "ولم", "ولن", "ليس", "ليست"}

// negationRemoved drops a word that denies, or what denies in don’t and n’a.
func negationRemoved(d draw) string {
	done := false
	q := d.with(func(at int, field string) string {
		word := ReadText(field).Normal()
		switch denied, contracted := strings.CutSuffix(word, "n't"); {
		case done || at == d.from || at == d.to-1:
			return field
		case slices.Contains(negations, word):
			done = true
			return ""
		case contracted && denied == "ca":
			done = true
			return "can"
		case contracted:
			done = true
			return denied
		case strings.HasPrefix(word, "n'"):
			done = true
			return word[2:]
		}
		return field
	})
	if !done {
		return ""
	}
	return q
}

// stitched joins d with what stands further on than a gap may reach.
func stitched(d draw) string {
	from := d.to
	for from < len(d.field) && d.words(d.to, from) <= MaxSkip+d.n%60 {
		from++
	}
	to := from + 6
	if to > len(d.field) || d.words(from, to) < MinWords {
		return ""
	}
	return d.written() + " […] " + d.cut(from, to)
}

func reversed(d draw) string { return d.half(true) + " … " + d.half(false) }

// cutShort leaves too few words on one side of the gap.
func cutShort(d draw) string {
	from := d.to + 5
	to := from + 1
	for to < len(d.field) && d.words(from, to+1) < MinWords && d.n%3 > 0 {
		to++
	}
	if to > len(d.field) || d.words(from, to) == 0 || d.words(from, to) >= MinWords {
		return ""
	}
	return d.written() + " […] " + d.cut(from, to)
}

// halfOf changes the second half of a quotation only, behind a gap.
func halfOf(rule func(draw) string) func(draw) string {
	return func(d draw) string {
		second := d
		second.from = (d.from + d.to) / 2
		if second.to-second.from < 5 {
			return ""
		}
		if q := rule(second); q != "" && len(ReadText(q).words) >= MinWords {
			return d.half(false) + " […] " + q
		}
		return ""
	}
}

// No quotation that is not in its source is found, and each is refused for
// what is wrong with it.
func TestFalsifiedQuotationsAreRefused(t *testing.T) {
	all := samples(t)
	total, refused := 0, 0
	for _, c := range []struct {
		kind  string
		n     int
		langs string
		rule  func(draw) string
		why   Why
	}{
		{"a word changed", 30, "en fr ar", wordChanged, NotFound},
		{"a word changed behind a gap", 20, "en fr ar", halfOf(wordChanged), NotFound},
		{"a word dropped", 30, "en fr ar", wordDropped, NotFound},
		{"a word dropped behind a gap", 20, "en fr ar", halfOf(wordDropped), NotFound},
		{"two words exchanged", 40, "en fr ar", wordsExchanged, NotFound},
		{"a negation removed", 50, "en fr ar", negationRemoved, NotFound},
		{"stitched beyond the gap", 30, "en fr ar", stitched, TooFar},
		{"the halves exchanged", 20, "en fr ar", reversed, OutOfOrder},
		{"of another story", 30, "en fr ar", draw.written, NotFound},
		{"a part too short", 30, "en fr ar", cutShort, TooShort},
	} {
		drawn, quotes := draws(t, all, c.n, c.langs, c.rule)
		right := 0
		for i, q := range quotes {
			d := drawn[i]
			text := d.text
			if c.kind == "of another story" {
				text = another(all, d.sample).text
			}
			if i%2 > 0 {
				q = straight(q) // falsified and typeset differently
			}
			got, no := text.Find(ReadQuotation(q))
			switch {
			case no == nil:
				t.Errorf("%s, %s: %q: found at %v", c.kind, d.name, q, got.At)
			case no.Why != c.why:
				t.Errorf("%s, %s: %q: refused for reason %d, want %d: %s", c.kind, d.name, q, no.Why, c.why, no.Problem().Text)
			default:
				right++
			}
		}
		t.Logf("%-36s %3d of %3d refused", c.kind, right, c.n)
		total, refused = total+c.n, refused+right
	}
	t.Logf("%-36s %3d of %3d refused", "falsified quotations", refused, total)
	if total != 300 {
		t.Errorf("%d quotations, want 300", total)
	}
}

// another returns the next story in the language of s.
func another(all []sample, s sample) sample {
	i := slices.IndexFunc(all, func(o sample) bool { return o.name == s.name })
	for {
		if i = (i + 1) % len(all); all[i].lang == s.lang {
			return all[i]
		}
	}
}
