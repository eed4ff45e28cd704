package gazetteer

import (
	"sort"
	"strings"
)

// Unknown returns the capitalised names of a sentence that are none of the
// matches, as they are written. The sentence is a part of the text that was given
// to [Reader.Find] last, and matches are of what that found; both are in the order
// of the text. A single word that begins the sentence is none; nor is one that the
// language writes with a capital letter anyhow, such as a month.
func (r *Reader) Unknown(start, end int, matches []Match) (names []string) {
	text := r.text
	all := r.tokens[r.tokenAt(start):r.tokenAt(end)]
	taken := func(t token) bool {
		i := sort.Search(len(matches), func(i int) bool { return matches[i].End > t.start })
		return i < len(matches) && matches[i].Start < t.end
	}
	for i := 0; i < len(all); {
		t := all[i]
		if !isUpper(text[t.start:t.end]) || taken(t) {
			i++
			continue
		}
		j := i + 1
		for j < len(all) && !taken(all[j]) && (joined(text, all[j-1], all[j]) || text[all[j-1].end:all[j].start] == ". ") {
			word := text[all[j].start:all[j].end]
			if !isUpper(word) && !isParticle(word) {
				break
			}
			j++
		}
		for !isUpper(text[all[j-1].start:]) { // no name ends in a particle
			j--
		}
		run := all[i:j]
		if isOffices(text, run) {
			run = nil
		}
		for len(run) > 0 && (isCommon(text[run[0].start:run[0].end]) || isTitle(strings.ToLower(text[run[0].start:run[0].end]))) {
			run = run[1:]
		}
		opening := len(run) == j-i && (i == 0 || strings.ContainsAny(text[all[i-1].end:t.start], "“«\":"))
		if n := len(run); n > 1 || n == 1 && !opening && run[0].end-run[0].start > 1 && !isWide(text[run[0].start:run[0].end]) {
			names = append(names, text[run[0].start:run[n-1].end])
		}
		i = j
	}
	return names
}

// tokenAt is the first token that begins at an offset of the text or after it.
func (r *Reader) tokenAt(offset int) int {
	return sort.Search(len(r.tokens), func(i int) bool { return r.tokens[i].start >= offset })
}

// isOffices reports whether words name an office and nobody.
func isOffices(text string, words []token) bool {
	for _, t := range words {
		switch word := strings.ToLower(text[t.start:t.end]); {
		case isTitle(word), word == "deputy", word == "embassy", word == "ministry", word == "vice", word == "assistant", word == "state", word == "ambassade", word == "ministère", word == "affaires", word == "étrangères", word == "défense", word == "intérieur":
		default:
			return false
		}
	}
	return true
}

func isParticle(word string) bool {
	switch word {
	case "of", "de", "du", "des", "al", "ag", "ould", "bin", "ibn", "von", "van", "la", "el":
		return true
	}
	return false
}

// isCommon reports whether a word has a capital letter and names nobody.
func isCommon(word string) bool {
	switch word {
	case "The", "A", "An", "In", "On", "At", "It", "He", "She", "They", "We", "I", "This", "That", "These", "Those", "But", "And", "As", "If", "When", "While", "After", "Before", "However", "There", "His", "Her", "Its", "Their", "For", "From", "By", "With", "Both", "Last", "Next", "Any", "Analysts", "Officials", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
		"Le", "La", "Les", "L", "Un", "Une", "Il", "Elle", "Ils", "Elles", "Ce", "Cette", "Ces", "Mais", "Dans", "Au", "Aux", "En", "Pour", "Selon", "Son", "Sa", "Ses", "Leur", "Leurs", "Depuis", "Après", "Avant", "Des", "Du", "D", "État", "Etat", "Gouvernement":
		return true
	}
	return false
}

// isWide reports whether a word alone names more than a site has records for.
func isWide(word string) bool {
	switch word {
	case "Africa", "African", "Africans", "Sahel", "Europe", "European", "Islamist", "Islamists", "Islamic", "Sharia", "Western", "West", "East", "North", "South", "Christian", "Muslim", "Muslims",
		"Afrique", "Africains", "Européens", "Occident", "Nord", "Sud", "Est", "Ouest":
		return true
	}
	return false
}
