package build_test

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"annals/internal/build"
	"annals/internal/gensite"
	"annals/templates"
)

// TestNoListTooLong builds a site whose years, topics, publishers and country
// lists are all too long for a page: no page lists more than 150 entries, every
// link resolves, and every entry is still listed on a page of each kind.
func TestNoListTooLong(t *testing.T) {
	if testing.Short() {
		t.Skip("thousands of entries are left out with -short")
	}
	const entries, most = 3200, 150
	fsys := crowded(gensite.Site(entries))
	r, err := build.Site(fsys, templates.FS, build.Options{Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	if r.Files == nil {
		t.Fatal(r.Problems)
	}
	pages := map[string]*page{}
	names := map[string]bool{}
	listed := map[string]map[string]bool{} // by kind of list, then entry
	item := regexp.MustCompile(`<li id="(entry-\d+)"`)
	row := regexp.MustCompile(`<tr><td data-label="Published">`)
	for f := range r.Files {
		names[f.Path] = true
		if path.Ext(f.Path) != ".html" {
			continue
		}
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		items := item.FindAllSubmatch(b.Bytes(), -1)
		if n := max(len(items), len(row.FindAll(b.Bytes(), -1))); n > most {
			t.Errorf("%s lists %d", f.Path, n)
		}
		kind, _, _ := strings.Cut(f.Path, "/")
		if strings.Contains(f.Path, "/topics/") {
			kind = "country topics"
		}
		if listed[kind] == nil {
			listed[kind] = map[string]bool{}
		}
		for _, m := range items {
			listed[kind][string(m[1])] = true
		}
		if !strings.HasPrefix(f.Path, "events/e") && !strings.HasPrefix(f.Path, "sources/s") {
			pages[f.Path] = readPage(t, f.Path, b.Bytes())
		}
	}
	for from, p := range pages {
		for _, link := range p.links {
			to, fragment := resolve(t, from, link)
			if to != "" && to != "manifest.json" && !names[to] {
				t.Errorf("%s links to %s, which is not published", from, link)
			}
			if target := pages[to]; target != nil && fragment != "" && !target.ids[fragment] {
				t.Errorf("%s links to %s, and that page has no such place", from, link)
			}
		}
	}
	for _, kind := range []string{"years", "countries", "country topics", "topics", "actors"} {
		if len(listed[kind]) != entries {
			t.Errorf("%s: %d of %d entries are listed", kind, len(listed[kind]), entries)
		}
	}
	for _, part := range []string{"years/2021-03.html", "countries/mali/2021.html", "topics/aid/2021.html", "publishers/publisher-003/2021.html"} {
		if !names[part] {
			t.Errorf("there is no %s", part)
		}
	}
}

var written = regexp.MustCompile(`(?m)^(date|published) = (\d{4}-\d\d-\d\d)$`)

// crowded moves a site of 66 years into eight, in the same order.
func crowded(site fstest.MapFS) fstest.MapFS {
	first := time.Date(1960, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, f := range site {
		f.Data = written.ReplaceAllFunc(f.Data, func(m []byte) []byte {
			parts := written.FindSubmatch(m)
			day, err := time.Parse(time.DateOnly, string(parts[2]))
			if err != nil {
				panic(err)
			}
			day = first.AddDate(58, 0, int(day.Sub(first).Hours()/24)*8/66)
			return fmt.Appendf(nil, "%s = %s", parts[1], day.Format(time.DateOnly))
		})
	}
	return site
}
