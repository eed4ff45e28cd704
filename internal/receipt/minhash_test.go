package receipt

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

func TestMinHash(t *testing.T) {
	for _, c := range []struct{ words, want int }{
		{0, 0}, {7, 0}, {134, 0}, {135, 8}, {150, 8}, {151, 9}, {2054, 127}, {2055, 128}, {9000, 128},
	} {
		got := numbered(c.words).minHash()
		if len(got) != c.want {
			t.Errorf("%d words: %d values, want %d", c.words, len(got), c.want)
		}
		if !slices.IsSorted(got) {
			t.Errorf("%d words: the values are not sorted", c.words)
		}
	}
	if got := ReadText(strings.Repeat("again and ", 500)).minHash(); got != nil {
		t.Errorf("two shingles, over and over: %d values", len(got))
	}
	sum := sha256.Sum256([]byte("w1 w2 w3 w4 w5 w6 w7 w8"))
	least := binary.BigEndian.Uint64(sum[:])
	for i := 2; i <= 128; i++ {
		sum := sha256.Sum256([]byte(wordsOf(i, i+7)))
		least = min(least, binary.BigEndian.Uint64(sum[:]))
	}
	if got := numbered(135).minHash()[0]; got != least {
		t.Errorf("the first value is %016x, want %016x", got, least)
	}
}

func TestNearDuplicate(t *testing.T) {
	byName := map[string]sample{}
	for _, s := range samples(t) {
		byName[s.name] = s
	}
	harbour, grain := byName["en-harbour"], byName["en-grain"]
	mine := byName["fr-mine"]
	third := len(harbour.field) / 3
	for _, c := range []struct {
		name, a, b string
		want       bool
	}{
		{"the same", harbour.raw, harbour.raw, true},
		{"typeset differently", mine.raw, strings.ToUpper(straight(mine.raw)), true},
		{"under another headline and signed", harbour.raw, "Harbour deal ends after ten years, no renewal. " + harbour.raw + " Additional reporting by our correspondents in Port Selm.", true},
		{"a fifth cut off", harbour.raw, harbour.cut(0, len(harbour.field)*4/5), true},
		{"a paragraph more", harbour.raw, harbour.raw + grain.cut(0, 70), true},
		{"one word in a hundred changed", harbour.raw, everyNth(harbour.raw, 100), true},
		{"every eighth word changed", harbour.raw, everyNth(harbour.raw, 8), false},
		{"a third in common", harbour.cut(0, third) + " " + grain.raw, harbour.raw, false},
		{"another story", harbour.raw, grain.raw, false},
		{"another language", harbour.raw, mine.raw, false},
		{"a brief, the same", "No deal, says Orsane.", "“No deal”, says Orsane", true},
		{"a brief with a word changed", wordsOf(1, 100), wordsOf(1, 99) + " x", false},
		{"a brief and the story that it opens", harbour.cut(0, 100), harbour.raw, false},
	} {
		a, _ := New("a", ReadText(c.a), nil)
		b, _ := New("b", ReadText(c.b), nil)
		if got := NearDuplicate(a, b); got != c.want {
			t.Errorf("%s: got %t, want %t", c.name, got, c.want)
		}
		if NearDuplicate(a, b) != NearDuplicate(b, a) {
			t.Errorf("%s: the order matters", c.name)
		}
	}
}

// Exactly half of the values alike is near, one less is not.
func TestNearDuplicateAtTheEdge(t *testing.T) {
	values := func(from, n int) (h []uint64) {
		for i := range n {
			h = append(h, uint64(from+i))
		}
		return h
	}
	a := Receipt{SHA256: "a", MinHash: values(101, 10)}
	for _, c := range []struct {
		name string
		b    []uint64
		want bool
	}{
		{"5 of 10", values(106, 10), true},
		{"4 of 10", values(107, 10), false},
		{"the first 8 of 10", values(101, 8), true},
		{"4 of the first 10, though 10 of all", append(values(51, 6), values(101, 10)...), false},
		{"none against none", nil, false},
	} {
		if got := NearDuplicate(a, Receipt{SHA256: "b", MinHash: c.b}); got != c.want {
			t.Errorf("%s: got %t", c.name, got)
		}
	}
	if NearDuplicate(Receipt{SHA256: "a"}, Receipt{SHA256: "b"}) {
		t.Error("two short texts that differ are near")
	}
}

