package render

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"annals/internal/rule"
	"annals/internal/timeline"
)

// weighed is the sample with evidence as package link computes it.
func weighed(t *testing.T) *timeline.Site {
	s := sample(t)
	reply := s.Events[1]
	decree, wire := s.Sources[0], s.Sources[2]
	decree.Accessed, wire.Accessed = date(t, "2026-01-05"), date(t, "2026-01-06")
	wire.Captured, wire.Alike = &timeline.Capture{SHA256: "ab12", Words: 1200}, []*timeline.Source{decree}
	reply.Evidence.Origins[0].Merges = []timeline.Merge{{Source: wire, With: decree, Why: timeline.Repeats}}
	reply.Evidence.Untraced = []timeline.Origin{{Sources: []*timeline.Source{wire}}}
	decree.Voice, wire.Voice = timeline.SahelOfficial, timeline.LocalPress
	reply.Evidence.Retrospective = true
	q := reply.Quotes[0]
	q.Found = &timeline.Found{Href: decree.URL + "#:~:text=a%20b", Skipped: 3}
	again, unchecked := q, q
	again.Found, unchecked.Found = &timeline.Found{Href: decree.URL}, nil
	reply.Quotes = []timeline.Quote{q, again, unchecked}
	return s
}

func TestEvidenceSays(t *testing.T) {
	s := weighed(t)
	s.BaseURL = "https://example.org/site/"
	files := rendered(t, s, options(t, s))
	for _, tt := range []struct {
		name, file string
		want       []string
	}{
		{"why sources are one origin", "events/reply.html", []string{
			`<li><a href="../publishers/agency.html">The Agency</a> (2 articles)<ul>`,
			`<li><a href="#s2">2</a> A Paper: one repeats the publisher of the other, with source <a href="#s1">1</a></li>`,
			`<li>Origin not known (1 article)<ul>`,
		}},
		{"who speaks, in words and as a bar", "events/reply.html", []string{
			`<p class="voices">Sahel official 1 · local press 1</p>`,
			`<rect class="v1" x="0%"/><rect class="v3" x="50%"/>`,
		}},
		{"who speaks on a country, a source of three entries once", "countries/mali.html", []string{`<p class="voices">Sahel official 1 · local press 1</p>`}},
		{"who speaks on a year", "years/2025.html", []string{`<p class="voices">Sahel official 1 · local press 1</p>`}},
		{"only told later", "events/reply.html", []string{`<strong class="mark">Told a year or more later only</strong>`}},
		{"a quotation found, and where", "events/reply.html", []string{`<a href="https://example.org/decree#:~:text=a%20b" rel="noopener noreferrer">quotation found in the captured text</a> (3 words left out)</figcaption>`}},
		{"a quotation that stands there twice has no link of its own", "events/reply.html", []string{" · quotation found in the captured text</figcaption>"}},
		{"a quotation that nothing checked", "events/reply.html", []string{" · not machine-checked</figcaption>"}},
		{"the badges lead to what they mean", "events/reply.html", []string{`<a href="../method.html#badges">What these mean</a>`}},
		{"a source without a copy says when it was read", "events/reply.html", []string{`data-originalurl="https://www.example.org/a?b=1&amp;c=2" data-versiondate="2026-01-06"`}},
		{"what was captured", "sources/wire.html", []string{"1,200 words · SHA-256 <code>ab12</code>", `Nearly the same text</dt><dd><a href="../sources/decree.html"`}},
		{"how it is cited", "events/reply.html", []string{
			"data-copy>Test Annals. 2026. “Mali &lt;answers&gt; &amp; &#34;bars&#34;.” Version 2, 20 January 2026. https://example.org/site/events/reply.html</p>",
			"data-copy>(Test Annals 2026, version 2)</span>", `<li>The Agency. n.d. “مرسوم.” Read 5 January 2026. https://example.org/decree Archived 2 January 2026: https://archive.example.org/1</li>`,
		}},
		{"the citation as files, with those of its sources", "events/reply.html", []string{
			`<a href="../events/reply.bib" download>BibTeX</a> · <a href="../events/reply.ris" download>RIS</a> · <a href="../events/reply.csl.json" download>CSL-JSON</a>`,
		}},
		{"how a source is cited", "sources/wire.html", []string{"data-copy><bdi>A Paper. 2025. “Wire story.” The Agency. 31 December 2025. https://www.example.org/a?b=1&amp;c=2</bdi>", "<bdi>(A Paper 2025)</bdi>"}},
		{"what reference managers read", "events/reply.html", []string{
			`<meta name="citation_title" content="Mali &lt;answers&gt; &amp; &#34;bars&#34;">`, `<meta name="citation_author" content="Test Annals">`,
			`<meta name="citation_publication_date" content="2026/01/20">`, `<meta name="citation_public_url" content="https://example.org/site/events/reply.html">`,
		}},
		{"in what office", "events/reply.html", []string{"in office then: Foreign minister"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, want := range tt.want {
				if !strings.Contains(blanks(files[tt.file]), blanks(want)) {
					t.Errorf("%s lacks %q", tt.file, want)
				}
			}
		})
	}
}

