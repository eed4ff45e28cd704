package gazetteer

import (
	"slices"
	"strings"
)

// Unknown returns the capitalised names of a sentence that are none of the
// matches, as they are written and in order. A single word that begins the
// sentence is none; nor is one that the language writes with a capital letter
// anyhow, such as a month.
func Unknown(text string, matches []Match) (names []string) {
	all := slices.Collect(tokens(text))
	taken := func(t token) bool {
		return slices.ContainsFunc(matches, func(m Match) bool { return m.Start < t.end && t.start < m.End })
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
		for len(run) > 0 && (isCommon(text[run[0].start:run[0].end]) || isTitle(strings.ToLower(text[run[0].start:run[0].end]))) {
			run = run[1:]
		}
		opening := i == 0 && len(run) == j-i
		if n := len(run); n > 1 || n == 1 && !opening && run[0].end-run[0].start > 1 && !isCommon(text[run[0].start:run[0].end]) {
			names = append(names, text[run[0].start:run[n-1].end])
		}
		i = j
	}
	return names
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
	case "The", "A", "An", "In", "On", "At", "It", "He", "She", "They", "We", "I", "This", "That", "These", "Those", "But", "And", "As", "If", "When", "While", "After", "Before", "However", "There", "His", "Her", "Its", "Their", "For", "From", "By", "With", "Both", "Last", "Next", "Any", "Analysts", "Officials", "Islamist", "Islamic", "Western", "West", "East", "North", "South", "African", "European", "Russian", "French", "Christian", "Muslim", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
		"Le", "La", "Les", "L", "Un", "Une", "Il", "Elle", "Ils", "Elles", "Ce", "Cette", "Ces", "Mais", "Dans", "Au", "Aux", "En", "Pour", "Selon", "Son", "Sa", "Ses", "Leur", "Leurs", "Depuis", "Après", "Avant", "Des", "Du", "D", "État", "Etat", "Gouvernement":
		return true
	}
	return false
}
