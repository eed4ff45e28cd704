package render

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"annals/internal/field"
	"annals/internal/lang"
	"annals/internal/load"
	"annals/templates"
)

var (
	inTemplate = regexp.MustCompile(`\{\{t "(\w+)"\}\}`)
	inCode     = regexp.MustCompile(`\.(?:say|count|forms)\("(\w+)"`)
	vocabulary = regexp.MustCompile(`\.word\("(\w+)"`)
	verbs      = regexp.MustCompile(`%(?:\[(\d)\])?[sd]`)
)

// used returns the keys that templates and code name, and the vocabularies.
func used(t *testing.T) (keys, groups []string) {
	t.Helper()
	collect := func(fsys fs.FS, pattern string, res ...*regexp.Regexp) (found []string) {
		files, err := fs.Glob(fsys, pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("no files %s (%v)", pattern, err)
		}
		for _, f := range files {
			src, err := fs.ReadFile(fsys, f)
			if err != nil {
				t.Fatal(err)
			}
			for _, re := range res {
				for _, m := range re.FindAllStringSubmatch(string(src), -1) {
					found = append(found, m[1])
				}
			}
		}
		return found
	}
	keys = append(collect(templates.FS, "*.html", inTemplate), collect(os.DirFS("."), "*.go", inCode)...)
	keys = append(keys, collect(os.DirFS("../output"), "*.go", inCode)...)
	return keys, collect(os.DirFS("."), "*.go", vocabulary)
}

func bothLanguages(t *testing.T) (en, fr *lang.Strings) {
	t.Helper()
	o := options(t, sample(t, "en", "fr"))
	return o.Strings[0], o.Strings[1]
}

func TestStringsAreUsed(t *testing.T) {
	en, fr := bothLanguages(t)
	if !slices.Equal(en.Keys(), fr.Keys()) {
		for _, k := range en.Keys() {
			if !slices.Contains(fr.Keys(), k) {
				t.Errorf("fr.toml lacks %q", k)
			}
		}
		for _, k := range fr.Keys() {
			if !slices.Contains(en.Keys(), k) {
				t.Errorf("en.toml lacks %q", k)
			}
		}
	}
	keys, groups := used(t)
	for _, k := range keys {
		if !slices.Contains(en.Keys(), k) {
			t.Errorf("en.toml lacks %q", k)
		}
	}
	for _, k := range en.Keys() {
		inGroup := slices.ContainsFunc(groups, func(g string) bool { return strings.HasPrefix(k, g+"_") })
		if !slices.Contains(keys, k) && !inGroup {
			t.Errorf("nothing says %q", k)
		}
	}
}

// Each value that the content may hold has a word.
func TestVocabulariesHaveWords(t *testing.T) {
	en, _ := bothLanguages(t)
	tables := map[string]field.Table{}
	for _, k := range load.Kinds() {
		tables[k.One] = k.Fields
	}
	for _, k := range load.Tables() {
		tables[k.Name] = k.Fields
	}
	for _, tt := range []struct {
		group, table string
		field        []string
	}{
		{"status", "event", []string{"status"}}, {"means", "event", []string{"status"}}, {"change", "event", []string{"instruments", "change"}},
		{"kind", "source", []string{"kind"}}, {"type", "source", []string{"type"}},
		{"publisher", "publishers", []string{"kind"}}, {"publishers", "publishers", []string{"kind"}},
		{"actor", "actor", []string{"kind"}}, {"actors", "actor", []string{"kind"}}, {"sector", "actor", []string{"sector"}},
		{"relation", "country", []string{"relations", "what"}}, {"strand", "country", []string{"track", "strand"}},
		{"direction", "country", []string{"track", "direction"}}, {"coverage", "country", []string{"coverage", "state"}},
		{"instrument", "instrument", []string{"kind"}}, {"instruments", "instrument", []string{"kind"}},
		{"precision", "places", []string{"precision"}},
	} {
		words := wordsOf(tables[tt.table], tt.field)
		if len(words) == 0 {
			t.Errorf("%s has no field %v with words", tt.table, tt.field)
		}
		for _, w := range words {
			if key := tt.group + "_" + strings.ReplaceAll(w, "-", "_"); !slices.Contains(en.Keys(), key) {
				t.Errorf("en.toml lacks %q", key)
			}
		}
	}
	for name, ours := range map[string][]string{"source": sourceKinds, "publishers": publisherKinds, "instrument": instrumentKinds} {
		if words := wordsOf(tables[name], []string{"kind"}); !slices.Equal(slices.Sorted(slices.Values(words)), slices.Sorted(slices.Values(ours))) {
			t.Errorf("%s: the page lists %v, the content may hold %v", name, ours, words)
		}
	}
}

func wordsOf(table field.Table, path []string) []string {
	for _, f := range table {
		if f.Name != path[0] {
			continue
		}
		if len(path) == 1 {
			return f.Words
		}
		return wordsOf(f.Fields, path[1:])
	}
	return nil
}

// A translation takes the same values as the original.
func TestStringsTakeTheSame(t *testing.T) {
	for _, file := range []string{"en", "fr"} {
		src, err := fs.ReadFile(templates.FS, "strings/"+file+".toml")
		if err != nil {
			t.Fatal(err)
		}
		other, err := fs.ReadFile(templates.FS, "strings/en.toml")
		if err != nil {
			t.Fatal(err)
		}
		ours, theirs := lines(string(other)), lines(string(src))
		for key, line := range ours {
			if got, want := count(theirs[key]), count(line); got != want {
				t.Errorf("%s.toml: %s takes %d values, in English %d", file, key, got, want)
			}
		}
	}
}

func count(s string) int { return len(verbs.FindAllString(strings.ReplaceAll(s, "%%", ""), -1)) }

func lines(src string) map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(src) {
		if key, text, ok := strings.Cut(line, " = "); ok {
			m[key] = text
		}
	}
	return m
}

// French sets a narrow no-break space before ; ! ? and a no-break space before
// a colon and inside guillemets.
func TestFrenchTypography(t *testing.T) {
	_, fr := bothLanguages(t)
	wrong := regexp.MustCompile(`[\pL\d] [;:!?»]|« |[\pL][;!?»]|[\pL]:|'`)
	for _, k := range fr.Keys() {
		s, err := fr.T(k)
		if err != nil {
			t.Fatal(err)
		}
		if m := wrong.FindString(s); m != "" {
			t.Errorf("%s = %q: set %q as French does", k, s, m)
		}
	}
}
