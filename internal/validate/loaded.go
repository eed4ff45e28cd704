package validate

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"annals/internal/diag"
	"annals/internal/field"
	"annals/internal/load"

	"golang.org/x/text/unicode/norm"
)

// A lexicon is the words that a site does not use in its own voice, by the
// first word of each.
type lexicon map[string][]phrase

// A phrase is one of them: its words, and how it is written in config.toml.
type phrase struct {
	words   []string
	written string
}

func newLexicon(list []string) lexicon {
	x := lexicon{}
	for _, written := range list {
		p := phrase{written: written}
		for _, w := range words(written) {
			p.words = append(p.words, w.text)
		}
		if len(p.words) > 0 {
			x[p.words[0]] = append(x[p.words[0]], p)
		}
	}
	for _, list := range x { // the longest that fits is meant
		slices.SortStableFunc(list, func(a, b phrase) int { return len(b.words) - len(a.words) })
	}
	return x
}

// loaded judges rule E10 on one file: the site's own texts in its fields and
// its Markdown. What stands in quotation marks is somebody else's, and so are
// block quotations; a correction may name the word it took out.
func (x lexicon) loaded(t field.Table, f load.Record, report reporter) {
	if len(x) == 0 {
		return
	}
	x.table(t, f.Values, "", report)
	body := blank(string(f.Body), foreign)
	x.text(body, diag.Spot{Body: true}, report)
}

func (x lexicon) table(t field.Table, values map[string]any, path string, report reporter) {
	for _, f := range t {
		at := path + f.Name
		switch v := values[f.Name].(type) {
		case string:
			if f.Type == field.Text {
				x.text(v, diag.Spot{Key: at}, report)
			}
		case map[string]any: // a text by language, or a table
			if f.Type != field.Text {
				x.table(f.Fields, v, at+".", report)
				continue
			}
			for _, lang := range slices.Sorted(maps.Keys(v)) {
				if s, ok := v[lang].(string); ok {
					x.text(s, diag.Spot{Key: at + "." + lang}, report)
				}
			}
		case []map[string]any:
			for i := range v {
				if f.Name != "corrections" {
					x.table(f.Fields, v[i], fmt.Sprintf("%s[%d].", at, i), report)
				}
			}
		}
	}
}

// text reports the loaded words of s outside quotation marks. spot is where s
// begins.
func (x lexicon) text(s string, spot diag.Spot, report reporter) {
	list := words(unquoted(s))
	for i := 0; i < len(list); i++ {
		p, ok := x.at(list[i:])
		if !ok {
			continue
		}
		spot.Offset = list[i].at
		report(diag.Problem{
			Code: "E10", Severity: diag.Warning, Spot: spot,
			Text: fmt.Sprintf("%q is a loaded word", p.written),
			Help: "say what happened in plain words, or quote who says so",
		})
		i += len(p.words) - 1
	}
}

// at returns the phrase that list begins with.
func (x lexicon) at(list []word) (phrase, bool) {
	for _, p := range x[list[0].text] {
		if len(p.words) <= len(list) && p.is(list[:len(p.words)]) {
			return p, true
		}
	}
	return phrase{}, false
}

// is reports whether list, of as many words, is p.
func (p phrase) is(list []word) bool {
	for i, w := range list {
		if w.text != p.words[i] || i > 0 && w.apart {
			return false
		}
	}
	return true
}

// A word is one of a text, in small letters.
type word struct {
	text  string
	at    int  // bytes into the text
	apart bool // from the word before: by more than blanks, a hyphen or an apostrophe
}

// words parts s: letters and figures are words, all else parts them.
func words(s string) (list []word) {
	start, end := -1, 0
	for i, r := range s + " " {
		in := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
		switch {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			gap := s[end:start]
			apart := strings.Contains(gap, "\n\n") || strings.Trim(gap, " \t\n-‑'’") != ""
			list = append(list, word{strings.ToLower(norm.NFC.String(s[start:i])), start, apart})
			start, end = -1, i
		}
	}
	return list
}

// foreign is what in Markdown is not the site's own text: block quotations,
// code, citations, and where links lead.
var foreign = regexp.MustCompile("(?m)^ {0,3}>.*(?:\n.*\\S.*)*|`[^`\n]*`|\\[@[^\\]]*\\]|\\]\\([^)\n]*\\)|<[^>\n]*>|https?://\\S+")

// quoted is words in quotation marks within one paragraph. A mark that is
// never closed quotes nothing.
var quoted = regexp.MustCompile(pairs("“”", "„“", "«»", "‹›", `""`) + `|‘(?:[^\n’]|\n[^\n]|’\pL)*’`)

func pairs(marks ...string) string {
	var all []string
	for _, m := range marks {
		open, shut := string([]rune(m)[0]), string([]rune(m)[1])
		all = append(all, open+`(?:[^\n`+shut+`]|\n[^\n`+shut+`])*`+shut)
	}
	return strings.Join(all, "|")
}

func unquoted(s string) string { return blank(s, quoted) }

// blank puts blanks in the place of what pattern finds; whatever else stands
// in s stays where it is.
func blank(s string, pattern *regexp.Regexp) string {
	return pattern.ReplaceAllStringFunc(s, func(m string) string { return strings.Repeat(" ", len(m)) })
}
