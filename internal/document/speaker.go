package document

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Speaker is who says something, as the document puts it.
type Speaker struct {
	Start, End int // bytes of the document's text: "Ann Writer, a trader"
	// Name is the name among these words; it is empty of "he", "the former
	// general" and of nobody at all: then the speaker is unknown.
	Name string
}

// Said reports whether the document puts words into somebody's mouth, known or
// not.
func (s Speaker) Said() bool { return s.End > s.Start }

// A word is one of a sentence.
type word struct {
	start, end int  // bytes of the document's text
	after      rune // the mark behind it, or 0
	quoted     bool
}

// maxWords is how many words of one sentence are looked at.
const maxWords = 200

// speakers finds who says each sentence of a paragraph and each quotation. It
// uses words for those of a sentence.
func (d *Document) speakers(sentences []Sentence, quotes []Quotation, words []word) {
	for i := range sentences {
		s := &sentences[i]
		words = d.words(words[:0], *s, quotes)
		s.Speaker = d.attribution(words)
	}
	first := 0 // the first sentence that the quotation may touch
	for i := range quotes {
		q := &quotes[i]
		for first < len(sentences)-1 && sentences[first].End <= q.Start {
			first++
		}
		touched := first
		for touched < len(sentences) && sentences[touched].Start < q.End {
			touched++
		}
		q.Speaker = speakerOf(sentences[first:touched], quotes[:i])
		for j := first; j < touched; j++ {
			s := &sentences[j]
			if q.Start >= s.Start {
				s.Quotes = append(s.Quotes, *q)
			}
			inside := min(q.End, s.End) - max(q.Start, s.Start)
			if !s.Speaker.Said() && inside*2 > s.End-s.Start {
				s.Speaker = q.Speaker
			}
		}
	}
}

// speakerOf is who says a quotation that stands in these sentences: who the last
// of them says that is told of; else who said the quotation before, for it goes
// on.
func speakerOf(sentences []Sentence, before []Quotation) Speaker {
	for _, s := range slices.Backward(sentences) {
		if s.Speaker.Said() {
			return s.Speaker
		}
	}
	if len(before) > 0 {
		return before[len(before)-1].Speaker
	}
	return Speaker{}
}

// words appends those of a sentence.
func (d *Document) words(all []word, s Sentence, quotes []Quotation) []word {
	text := d.Text[s.Start:s.End]
	next := sort.Search(len(quotes), func(i int) bool { return quotes[i].End > s.Start })
	for i := 0; i < len(text) && len(all) < maxWords; {
		if size, ok := inWord(text[i:]); !ok {
			i += size
			continue
		}
		end := i + wordEnd(text[i:])
		w := word{start: s.Start + i, end: s.Start + end}
		if end < len(text) && text[end] != ' ' {
			if mark := first(text[end:]); !unicode.IsSpace(mark) {
				w.after = mark
			}
		}
		for next < len(quotes) && quotes[next].End <= w.start {
			next++
		}
		w.quoted = next < len(quotes) && quotes[next].Start <= w.start
		all = append(all, w)
		i = end
	}
	return all
}

// wordEnd is the length of the word that begins a text. Hyphens and apostrophes
// within it are part of it, and the full stops of "U.S." and "Dr.".
func wordEnd(text string) int {
	end := 0
	for end < len(text) {
		size, ok := inWord(text[end:])
		if !ok {
			if text[end] == ' ' { // of most words
				return end
			}
			r := first(text[end:])
			_, more := inWord(text[end+size:])
			switch {
			case unicode.IsMark(r), more && strings.ContainsRune("-'’.", r):
			case r == '.' && (isTitleWord(text[:end]) || strings.Contains(text[:end], ".") || isInitial(text, end)):
				return end + size
			default:
				return end
			}
		}
		end += size
	}
	return end
}

// inWord reports whether a text begins with a letter or a digit, and how many
// bytes its first character has.
func inWord(text string) (size int, ok bool) {
	if text != "" && text[0] < utf8.RuneSelf {
		return 1, alphanumeric[text[0]]
	}
	r, size := utf8.DecodeRuneInString(text)
	return size, unicode.IsLetter(r) || unicode.IsDigit(r)
}

