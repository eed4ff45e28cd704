package output_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
	"github.com/mmcdole/gofeed/atom"

	"annals/internal/build"
	"annals/internal/field"
	guard "annals/internal/format/csv"
	"annals/internal/gensite"
	"annals/internal/output"
	"annals/templates"
)

// FuzzTexts writes an entry with any title and summary that a site takes: a
// feed, a calendar and a table of it are still one entry each, with its words.
func FuzzTexts(f *testing.F) {
	for _, e := range hostile(f).Events {
		f.Add(e.Title.String(), e.Summary.String())
	}
	f.Fuzz(func(t *testing.T, title, summary string) {
		for _, s := range []string{title, summary} {
			if _, at := field.Hidden(s); at >= 0 || !utf8.ValidString(s) || strings.TrimSpace(s) == "" || strings.ContainsAny(s, "\ufffe\uffff") {
				t.Skip("a site refuses it")
			}
		}
		s := hostile(t)
		e := s.Events[0]
		e.Date, e.Title, e.Summary = date(t, "2024-03-16"), text(title), text(summary)
		s.Events = s.Events[:1]
		w := write(t, s, output.Choice{Feeds: true, Data: true, PerEntry: []string{"bib"}})

		feed, err := (&atom.Parser{}).Parse(bytes.NewReader(w.bytes["feeds/all.atom"]))
		if err != nil || len(feed.Entries) != 1 || squeezed(feed.Entries[0].Title) != squeezed(title) {
			t.Errorf("feed: %v, %+v", err, feed)
		}
		cal, err := ics.ParseCalendar(bytes.NewReader(w.bytes["calendar/all.ics"]))
		if err != nil || len(cal.Events()) != 1 || cal.Events()[0].GetProperty(ics.ComponentPropertySummary).Value != title {
			t.Errorf("calendar: %v\n%s", err, w.bytes["calendar/all.ics"])
		}
		rows, err := csv.NewReader(bytes.NewReader(w.bytes["data/events.csv"])).ReadAll()
		if err != nil || len(rows) != 2 || guard.Unguard(rows[1][7]) != title || guard.Unguard(rows[1][9]) != summary {
			t.Errorf("table: %v %q", err, rows)
		}
		items, err := parseBibTeX(string(w.bytes["events/bce.bib"]))
		if err != nil || len(items) != 2 || untex(items[0]["title"]) != line(title) {
			t.Errorf("bibliography: %v %q", err, items)
		}
	})
}

// BenchmarkFormats writes each kind of file of a site of 1,000 entries, all of
// that kind.
func BenchmarkFormats(b *testing.B) {
	r, err := build.Site(gensite.Site(1000), templates.FS, build.Options{Version: "test"})
	if err != nil || r.Site == nil {
		b.Fatal(err, r.Problems.Errors())
	}
	r.Site.BaseURL = "https://example.org/"
	kinds := map[string][]output.File{}
	var names []string
	for _, f := range all(r.Site, words(b, r.Site), everything) {
		name := f.Format
		if f.Group == output.Data {
			name = f.At
		}
		if kinds[name] == nil {
			names = append(names, name)
		}
		kinds[name] = append(kinds[name], f)
	}
	for _, name := range names {
		b.Run(fmt.Sprintf("%s/files=%d", strings.ReplaceAll(name, "/", "_"), len(kinds[name])), func(b *testing.B) {
			for b.Loop() {
				for _, f := range kinds[name] {
					if err := f.Write(io.Discard); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
