package render

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"annals/internal/timeline"
)

// What the pages say that list entries in another way: newest first, by topic
// in a country, by what was done to them, by letter.
func TestListsSay(t *testing.T) {
	s := sample(t)
	s.BaseURL = "https://example.org/t/"
	s.Events[1].Updated = date(t, "2026-02-01") // the day of its correction
	s.Events[2].Updated = date(t, "2026-01-25")
	files := rendered(t, s, options(t, s))
	for _, tt := range []struct {
		name, file string
		want, not  []string
	}{
		{"newest first points to the first page", "topics/travel/newest.html", []string{`<link rel="canonical" href="https://example.org/t/topics/travel.html">`, "Travel, newest first", `<a href="../../topics/travel.html">Travel</a>`}, nil},
		{"and is linked from it", "topics/travel.html", []string{`<a href="../topics/travel/newest.html">Newest first</a>`, `<a class="tag mali" href="../countries/mali/topics/travel.html">Mali (2)</a>`}, nil},
		{"nothing to turn round", "actors/minister.html", nil, []string{"Newest first"}},
		{"a topic in a country", "countries/mali/topics/visas.html", []string{"<h1>Mali · Visas</h1>", "2 entries", `<li id="end"`}, []string{`<li id="ban"`}},
		{"the latest leave out what lies ahead", "newest.html", []string{`<li id="reply"`}, []string{`<li id="end"`}},
		{"disputes", "disputes.html", []string{`<li id="reply"`}, []string{`<li id="ban"`}},
		{"ahead", "ahead.html", []string{`<li id="end"`}, []string{"Nothing is scheduled"}},
		{"changes, the latest first", "changes.html", []string{"5 changes", ">1 February 2026<", "Corrected: <a", "Was 29 December", ">25 January 2026<", "Changed: <a href=\"events/end.html\">"}, []string{"Changed: <a href=\"events/reply.html\">"}},
		{"corrections alone", "corrections.html", []string{"1 change", "Was 29 December"}, []string{"Entered:"}},
		{"coverage of a year", "coverage.html", []string{`<a href="countries/mali/2025.html">2</a>`, `<td class="none" data-label="Chad">0</td>`, `<th scope="row">Arabic</th><td class="end">1</td>`}, nil},
		{"the index folds", "index/e.html", []string{`<a href="../countries/united-states.html" lang="fr">États-Unis</a> <small>Country</small>`, `>Entry barred</a> <small>16 December 2025</small>`, `<a href="../index/m.html">M</a>`}, []string{"Mali"}},
		{"a card for those who share it", "events/reply.html", []string{`<meta property="og:type" content="article">`, `<meta property="og:title" content="Mali &lt;answers&gt; &amp; &#34;bars&#34;">`, `<meta property="og:url" content="https://example.org/t/events/reply.html">`}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := files[tt.file]
			if !ok {
				t.Fatalf("there is no %s", tt.file)
			}
			for _, want := range tt.want {
				if !strings.Contains(blanks(got), blanks(want)) {
					t.Errorf("%s lacks %q", tt.file, want)
				}
			}
			for _, not := range tt.not {
				if strings.Contains(got, not) {
					t.Errorf("%s holds %q", tt.file, not)
				}
			}
		})
	}
	if strings.Contains(files["sitemap.xml"], "topics/travel/newest.html") || !strings.Contains(files["sitemap.xml"], "/t/newest.html") {
		t.Error("the sitemap lists a page whose canonical address is another's, or lacks one of its own")
	}
	var app struct {
		Start string `json:"start_url"`
		Icons []struct{ Src string }
	}
	if err := json.Unmarshal([]byte(files["site.webmanifest"]), &app); err != nil || app.Start != "index.html" || files[app.Icons[0].Src] == "" {
		t.Errorf("site.webmanifest: %v, %+v", err, app)
	}
}

func TestEmptyLists(t *testing.T) {
	s := sample(t)
	for _, e := range s.Events {
		e.Status, e.Claims, e.Corrections = timeline.Reported, nil, nil
	}
	files := rendered(t, s, options(t, s))
	for file, want := range map[string]string{
		"ahead.html": "on 15 January 2026 no announced event was known", "disputes.html": "Sources differ on no entry.", "corrections.html": "Nothing published so far had to be corrected.",
	} {
		if !strings.Contains(files[file], want) {
			t.Errorf("%s lacks %q", file, want)
		}
	}
}

// A value that every entry has is no choice, nor one that none has.
func TestFilters(t *testing.T) {
	s := sample(t)
	sh, err := newShared(s, options(t, s))
	if err != nil {
		t.Fatal(err)
	}
	p := sh.locales[0].page("x.html", "")
	mali, chad := s.Countries[1], s.Countries[0]
	var events []*timeline.Event
	for i := range worthFiltering {
		e := &timeline.Event{Countries: []*timeline.Country{mali}, Topics: s.Topics[i%2 : i%2+1]}
		e.Status = timeline.Confirmed
		if i == 3 {
			e.Countries = append(e.Countries, chad)
		}
		events = append(events, e)
	}
	var got []string
	for _, f := range p.filters(events) {
		for _, c := range f.Choices {
			got = append(got, f.Name+"-"+c.Value+" "+c.Count)
		}
	}
	if want := []string{"c-chad 1", "t-travel 5", "t-visas 5"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if p.filters(events[1:]) != nil {
		t.Error("a short list has filters")
	}
	var css strings.Builder
	if err := sh.sheet.write(&css); err != nil {
		t.Fatal(err)
	}
	for _, rule := range []string{
		`.register > li:is(main:has([name=c]:checked) *):not(main:has([name=c][value="chad"]:checked) .c-chad, main:has([name=c][value="mali"]:checked) .c-mali) { display: none }`,
		`.shown:lang(en)::after`,
	} {
		if !strings.Contains(css.String(), rule) {
			t.Errorf("the style sheet lacks %s", rule)
		}
	}
}
