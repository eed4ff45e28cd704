package search

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Parse returns what a query asks for: its words, folded, without the empty
// ones, and its dates as terms: "16 March 2024" is 2024-03-16, "mars 2024" is 2024-03.
func (h Head) Parse(query string) (words []string) {
	var all []string
	Words(query, func(w string) { all = append(all, w) })
	empty := strings.Fields(h.Empty)
	for len(all) > 0 {
		word, used := h.date(all)
		if used == 0 {
			word, used = all[0], 1
		}
		all = all[used:]
		if telling(word) && !slices.Contains(empty, word) && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return words
}

// date returns the term of the date with which a list of words begins, and how
// many of them it takes.
func (h Head) date(w []string) (term string, used int) {
	w = append(slices.Clone(w[:min(len(w), 3)]), "", "", "")
	switch {
	case day(w[0]) > 0 && h.month(w[1]) > 0 && isYear(w[2]):
		return fmt.Sprintf("%s-%02d-%02d", w[2], h.month(w[1]), day(w[0])), 3
	case h.month(w[0]) > 0 && day(w[1]) > 0 && isYear(w[2]):
		return fmt.Sprintf("%s-%02d-%02d", w[2], h.month(w[0]), day(w[1])), 3
	case h.month(w[0]) > 0 && isYear(w[1]):
		return fmt.Sprintf("%s-%02d", w[1], h.month(w[0])), 2
	case isYear(w[0]) && twoDigits(w[1], 12) && twoDigits(w[2], 31):
		return strings.Join(w[:3], "-"), 3
	case isYear(w[0]) && twoDigits(w[1], 12):
		return strings.Join(w[:2], "-"), 2
	}
	return "", 0
}

// month returns the month that a word names, in full or by its beginning, or 0
// where it names none or several.
func (h Head) month(word string) (month int) {
	if len(word) < 3 {
		return 0
	}
	for i, names := range h.Months {
		for name := range strings.FieldsSeq(names) {
			if strings.HasPrefix(name, word) {
				if month != 0 && month != i+1 {
					return 0
				}
				month = i + 1
			}
		}
	}
	return month
}

// day reads "3", "03", "3rd" or "1er" as the day of a month, or returns 0.
func day(word string) int {
	for _, end := range []string{"st", "nd", "rd", "th", "er"} {
		if digits, ok := strings.CutSuffix(word, end); ok {
			word = digits
			break
		}
	}
	if n, err := strconv.Atoi(word); err == nil && number(word) && len(word) < 3 && n <= 31 {
		return n
	}
	return 0
}

func isYear(word string) bool {
	return number(word) && len(word) == 4 && (word[0] == '1' || word[0] == '2')
}

// twoDigits reports whether a word is two digits, from 01 to most.
func twoDigits(word string, most int) bool {
	n, err := strconv.Atoi(word)
	return err == nil && number(word) && len(word) == 2 && 1 <= n && n <= most
}
