package ingest_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"annals/internal/build"
	"annals/internal/ingest"
	"annals/internal/timeline"
	"annals/templates"
)

var update = flag.Bool("update", false, "write what the cases should give")

// smallSite is the site of testdata/site.txtar.
func smallSite(t testing.TB) *timeline.Site {
	t.Helper()
	a, err := txtar.ParseFile("testdata/site.txtar")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range a.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	r, err := build.Site(fsys, templates.Over(nil), build.Options{Drafts: true, Preview: true})
	if err != nil {
		t.Fatal(err)
	}
	if r.Site == nil {
		t.Fatalf("the small site has errors: %v", r.Problems)
	}
	return r.Site
}

// TestDocuments reads the documents of testdata/documents. Each case holds
// options (a name and a value on each line), the document, and what is found:
// the report for people and the drafts.
func TestDocuments(t *testing.T) {
	cases, err := filepath.Glob("testdata/documents/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range cases {
		t.Run(filepath.Base(name), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			r := read(t, smallSite(t), a.Files[1].Name, string(a.Files[1].Data), options(t, string(a.Files[0].Data)))
			got := []txtar.File{{Name: "report", Data: printed(t, r)}}
			if !r.Source.Known {
				got = append(got, txtar.File{Name: r.Source.File, Data: []byte(r.Source.Text)})
			}
			for _, d := range r.Drafts {
				got = append(got, txtar.File{Name: d.File, Data: []byte(d.Text)})
			}
			want := a.Files[2:]
			a.Files = append(a.Files[:2:2], got...)
			if *update {
				if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(txtar.Format(&txtar.Archive{Files: want})), string(txtar.Format(&txtar.Archive{Files: got}))); diff != "" {
				t.Errorf("want -, got +:\n%s", diff)
			}
		})
	}
}

func options(t *testing.T, text string) (o ingest.Options) {
	for line := range strings.Lines(text) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch name {
		case "published":
			o.Published = mustDate(t, value)
		case "lang":
			o.Lang = value
		case "source":
			o.Source = value
		default:
			t.Fatalf("there is no option %q", name)
		}
	}
	return o
}

func printed(t *testing.T, r *ingest.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := r.Print(&b, false); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSeeds reads two articles that are not part of the repository. Their
// folder is named by INGEST_SEEDS. What is found in them is: facts and positions,
// with and without the day of publication.
func TestSeeds(t *testing.T) {
	dir := os.Getenv("INGEST_SEEDS")
	if dir == "" {
		t.Skip("set INGEST_SEEDS to the folder of the two articles to read them")
	}
	for _, tt := range []struct{ file, day, golden string }{
		{"000_66116fa364ffdf7e.txt", "", "000.txt"},
		{"000_66116fa364ffdf7e.txt", "2026-01-02", "000-published.txt"},
		{"003_ac33d7836be86c96.txt", "", "003.txt"},
		{"003_ac33d7836be86c96.txt", "2025-11-04", "003-published.txt"},
	} {
		t.Run(tt.golden, func(t *testing.T) {
			src, err := os.ReadFile(filepath.Join(dir, tt.file))
			if err != nil {
				t.Fatal(err)
			}
			o := ingest.Options{}
			if tt.day != "" {
				o.Published = mustDate(t, tt.day)
			}
			got := printed(t, read(t, smallSite(t), tt.file, string(src), o))
			golden := filepath.Join("testdata/seeds", tt.golden)
			if *update {
				if err := os.WriteFile(golden, got, 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("want -, got +:\n%s", diff)
			}
		})
	}
}

// TestBounds reads documents that are no prose: what is found in them has an end,
// and the report says where.
func TestBounds(t *testing.T) {
	text := strings.Repeat("Monday ", 75_000)
	r := read(t, smallSite(t), "a.txt", text+"\n\nMali recalled its ambassador on 3 May 2024.\n", ingest.Options{Published: mustDate(t, "2025-11-04")})
	if n := len(r.Dates); n <= 50_000 || n > 60_000 {
		t.Errorf("%d dates are read, want some more than 50,000", n)
	}
	last := r.Dates[len(r.Dates)-1]
	note := fmt.Sprintf("it names more than 50000 dates; those after line 1 column %d are not read: part the document", last.Column+last.Length)
	if !slices.Contains(r.Notes, note) {
		t.Errorf("the notes are %q, want among them %q", r.Notes, note)
	}
	report := string(printed(t, r))
	if n := strings.Count(report, "“Monday”"); n != 1000 {
		t.Errorf("people are shown %d of the dates, want 1000", n)
	}
	if want := fmt.Sprintf("\n  and %d more, which --json has\n", len(r.Dates)-1000); !strings.Contains(report, want) {
		t.Errorf("the report does not say %q", want)
	}
}
