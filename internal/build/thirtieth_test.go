package build_test

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"annals/internal/build"
	"annals/templates"
)

// TestThirtiethOfDecember pins the page of an entry on which sources disagree:
// what Mali and Burkina Faso answered to the US entry ban, and on which day.
func TestThirtiethOfDecember(t *testing.T) {
	r, err := build.Site(root, templates.FS, build.Options{Version: "test", Preview: true})
	if err != nil || r.Files == nil {
		t.Fatal(err, r.Problems)
	}
	f, ok := r.File("events/2025-mali-burkina-ban-americans.html")
	if !ok {
		t.Fatal("the entry is not published")
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for n := range byID(t, doc, "claim-day").Descendants() {
		if n.Data == "tr" && n.Parent.Data == "tbody" {
			rows = append(rows, words(n, " | "))
		}
	}
	for i, want := range []string{
		"Tuesday 30 December 2025, the date of both statements | Government of Burkina Faso, Alwihda Info, The Star1 2 3 4 | Followed here. Both governments dated their statements 30 December 2025, which was a Tuesday, and reports of 30 and 31 December carry them. The other version names no date; the nearest Friday is 2 January 2026, when Mali published its exceptions.",
		"A Friday, no date givenas the source puts it: “on Friday” | The Brief Post7 | Not followed",
	} {
		if i >= len(rows) || rows[i] != want {
			t.Errorf("version %d of the day:\ngot  %q\nwant %q", i+1, rows[min(i, len(rows)-1)], want)
		}
	}
	page := words(doc, "")
	if want := "7 articles · 6 publishers · 2 known independent origins · 2 official"; !strings.Contains(page, want) {
		t.Errorf("the page does not say %q", want)
	}
	chain := words(byID(t, doc, "chain").Parent, "")
	at := 0
	for _, step := range []string{
		"16 December 2025 Trump bars nationals of Mali, Burkina Faso and Niger from the United States this entry replies to it",
		"30 December 2025 Mali and Burkina Faso answer US entry ban with reciprocal measures on Americans this entry",
		"2 January 2026 Mali spells out who is exempt from its ban on Americans follows this entry",
	} {
		next := strings.Index(chain[at:], step)
		if next < 0 {
			t.Fatalf("the chain lacks %q after %q", step, chain[:at])
		}
		at += next
	}
}

func byID(t *testing.T, doc *html.Node, id string) *html.Node {
	t.Helper()
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "id" && a.Val == id {
				return n
			}
		}
	}
	t.Fatalf("nothing has the id %q", id)
	return nil
}

// words is the text of n, with sep between the cells of a table.
func words(n *html.Node, sep string) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
		if d.Data == "td" && b.Len() > 0 {
			b.WriteString(sep)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