// alphanumeric says which characters of ASCII are letters and digits.
var alphanumeric = func() (is [utf8.RuneSelf]bool) {
	for c := range is {
		is[c] = unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c))
	}
	return is
}()

// isInitial reports whether the word of so many bytes that begins a text is one
// capital letter of a name that goes on.
func isInitial(text string, end int) bool {
	r, size := utf8.DecodeRuneInString(text)
	rest := strings.TrimLeft(text[end:min(len(text), end+8)], ". \n")
	return size == end && unicode.IsUpper(r) && unicode.IsUpper(first(rest))
}

func (d *Document) text(w word) string { return d.Text[w.start:w.end] }

// attribution finds who says a sentence: "said X", "X said", "according to X".
func (d *Document) attribution(words []word) Speaker {
	for i, w := range words {
		if w.quoted {
			continue
		}
		switch low := strings.ToLower(d.text(w)); {
		case low == "according" && i+2 < len(words) && d.text(words[i+1]) == "to":
			if s := d.phrase(words, i+2); s.Said() {
				return s
			}
		case low == "selon" || low == "d'après" || low == "d’après" || strings.HasPrefix(low, "d'après"):
			if s := d.phrase(words, i+1); s.Said() {
				return s
			}
		case isInverted(low): // a-t-il
			return Speaker{Start: w.start, End: w.end}
		case speaks(low) && !isPassive(d, words, i) || mayspeak(low) && d.introduces(words, i):
			if s := d.subject(words, i); s.Said() {
				return s
			}
		}
	}
	return Speaker{}
}

// isPassive reports whether the verb at i tells what is said of somebody.
func isPassive(d *Document, words []word, i int) bool {
	if i == 0 {
		return false
	}
	switch strings.ToLower(d.text(words[i-1])) {
	case "is", "are", "was", "were", "been", "be", "being", "est", "sont", "était", "étaient", "été", "être":
		return true
	}
	return false
}

// introduces reports whether the words around the one at i show that it is a
// verb of saying: a quotation, a colon, "that", or the end of the sentence.
func (d *Document) introduces(words []word, i int) bool {
	if isPassive(d, words, i) {
		return false
	}
	if i > 0 && i == len(words)-1 && !words[0].quoted { // "…, the envoy added."
		return true
	}
	for j := max(0, i-8); j < i; j++ {
		if words[j].quoted {
			return true
		}
	}
	for j := i; j < len(words) && j < i+7; j++ {
		low := strings.ToLower(d.text(words[j]))
		if words[j].after == ':' || j > i && (words[j].quoted || low == "that" || low == "que" || strings.HasPrefix(low, "qu'") || strings.HasPrefix(low, "qu’")) {
			return true
		}
		if j > i && words[j].after == ',' {
			return false
		}
	}
	return false
}

// isInverted reports whether a word is a verb with its pronoun: "a-t-il",
// "dit-elle".
func isInverted(low string) bool {
	if strings.IndexByte(low, '-') < 0 {
		return false
	}
	for _, end := range []string{"-t-il", "-t-elle", "-t-on", "-ils", "-elles", "-il", "-elle"} {
		if before, ok := strings.CutSuffix(low, end); ok {
			return before == "a" || before == "ont" || speaks(before) || mayspeak(before)
		}
	}
	return false
}

// subject finds who does the saying of the verb at i.
func (d *Document) subject(words []word, i int) Speaker {
	// "…," said Ann Writer, a trader; a déclaré le ministre
	afterQuote := i > 0 && words[i-1].quoted || i == 0 || strings.ContainsRune(",”»\"", words[i-1].after)
	verb := i
	if v := i - 1; v >= 0 && isAuxiliary(strings.ToLower(d.text(words[v]))) {
		verb = v
		afterQuote = v == 0 || words[v-1].quoted || strings.ContainsRune(",”»\"", words[v-1].after)
	}
	if afterQuote && i+1 < len(words) && !words[i+1].quoted && words[i].after != ':' && words[i].after != ',' {
		if s := d.phrase(words, i+1); s.Said() {
			return s
		}
	}
	return d.before(words, verb)
}

