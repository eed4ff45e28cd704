package output_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"annals/internal/edtf"
	"annals/internal/output"
	"annals/internal/timeline"
)

// TestTimelineJS: every slide stands at the day of its entry, its texts are
// HTML that says the entry's words and nothing else, and the rest of the entry
// is there for an import.
func TestTimelineJS(t *testing.T) {
	type day struct{ Year, Month, Day int64 }
	sites(t, func(t *testing.T, w written) {
		var file struct {
			Title  struct{ Text struct{ Headline string } }
			Events []struct {
				Unique_id, Display_date, Group string
				Start_date                     day
				End_date                       *day
				Autolink                       *bool
				Text                           struct{ Headline, Text string }
				Annals                         struct {
					Date           edtf.Date
					Title, Summary map[string]string
					Sources        []string
				}
			}
		}
		if err := json.Unmarshal(w.bytes["data/timelinejs.json"], &file); err != nil {
			t.Fatal(err)
		}
		if plain(t, file.Title.Text.Headline) != w.Site.Title[0].Text {
			t.Errorf("it is called %q", file.Title.Text.Headline)
		}
		seen := 0
		for _, slide := range file.Events {
			e := w.event(slide.Unique_id)
			first, a := e.Date.Lower()
			if a != edtf.Known {
				first, _ = e.Date.Upper()
			}
			got := slide.Start_date
			if got.Year != first.Year || got.Month != 0 && got.Month != int64(first.Month) || got.Day != 0 && got.Day != int64(first.Day) {
				t.Errorf("%s stands at %v, want %v", e.ID, got, first)
			}
			if _, exact := e.Date.Day(); exact && got.Day == 0 {
				t.Errorf("%s has lost its day", e.ID)
			}
			if e.Date.Precision() == edtf.ToMonth && e.Date.Kind() == edtf.Single && (got.Day != 0 || got.Month == 0) {
				t.Errorf("%s is of a month and stands at %v", e.ID, got)
			}
			if slide.Display_date != e.Date.Words("en", edtf.Long) || slide.Autolink == nil || *slide.Autolink {
				t.Errorf("%s: %q, autolink %v", e.ID, slide.Display_date, slide.Autolink)
			}
			if got := plain(t, slide.Text.Headline); line(got) != line(e.Title[0].Text) {
				t.Errorf("%s: headline %q", e.ID, got)
			}
			if got := plain(t, slide.Text.Text); !strings.Contains(line(got), line(e.Summary[0].Text)) {
				t.Errorf("%s: text %q", e.ID, got)
			}
			safe(t, e.ID, slide.Text.Headline)
			safe(t, e.ID, slide.Text.Text)
			if x := slide.Annals; x.Date != e.Date || x.Title["en"] != e.Title[0].Text || strings.Join(x.Sources, "; ") != idsOf(e.Sources) {
				t.Errorf("%s: %+v", e.ID, x)
			}
			seen++
		}
		if out := map[bool]int{true: 1}[w.event("huge-year") != nil]; seen != len(w.Events)-out {
			t.Errorf("%d slides of %d entries", seen, len(w.Events))
		}
	})
}

