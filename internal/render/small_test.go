package render

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"annals/internal/edtf"
	"annals/internal/lang"
	"annals/internal/markup"
	"annals/internal/timeline"
)

func TestMonth(t *testing.T) {
	for _, tt := range []struct {
		edtf string
		want int
	}{
		{"2025-03-04", 3}, {"2025-03", 3}, {"2025", 0}, {"2025-03-XX", 3}, {"2025-XX", 0}, {"2025-03-30/2025-04-02", 3},
		{"[2025-03-30,2025-04-02]", 0}, {"[2025-03-20..2025-03-31]", 3}, {"2025-21", 0}, {"../2025-06-07", 6}, {"2025-05/..", 5}, {"2025/2026", 0},
	} {
		if got := month(date(t, tt.edtf)); got != tt.want {
			t.Errorf("month(%s) = %d, want %d", tt.edtf, got, tt.want)
		}
	}
}

func TestByYear(t *testing.T) {
	s := sample(t)
	pages, err := newShared(s, options(t, s))
	if err != nil {
		t.Fatal(err)
	}
	p := pages.locales[0].page("x.html", "")
	groups := p.byYear(s.Events)
	if len(groups) != 2 || groups[0].ID != "y2025" || groups[0].Count != "2\u00a0entries" || groups[1].Heading != "2026" {
		t.Errorf("got %+v", groups)
	}
	if !strings.Contains(string(groups[0].Entries), `id="ban"`) || strings.Contains(string(groups[1].Entries), `id="ban"`) {
		t.Error("entries stand under the wrong year")
	}
}

func TestByMention(t *testing.T) {
	a, b, c, d := &timeline.Source{}, &timeline.Source{}, &timeline.Source{}, &timeline.Source{}
	got := byMention([]*timeline.Source{a, b, c, d}, []*timeline.Source{d, b, d})
	for i, want := range []*timeline.Source{d, b, a, c} {
		if got[i] != want {
			t.Errorf("place %d holds the wrong source", i)
		}
	}
}

