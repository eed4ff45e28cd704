package render

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"annals/internal/timeline"
)

// What the pages over several entries say: chains, what was in force, the
// track of a relationship, comparisons, the map.
func TestOverviewsSay(t *testing.T) {
	s := sample(t)
	mali := s.Countries[1]
	s.Instruments[0].Changes = append(s.Instruments[0].Changes, &timeline.Change{
		InstrumentID: "rule", Change: "suspended", Date: date(t, "2026-01-10"), Countries: []*timeline.Country{mali}, Event: s.Events[2], Instrument: s.Instruments[0],
	})
	files := rendered(t, s, options(t, s))
	for _, tt := range []struct {
		name, file string
		want, not  []string
	}{
		{"a chain is named by its first entry", "chains/ban.html", []string{"<h1>Entry barred</h1>", "<title>Action and reply: Entry barred", "3 entries"}, nil},
		{"who replied to whom, on the page", "chains/ban.html", []string{`<li id="reply">`, `<small>replies to <a href="#ban">Entry barred</a></small>`, `<small>follows <a href="#reply">`, `<a class="tag chad"`}, nil},
		{"chains are listed", "chains/index.html", []string{`<a href="../chains/ban.html">Entry barred</a>`, "3 entries"}, nil},
		{"an entry leads to its place in the chain", "events/reply.html", []string{`<a href="../chains/ban.html#reply">The whole chain</a>`}, nil},
		{"in force at the end of a year", "instruments/in-force/2025.html", []string{"In force at the end of 2025", `<a href="../../instruments/rule.html">The entry rule</a>`, "in force, 30 December 2025"}, []string{"Suspended on", "except"}},
		{"the year that is not over is no page", "instruments/index.html", []string{`<a href="../instruments/in-force/2025.html">2025</a> <span>1</span>`}, []string{"in-force/2026.html"}},
		{"on the day researched to, but for one country", "instruments/index.html", []string{"In force on <time datetime=\"2026-01-15\"", `(except <a href="../countries/mali.html">Mali</a>)`, "Suspended on <time"}, nil},
		{"the track in a table", "countries/mali.html", []string{`<th scope="rowgroup" colspan="3">Travel</th>`, "Nothing new.", "→</span> same", "↘</span> worse"}, nil},
		{"the track as a drawing", "countries/mali.html", []string{`fill="url(#t-worse)"`, `>→</text>`, "Mali, 2012 to 2026."}, []string{`fill="url(#t-same)"`}},
		{"no track where nothing was judged", "countries/chad.html", nil, []string{"How it changed", "<svg x"}},
		{"two countries side by side", "compare/chad-mali.html", []string{
			`<th scope="row"><time datetime="2025-12" data-edtf="2025-12">December 2025</time></th><td data-label="Chad"></td><td data-label="Both"><ul class="days"><li><span class="when"><time datetime="2025-12-16" data-edtf="2025-12-16">16 December 2025</time></span>`,
			`<td data-label="Mali"><ul class="days"><li><span class="when"><time datetime="2025-12-30" data-edtf="2025-12-30">30 December 2025</time></span>`,
		}, nil},
		{"all in lanes", "compare/all.html", []string{`<th scope="rowgroup" rowspan="2">`, `<td class="mali"><span class="tag mali"><span class="lanename">Mali</span></span></td>`, `<td></td>`, `<a href="../compare/chad-mali.html">Chad and Mali</a>`}, nil},
		{"a country leads to its comparisons", "countries/chad.html", []string{`<a href="../compare/chad-mali.html">`, `<a href="../compare/all.html">`}, nil},
		{"the map", "places/index.html", []string{`<a href="#in-ML" tabindex="-1"><path class="land mali"`, `<a href="../countries/chad.html" tabindex="-1"><path class="land chad"`, `class="dashed"`, ">Mali</text>", "Western Sahara", "M190 325h0"}, nil},
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
			if t.Failed() && testing.Verbose() {
				t.Log(got)
			}
		})
	}
	if _, ok := files["instruments/in-force/2026.html"]; ok {
		t.Error("there is a page for the end of 2026, which is not researched")
	}
}

// TestStrandsOn: how relations stand is a matter of the day researched to.
func TestStrandsOn(t *testing.T) {
	for _, tt := range []struct{ until, want string }{
		{"2011-12-31", ""},
		{"2012-01-01", "same"},
		{"2025-11-30", "same"},
		{"2025-12-01", "worse"},
		{"2030", "worse"},
	} {
		s := sample(t)
		s.ResearchedUntil = date(t, tt.until)
		sh, err := newShared(s, options(t, s))
		if err != nil {
			t.Fatal(err)
		}
		p := sh.locales[0].inFragment()
		got := ""
		for _, strand := range p.strands(s.Countries[1]) {
			got += strand.Direction
		}
		if got != tt.want {
			t.Errorf("researched until %s: got %q, want %q", tt.until, got, tt.want)
		}
	}
}

// TestForceYears: the register answers for every year since its first change
// that is researched to its end, also where nothing happened in it.
func TestForceYears(t *testing.T) {
	for _, tt := range []struct {
		until string
		want  []int
	}{
		{"2025-12-30", nil},
		{"2025-12-31", []int{2025}},
		{"2028-06-30", []int{2025, 2026, 2027}},
	} {
		s := sample(t)
		s.ResearchedUntil = date(t, tt.until)
		sh, err := newShared(s, options(t, s))
		if err != nil {
			t.Fatal(err)
		}
		if got := sh.locales[0].forceYears(); !slices.Equal(got, tt.want) {
			t.Errorf("researched until %s: got %v, want %v", tt.until, got, tt.want)
		}
	}
}

func TestMonthly(t *testing.T) {
	var events []*timeline.Event
	for _, d := range []string{"2020-01-01", "2020", "2020-01-09", "2020-02", "2021-02-01/2021-05", "2021-02-28"} {
		events = append(events, &timeline.Event{Date: date(t, d)})
	}
	var got []string
	for _, m := range monthly(events) {
		var days []string
		for _, e := range m {
			days = append(days, e.Date.String())
		}
		got = append(got, strings.Join(days, " "))
	}
	want := []string{"2020-01-01 2020-01-09", "2020", "2020-02", "2021-02-01/2021-05 2021-02-28"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWeighty(t *testing.T) {
	var events []*timeline.Event
	for i := range 10 {
		events = append(events, &timeline.Event{Record: timeline.Record{ID: fmt.Sprint(i)}, Significance: 1 + i%5})
	}
	s := sample(t)
	sh, err := newShared(s, options(t, s))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		most, shown int
		left        string
	}{
		{10, 10, ""}, {9, 8, "only entries of significance 2 and more"}, {4, 4, "only entries of significance 4 and more"},
		{1, 1, "only entries of significance 5 and more. The latest 1 of 2\u00a0entries"},
	} {
		shown, left := sh.locales[0].weighty(events, tt.most)
		if len(shown) != tt.shown || left != tt.left {
			t.Errorf("at most %d: got %d, %q; want %d, %q", tt.most, len(shown), left, tt.shown, tt.left)
		}
	}
}