// plain is the text of a piece of HTML.
func plain(t *testing.T, src string) string {
	doc, err := html.Parse(strings.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}

// TestOEmbed: the answer for an entry is one that the specification allows, and
// its HTML is one frame that shows the entry.
func TestOEmbed(t *testing.T) {
	sites(t, func(t *testing.T, w written) {
		n := w.each("oEmbed", func(f output.File, e *timeline.Event) {
			var a struct {
				Version, Type, Title, HTML string
				Provider_url               string
				Width, Height              int
			}
			if err := json.Unmarshal(w.bytes[f.At], &a); err != nil {
				t.Fatal(err)
			}
			folder := strings.TrimSuffix(f.At, "oembed/events/"+e.ID+".json")
			if a.Version != "1.0" || a.Type != "rich" || a.Width <= 0 || a.Height <= 0 || a.Title != e.Title.In(f.Lang).Text || a.Provider_url != w.BaseURL+folder {
				t.Errorf("%s reads %+v", f.At, a)
			}
			doc, err := html.Parse(strings.NewReader(a.HTML))
			if err != nil {
				t.Fatal(err)
			}
			frames := 0
			for n := range doc.Descendants() {
				if n.Type == html.ElementNode && n.Data == "iframe" {
					frames++
					for _, attr := range n.Attr {
						if attr.Key == "src" && attr.Val != w.BaseURL+folder+"embed/events/"+e.ID+".html" || attr.Key == "title" && attr.Val != a.Title || strings.HasPrefix(attr.Key, "on") {
							t.Errorf("%s: %s=%q", f.At, attr.Key, attr.Val)
						}
					}
				}
			}
			if frames != 1 {
				t.Errorf("%s has %d frames", f.At, frames)
			}
		})
		if n != len(w.Events)*len(w.Languages) {
			t.Errorf("%d files", n)
		}
	})
}

// TestOpenSearch holds the description against the limits of OpenSearch 1.1.
func TestOpenSearch(t *testing.T) {
	sites(t, func(t *testing.T, w written) {
		root := parseXML(t, "opensearch.xml", w.bytes["opensearch.xml"])
		if root.name.Space != "http://a9.com/-/spec/opensearch/1.1/" || root.name.Local != "OpenSearchDescription" {
			t.Errorf("the root is %v", root.name)
		}
		for name, most := range map[string]int{"ShortName": 16, "LongName": 48, "Description": 1024} {
			if list := root.all(name); len(list) != 1 || list[0].text == "" || utf8.RuneCountInString(list[0].text) > most {
				t.Errorf("%s: %d of it", name, len(list))
			}
		}
		if got, want := root.all("Url")[0].attr["template"], w.BaseURL+"search.html?q={searchTerms}"; got != want {
			t.Errorf("it searches at %s, want %s", got, want)
		}
	})
}

// TestSecurityTxt: RFC 9116 asks for a contact and one date of expiry, at most
// a year ahead.
func TestSecurityTxt(t *testing.T) {
	s := hostile(t)
	for contact, want := range map[string]string{
		"mailto:a@example.org": "mailto:a@example.org", "a@example.org": "mailto:a@example.org", "https://example.org/c": "https://example.org/c",
		"": "", "call me\nExpires: x": "", "a b@example.org": "", "javascript:x": "",
	} {
		s.Contact = contact
		src := string(write(t, s, output.Choice{}).bytes[".well-known/security.txt"])
		if want == "" {
			if src != "" {
				t.Errorf("contact %q: %q", contact, src)
			}
			continue
		}
		fields := map[string]string{}
		for l := range strings.Lines(src) {
			name, value, _ := strings.Cut(strings.TrimSpace(l), ": ")
			fields[name] += value
		}
		expires, err := time.Parse(time.RFC3339, fields["Expires"])
		asOf := time.Date(2026, 2, 3, 0, 0, 0, 0, time.UTC)
		if err != nil || fields["Contact"] != want || !expires.After(asOf) || expires.Sub(asOf) > 366*24*time.Hour {
			t.Errorf("contact %q: %v", contact, fields)
		}
		if fields["Canonical"] != s.BaseURL+".well-known/security.txt" {
			t.Errorf("it stands at %s", fields["Canonical"])
		}
	}
}

// TestChoice: what a site does not choose is not there.
func TestChoice(t *testing.T) {
	for _, tt := range []struct {
		name   string
		choice output.Choice
		has    []string
	}{
		{"nothing", output.Choice{}, []string{"robots.txt", "opensearch.xml", ".well-known/security.txt"}},
		{"one file beside each entry", output.Choice{PerEntry: []string{"bib"}}, []string{"events/rtl.bib"}},
		{"feeds", output.Choice{Feeds: true}, []string{"feeds/all.atom", "feeds/countries/mali.json", "fr/feeds/topics/travel.atom", "feeds/actors/minister.atom", "calendar/ahead.ics", "fr/calendar/countries/mali.ics"}},
		{"data", output.Choice{Data: true}, []string{"data/events.csv", "data/SHA256SUMS"}},
		{"frames", output.Choice{Embeds: true}, []string{"oembed/events/rtl.json", "fr/oembed/events/rtl.json"}},
	} {
		w := write(t, hostile(t), tt.choice)
		for _, at := range tt.has {
			if w.bytes[at] == nil {
				t.Errorf("%s: there is no %s", tt.name, at)
			}
		}
		for _, at := range []string{"events/rtl.bib", "events/rtl.ris", "feeds/all.atom", "calendar/all.ics", "data/events.csv", "oembed/events/rtl.json"} {
			folder, _, _ := strings.Cut(at, "/")
			chosen := slices.ContainsFunc(tt.has, func(h string) bool {
				return strings.HasPrefix(h, folder) || folder == "calendar" && strings.HasPrefix(h, "feeds")
			})
			if w.bytes[at] != nil && !chosen {
				t.Errorf("%s: there is %s", tt.name, at)
			}
		}
	}
}
