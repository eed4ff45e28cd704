package edtf

import (
	"slices"
	"strings"
	"unicode"
)

// A token is a word in small letters without accents, a number or a sign.
type token struct {
	text   string
	number bool
}

func (t token) in(words ...string) bool { return slices.Contains(words, t.text) }

func tokensOf(text string) (tokens []token) {
	var last rune
	for _, r := range strings.ToLower(text) {
		r = asciiDigit(plainLetter(r))
		switch n := len(tokens) - 1; {
		case unicode.IsSpace(r):
		case class(r) != 0 && class(r) == class(last):
			tokens[n].text += string(r)
		default:
			tokens = append(tokens, token{string(r), class(r) == 'd'})
		}
		last = r
	}
	return tokens
}

// class is what runs together into one token: letters, digits.
func class(r rune) byte {
	switch {
	case '0' <= r && r <= '9':
		return 'd'
	case unicode.IsLetter(r):
		return 'l'
	}
	return 0
}

// plainLetter takes the accent off a letter of the vocabulary, and makes all dashes and
// apostrophes alike.
func plainLetter(r rune) rune {
	switch r {
	case 'à':
		return 'a'
	case 'é', 'è', 'ê':
		return 'e'
	case 'û':
		return 'u'
	case '’', 'ʼ':
		return '\''
	case '‐', '‑', '‒', '–', '—', '−':
		return '-'
	}
	return r
}

// A sense is what a word says of a date.
type sense uint8

const (
	nothing    sense = iota // the, of, Monday
	aMonth                  // also a season: n is what is written for the month
	aNumber                 // third
	aUnit                   // quarter: n is added to the number before, up to max
	aLetter                 // Q: n is added to the number after
	aPart                   // early
	aQualifier              // circa
	aCentury
	aDecade
	anEra
)

type meaning struct {
	sense  sense
	n, max int
}

// vocabulary is what a word of English or French says of a date.
func vocabulary(word string) (m meaning, known bool) {
	if len(word) >= 3 {
		for i, names := range [...]string{
			"january janvier", "february fevrier fevr", "march mars", "april avril", "may mai", "june juin",
			"july juillet juil", "august aout", "september sept septembre", "october octobre", "november novembre", "december decembre",
		} {
			if isAbbreviated(word, names) {
				return meaning{sense: aMonth, n: i + 1}, true
			}
		}
	}
	switch word {
	case "spring", "printemps":
		return meaning{sense: aMonth, n: 21}, true
	case "summer", "ete":
		return meaning{sense: aMonth, n: 22}, true
	case "autumn", "fall", "automne":
		return meaning{sense: aMonth, n: 23}, true
	case "winter", "hiver":
		return meaning{sense: aMonth, n: 24}, true
	case "first", "premier", "premiere":
		return meaning{sense: aNumber, n: 1}, true
	case "second", "deuxieme", "seconde":
		return meaning{sense: aNumber, n: 2}, true
	case "third", "troisieme":
		return meaning{sense: aNumber, n: 3}, true
	case "fourth", "quatrieme":
		return meaning{sense: aNumber, n: 4}, true
	case "quarter", "trimestre":
		return meaning{aUnit, 32, 4}, true
	case "half", "semester", "semestre":
		return meaning{aUnit, 39, 2}, true
	case "quadrimester", "quadrimestre":
		return meaning{aUnit, 36, 3}, true
	case "q", "t":
		return meaning{aLetter, 32, 4}, true
	case "h", "s":
		return meaning{aLetter, 39, 2}, true
	case "early", "beginning", "debut":
		return meaning{sense: aPart, n: 37}, true
	case "mid", "middle", "mi", "milieu":
		return meaning{sense: aPart, n: 38}, true
	case "late", "end", "fin":
		return meaning{sense: aPart, n: 39}, true
	case "circa", "c", "ca", "about", "around", "approximately", "approx", "roughly", "vers", "environ", "env", "~":
		return meaning{sense: aQualifier, n: int(Approximate)}, true
	case "possibly", "perhaps", "probably", "maybe", "peut", "probablement", "?":
		return meaning{sense: aQualifier, n: int(Uncertain)}, true
	case "%":
		return meaning{sense: aQualifier, n: int(Uncertain | Approximate)}, true
	case "century", "siecle":
		return meaning{sense: aCentury}, true
	case "annees":
		return meaning{sense: aDecade}, true
	case "bc", "bce", "av", "avant":
		return meaning{sense: anEra, n: -1}, true
	case "ad", "ce", "apr", "apres":
		return meaning{sense: anEra, n: 1}, true
	}
	return meaning{}, isFiller(word)
}

// isAbbreviated reports whether word is one of the names or their first three
// letters, by which French June and July are alike.
func isAbbreviated(word, names string) bool {
	for name := range strings.FieldsSeq(names) {
		if word == name || word == name[:3] && word != "jui" {
			return true
		}
	}
	return false
}

// isFiller reports whether a word says nothing of the date.
func isFiller(word string) bool {
	return slices.Contains([]string{
		",", ".", "'", "(", ")", ":", "-", "the", "of", "in", "on", "from", "year", "day",
		"l", "le", "la", "les", "de", "du", "des", "d", "en", "au", "a", "an", "annee", "etre", "dans", "jour", "partir",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
	}, word)
}

// romanNumber is the number of a century with its French ending, XIXe, or 0.
func romanNumber(word string) int {
	word = strings.ToUpper(strings.TrimSuffix(strings.TrimSuffix(word, "eme"), "e"))
	word = strings.TrimSuffix(word, "ER")
	for n := range int64(31) {
		if roman(n) == word {
			return int(n)
		}
	}
	return 0
}
