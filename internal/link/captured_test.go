package link

import (
	"fmt"
	"strings"
	"testing"

	"annals/internal/receipt"
	"annals/internal/timeline"
)

// TestCaptured: a wire story on another site, shortened and with another
// headline, is nearly the same text; another story is not. Both stand beside
// a quotation of the wire.
func TestCaptured(t *testing.T) {
	var story []string
	for i := range 400 {
		story = append(story, fmt.Sprintf("word%d", i))
	}
	texts := map[string]string{
		"wire":  strings.Join(story, " "),
		"copy":  "Another headline " + strings.Join(story[:360], " "),
		"other": strings.Join(story[:60], " ") + " " + strings.Repeat("and something else about it ", 60),
		"short": "word1 word2 word3 word4",
		"equal": "Word1, word2; word3 word4!",
	}
	s := &timeline.Site{}
	byName := map[string]*timeline.Source{}
	receipts := map[string]receipt.Receipt{}
	quote := "word10 word11 word12 word13 […] word20 word21 word22 word23"
	for _, id := range []string{"copy", "equal", "none", "other", "short", "wire"} {
		src := &timeline.Source{Record: timeline.Record{ID: id}, URL: "https://example.org/" + id}
		s.Sources = append(s.Sources, src)
		byName[id] = src
		if text, ok := texts[id]; ok {
			receipts[id], _ = receipt.New(id, receipt.ReadText(text), []receipt.Quotation{receipt.ReadQuotation(quote)})
		}
	}
	s.Events = []*timeline.Event{{Quotes: []timeline.Quote{
		{Exact: quote, Source: byName["wire"]}, {Exact: quote, Source: byName["short"]}, {Exact: quote, Source: byName["none"]}, {Exact: quote},
	}}}
	l := &linker{options: Options{Receipts: receipts}}
	l.captured(s)
	for id, want := range map[string]string{"wire": "copy", "copy": "wire", "other": "", "short": "equal", "equal": "short", "none": ""} {
		var alike []string
		for _, a := range byName[id].Alike {
			alike = append(alike, a.ID)
		}
		if got := strings.Join(alike, " "); got != want {
			t.Errorf("%s is like %q, want %q", id, got, want)
		}
	}
	if c := byName["wire"].Captured; c == nil || c.Words != 400 || byName["none"].Captured != nil {
		t.Errorf("captured are %v and %v, want 400 words and nothing", c, byName["none"].Captured)
	}
	quotes := s.Events[0].Quotes
	if f := quotes[0].Found; f == nil || f.Skipped != 6 || !strings.HasPrefix(f.Href, "https://example.org/wire#:~:text=word10") {
		t.Errorf("the quotation of the wire: %+v, want 6 words left out and a link to it", f)
	}
	for i, q := range quotes[1:] {
		if q.Found != nil {
			t.Errorf("quotation %d was found: %+v", i+1, q.Found)
		}
	}
}