// before finds the subject in front of the word at verb: the words back to a
// mark, a conjunction or the beginning.
func (d *Document) before(words []word, verb int) Speaker {
	end := verb
	for end > 0 && isFiller(strings.ToLower(d.text(words[end-1]))) {
		end--
	}
	if end == 0 || words[end-1].quoted {
		return Speaker{}
	}
	if low := strings.ToLower(d.text(words[end-1])); low == "and" || low == "et" {
		return d.opening(words[:end-1])
	}
	last := end
	if words[end-1].after == ',' { // "Ann Writer, a trader, said"
		for k := end - 2; k >= 0 && end-k < 14; k-- {
			if words[k].after == ',' {
				end = k + 1
				break
			}
		}
	}
	start := end - 1
	for start > 0 && end-start < 10 && words[start-1].after == 0 && !words[start-1].quoted && !isBreak(strings.ToLower(d.text(words[start-1]))) {
		start--
	}
	return d.speaker(words[start:last])
}

// opening reads the subject with which a clause of several verbs begins: the
// first run of capitalised words behind the time that may stand before it.
func (d *Document) opening(words []word) Speaker {
	start := 0
	for i := 0; i < len(words) && i < 6; i++ {
		if words[i].after == ',' {
			start = i + 1
			break
		}
	}
	end := start
	for end < len(words) && isCapital(d.text(words[end])) {
		end++
	}
	if end == start {
		return Speaker{}
	}
	return d.speaker(words[start:end])
}

// phrase reads the words from i on that name somebody: up to a mark, a
// preposition of time or place, or a verb.
func (d *Document) phrase(words []word, i int) Speaker {
	end := i
	for end < len(words) && end-i < 12 && !words[end].quoted {
		if low := strings.ToLower(d.text(words[end])); end > i && (isBreak(low) || isWhen(low) || speaks(low) || mayspeak(low)) {
			break
		}
		end++
		if words[end-1].after == 0 {
			continue
		}
		// "the foreign minister, Ann Writer"
		if words[end-1].after != ',' || end == len(words) || words[end].quoted || !isCapital(d.text(words[end])) || !d.office(words[i:end]) {
			break
		}
	}
	if end == i {
		return Speaker{}
	}
	return d.speaker(words[i:end])
}

// office reports whether words name somebody by an office alone.
func (d *Document) office(words []word) bool {
	for _, w := range words {
		switch strings.ToLower(d.text(w)) {
		case "minister", "president", "secretary", "ambassador", "envoy", "spokesperson", "spokesman", "spokeswoman", "chief", "leader", "director", "mayor", "governor", "commander",
			"ministre", "président", "présidente", "secrétaire", "ambassadeur", "ambassadrice", "envoyé", "porte-parole", "chef", "directeur", "directrice", "maire", "gouverneur", "commandant":
			return true
		}
	}
	return false
}

// speaker reads a noun phrase. What names nobody and is no noun is nothing.
func (d *Document) speaker(words []word) Speaker {
	s := Speaker{Start: words[0].start, End: words[len(words)-1].end}
	head := strings.ToLower(d.text(words[0]))
	if len(words) == 1 && isPronoun(head) {
		return s
	}
	// The last run of capitalised words is the name: "Deputy Secretary Ann Writer".
	// "The US" begins a sentence and is none.
	best := ""
	for i := 0; i < len(words); {
		if low := strings.ToLower(d.text(words[i])); !isCapital(d.text(words[i])) || isArticle(low) || isPerson(low) || isPronoun(low) {
			i++
			continue
		}
		j := i + 1
		for j < len(words) && (isCapital(d.text(words[j])) || isParticle(d.text(words[j])) && j+1 < len(words) && isCapital(d.text(words[j+1]))) {
			j++
		}
		best = d.Text[words[i].start:words[j-1].end]
		i = j
	}
	s.Name = best
	if best == "" && !isArticle(head) && !isPerson(head) && !isPerson(strings.ToLower(d.text(words[len(words)-1]))) {
		return Speaker{}
	}
	return s
}

func isCapital(w string) bool { return unicode.IsUpper(first(w)) }

// The small words below are those of both languages; each list says what its
// words are.

func isPronoun(low string) bool {
	switch low {
	case "he", "she", "they", "it", "who", "i", "we", "il", "elle", "ils", "elles", "on", "qui":
		return true
	}
	return false
}

