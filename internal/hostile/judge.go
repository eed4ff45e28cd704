package hostile

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A model is what the site puts on its pages by itself: everything else was
// put there by a payload.
type model struct {
	elements   map[string]bool // "a", "a href"
	classes    map[string]bool
	httpEquiv  map[string]bool // contents of <meta http-equiv>
	properties map[string]bool // of calendars
	headers    map[string]bool // lines of _headers
}

func learn(files map[string][]byte) model {
	m := model{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for name, content := range files {
		switch path.Ext(name) {
		case ".html":
			m.learnPage(content)
		case "":
			for line := range strings.SplitSeq(string(content), "\n") {
				m.headers[line] = true
			}
		case ".ics":
			m.learnCalendar(content)
		}
	}
	return m
}

// A judge reads files of one kind as its readers do.
type judge func(m model, name string, content []byte, files map[string][]byte) []string

// judges by the end of a file's name. A published file of a kind that is not
// here is a finding itself: whoever adds a format adds its judge.
var judges = map[string]judge{
	".html":        judgePage,
	".json":        judgeJSON,
	".webmanifest": judgeJSON,
	".jsonl":       judgeLines,
	".geojson":     judgeJSON,
	".js":          judgeScript,
	".css":         judgeStyle,
	".xml":         judgeXML,
	".atom":        judgeXML,
	".svg":         judgeXML,
	".csv":         judgeCSV,
	".ics":         judgeCalendar,
	".txt":         judgeText,
	".bib":         judgeText,
	".ris":         judgeRIS,
	"SHA256SUMS":   judgeText,
	"_headers":     judgeHost,
	"_redirects":   judgeHost,
	".nojekyll":    judgeText,
	"CNAME":        judgeHost,
	".png":         judgePicture,
	".ico":         judgePicture,
	".zip":         judgePicture,
}

// judge returns what is wrong with files, sorted.
func (m model) judge(files map[string][]byte) []Finding {
	var found []Finding
	say := func(file, what string) { found = append(found, Finding{file, what}) }
	folded := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		for _, what := range judgePath(name) {
			say(name, what)
		}
		key := strings.ToLower(norm.NFC.String(name))
		if other, ok := folded[key]; ok {
			say(name, "is one file with "+other+" where case does not count")
		}
		folded[key] = name

		judge, ok := judges[path.Ext(name)]
		if !ok {
			judge, ok = judges[path.Base(name)]
		}
		if !ok {
			say(name, "nobody judges files of this kind")
			continue
		}
		for _, what := range judge(m, name, files[name], files) {
			say(name, what)
		}
	}
	return found
}

// judgePath returns what is wrong with the path of a file, on any system.
func judgePath(name string) (wrong []string) {
	if path.IsAbs(name) || path.Clean(name) != name || name == ".." || strings.HasPrefix(name, "../") {
		wrong = append(wrong, "the path leaves the folder")
	}
	for part := range strings.SplitSeq(name, "/") {
		stem, _, _ := strings.Cut(strings.ToLower(part), ".")
		if slices.Contains(devices, stem) || len(part) > 255 || strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") || strings.HasPrefix(part, "-") && !beforeChrist.MatchString(part) {
			wrong = append(wrong, fmt.Sprintf("the name %q is not safe on every system", part))
		}
		if strings.ContainsFunc(part, func(r rune) bool { return r < 0x20 || strings.ContainsRune(`\:*?"<>|%&`+"`", r) }) {
			wrong = append(wrong, fmt.Sprintf("the name %q holds a sign with a meaning", part))
		}
	}
	return wrong
}

// beforeChrist is the page of a year before the first.
var beforeChrist = regexp.MustCompile(`^-\d+(-\d\d)?\.html$`)

// devices are names that Windows keeps for itself.
var devices = strings.Fields("con prn aux nul com0 com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9 com¹ com² com³ lpt¹ lpt² lpt³")

// judgeText finds what no text of the site holds, of whatever kind: signs that
// are not seen or that turn the order of others.
func judgeText(_ model, _ string, content []byte, _ map[string][]byte) (wrong []string) {
	if !utf8.Valid(content) {
		return []string{"is not UTF-8"}
	}
	for i, r := range string(content) {
		unseen := r < 0x20 && r != '\n' && r != '\r' && r != '\t' || 0x7f <= r && r < 0xa0 ||
			unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' || r == '\u200b' || r == '\u2060' || r == '\ufeff' && i > 0 || 0xe0000 <= r && r < 0xe0080
		if unseen {
			wrong = append(wrong, fmt.Sprintf("holds %U, which is not seen", r))
			break
		}
	}
	return wrong
}

// judgePicture leaves binary files alone: no text of a stranger reaches them.
func judgePicture(model, string, []byte, map[string][]byte) []string { return nil }
