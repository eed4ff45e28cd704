package ingest

import (
	"slices"
	"strings"
	"unicode"
)

// A cue is words of happenings, by the topic that they belong to on a site that
// has it: in English and in French, in lower case. A word that ends in * stands
// for all that begin so. Where a word belongs to more than one topic the first
// one counts.
type cue struct{ topic, en, fr string }

// cues are what happenings are known by. To teach the program another, add it
// here, and a sentence that has it to testdata.
var cues = []cue{
	{"coups",
		"coup coups putsch* overthr* ousted ousting toppled mutin* seized seizing takeover*",
		"coup putsch* renvers* mutin* destitu* pouvoir"},
	{"hostages",
		"kidnap* abduct* hostage* captive* captor*",
		"enlèvement* enlevé* libér* otage* ravisseur* rapt* kidnapp*"},
	{"travel",
		"visa visas travel traveler* traveller* travelers traveling travelling ban bans banned barred bar entry evacuat* depart departure proclamation",
		"visa visas voyage* voyageur* interdi* évacu* entrée ressortissants"},
	{"sanctions",
		"sanction* blacklist* freez* froze frozen designat*",
		"sanction* désign* gel gelé* avoirs"},
	{"military-bases",
		"base bases withdr* troops drone* deploy* airfield* airbase* relocat*",
		"base bases retrait* retir* troupes drone* déploy* déploi* aérodrome*"},
	{"terrorism",
		"terroris* jihadis*",
		"terroris* djihadis* jihadis*"},
	{"security",
		"attack* ambush* airstrike* strike strikes raid* killed killing killings blockade* besieg* surrounded shell* exercise exercises arms arrest* massacre*",
		"attaqu* embuscade* frappe* tué* blocus encercl* livré* livraison* arrêté* massacre* exercice*"},
	{"elections",
		"election* vote voted votes ballot* referendum inaugurat* sworn",
		"élection* scrutin* référendum vot* investi* élu*"},
	{"aid",
		"aid grant grants assistance compact volunteers",
		"aide aides don dons subvention* volontaires"},
	{"humanitarian",
		"famine drought refugee* food flood*",
		"famine sécheresse réfugié* vivres inondation*"},
	{"trade",
		"trade tariff* export* agoa",
		"commerce commercia* douan* export*"},
	{"energy-mining",
		"oil gas uranium gold mine mines mining lithium",
		"pétrole* gaz uranium mine mines minier* minière* lithium"},
	{"russia",
		"russia* wagner moscow",
		"russe* russie wagner moscou"},
	{"diplomacy",
		"met meets meeting visit* flew arriv* receiv* talks ambassador* envoy* recogni* expel* summon* recall* credentials agreement accord pact treaty sign* announc* warn* condemn* denounc* urg* suspend* revok* impos* delegation releas* returned reopen* opened closed open* stop* halt* order* lift* remov* declar* launch* began ended",
		"rencontr* reçu* visit* arriv* ambassad* entretien* pourparlers envoyé* reconn* expuls* convoqu* rappel* créance traité* pacte accord* sign* annonc* condamn* dénonc* suspen* révoqu* impos* délégation remis* rouv* ouvert* fermé* ordonn* lev* déclar* lanc* regrett* achevé* rompu*"},
}

// A vocabulary finds cues.
type vocabulary struct {
	whole    map[string]string
	prefixes [256][]prefix // by their first byte, the longest first
}

type prefix struct{ text, topic string }

func newVocabulary(lang string) *vocabulary {
	v := &vocabulary{whole: map[string]string{}}
	for _, c := range cues {
		words := c.en
		if lang == "fr" {
			words = c.fr
		}
		for word := range strings.FieldsSeq(words) {
			if text, ok := strings.CutSuffix(word, "*"); ok {
				v.prefixes[text[0]] = append(v.prefixes[text[0]], prefix{text, c.topic})
			} else if v.whole[word] == "" {
				v.whole[word] = c.topic
			}
		}
	}
	for _, all := range v.prefixes {
		slices.SortStableFunc(all, func(a, b prefix) int { return len(b.text) - len(a.text) })
	}
	return v
}

// topic is that of a word in lower case, or nothing.
func (v *vocabulary) topic(low string) string {
	if t := v.whole[low]; t != "" {
		return t
	}
	for _, p := range v.prefixes[low[0]] {
		if strings.HasPrefix(low, p.text) {
			return p.topic
		}
	}
	return ""
}

// A token is a word of a passage, in lower case.
type token struct {
	start, end int // bytes of the document's text
	low        string
	topic      string // of a word of a happening, where that was asked
}

// tokens are the words of a part of the text. They are good until the next call.
func (r *reader) tokens(start, end int) []token {
	text := r.doc.Text[start:end]
	all := r.buffer[:0]
	from := -1
	for i, c := range text {
		in := unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c)
		switch {
		case in && from < 0:
			from = i
		case !in && from >= 0:
			all = append(all, token{start: start + from, end: start + i, low: strings.ToLower(text[from:i])})
			from = -1
		}
	}
	if from >= 0 {
		all = append(all, token{start: start + from, end: end, low: strings.ToLower(text[from:])})
	}
	r.buffer = all
	return all
}

// isPast reports whether a word is a verb in the past that tells of an act, or a
// form of one. What only was tells of none.
func isPast(low, lang string) bool {
	if lang == "fr" {
		switch low {
		case "a", "ont", "avait", "avaient", "fut", "furent", "était", "étaient", "est", "sont", "été", "eut", "vint", "prit":
			return true
		}
		return strings.HasSuffix(low, "èrent") || strings.HasSuffix(low, "irent")
	}
	switch low {
	case "met", "flew", "left", "took", "began", "became", "came", "went", "gave", "held", "sent", "shot", "won", "lost", "fell", "broke", "cut", "put", "made", "said", "told", "saw", "withdrew", "drew", "froze", "sold", "bought", "fled", "rose", "led", "built":
		return true
	}
	return strings.HasSuffix(low, "ed") && len(low) > 3
}

// isModal reports whether a word tells of what may be.
func isModal(low string) bool {
	switch low {
	case "could", "might", "may", "if", "unless", "likely", "possibly", "perhaps", "potentially", "should",
		"pourrait", "pourraient", "peut", "risque", "risquent", "risquerait", "si", "éventuel", "éventuelle", "probable", "peut-être", "devrait", "devraient":
		return true
	}
	return false
}

// isFuture reports whether a word tells of what is to come.
func isFuture(low string) bool {
	switch low {
	case "will", "shall", "plans", "plan", "scheduled", "due", "upcoming", "expected", "intends", "prévu", "prévue", "prévus", "prévues", "attendu", "attendue", "prochaine", "prochain":
		return true
	}
	return strings.HasSuffix(low, "era") && len(low) > 4 || strings.HasSuffix(low, "eront") || strings.HasSuffix(low, "ront") && len(low) > 5
}

// isPerformed reports whether a word of saying is itself what happened: who
// announces has announced.
func isPerformed(low string) bool {
	for _, p := range []string{"announc", "warn", "condemn", "denounc", "urg", "declar", "decree", "impos", "pledg", "promis", "annonc", "averti", "condamn", "dénonc", "décrét", "exhort"} {
		if strings.HasPrefix(low, p) {
			return true
		}
	}
	return false
}
