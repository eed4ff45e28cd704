package build_test

import (
	"bytes"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"annals/internal/build"
	"annals/internal/edtf"
	"annals/internal/manifest"
	"annals/internal/receipt"
	"annals/templates"
)

// TestMutants makes every mutant of a site that keeps all rules, each with one
// thing wrong, and holds it against the rule that is there to catch it. Those
// that no rule can catch are made, too: nothing may be said of them.
func TestMutants(t *testing.T) {
	f := newFixture(t)
	var table strings.Builder
	fmt.Fprintf(&table, "%-5s %-44s %5s %6s\n", "rule", "mutant", "made", "caught")
	allMade, allCaught := 0, 0
	for _, m := range mutants {
		made, caught := 0, 0
		for _, v := range some(m.make(f)) {
			made++
			if got := f.says(v, m.rule); got[m.rule] || m.rule == "E1" && got["A401"] {
				caught++
			} else {
				t.Errorf("%s, %s: not caught, reported are %v, in\n%s", m.rule, m.name, slices.Sorted(maps.Keys(got)), f.differs(v))
			}
		}
		if made == 0 {
			t.Errorf("%s, %s: the fixture has nothing to make it of", m.rule, m.name)
		}
		fmt.Fprintf(&table, "%-5s %-44s %5d %6d\n", m.rule, m.name, made, caught)
		allMade, allCaught = allMade+made, allCaught+caught
	}
	fmt.Fprintf(&table, "%-50s %5d %6d\n", "all", allMade, allCaught)
	fmt.Fprintf(&table, "\n%-44s %5s  %s\n", "what no rule can catch", "made", "why")
	for _, m := range unseen {
		list := some(m.make(f))
		for _, v := range list {
			if got := f.says(v, ""); len(got) > 0 {
				t.Errorf("%s: %v catches it, in\n%s", m.name, slices.Sorted(maps.Keys(got)), f.differs(v))
			}
		}
		if len(list) == 0 {
			t.Errorf("%s: the fixture has nothing to make it of", m.name)
		}
		fmt.Fprintf(&table, "%-44s %5d  %s\n", m.name, len(list), m.why)
	}
	t.Log("\n" + table.String())
}

// A fixture is the site that mutants are made of. Its files stay as they are
// but while a mutant is looked at.
type fixture struct {
	t     *testing.T
	good  map[string]string // by path
	texts map[string]string // of sources, by id
	site  fstest.MapFS
	alone *build.Session
	since *build.Session // holds it against the edition of the good one
}

// A variant is the files that a mutant has otherwise; an empty one is gone.
type variant map[string]string

// some returns all of list with -long, and else few of many.
func some(list []variant) []variant {
	const few = 8
	if *long || len(list) <= few {
		return list
	}
	var out []variant
	for i := range few {
		out = append(out, list[i*len(list)/few])
	}
	return out
}

// differs returns the lines that a mutant has and the good site has not.
func (f *fixture) differs(c variant) (s string) {
	for _, file := range slices.Sorted(maps.Keys(c)) {
		s += "-- " + file + " --\n"
		for line := range strings.Lines(c[file]) {
			if !strings.Contains(f.good[file], line) {
				s += line
			}
		}
	}
	return s
}

func newFixture(t *testing.T) *fixture {
	a, err := txtar.ParseFile("testdata/mutants/site.txt")
	if err != nil {
		t.Fatal(err)
	}
	f := &fixture{t: t, good: map[string]string{}, texts: map[string]string{}, site: fstest.MapFS{}}
	for _, file := range a.Files {
		if id, ok := strings.CutPrefix(file.Name, "texts/"); ok {
			f.texts[strings.TrimSuffix(id, ".txt")] = string(file.Data)
		} else {
			f.good[file.Name] = string(file.Data)
		}
	}
	for id, text := range f.texts {
		f.good[receiptOf(id)] = f.receipt(id, text)
	}
	for name, src := range f.good {
		f.site[name] = &fstest.MapFile{Data: []byte(src)}
	}
	asOf, _ := edtf.Parse("2026-06-01")
	r, err := build.Site(f.site, templates.FS, build.Options{AsOf: asOf, Version: "test"})
	if err != nil || len(r.Problems) > 0 {
		t.Fatal("the fixture does not keep the rules:", err, r.Problems)
	}
	session := func(since *manifest.Edition) *build.Session {
		return build.NewSession(f.site, templates.FS, build.Options{AsOf: asOf, Version: "test", Preview: true, Since: since})
	}
	f.alone, f.since = session(nil), session(&r.Edition)
	for _, s := range []*build.Session{f.alone, f.since} { // so that only a mutant's own files are read again
		if _, err := s.Build(); err != nil {
			t.Fatal(err)
		}
	}
	return f
}

