package build_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"annals/internal/build"
	"annals/internal/edtf"
	"annals/templates"
)

// TestSilentEdits makes edits to the repository's own content, one at a time
// and without a word to readers, and compares each with the edition before it:
// every one is reported by E7 or E8, at its place, and nothing else is.
func TestSilentEdits(t *testing.T) {
	edits := 60
	switch {
	case *long:
		edits = 300
	case testing.Short(): // with the race detector each takes ten times as long
		edits = 15
	}
	m := newMutator(t)
	before, err := build.Site(m.site, templates.FS, build.Options{Version: "test"})
	if err != nil || before.Files == nil {
		t.Fatal("the content to edit is not good", err, before.Problems)
	}
	s := build.NewSession(m.site, templates.FS, build.Options{Version: "test", Preview: true, Since: &before.Edition})
	if found := m.reported(t, s); len(found) > 0 {
		t.Fatalf("nothing was edited, and reported are %q", found)
	}
	type row struct{ made, e7, e8 int }
	rows := map[string]*row{}
	for i := range edits {
		kind := mutations[i%len(mutations)]
		file, want := kind.do(m)
		changed, err := s.Changed(file)
		if err != nil || !changed {
			t.Fatalf("edit %d, %s in %s: changed %v, %v", i, kind.name, file, changed, err)
		}
		found := m.reported(t, s)
		if !slices.Equal(found, []string{want}) {
			t.Errorf("edit %d, %s in %s: reported are %q, want %q", i, kind.name, file, found, want)
		}
		r := rows[kind.name]
		if r == nil {
			r = &row{}
			rows[kind.name] = r
		}
		r.made++
		for _, f := range found {
			if strings.HasPrefix(f, "E7 ") {
				r.e7++
			} else {
				r.e8++
			}
		}
		m.restore(file)
		if _, err := s.Changed(file); err != nil {
			t.Fatal(err)
		}
	}
	var table strings.Builder
	fmt.Fprintf(&table, "%-18s %5s %5s %5s\n", "silent edit", "made", "E7", "E8")
	for _, kind := range mutations {
		r := rows[kind.name]
		fmt.Fprintf(&table, "%-18s %5d %5d %5d\n", kind.name, r.made, r.e7, r.e8)
	}
	t.Log("\n" + table.String())
}

// A mutator edits a copy of the content, always in the same way.
type mutator struct {
	*rand.Rand
	t    *testing.T
	site fstest.MapFS
	good fstest.MapFS
}

func newMutator(t *testing.T) *mutator {
	m := &mutator{rand.New(rand.NewPCG(6, 6)), t, fstest.MapFS{}, fstest.MapFS{}}
	for _, top := range []string{"config.toml", "content"} {
		err := fs.WalkDir(root, top, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			src, err := fs.ReadFile(root, p)
			m.site[p], m.good[p] = &fstest.MapFile{Data: src}, &fstest.MapFile{Data: src}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func (m *mutator) restore(file string) { m.site[file] = m.good[file] }

// reported returns the places and codes of what E7 and E8 say.
func (m *mutator) reported(t *testing.T, s *build.Session) (found []string) {
	r, err := s.Build()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range r.Problems {
		switch {
		case p.Code == "E7":
			found = append(found, "E7 "+p.Pos.File)
		case p.Code == "E8" && p.Pos.File != "": // a list that is gone with its only entry has no file
			id, _, _ := strings.Cut(strings.TrimPrefix(p.Text, `"`), `"`)
			found = append(found, "E8 "+p.Pos.File+" "+id)
		}
	}
	return found
}

// mutations are the kinds of edit. Each returns the file it edited and what is
// to be reported.
var mutations = []struct {
	name string
	do   func(*mutator) (file, want string)
}{
	{"day moved", func(m *mutator) (string, string) {
		return m.edit("content/events/", regexp.MustCompile(`(?m)^date = \d{4}-\d\d-\d\d`), func(line string) string {
			d, err := edtf.Parse(strings.TrimPrefix(line, "date = "))
			day, ok := d.Day()
			if err != nil || !ok {
				m.t.Fatal(line, err)
			}
			return "date = " + day.AddDays(int64(1-2*m.IntN(2))).String()
		})
	}},
	{"figures swapped", func(m *mutator) (string, string) {
		return m.edit("content/", regexp.MustCompile(`(?m)^(?:title|summary|value|note|about) = .*(?:01|12|23|34|45|56|67|78|89|90)`), func(line string) string {
			n := len(line)
			return line[:n-2] + line[n-1:] + line[n-2:n-1]
		})
	}},
	{"source dropped", func(m *mutator) (string, string) {
		return m.edit("content/events/", regexp.MustCompile(`(?m)^sources = \[.*"[^"]*", "[^"]*"\]`), func(line string) string {
			return line[:strings.LastIndex(line, ", ")] + "]"
		})
	}},
	{"word changed", func(m *mutator) (string, string) {
		return m.edit("content/", regexp.MustCompile(`(?s)\n\+\+\+\n\n[A-Z][a-z]+ .*? [a-z]{4,}`), func(text string) string {
			return text[:strings.LastIndex(text, " ")] + " otherwise"
		})
	}},
	{"file removed", func(m *mutator) (string, string) {
		file := m.pick(m.records("content/", nil))
		delete(m.site, file)
		if from := original(file); from != file {
			return file, "E7 " + from
		}
		kind := strings.Split(file, "/")[1]
		return file, "E8 content/" + kind + " " + strings.TrimSuffix(path.Base(file), ".md")
	}},
}

// edit changes the first place of a random record below a folder that fits.
func (m *mutator) edit(folder string, what *regexp.Regexp, how func(string) string) (file, want string) {
	file = m.pick(m.records(folder, what))
	src := string(m.site[file].Data)
	at := what.FindStringIndex(src)
	m.site[file] = &fstest.MapFile{Data: []byte(src[:at[0]] + how(src[at[0]:at[1]]) + src[at[1]:])}
	return file, "E7 " + original(file)
}

// original is the file in which updated stands: that of the record, also where
// its translation was edited.
func original(file string) string { return translation.ReplaceAllString(file, ".md") }

var translation = regexp.MustCompile(`\.[a-z]{2}\.md$`)

// records returns the files of records below a folder that hold what, in order.
func (m *mutator) records(folder string, what *regexp.Regexp) (list []string) {
	for f, src := range m.good {
		if strings.HasPrefix(f, folder) && strings.HasSuffix(f, ".md") && (what == nil || what.Match(src.Data)) {
			list = append(list, f)
		}
	}
	if len(list) < 20 {
		m.t.Fatalf("%d records below %s have %v", len(list), folder, what)
	}
	slices.Sort(list)
	return list
}

func (m *mutator) pick(list []string) string { return list[m.IntN(len(list))] }