func TestCitations(t *testing.T) {
	a, b, held := &timeline.Source{}, &timeline.Source{}, &timeline.Source{}
	c := newCitations("Source", []*timeline.Source{a}, []*timeline.Source{b, a})
	for _, tt := range []struct {
		name string
		in   []citation
		want string
	}{
		{"by number", []citation{{b, ""}, {a, "p. <4>"}}, `<sup class="cite" id="c1"><a href="#s1" aria-label="Source 1">1</a><span>, p. &lt;4&gt;</span> <a href="#s2" aria-label="Source 2">2</a></sup>`},
		{"again", []citation{{a, ""}}, `<sup class="cite" id="c2"><a href="#s1" aria-label="Source 1">1</a></sup>`},
		{"held back", []citation{{held, ""}, {nil, ""}}, ""},
	} {
		if got := c.html(tt.in); got != tt.want {
			t.Errorf("%s:\ngot  %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// Who mentions an entry is named once on its page.
func TestMentions(t *testing.T) {
	text, _ := markup.New().Parse([]byte("As [before](event:linked). See [a topic](topic:other)."))
	linked, chained, other, e := &timeline.Event{}, &timeline.Event{}, &timeline.Event{}, &timeline.Event{}
	linked.ID, chained.ID, other.ID = "linked", "chained", "other"
	e.MentionedBy, e.Chain = []*timeline.Event{linked, chained, other}, []*timeline.Event{chained, e}
	if got := mentions(e, text); len(got) != 1 || got[0] != other {
		t.Errorf("mentioned in %d, want only in the one that is named nowhere else", len(got))
	}
}

func TestFigure(t *testing.T) {
	l := &locale{words: options(t, sample(t)).Strings[0]}
	known := func(v float64) timeline.Figure { return timeline.Figure{Value: v, Known: true} }
	none := timeline.Figure{}
	for _, tt := range []struct {
		low, best, high timeline.Figure
		want            string
	}{
		{none, known(1000), none, "1,000"}, {known(40), none, known(60), "40–60"}, {known(40), known(50), known(60), "50 (40–60)"},
		{known(40), none, none, "at least 40"}, {none, none, known(60.5), "at most 60.5"}, {known(1), known(2), none, "2 (at least 1)"},
	} {
		if got := l.figure(tt.low, tt.best, tt.high); got != tt.want {
			t.Errorf("figure(%v, %v, %v) = %q, want %q", tt.low, tt.best, tt.high, got, tt.want)
		}
	}
}

func TestScale(t *testing.T) {
	s := scale{1960, 2027}
	if got := s.percent(1960); got != "0.00%" {
		t.Errorf("the first year stands at %s", got)
	}
	if got := s.percent(2027); got != "100.00%" {
		t.Errorf("the end stands at %s", got)
	}
	for _, tt := range []struct{ first, end, step int }{{1960, 2027, 10}, {2020, 2027, 1}, {-500, 2027, 500}, {0, 9000, 1000}} {
		if got := (scale{tt.first, tt.end}).step(); got != tt.step {
			t.Errorf("years %d to %d: step %d, want %d", tt.first, tt.end, got, tt.step)
		}
	}
	for _, tt := range []struct{ year, step, want int }{{1961, 10, 1970}, {1960, 10, 1960}, {-43, 10, -40}} {
		if got := roundUp(tt.year, tt.step); got != tt.want {
			t.Errorf("roundUp(%d, %d) = %d, want %d", tt.year, tt.step, got, tt.want)
		}
	}
}

func TestStrip(t *testing.T) {
	s := sample(t)
	sh, err := newShared(s, options(t, s))
	if err != nil {
		t.Fatal(err)
	}
	p := sh.locales[0].page("index.html", "")
	strip := p.strip()
	if len(strip.Bars) != 2 || strip.Bars[0].Height != "98.0" || strip.Bars[1].Height != "49.0" {
		t.Errorf("bars are not in proportion: %+v", strip.Bars)
	}
	if strip.Bars[0].Hatched != "" || strip.Bars[1].Hatched != "49.0" {
		t.Errorf("only 2026 has an uncertain date: %+v", strip.Bars)
	}
	if len(strip.Rows) != 2 || strip.Rows[0].Href != strip.Bars[0].Href {
		t.Errorf("the list has other links than the bars: %+v", strip.Rows)
	}
}

// A month is drawn where it stands in the year; what is of no known month is not.
func TestMonthStrip(t *testing.T) {
	s := sample(t)
	sh, err := newShared(s, options(t, s))
	if err != nil {
		t.Fatal(err)
	}
	p := sh.locales[0].page("years/2025.html", "")
	y := &timeline.Year{Number: 2025}
	for _, d := range []string{"2025", "2025-03-01", "2025-03-02", "2025-03-03", "2025-03-04?", "2025-06-01", "2025-06-02", "2025-12-01", "2025-12-02", "2025-12-03"} {
		y.Events = append(y.Events, &timeline.Event{Date: date(t, d)})
	}
	at := func(m int) string { return fmt.Sprint("#m", m) }
	var got []string
	for _, b := range p.monthStrip(y, at).Bars {
		got = append(got, strings.TrimSpace(strings.Join([]string{b.Href, b.Label, b.X, b.Height, b.Hatched}, " ")))
	}
	want := []string{"#m3 March: 4\u00a0entries 17.17% 98.0 24.5", "#m6 June: 2\u00a0entries 42.17% 49.0", "#m12 December: 3\u00a0entries 92.17% 73.5"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	y.Events = y.Events[1:]
	if p.monthStrip(y, at) != nil {
		t.Error("a short year has a strip")
	}
}

func TestUpTo(t *testing.T) {
	s := sample(t)
	s.Events[2].Status = timeline.Confirmed
	for _, tt := range []struct {
		asOf string
		n    int
		want string
	}{{"2026-02-01", 10, "end reply ban"}, {"2025-12-30", 10, "reply ban"}, {"2025-12-29", 10, "ban"}, {"2026-02-01", 1, "end"}} {
		var got []string
		for _, e := range upTo(s.Events, date(t, tt.asOf), tt.n) {
			got = append(got, e.ID)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("up to %s: got %v, want %s", tt.asOf, got, tt.want)
		}
	}
}

func TestFragment(t *testing.T) {
	f := newFragment(`<a href="@root@/x.html">x</a> <a href="@root@/y.html">y</a>`)
	p := Page{up: "../"}
	if got := p.show(f, f[:1]); string(got) != `<a href="../x.html">x</a> <a href="../y.html">y</a><a href="` {
		t.Errorf("got %s", got)
	}
}

func TestForeign(t *testing.T) {
	l := &locale{code: "fr"}
	if got := l.phrase(both("a", "b")); got != (Phrase{Text: "b"}) {
		t.Errorf("the language of the page: %+v", got)
	}
	if got := l.phrase(text("a")); got != (Phrase{Text: "a", Lang: "en"}) {
		t.Errorf("another: %+v", got)
	}
	if got := l.wording(lang.Wording{Lang: "ar", Text: "ا"}); got.Dir != "rtl" {
		t.Errorf("Arabic: %+v", got)
	}
}

func TestOpening(t *testing.T) {
	long := strings.Repeat("words ", 40)
	if got := opening(long); len(got) > 165 || !strings.HasSuffix(got, "words …") {
		t.Errorf("got %q", got)
	}
	if got := opening("short"); got != "short" {
		t.Errorf("got %q", got)
	}
}

func TestDateNote(t *testing.T) {
	l := &locale{words: options(t, sample(t)).Strings[0]}
	for edtf, want := range map[string]string{"2025-12-30": "Tuesday", "2025-12": "day unknown", "2025": "month unknown", "2025/2026": "", "[2025-12-30,2025-12-31]": ""} {
		if got := l.dateNote(date(t, edtf)); got != want {
			t.Errorf("%s: got %q, want %q", edtf, got, want)
		}
	}
}

func TestPeriod(t *testing.T) {
	l := &locale{code: "en"}
	for _, tt := range []struct{ from, to, end, want string }{
		{"1960-06-20", "1960-08", "..", "20\u00a0June to August 1960"}, {"2021", "", "..", "since 2021"}, {"", "1984-08-03", "..", "until 3\u00a0August 1984"}, {"", "", "", ""},
	} {
		var from, to edtf.Date
		if tt.from != "" {
			from = date(t, tt.from)
		}
		if tt.to != "" {
			to = date(t, tt.to)
		}
		got := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(string(l.period(from, to, tt.end)), "")
		if got != tt.want {
			t.Errorf("period(%q, %q) = %q, want %q", tt.from, tt.to, got, tt.want)
		}
	}
}

func TestYearPoint(t *testing.T) {
	if got := yearPoint(edtf.YearOf(2025)); got != 2025 {
		t.Errorf("got %v", got)
	}
	if got := yearPoint(date(t, "2025-12-31")); got <= 2025.9 || got >= 2026 {
		t.Errorf("got %v", got)
	}
}

func TestCheck(t *testing.T) {
	for _, tt := range []struct {
		name, file, content string
		refused             bool
	}{
		{"a clean page", "a.html", "<p>100%! or 100 %!, all {right}</p>", false},
		{"an unsafe value", "a.html", "<a href=\"#ZgotmplZ\">", true},
		{"nothing", "a.html", "<p>&lt;nil&gt;</p>", true},
		{"nothing, unescaped", "a.html", "<p><nil></p>", true},
		{"a value that does not fit", "a.html", "<p>%!d(string=x)</p>", true},
		{"one too many", "a.html", "<p>%!(EXTRA int=1)</p>", true},
		{"a placeholder", "a.html", "<p>{{t \"home\"}}</p>", true},
		{"not a page", "a.css", "{{", false},
	} {
		err := Check(tt.file, []byte("\n"+tt.content))
		if (err != nil) != tt.refused {
			t.Errorf("%s: got %v", tt.name, err)
		}
		var wrong *TemplateError
		if tt.refused && (!errors.As(err, &wrong) || wrong.Pos.String() != "a.html:2" || wrong.Code != "A807") {
			t.Errorf("%s: %v does not say where", tt.name, err)
		}
	}
}

func TestLicenceName(t *testing.T) {
	for spdx, want := range map[string]string{"CC-BY-4.0": "CC BY 4.0", "CC-BY-SA-4.0": "CC BY-SA 4.0", "MIT": "MIT"} {
		if got := licenceName(spdx); got != want {
			t.Errorf("licenceName(%q) = %q, want %q", spdx, got, want)
		}
	}
}

func TestUnbroken(t *testing.T) {
	for _, tt := range []struct{ name, date, want string }{
		{"a day stays with its month", "4 October 2017", "4_October 2017"},
		{"a weekday may stand apart", "Wednesday 4 October 2017", "Wednesday 4_October 2017"},
		{"each day of a span", "22 March 2012 to 5 September 2013", "22_March 2012 to 5_September 2013"},
		{"days joined by a dash", "12–14 March 2024", "12–14_March 2024"},
		{"the first in French", "du 1er mai au 30 juin 2020", "du 1er_mai au 30_juin 2020"},
		{"about a day", "8 March 1985 – c. 9 March 1985", "8_March 1985 – c._9_March 1985"},
		{"a year is no day", "1960 to 2011", "1960 to 2011"},
		{"marked up", `<time datetime="2017-10-04" data-edtf="2017-10-04">4 October 2017</time>`, `<time datetime="2017-10-04" data-edtf="2017-10-04">4_October 2017</time>`},
		{"no words", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got, want := unbroken(tt.date), strings.ReplaceAll(tt.want, "_", "\u00a0"); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// TestSeparators: no line of a page begins with the dot between two facts.
func TestSeparators(t *testing.T) {
	s := sample(t, "en", "fr")
	apart := regexp.MustCompile(`.{0,30}[ \n]· `)
	for path, text := range rendered(t, s, options(t, s)) {
		if _, body, ok := strings.Cut(text, "<body"); ok && strings.HasSuffix(path, ".html") {
			if at := apart.FindString(body); at != "" {
				t.Errorf("%s: %q", path, at)
			}
		}
	}
}