func receiptOf(source string) string { return "content/receipts/" + source + ".toml" }

var exact = regexp.MustCompile(`source = "([^"]*)"\nexact = "([^"]*)"`)

// receipt captures a text with all quotations of its source that stand in it.
func (f *fixture) receipt(source, text string) string {
	var quotes []receipt.Quotation
	for _, file := range f.files("content/events/") {
		for _, m := range exact.FindAllStringSubmatch(f.good[file], -1) {
			if m[1] == source {
				quotes = append(quotes, receipt.ReadQuotation(m[2]))
			}
		}
	}
	r, refused := receipt.New(source, receipt.ReadText(text), quotes)
	for _, no := range refused {
		if no != nil {
			f.t.Fatal(source, no.Problem())
		}
	}
	var b bytes.Buffer
	if err := r.Write(&b); err != nil {
		f.t.Fatal(err)
	}
	return b.String()
}

func (f *fixture) files(below string) (list []string) {
	for _, name := range slices.Sorted(maps.Keys(f.good)) {
		if strings.HasPrefix(name, below) {
			list = append(list, name)
		}
	}
	return list
}

// says returns the codes of what is wrong with a mutant. E7 and E8 need the
// edition before it.
func (f *fixture) says(c variant, rule string) map[string]bool {
	s := f.alone
	if rule == "E7" || rule == "E8" {
		s = f.since
	}
	touched := slices.Sorted(maps.Keys(c))
	look := func() build.Result {
		if _, err := s.Changed(touched...); err != nil {
			f.t.Fatal(err)
		}
		r, err := s.Build()
		if err != nil {
			f.t.Fatal(err)
		}
		return r
	}
	for file, src := range c {
		if src == "" {
			delete(f.site, file)
		} else {
			f.site[file] = &fstest.MapFile{Data: []byte(src)}
		}
	}
	codes := map[string]bool{}
	for _, p := range look().Problems {
		codes[p.Code] = true
	}
	for file := range c {
		delete(f.site, file)
		if src, ok := f.good[file]; ok {
			f.site[file] = &fstest.MapFile{Data: []byte(src)}
		}
	}
	if _, err := s.Changed(touched...); err != nil {
		f.t.Fatal(err)
	}
	return codes
}

// each makes a mutant of every place below a folder that fits, and of every
// text that may stand there instead.
func (f *fixture) each(below, pattern string, instead func(m []string) []string) (list []variant) {
	re := regexp.MustCompile(pattern)
	for _, file := range f.files(below) {
		src := f.good[file]
		for _, at := range re.FindAllStringSubmatchIndex(src, -1) {
			var m []string
			for i := 0; i < len(at); i += 2 {
				if at[i] < 0 {
					m = append(m, "")
				} else {
					m = append(m, src[at[i]:at[i+1]])
				}
			}
			for _, text := range instead(m) {
				list = append(list, variant{file: src[:at[0]] + text + src[at[1]:]})
			}
		}
	}
	return list
}

// put makes one mutant of each file: what fits is written otherwise.
func (f *fixture) put(file, pattern, instead string) []variant {
	src := f.good[file]
	got := regexp.MustCompile(pattern).ReplaceAllString(src, instead)
	if got == src {
		f.t.Fatalf("%s has no %s", file, pattern)
	}
	return []variant{{file: got}}
}

func always(s string) func([]string) []string { return func([]string) []string { return []string{s} } }

func event(id string) string  { return "content/events/" + id + ".md" }
func source(id string) string { return "content/sources/" + id + ".md" }

// quoted makes mutants of the words of every quotation.
func quoted(f *fixture, instead func(words []string) [][]string) []variant {
	return f.each("content/events/", `exact = "([^"]*)"`, func(m []string) (list []string) {
		for _, words := range instead(strings.Fields(m[1])) {
			list = append(list, `exact = "`+strings.Join(words, " ")+`"`)
		}
		return list
	})
}

// without is words without the one at i.
func without(words []string, i int) []string { return slices.Delete(slices.Clone(words), i, i+1) }

// base is the id of a file.
func base(file string) string { return strings.TrimSuffix(path.Base(file), ".md") }
