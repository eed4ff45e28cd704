package search

import "strings"

// The numbers of a list grow, and are written as the steps between them, each
// in symbols of the printable ASCII that JSON does not escape: any of the first
// 30 say that more follow, one of the next 60 is the last. "~" ends a list.
const (
	firstSymbol = '#'
	skipped     = '\\'
	going       = 30
	ending      = 60
	endOfList   = '~'
)

func symbol(n int) byte {
	c := byte(firstSymbol + n)
	if c >= skipped {
		c++
	}
	return c
}

// appendNumbers writes a list of growing numbers, none below 0.
func appendNumbers(b []byte, list []int32) []byte {
	last := -1
	for _, n := range list {
		b = appendStep(b, int(n)-last-1)
		last = int(n)
	}
	return b
}

func appendStep(b []byte, v int) []byte {
	var digits [16]byte
	i := len(digits)
	for more := v / ending; more > 0; {
		more--
		i--
		digits[i] = symbol(more % going)
		more /= going
	}
	b = append(b, digits[i:]...)
	return append(b, symbol(going+v%ending))
}

// readNumbers reads what appendNumbers wrote.
func readNumbers(s string) (list []int32) {
	last, more := -1, 0
	for i := range len(s) {
		n := int(s[i]) - firstSymbol
		if s[i] > skipped {
			n--
		}
		if n < going {
			more = more*going + n + 1
			continue
		}
		last += more*ending + n - going + 1
		list = append(list, int32(last))
		more = 0
	}
	return list
}

// A hits list has the documents that have a term, by where they have it.
type hits [places][]int32

func (h *hits) String() string {
	var b []byte
	for i := range h {
		if i > 0 {
			b = append(b, endOfList)
		}
		b = appendNumbers(b, h[i])
	}
	return strings.TrimRight(string(b), string(rune(endOfList)))
}

func readHits(s string) (h hits) {
	for i, list := range strings.Split(s, string(rune(endOfList))) {
		h[i] = readNumbers(list)
	}
	return h
}

const lengths = "0123456789abcdefghijklmnopqrstuvwxyz"

// frontCode writes sorted terms, each as how many bytes it shares with the one
// before (one of lengths) and the rest.
func frontCode(terms []string) string {
	var b strings.Builder
	last := ""
	for i, t := range terms {
		if i > 0 {
			b.WriteByte(' ')
		}
		n := shared(last, t)
		b.WriteByte(lengths[n])
		b.WriteString(t[n:])
		last = t
	}
	return b.String()
}

// shared is how many bytes two terms begin alike with. Only ASCII counts: what
// reads them counts otherwise beyond it.
func shared(a, b string) int {
	n := 0
	for n < min(len(a), len(b), len(lengths)-1) && a[n] == b[n] && a[n] < 0x80 {
		n++
	}
	return n
}

// readTerms reads what frontCode wrote.
func readTerms(s string) (terms []string) {
	if s == "" {
		return nil
	}
	last := ""
	for t := range strings.SplitSeq(s, " ") {
		last = last[:strings.IndexByte(lengths, t[0])] + t[1:]
		terms = append(terms, last)
	}
	return terms
}