// everyNth changes one word in n.
func everyNth(s string, n int) string {
	words := strings.Fields(s)
	for i := n / 2; i < len(words); i += n {
		words[i] = fmt.Sprint("changed", i)
	}
	return strings.Join(words, " ")
}

// Nobody can rebuild a text from its receipt and its quotations by trying, not
// even with the list of all words that occur in it. The same attack on all
// shingles, and on the 128 smallest of a brief, shows that it is a real one.
func TestNothingCanBeRebuilt(t *testing.T) {
	for _, s := range samples(t) {
		if s.name != "en-radio" {
			continue
		}
		brief := ReadText(s.cut(0, 128))
		for _, c := range []struct {
			name        string
			text        *Text
			hashes      []uint64
			least, most int // words gained
		}{
			{"all shingles of the story", s.text, allShingles(s.text), s.text.Len() - 25, s.text.Len() - 25},
			{"the 128 smallest of a brief", brief, smallest(brief), brief.Len() - 25, brief.Len() - 25},
			{"the 128 smallest of the story", s.text, smallest(s.text), 0, s.text.Len()},
			{"the receipt of the brief", brief, brief.minHash(), 0, 0},
			{"the receipt of the story", s.text, s.text.minHash(), 0, 3},
		} {
			gained, quotes := 0, 0
			for first := 1; first+24 <= c.text.Len(); first += 100 {
				gained += rebuild(c.text, Span{first, first + 24}, c.hashes)
				quotes++
			}
			mean := float64(gained) / float64(quotes)
			t.Logf("%s: %-30s %5.1f words gained with a quotation of 25, of %d", s.name, c.name, mean, c.text.Len()-25)
			if mean < float64(c.least) || mean > float64(c.most) {
				t.Errorf("%s: %s: %.1f words, want %d to %d", s.name, c.name, mean, c.least, c.most)
			}
		}
	}
}

func smallest(t *Text) []uint64 {
	all := allShingles(t)
	slices.Sort(all)
	return all[:min(maxHashes, len(all))]
}

func allShingles(t *Text) (hashes []uint64) {
	for i := range t.Len() - shingle + 1 {
		hashes = append(hashes, hashOf(t.words[i:i+shingle]))
	}
	return hashes
}

func hashOf(words []string) uint64 {
	h := sha256.Sum256([]byte(strings.Join(words, " ")))
	return binary.BigEndian.Uint64(h[:])
}

// rebuild lengthens the known words of t in both directions, trying for each
// step every word and every pair of words, and returns how many it won.
func rebuild(t *Text, known Span, hashes []uint64) (gained int) {
	vocabulary := slices.Compact(slices.Sorted(slices.Values(t.words)))
	has := map[uint64]bool{}
	for _, h := range hashes {
		has[h] = true
	}
	for _, forward := range []bool{true, false} {
		words := slices.Clone(t.words[known.First-1 : known.Last])
		for gained < t.Len() {
			more := guess(words, forward, has, vocabulary)
			if more == nil {
				break
			}
			if gained += len(more); forward {
				words = append(words, more...)
			} else {
				words = append(more, words...)
			}
		}
	}
	return gained
}

// guess returns one or two words that may stand after words, or before them.
func guess(words []string, forward bool, has map[uint64]bool, vocabulary []string) []string {
	window := make([]string, shingle)
	for n := 1; n <= 2; n++ {
		edge := words[:shingle-n]
		new, old := window[:n], window[n:]
		if forward {
			edge = words[len(words)-shingle+n:]
			old, new = window[:shingle-n], window[shingle-n:]
		}
		copy(old, edge)
		for tries := range int(math.Pow(float64(len(vocabulary)), float64(n))) {
			for i := range new {
				new[i] = vocabulary[tries%len(vocabulary)]
				tries /= len(vocabulary)
			}
			if has[hashOf(window)] {
				return slices.Clone(new)
			}
		}
	}
	return nil
}
