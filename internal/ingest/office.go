package ingest

import (
	"slices"
	"strings"

	"annals/internal/gazetteer"
	"annals/internal/timeline"
)

// longestOffice is how many words of an office are looked at.
const longestOffice = 8

// conflicts finds the offices that the document gives to the site's people and
// their records do not: "Deputy Foreign Minister Ann Roe" of a deputy secretary
// of state.
func (r *reader) conflicts() {
	actors := make(map[string]*timeline.Actor, len(r.site.Actors))
	for _, a := range r.site.Actors {
		actors[a.ID] = a
	}
	for _, p := range r.passages {
		for _, n := range p.names {
			a := actors[n.ID]
			if n.Kind != gazetteer.Actor || n.How == gazetteer.Hint || a == nil || a.Kind != "person" {
				continue
			}
			said := r.office(p, n)
			if len(said) == 0 {
				continue
			}
			known := offices(a)
			if slices.ContainsFunc(known, func(k string) bool { return holds(k, plain(said)) }) {
				continue
			}
			c := Conflict{Actor: a.ID, Line: r.line(n.Start), Said: strings.Join(said, " ")}
			if len(known) > 0 {
				c.Record = known[0]
			}
			r.report.Conflicts = append(r.report.Conflicts, c)
		}
	}
}

// office is what the words before a name, or those between commas behind it,
// say that its bearer is, in the words of offices alone.
func (r *reader) office(p passage, n gazetteer.Match) []string {
	var before []string
	for _, t := range r.tokens(max(p.Start, n.Start-120), n.Start) {
		before = append(before, t.low)
	}
	// "the foreign minister, Ann Roe"; but "…, Ann Roe" after other words says nothing.
	text := r.doc.Text[max(p.Start, n.Start-120):n.Start]
	if i := strings.LastIndexAny(strings.TrimRight(text, " ,"), ",;:.“”«»("); i >= 0 {
		before = nil
		for _, t := range r.tokens(n.Start-len(text)+i, n.Start) {
			before = append(before, t.low)
		}
	}
	if len(before) > longestOffice {
		before = before[len(before)-longestOffice:]
	}
	if said := officeIn(before, true); len(said) > 0 {
		return said
	}
	after, ok := strings.CutPrefix(r.doc.Text[n.End:p.End], ", ")
	if !ok {
		return nil
	}
	end := strings.IndexAny(after, ",;:.“”«»")
	if end < 0 {
		return nil
	}
	var words []string
	for _, t := range r.tokens(n.End+2, n.End+2+end) {
		words = append(words, t.low)
	}
	if len(words) > longestOffice || len(words) > 0 && (words[0] == "who" || words[0] == "qui") {
		return nil
	}
	return officeIn(words, false)
}

// officeIn are the words of an office among others: its head, as "minister" is,
// and what says which. Before a name they must be the last.
func officeIn(words []string, last bool) []string {
	end := -1
	for i, w := range words {
		if isHead(w) {
			end = i
		}
	}
	if end < 0 {
		return nil
	}
	// "minister of foreign affairs", "secretary of state"
	stop := end + 1
	for stop < len(words) && (isLink(words[stop]) || isOffice(words[stop])) {
		stop++
	}
	for stop > end+1 && isLink(words[stop-1]) {
		stop--
	}
	if last && stop != len(words) {
		return nil
	}
	start := end
	for start > 0 && (isOffice(words[start-1]) || isHead(words[start-1]) || isLink(words[start-1])) {
		start--
	}
	for start < end && isLink(words[start]) {
		start++
	}
	return words[start:stop]
}

// plain brings the words of an office into one language and one spelling, and
// drops those that say nothing.
func plain(words []string) (out []string) {
	text := " " + strings.Join(words, " ") + " "
	for _, s := range sameOffices {
		text = strings.ReplaceAll(text, " "+s[0]+" ", " "+s[1]+" ")
	}
	for _, w := range strings.Fields(text) {
		if !isLink(w) {
			out = append(out, w)
		}
	}
	return out
}

// sameOffices are other ways to say an office; the longer come first.
var sameOffices = [][2]string{
	{"minister of foreign affairs", "foreign minister"}, {"minister for foreign affairs", "foreign minister"}, {"ministre des affaires étrangères", "foreign minister"}, {"chef de la diplomatie", "foreign minister"},
	{"minister of defense", "defence minister"}, {"minister of defence", "defence minister"}, {"ministre de la défense", "defence minister"}, {"defense", "defence"}, {"défense", "defence"},
	{"secrétaire d état adjoint", "deputy secretary of state"}, {"secrétaire d état", "secretary of state"}, {"premier ministre", "prime minister"}, {"vice président", "vice president"},
	{"président", "president"}, {"présidente", "president"}, {"ambassadeur", "ambassador"}, {"ambassadrice", "ambassador"}, {"général", "general"}, {"capitaine", "captain"}, {"ministre", "minister"}, {"porte parole", "spokesperson"}, {"spokesman", "spokesperson"}, {"spokeswoman", "spokesperson"}, {"envoyé", "envoy"}, {"adjoint", "deputy"}, {"adjointe", "deputy"}, {"spécial", "special"},
}

// isHead reports whether a word says that somebody holds an office.
func isHead(low string) bool {
	switch low {
	case "president", "minister", "secretary", "ambassador", "envoy", "chargé", "commander", "director", "administrator", "spokesperson", "spokesman", "spokeswoman", "chief", "senator", "governor", "representative", "congressman", "congresswoman", "premier",
		"président", "présidente", "ministre", "secrétaire", "ambassadeur", "ambassadrice", "envoyé", "commandant", "directeur", "directrice", "porte", "chef", "sénateur", "gouverneur", "représentant":
		return true
	}
	return false
}

// isOffice reports whether a word says which office it is.
func isOffice(low string) bool {
	switch low {
	case "deputy", "assistant", "under", "vice", "prime", "foreign", "defence", "defense", "interior", "finance", "special", "acting", "interim", "transitional", "state", "affairs", "foreign-affairs", "security", "justice", "treasury", "staff", "army", "african", "africa",
		"adjoint", "adjointe", "vice-", "première", "affaires", "étrangères", "défense", "intérieur", "finances", "spécial", "état", "diplomatie", "sécurité", "parole", "transition":
		return true
	}
	return false
}

func isLink(low string) bool {
	switch low {
	case "of", "for", "the", "de", "des", "du", "la", "le", "les", "d", "l", "and", "et", "s":
		return true
	}
	return false
}

// offices are those of an actor's record in plain words: the posts it lists, and
// what its description says.
func offices(a *timeline.Actor) (all []string) {
	for _, o := range a.Offices {
		for _, w := range o.Title {
			all = append(all, w.Text)
		}
	}
	for _, b := range a.Body {
		text, _, _ := strings.Cut(b.Text.Plain(), "\n")
		if text = strings.TrimSpace(text); text != "" {
			all = append(all, text)
		}
	}
	return all
}

// holds reports whether the words of an office all stand in a text.
func holds(text string, words []string) bool {
	in := plain(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" ,.;:()’'-", r) }))
	for _, w := range words {
		if !slices.Contains(in, w) {
			return false
		}
	}
	return true
}
