package timex

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// A language is a table, read.
type language struct {
	words   map[string]*word
	marks   [utf8.RuneSelf]*word // those of words that are one mark
	shapes  shapes               // of words
	groups  byte                 // what parts thousands
	decimal byte                 // the decimal sign
	// Whether figures may stand for month and day as well as day and month.
	ambiguous bool
	root      node
	rules     []string // ids, in order
	endings   []ending
	hasAux    bool // a participle needs an auxiliary before it
}

// A word is a word that a table has, alone or in a pattern.
type word struct {
	text   string
	mask   uint64 // bits of the classes of senses
	senses []sense
}

// A sense is the meaning of a word as one of a class.
type sense struct {
	class   class
	value   int
	capital bool // only where it has a capital letter
}

// sense is the value of a token in a class.
func (t token) sense(c class) (value int, ok bool) {
	if c.isNumber() {
		return int(t.number), c.holds(t)
	}
	if t.word == nil || t.word.mask>>c&1 == 0 {
		return 0, false
	}
	for _, s := range t.word.senses {
		if s.class == c && (!s.capital || t.is(capital)) {
			return s.value, true
		}
	}
	return 0, false
}

// in reports whether a token is of a class.
func (t token) in(c class) bool { _, ok := t.sense(c); return ok }

// An ending is the last letters of words of a class.
type ending struct {
	class class
	text  string
}

//go:embed tables
var tables embed.FS

var (
	english = sync.OnceValue(func() *language { return mustRead("tables/en.txt") })
	french  = sync.OnceValue(func() *language { return mustRead("tables/fr.txt") })
)

func languageOf(lang string) *language {
	if primary, _, _ := strings.Cut(lang, "-"); strings.EqualFold(primary, "fr") {
		return french()
	}
	return english()
}

// mustRead reads a table of this package. That all can be read is tested.
func mustRead(file string) *language {
	text, err := tables.ReadFile(file)
	if err != nil {
		panic(err)
	}
	l, err := readTable(string(text))
	if err != nil {
		panic(file + ": " + err.Error())
	}
	return l
}

// A reader reads a table. Its form is told at the top of tables/en.txt.
type reader struct {
	*language
	defs    map[string]string
	members map[class][]member // of more than one token
	lines   []ruleLine
}

// A member is one of a class that takes more than one token.
type member struct {
	tokens  []token
	value   int
	capital bool
}

type ruleLine struct {
	number           int
	id, pattern, act string
}

func readTable(text string) (*language, error) {
	r := &reader{
		language: &language{words: map[string]*word{}},
		defs:     map[string]string{},
		members:  map[class][]member{},
	}
	var section []string
	for i, line := range strings.Split(text, "\n") {
		body := strings.TrimSpace(line)
		if body == "" || body[0] == '#' {
			continue
		}
		var err error
		switch {
		case body == strings.TrimRight(line, " \t\r"):
			section = strings.Fields(body)
			err = r.heading(section)
		case len(section) == 0:
			err = fmt.Errorf("it stands under no heading")
		default:
			err = r.line(section, i+1, body)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
	}
	for order, line := range r.lines {
		if err := r.rule(order, line); err != nil {
			return nil, fmt.Errorf("line %d: %w", line.number, err)
		}
	}
	for c := range r.marks {
		if !isLetter(rune(c)) {
			r.marks[c] = r.words[mark(rune(c), string(rune(c)))]
		}
	}
	r.root.merge(3)
	return r.language, nil
}

func (r *reader) heading(fields []string) error {
	switch {
	case fields[0] == "option" && len(fields) >= 2 && fields[1] == "group":
		r.groups = ' '
		if len(fields) == 3 {
			r.groups = fields[2][0]
		}
	case fields[0] == "option" && len(fields) == 3 && fields[1] == "decimal":
		r.decimal = fields[2][0]
	case fields[0] == "option" && len(fields) == 3 && fields[1] == "order":
		r.ambiguous = fields[2] == "either"
	case fields[0] == "words" && len(fields) == 2 && classOf(fields[1]) != noClass:
	case fields[0] == "def" && len(fields) == 2:
	case fields[0] == "rules" && len(fields) == 1:
	default:
		return fmt.Errorf("%q is no heading", strings.Join(fields, " "))
	}
	return nil
}

func (r *reader) line(section []string, number int, body string) error {
	switch section[0] {
	case "words":
		value, words, ok := strings.Cut(body, ": ")
		if !ok {
			return fmt.Errorf("a value and a colon are missing")
		}
		return r.wordLine(classOf(section[1]), value, words)
	case "def":
		r.defs[section[1]] += body
		return nil
	case "rules":
		id, rest, ok := strings.Cut(body, ": ")
		pattern, act, arrow := strings.Cut(rest, " -> ")
		if !ok || !arrow {
			return fmt.Errorf("a rule is written id: pattern -> action")
		}
		if len(r.rules) == 0 || r.rules[len(r.rules)-1] != id {
			r.rules = append(r.rules, id)
		}
		r.lines = append(r.lines, ruleLine{number, id, pattern, act})
		return nil
	}
	return fmt.Errorf("an option has no lines below it")
}

func (r *reader) wordLine(c class, value, words string) error {
	number, err := valueOf(c, value)
	if err != nil {
		return err
	}
	for _, text := range strings.Split(words, ", ") {
		if err := r.addMember(c, number, strings.TrimSpace(text)); err != nil {
			return err
		}
	}
	return nil
}

// valueOf is the number that stands for a value in a class.
func valueOf(c class, value string) (int, error) {
	names := []string(nil)
	switch c {
	case classUnit, classUnits, classFreq:
		names = unitNames[:]
	case classDaypart, classDayparts:
		names = dayparts[:]
	case classApprox, classCirca:
		names = mods[:]
	default:
		return strconv.Atoi(value)
	}
	if i := indexOf(names, value); i > 0 {
		return i, nil
	}
	return 0, fmt.Errorf("%s is none of %v", value, names[1:])
}

func (r *reader) addMember(c class, value int, text string) error {
	if c == classPastEnding || c == classFutureEnding {
		r.endings = append(r.endings, ending{c, text})
		return nil
	}
	tokens := r.tokens(text)
	if len(tokens) == 0 {
		return fmt.Errorf("a word is missing")
	}
	upper := tokens[0].is(capital)
	if len(tokens) > 1 {
		r.members[c] = append(r.members[c], member{tokens, value, upper})
		return nil
	}
	w := tokens[0].word
	if w == nil {
		return fmt.Errorf("%q is a number", text)
	}
	w.mask |= 1 << c
	r.hasAux = r.hasAux || c == classAux
	w.senses = append(w.senses, sense{c, value, upper})
	return nil
}

// tokens are those of a text, whose words become known.
func (r *reader) tokens(text string) []token {
	tokens := scan(nil, r.language, text)
	for i, t := range tokens {
		if t.word != nil || t.digits > 0 {
			continue
		}
		w := &word{text: strings.ToLower(text[t.start:t.end])}
		for _, c := range text[t.start:t.end] {
			if !isLetter(c) {
				w.text = mark(c, w.text)
			}
		}
		if known := r.words[w.text]; known != nil {
			w = known
		}
		r.words[w.text] = w
		r.shapes.add(w.text)
		tokens[i].word = w
	}
	return tokens
}
