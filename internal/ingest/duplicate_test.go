package ingest_test

import (
	"os"
	"strings"
	"testing"

	"annals/internal/build"
	"annals/internal/document"
	"annals/internal/edtf"
	"annals/internal/ingest"
	"annals/internal/timeline"
	"annals/templates"
)

// ownSite is the site of this repository.
func ownSite(t testing.TB) *timeline.Site {
	t.Helper()
	r, err := build.Site(os.DirFS("../.."), templates.Over(nil), build.Options{Drafts: true, Preview: true, Uncaptured: true})
	if err != nil {
		t.Fatal(err)
	}
	if r.Site == nil {
		t.Fatalf("the content has errors: %v", r.Problems[0])
	}
	return r.Site
}

func read(t testing.TB, site *timeline.Site, file, text string, o ingest.Options) *ingest.Report {
	t.Helper()
	d, err := document.Read(file, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if o.Created.IsZero() {
		o.Created = mustDate(t, "2026-11-22")
	}
	return ingest.Read(site, file, d, o)
}

func mustDate(t testing.TB, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestDuplicates measures which entries of this repository's site are called
// probably the same as what a text tells, against texts of which that is known.
// It prints the table.
func TestDuplicates(t *testing.T) {
	src, err := os.ReadFile("testdata/duplicates.txt")
	if err != nil {
		t.Fatal(err)
	}
	site := ownSite(t)
	known := map[string]bool{}
	for _, e := range site.Events {
		known[e.ID] = true
	}
	var there, hits, found, right, drafts, wrong int
	for _, block := range strings.Split(string(src), "\n== ")[1:] {
		head, text, _ := strings.Cut(block, "\n")
		fields := strings.Fields(head)
		day, lang, want := fields[0], fields[1], fields[2]
		if want != "none" && !known[want] {
			t.Fatalf("there is no entry %s", want)
		}
		o := ingest.Options{Lang: lang}
		if day != "-" {
			o.Published = mustDate(t, day)
		}
		r := read(t, site, "a.txt", text, o)
		if want != "none" {
			there++
		}
		hit := false
		for _, d := range r.Drafts {
			drafts++
			into, ok := d.Merged()
			if want != "none" && !d.Date.IsZero() && ok && into.ID == want {
				for _, e := range site.Events {
					if e.ID == want && !near(e.Date, d.Date) {
						wrong++
						t.Logf("wrong date %s, the entry has %s: %s", d.Date, e.Date, head)
					}
				}
			}
			if !ok {
				continue
			}
			found++
			if into.ID == want {
				hit = true
				right++
			} else {
				t.Logf("%s: taken for %+v", head, d.Duplicates[0])
			}
		}
		if hit {
			hits++
		}
		if want != "none" && !hit {
			t.Logf("%s: not found; %d drafts", head, len(r.Drafts))
			for _, d := range r.Drafts {
				t.Logf("  %s %s %v %v", d.Title, d.Date, d.Topics, d.Duplicates)
			}
		}
	}
	recall, precision := float64(hits)/float64(there), float64(right)/float64(found)
	t.Logf("%d texts tell of an entry, %d drafts: recall %.3f, precision %.3f; %d wrong dates", there, drafts, recall, precision, wrong)
	if recall < .95 || precision < .8 {
		t.Errorf("recall %.3f is to be .95 and precision %.3f .8 at least", recall, precision)
	}
	if wrong > 0 {
		t.Errorf("%d drafts have wrong dates", wrong)
	}
}

// near reports whether two dates share a day, or nearly: entries and reports
// differ by a day where one has the announcement.
func near(a, b edtf.Date) bool {
	first, _ := a.Lower()
	last, _ := a.Upper()
	from, _ := b.Lower()
	to, _ := b.Upper()
	return !to.AddDays(1).Before(first) && !last.AddDays(1).Before(from)
}
