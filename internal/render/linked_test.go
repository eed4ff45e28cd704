package render

import (
	"encoding/json"
	"reflect"
	"regexp"
	"testing"
)

var linkedData = regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)

// What the pages tell programs is JSON whatever their texts hold, with what an
// entry rests on and what was corrected.
func TestLinkedPages(t *testing.T) {
	s := sample(t)
	s.BaseURL = "https://example.org/t/"
	s.Events[1].Sources = append(s.Events[1].Sources, s.Sources[1]) // without an address
	files := rendered(t, s, options(t, s))
	read := func(file string) (m map[string]any) {
		t.Helper()
		found := linkedData.FindStringSubmatch(files[file])
		if found == nil {
			t.Fatalf("%s says nothing", file)
		}
		if err := json.Unmarshal([]byte(found[1]), &m); err != nil {
			t.Fatalf("%s: %v\n%s", file, err, found[1])
		}
		return m
	}
	at := func(m any, path ...any) any {
		for _, p := range path {
			switch p := p.(type) {
			case string:
				m = m.(map[string]any)[p]
			case int:
				m = m.([]any)[p]
			}
		}
		return m
	}
	entry := read("events/reply.html")
	for _, tt := range []struct {
		path []any
		want any
	}{
		{[]any{"@context"}, "https://schema.org"},
		{[]any{"url"}, "https://example.org/t/events/reply.html"},
		{[]any{"isPartOf"}, "https://example.org/t/"},
		{[]any{"mainEntity", "@type"}, "Event"},
		{[]any{"mainEntity", "name"}, `Mali <answers> & "bars"`},
		{[]any{"mainEntity", "startDate"}, "2025-12-30"},
		{[]any{"mainEntity", "location", 0}, "Bamako"},
		{[]any{"citation", 1}, "https://example.org/decree"},
		{[]any{"citation", 2}, "An old text"},
		{[]any{"correction", 0, "@type"}, "CorrectionComment"},
		{[]any{"correction", 0, "text"}, "Was 29 December, now 30 December."},
	} {
		if got := at(entry, tt.path...); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("reply: %v is %v, want %v", tt.path, got, tt.want)
		}
	}
	if got := at(read("data.html"), "mainEntity", "@type"); got != "Dataset" {
		t.Errorf("the data page is about a %v", got)
	}
	if got := at(read("data.html"), "license"); got != "https://creativecommons.org/licenses/by/4.0/" {
		t.Errorf("the licence is %v", got)
	}
}

func TestISOPeriod(t *testing.T) {
	for _, tt := range []struct{ date, start, end string }{
		{"2025-12-30", "2025-12-30", ""}, {"2025-12", "2025-12", ""}, {"1962", "1962", ""},
		{"1962/1971-03", "1962", "1971-03"}, {"2025-01-01/..", "2025-01-01", ""},
		{"2025-12~", "", ""}, {"2025-12-30?", "", ""}, {"2025-12-XX", "", ""}, {"2025-21", "", ""},
		{"[2025-12-24..2025-12-25]", "", ""},
	} {
		if start, end := isoPeriod(date(t, tt.date)); start != tt.start || end != tt.end {
			t.Errorf("%s: got %q to %q, want %q to %q", tt.date, start, end, tt.start, tt.end)
		}
	}
}