// TestSnapshotShare: how many sources have a copy is said from one in ten on.
func TestSnapshotShare(t *testing.T) {
	for _, tt := range []struct {
		copies, sources int
		want            string
	}{{0, 0, ""}, {0, 10, ""}, {1, 11, ""}, {1, 10, "10% of sources have an archived copy"}, {2, 3, "66% of sources have an archived copy"}} {
		s := sample(t)
		s.Sources = nil
		for i := range tt.sources {
			src := &timeline.Source{Record: timeline.Record{ID: fmt.Sprint(i)}}
			if i < tt.copies {
				src.SnapshotURL = "https://archive.example/1"
			}
			s.Sources = append(s.Sources, src)
		}
		l := &locale{shared: &shared{Site: s}, words: options(t, s).Strings[0]}
		if got := l.snapshots(); got != tt.want {
			t.Errorf("%d of %d: got %q, want %q", tt.copies, tt.sources, got, tt.want)
		}
	}
}

// TestOfficeNamed: an entry that names an office shows that one, and nothing
// of what else was held then.
func TestOfficeNamed(t *testing.T) {
	s := sample(t)
	reply := s.Events[1]
	minister := reply.Actors[0]
	minister.Offices = append(minister.Offices, timeline.Office{Key: "envoy", Title: text("Envoy")})
	reply.Offices = []timeline.Acting{{Actor: minister, Office: &minister.Offices[1]}}
	page := rendered(t, s, options(t, s))["events/reply.html"]
	if !strings.Contains(page, "in office then: Envoy<") || strings.Contains(page, "Foreign minister") {
		t.Error("the page does not show the office that the entry names, and that alone")
	}
}

// TestMethod: the method page is made of the same list as the checks.
func TestMethod(t *testing.T) {
	s := sample(t, "en", "fr")
	files := rendered(t, s, options(t, s))
	for _, file := range []string{"method.html", "fr/method.html"} {
		for _, r := range rule.All() {
			if !strings.Contains(files[file], `<tr id="`+r.Code+`">`) {
				t.Errorf("%s has no row for %s", file, r.Code)
			}
		}
		if n, want := strings.Count(files[file], `<a href="#E2">`), 6; n != want {
			t.Errorf("%s: %d statuses stand under E2, want %d", file, n, want)
		}
	}
	for _, want := range []string{
		`<th scope="row">Single source</th><td data-label="What it means">All sources come from one publisher.</td><td data-label="Rule"><a href="#E6">E6</a></td>`,
		`<td data-label="If it is not kept">nothing is published; no setting lowers it</td>`,
	} {
		if !strings.Contains(files["method.html"], want) {
			t.Errorf("method.html lacks %q", want)
		}
	}
	if strings.Contains(files["about.html"], `id="badges"`) {
		t.Error("about.html shows the badges, too")
	}
}

// TestRuleWords: each rule and badge has its words in every language.
func TestRuleWords(t *testing.T) {
	en, fr := bothLanguages(t)
	var unworded []string
	for _, r := range rule.All() {
		for _, b := range r.Badges {
			unworded = append(unworded, string(b))
		}
	}
	for _, words := range []*locale{{code: "en", words: en}, {code: "fr", words: fr}} {
		for _, r := range words.rules() {
			if strings.HasPrefix(r.Asks, "rule_") || strings.Contains(r.Level, "level_") {
				t.Errorf("%s: %s lacks words: %q, %q", words.code, r.Code, r.Asks, r.Level)
			}
		}
		for _, b := range words.badgeTable() {
			if strings.Contains(b.Means, "badge_") || slices.Contains(unworded, b.Word) {
				t.Errorf("%s: %q lacks words: %q", words.code, b.Word, b.Means)
			}
		}
		for _, v := range timeline.Voices {
			if w := words.word("voice", voices[v]); strings.HasPrefix(w, "voice_") {
				t.Errorf("%s: there is no %q", words.code, w)
			}
		}
	}
}
