package render_test

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"annals/internal/address"
	"annals/internal/build"
	"annals/internal/gensite"
	"annals/internal/lang"
	"annals/internal/render"
	"annals/internal/timeline"
	"annals/templates"
)

// TestNoPageTooLong makes every list of a generated site too long for pages of
// 20: no page shows more than 20 entries in full, or leads to more than 40
// records of one kind (home: 60), and each record is still led to from a list of its kind.
func TestNoPageTooLong(t *testing.T) {
	if testing.Short() {
		t.Skip("a thousand entries are left out with -short")
	}
	const perPage, entries = 20, 1500
	fsys := gensite.Site(entries)
	places := &fsys["content/places.toml"].Data
	for i := range 90 {
		*places = fmt.Appendf(*places, "[[places]]\nid = \"more-%d\"\nname = \"Mo%c%c\"\ncountry = \"ML\"\nlat = 15.5\nlon = -3.5\nprecision = \"town\"\n\n", i, 'a'+i%26, 'a'+i/26)
	}
	for i := range 60 {
		fsys[fmt.Sprintf("content/instruments/more-%d.md", i)] = fsys["content/instruments/act-00000.md"]
	}
	crowd(fsys, entries)
	r, err := build.Site(fsys, templates.FS, build.Options{Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	if r.Site == nil {
		t.Fatalf("%+v", r.Problems)
	}
	lengthen(r.Site)
	words, _, err := lang.Load(templates.FS, "en")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := render.Site(r.Site, render.Options{Templates: templates.FS, Style: address.File, Strings: []*lang.Strings{words}, PerPage: perPage})
	if err != nil {
		t.Fatal(err)
	}
	var (
		card   = regexp.MustCompile(`<li id="entry-\d+"`)
		link   = regexp.MustCompile(`<a [^>]*href="([^"#]+)"`)
		listed = map[string]map[string]bool{} // by kind of record
		seen   = map[string]int{}             // pages by kind of list
		most   = map[string]int{}
	)
	for f := range pages.Files() {
		list := listKind(f.Path)
		if path.Ext(f.Path) != ".html" || list == "" || path.Base(f.Path) == "dossier.html" {
			continue // a dossier is printed whole: it is long as its sources are many
		}
		seen[list]++
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		html := b.Bytes()
		html = html[bytes.Index(html, []byte("<main")):bytes.Index(html, []byte("</main>"))]
		if n := len(card.FindAll(html, -1)); n > perPage {
			t.Errorf("%s shows %d entries", f.Path, n)
		}
		to := map[string]map[string]bool{}
		for _, m := range link.FindAllSubmatch(html, -1) {
			at := path.Join(path.Dir(f.Path), string(m[1]))
			kind, id, _ := strings.Cut(at, "/")
			if isRecord(kind, id) {
				if to[kind] == nil {
					to[kind] = map[string]bool{}
				}
				to[kind][at] = true
			}
		}
		for kind, records := range to {
			most[list] = max(most[list], len(records))
			if len(records) > 2*perPage && (list != "index.html" || len(records) > 3*perPage) {
				t.Errorf("%s leads to %d %s", f.Path, len(records), kind)
			}
			if listed[kind] == nil {
				listed[kind] = map[string]bool{}
			}
			for at := range records {
				listed[kind][at] = true
			}
		}
	}
	for kind, want := range map[string]int{
		"events": entries, "places": len(r.Site.Places), "actors": len(r.Site.Actors), "publishers": len(r.Site.Publishers),
		"sources": len(r.Site.Sources), "instruments": len(r.Site.Instruments), "chains": len(r.Site.Chains),
	} {
		if got := len(listed[kind]); got != want {
			t.Errorf("%d of %d %s are led to from lists", got, want, kind)
		}
	}
	for _, list := range []string{
		"index.html", "newest.html", "disputes.html", "disputes/", "years/", "years/ month", "years/ day", "countries/ year", "countries/ topic", "countries/ topic year", "topics/", "topics/ year",
		"actors/", "actors/ year", "places/", "places/ year", "publishers/", "publishers/ year", "publishers/ day",
		"ahead.html", "ahead/", "chains/ year", "sources/", "sources/ year", "instruments/ year", "actors/ by", "places/ by", "sources/ by", "instruments/ by", "chains/ by", "index/", "index/ parted", "compare/", "countries/", "newest",
	} {
		if seen[list] == 0 {
			t.Errorf("there is no page of the kind %q to see: %v", list, seen)
		}
	}
	t.Logf("the most records of a kind that a page leads to: %v", most)
}

var kindsOfList = []struct {
	kind string
	path *regexp.Regexp
}{
	{"", regexp.MustCompile(`^instruments/(act|more)`)}, // no lists
	{"newest", regexp.MustCompile(`/newest\.html$`)},
	{"countries/ topic year", regexp.MustCompile(`^countries/[^/]+/topics/.+/`)},
	{"countries/ topic", regexp.MustCompile(`^countries/[^/]+/topics/`)},
	{"countries/ year", regexp.MustCompile(`^countries/[^/]+/\d{4}`)},
	{"publishers/ day", regexp.MustCompile(`^publishers/[^/]+/\d{4}-\d\d-\d\d`)},
	{"years/ day", regexp.MustCompile(`^years/\d{4}-\d\d-\d\d`)},
	{"years/ month", regexp.MustCompile(`^years/\d{4}-\d\d`)},
	{"index/ parted", regexp.MustCompile(`^index/[^/]{2,}\.html$`)},
}

// listKind tells what list a page is, or a part of: empty for the page of one record.
func listKind(file string) string {
	for _, k := range kindsOfList {
		if k.path.MatchString(file) {
			return k.kind
		}
	}
	folder, rest, ok := strings.Cut(file, "/")
	switch {
	case !ok:
		return file
	case strings.HasPrefix(rest, "by-"):
		return folder + "/ by"
	case strings.Contains(rest, "-xx.html"), regexp.MustCompile(`/\d{4}-\d\d\.html$`).MatchString(rest):
		return folder + "/ month"
	case strings.Contains(rest, "/"):
		return folder + "/ year"
	}
	return folder + "/"
}

// isRecord reports whether an address is that of a record of a kind that lists lead to.
func isRecord(kind, id string) bool {
	kinds := []string{"events", "places", "actors", "publishers", "sources", "instruments", "chains"}
	return slices.Contains(kinds, kind) && !strings.Contains(id, "/") && id != "index.html" && !strings.HasPrefix(id, "by-")
}

// lengthen makes one chain long, lets one source be cited by many entries, lets
// many be ahead, and all instruments be in force.
func lengthen(s *timeline.Site) {
	s.Chains[0].Events, s.Events[35].Chain = s.Events[:70], s.Events[:70]
	s.Sources[0].Events, s.Sources[0].Context = s.Events[:50], s.Events[50:60]
	s.ResearchedUntil = s.Events[len(s.Events)-1].Date
	for _, e := range s.Events[len(s.Events)-60:] {
		e.Status = timeline.Scheduled
	}
	first := s.Events[0]
	for _, in := range s.Instruments {
		in.Changes = []*timeline.Change{{InstrumentID: in.ID, Change: "in-force", Date: first.Date, Event: first, Instrument: in}}
	}
}

var dates = regexp.MustCompile(`(?m)^(date|published) = .*$`)

// crowd moves the last tenth of a site's entries into March 2025, and gives
// every third source made for them one publisher.
func crowd(fsys fstest.MapFS, entries int) {
	for i := entries * 9 / 10; i < entries; i++ {
		day := fmt.Sprintf("$1 = 2025-03-%02d", 1+i%30)
		for _, file := range []string{gensite.File(i, entries), fmt.Sprintf("content/sources/source-%06d.md", i)} {
			src := dates.ReplaceAll(fsys[file].Data, []byte(day))
			if i%3 == 0 {
				src = bytes.Replace(src, []byte(`publisher = "publisher-`), []byte(`publisher = "publisher-003" # `), 1)
			}
			fsys[file].Data = src
		}
	}
}