func isArticle(low string) bool {
	switch low {
	case "the", "a", "an", "some", "one", "several", "many", "his", "her", "their", "its", "another", "both",
		"le", "la", "les", "un", "une", "des", "son", "sa", "ses", "leur", "leurs", "plusieurs", "ce", "cette", "ces", "deux":
		return true
	}
	return strings.HasPrefix(low, "l'") || strings.HasPrefix(low, "l’")
}

func isParticle(w string) bool {
	switch w {
	case "of", "de", "du", "des", "la", "le", "al", "ag", "ould", "bin", "ibn", "van", "von", "der", "and", "et", "the", "for", "d", "dit":
		return true
	}
	return false
}

func isPerson(low string) bool {
	switch low {
	case "officials", "analysts", "experts", "sources", "witnesses", "residents", "observers", "diplomats", "critics", "spokesperson", "spokesman", "spokeswoman", "statement",
		"responsables", "analystes", "sources'", "témoins", "habitants", "observateurs", "diplomates", "porte-parole", "communiqué":
		return true
	}
	return false
}

func isAuxiliary(low string) bool {
	switch low {
	case "has", "have", "had", "a", "ont", "avait", "avaient", "aurait", "was", "did":
		return true
	}
	return false
}

// isFiller is what may stand between a subject and its verb.
func isFiller(low string) bool {
	switch low {
	case "also", "later", "then", "has", "have", "had", "again", "previously", "recently", "repeatedly", "reportedly", "publicly",
		"aussi", "également", "ensuite", "avait", "a", "ont", "notamment", "encore", "toutefois":
		return true
	}
	return false
}

// isBreak is what a noun phrase does not go on after.
func isBreak(low string) bool {
	switch low {
	case "that", "which", "who", "when", "as", "while", "because", "but", "if", "where", "after", "before", "to", "than", "what", "how", "why",
		"que", "qui", "dont", "lorsque", "quand", "mais", "car", "si", "où", "après", "avant", "alors":
		return true
	}
	return false
}

// isWhen is what begins the time, the place or the addressee of a saying.
func isWhen(low string) bool {
	switch low {
	case "on", "in", "at", "during", "last", "this", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "earlier", "reporters", "told", "is", "are", "was", "were", "has", "have", "had", "will", "would",
		"dans", "lors", "à", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier", "sur", "devant", "au", "est", "sont", "était", "a", "ont":
		return true
	}
	return false
}

// speaks reports whether a word is a verb of saying wherever it stands; mayspeak,
// whether it is one before a quotation or "that".
func speaks(low string) bool {
	switch low {
	case "said", "told", "warned", "wrote", "stated", "declared", "argued", "insisted", "explained", "claimed", "stressed", "announced", "alleged",
		"déclare", "déclaré", "affirme", "affirmé", "affirment", "précise", "précisé", "indique", "indiqué", "explique", "expliqué", "souligne", "souligné",
		"averti", "annonce", "annoncé", "assure", "assuré", "regretté", "dénonce", "dénoncé", "soutient", "soutenu", "réagi", "martelé", "prétend", "prétendu":
		return true
	}
	return false
}

func mayspeak(low string) bool {
	switch low {
	case "says", "say", "tells", "added", "adds", "adding", "continued", "continues", "states", "declares", "warns", "warn", "warning", "writes", "posted", "noted", "notes",
		"noting", "argues", "insists", "explains", "claims", "concluded", "asked", "urged", "urges", "confirmed", "confirms", "denied", "denies", "promised", "pledged",
		"acknowledged", "tweeted", "replied", "suggested", "suggest", "suggests", "announces", "reported", "reports", "believes", "believe", "cited", "cites", "citing",
		"dit", "disent", "ajoute", "ajoutent", "ajouté", "estime", "estiment", "estimé", "avertit", "lance", "lancé", "poursuit", "poursuivi", "rappelle", "rappelé", "confirme",
		"confirmé", "écrit", "note", "noté", "conclut", "conclu", "martèle", "prévient", "prévenu", "insiste", "insisté", "dément", "démenti", "promis", "rapporte", "rapporté", "regrette", "cite", "cité", "évoqué", "invoqué":
		return true
	}
	return false
}
