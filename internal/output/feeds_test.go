package output_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	"golang.org/x/net/html"

	"annals/internal/output"
	"annals/internal/timeline"
)

const atomSpace = "http://www.w3.org/2005/Atom"

// TestAtomRules holds every feed against the rules of RFC 4287, section 4,
// reading it as XML and nothing more.
func TestAtomRules(t *testing.T) {
	sites(t, func(t *testing.T, w written) {
		n := 0
		for _, f := range w.files {
			if f.Format != "Atom" {
				continue
			}
			n++
			root := parseXML(t, f.At, w.bytes[f.At])
			for _, wrong := range atomFaults(root) {
				t.Errorf("%s: %s", f.At, wrong)
			}
		}
		if want := len(w.Languages) * (len(parts(w.Site)) + 3); n != want {
			t.Errorf("%d feeds, want %d", n, want)
		}
	})
}

// A rule that no feed can break would prove nothing: each of these is refused.
func TestAtomRulesBite(t *testing.T) {
	w := write(t, hostile(t), everything)
	good := string(w.bytes["feeds/all.atom"])
	for name, change := range map[string][2]string{
		"no id":               {"<id>tag:example.org,2026-01-01:feeds/all.atom</id>", ""},
		"two titles":          {"<updated>", "<title>again</title><updated>"},
		"a time without zone": {"T00:00:00Z</updated>", "T00:00:00</updated>"},
		"no author":           {"<author>", "<contributor>"},
		"a relative id":       {"<id>tag:example.org,2026-01-01:events/formula</id>", "<id>events/formula</id>"},
		"the same id twice":   {"events/formula</id>", "events/long</id>"},
		"two alternates":      {`<link rel="self" type="application/atom+xml" hreflang="en"`, `<link rel="alternate" type="text/html" hreflang="en"`},
	} {
		bad := strings.Replace(good, change[0], change[1], 1)
		if name == "no author" {
			bad = strings.Replace(bad, "</author>", "</contributor>", 1)
		}
		if bad == good {
			t.Errorf("%s: nothing to change", name)
		} else if len(atomFaults(parseXML(t, name, []byte(bad)))) == 0 {
			t.Errorf("%s is not seen", name)
		}
	}
}

// A node is an element of an XML document.
type node struct {
	name  xml.Name
	attr  map[string]string
	text  string
	nodes []*node
}

func parseXML(t *testing.T, name string, src []byte) *node {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(src))
	d.Strict = true
	stack := []*node{{}}
	for {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%s is no XML: %v", name, err)
		}
		top := stack[len(stack)-1]
		switch tok := tok.(type) {
		case xml.StartElement:
			n := &node{name: tok.Name, attr: map[string]string{}}
			for _, a := range tok.Attr {
				n.attr[a.Name.Local] = a.Value
			}
			top.nodes = append(top.nodes, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.text += string(tok)
		}
	}
	return stack[0].nodes[0]
}

func (n *node) all(name string) (list []*node) {
	for _, c := range n.nodes {
		if c.name.Local == name {
			list = append(list, c)
		}
	}
	return list
}

// atomFaults are the rules of RFC 4287 that a feed breaks.
func atomFaults(feed *node) (faults []string) {
	fault := func(s ...string) { faults = append(faults, strings.Join(s, " ")) }
	if feed.name != (xml.Name{Space: atomSpace, Local: "feed"}) {
		fault("the root is", feed.name.Local)
	}
	one := func(n *node, names ...string) {
		for _, name := range names {
			if got := len(n.all(name)); got != 1 {
				fault(n.name.Local, "does not have one", name)
			}
		}
	}
	dates := func(n *node, names ...string) {
		for _, name := range names {
			for _, d := range n.all(name) {
				if _, err := time.Parse(time.RFC3339, d.text); err != nil {
					fault(name, d.text)
				}
			}
		}
	}
	links := func(n *node) {
		seen := map[string]bool{}
		for _, l := range n.all("link") {
			if u, err := url.Parse(l.attr["href"]); err != nil || !u.IsAbs() {
				fault("link", l.attr["href"])
			}
			key := l.attr["type"] + " " + l.attr["hreflang"]
			if l.attr["rel"] == "alternate" && seen[key] {
				fault("two alternate links of", key)
			}
			seen[key] = seen[key] || l.attr["rel"] == "alternate"
		}
	}
	one(feed, "id", "title", "updated", "author")
	dates(feed, "updated")
	links(feed)
	ids := map[string]bool{}
	for _, e := range feed.all("entry") {
		one(e, "id", "title", "updated", "content")
		dates(e, "updated", "published")
		links(e)
		if e.all("updated")[0].text > feed.all("updated")[0].text {
			fault("an entry is newer than the feed")
		}
		for _, c := range e.all("category") {
			if c.attr["term"] == "" {
				fault("a category without term")
			}
		}
		for _, id := range e.all("id") {
			if u, err := url.Parse(id.text); err != nil || !u.IsAbs() {
				fault("id", id.text)
			}
			if ids[id.text] {
				fault("the id", id.text, "twice")
			}
			ids[id.text] = true
		}
	}
	return faults
}

// parts are the records that have a feed of their own.
func parts(s *timeline.Site) (ids []string) {
	for _, c := range s.Countries {
		ids = append(ids, "countries/"+c.ID)
	}
	for _, t := range s.Topics {
		if len(t.Events) > 0 {
			ids = append(ids, "topics/"+t.ID)
		}
	}
	for _, a := range s.Actors {
		if len(a.Events) > 0 {
			ids = append(ids, "actors/"+a.ID)
		}
	}
	return ids
}

// A told is what a feed says of an entry.
type told struct {
	ID, URL, Title, Summary, Content string
	Published, Updated               string
	Tags                             []string
}

// tell is what a feed should say of an entry, from the entry itself.
func (w written) tell(code string, e *timeline.Event) told {
	folder := ""
	if code != w.Languages[0] {
		folder = code + "/"
	}
	x := told{
		ID: "tag:example.org,2026-01-01:" + folder + "events/" + e.ID, URL: w.BaseURL + folder + "events/" + e.ID + ".html",
		Title: e.Title.In(code).Text, Summary: e.Summary.In(code).Text,
	}
	updated := e.Created
	for _, c := range e.Corrections {
		if c.Date.Compare(updated) > 0 {
			updated = c.Date
		}
	}
	if e.Updated.Compare(updated) > 0 {
		updated = e.Updated
	}
	x.Published, x.Updated = e.Created.String(), updated.String()
	for _, c := range e.Countries {
		x.Tags = append(x.Tags, c.Names.In(code).Text)
	}
	for _, t := range e.Topics {
		x.Tags = append(x.Tags, t.Title.In(code).Text)
	}
	return x
}

func (w written) event(id string) *timeline.Event {
	for _, e := range w.Events {
		if e.ID == id {
			return e
		}
	}
	return nil
}

// TestAtomSaysTheSame reads every feed with a feed reader's parser.
func TestAtomSaysTheSame(t *testing.T) {
	sites(t, func(t *testing.T, w written) {
		items := 0
		for _, f := range w.files {
			if f.Format != "Atom" || strings.HasSuffix(f.At, "corrections.atom") {
				continue
			}
			feed, err := (&atom.Parser{}).Parse(bytes.NewReader(w.bytes[f.At]))
			if err != nil {
				t.Errorf("%s: %v", f.At, err)
				continue
			}
			if len(feed.Entries) != f.Rows || feed.Title != f.Title || feed.Language != f.Lang {
				t.Errorf("%s: %d entries, title %q, language %q; want %d, %q, %q", f.At, len(feed.Entries), feed.Title, feed.Language, f.Rows, f.Title, f.Lang)
			}
			for _, it := range feed.Entries {
				items++
				got := told{ID: it.ID, Title: it.Title, Summary: it.Summary, Published: it.PublishedParsed.Format(time.DateOnly), Updated: it.UpdatedParsed.Format(time.DateOnly)}
				for _, l := range it.Links {
					got.URL = l.Href
				}
				for _, c := range it.Categories {
					got.Tags = append(got.Tags, c.Label)
				}
				e := w.event(path.Base(it.ID))
				if d := cmp.Diff(collapsed(w.tell(f.Lang, e)), collapsed(got)); d != "" {
					t.Errorf("%s: %s (-want +got)\n%s", f.At, it.ID, d)
				}
				safe(t, f.At+" "+it.ID, it.Content.Value)
				holds(t, w, f.Lang, e, it.Content.Value)
			}
		}
		if items < 10 {
			t.Errorf("only %d entries were read", items)
		}
	})
}

// TestJSONFeedSaysTheSame reads every feed with another parser than the one
// that wrote it would be.
func TestJSONFeedSaysTheSame(t *testing.T) {
	sites(t, func(t *testing.T, w written) {
		items := 0
		for _, f := range w.files {
			if f.Format != "JSON Feed" {
				continue
			}
			feed, err := gofeed.NewParser().Parse(bytes.NewReader(w.bytes[f.At]))
			if err != nil {
				t.Errorf("%s: %v", f.At, err)
				continue
			}
			var raw struct{ Version, Feed_url, Home_page_url, Language string }
			if err := json.Unmarshal(w.bytes[f.At], &raw); err != nil {
				t.Fatal(err)
			}
			if raw.Version != "https://jsonfeed.org/version/1.1" || raw.Feed_url != w.BaseURL+f.At || !strings.HasPrefix(raw.Home_page_url, w.BaseURL) || raw.Language != f.Lang {
				t.Errorf("%s says of itself %+v", f.At, raw)
			}
			if len(feed.Items) != f.Rows || feed.Title != f.Title {
				t.Errorf("%s: %d items, title %q; want %d, %q", f.At, len(feed.Items), feed.Title, f.Rows, f.Title)
			}
			for _, it := range feed.Items {
				items++
				got := told{
					ID: it.GUID, URL: it.Link, Title: it.Title, Summary: it.Description, Tags: it.Categories,
					Published: it.PublishedParsed.Format(time.DateOnly), Updated: it.UpdatedParsed.Format(time.DateOnly),
				}
				e := w.event(path.Base(it.GUID))
				if d := cmp.Diff(w.tell(f.Lang, e), got); d != "" {
					t.Errorf("%s: %s (-want +got)\n%s", f.At, it.GUID, d)
				}
				safe(t, f.At+" "+it.GUID, it.Content)
				holds(t, w, f.Lang, e, it.Content)
			}
		}
		if items < 10 {
			t.Errorf("only %d items were read", items)
		}
	})
}

// collapsed is what the parser of Atom makes of blanks at the ends of a text.
func collapsed(x told) told {
	x.Title, x.Summary = strings.TrimSpace(x.Title), strings.TrimSpace(x.Summary)
	return x
}

// safe parses the HTML of an entry as a reader would: nothing in it runs, and
// every link is a whole address.
func safe(t *testing.T, name, content string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(content))
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if slices.Contains([]string{"script", "style", "iframe", "object", "form", "base", "meta", "link"}, n.Data) {
			t.Errorf("%s holds <%s>", name, n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
				t.Errorf("%s has the attribute %s", name, a.Key)
			}
			if a.Key == "href" && !strings.HasPrefix(a.Val, "http") && !strings.HasPrefix(a.Val, "mailto:") {
				t.Errorf("%s links to %s", name, a.Val)
			}
		}
	}
}

// holds reports what the HTML of an entry lacks: its summary, the words of its
// text and the titles of its sources.
func holds(t *testing.T, w written, code string, e *timeline.Event, content string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.TextNode && (n.Parent == nil || n.Parent.Data != "sup") {
			b.WriteString(n.Data)
		}
	}
	got := squeezed(b.String())
	want := []string{e.Summary.In(code).Text, e.Body.In(code).Text.Plain()}
	for _, s := range e.Sources {
		want = append(want, s.Title)
	}
	for _, s := range want {
		if !strings.Contains(got, squeezed(s)) {
			t.Errorf("feed content of %s lacks %q: %q", e.ID, s, got)
		}
	}
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// TestCorrections: each correction is an entry, the latest first.
func TestCorrections(t *testing.T) {
	w := write(t, hostile(t), everything)
	for _, tt := range []struct {
		file string
		want [][3]string
	}{
		{"feeds/corrections.atom", [][3]string{
			{"tag:example.org,2026-01-01:events/formula#correction-2", "Was \"A\"\nnow 'B'.", "2026-02-01"},
			{"tag:example.org,2026-01-01:events/formula#correction-1", "Was <29>, now \"30\" & so on.", "2026-01-30"},
		}},
		{"fr/feeds/corrections.atom", [][3]string{
			{"tag:example.org,2026-01-01:fr/events/formula#correction-2", "Était « A ».", "2026-02-01"},
			{"tag:example.org,2026-01-01:fr/events/formula#correction-1", "Was <29>, now \"30\" & so on.", "2026-01-30"},
		}},
	} {
		feed, err := (&atom.Parser{}).Parse(bytes.NewReader(w.bytes[tt.file]))
		if err != nil {
			t.Fatal(err)
		}
		var got [][3]string
		for _, e := range feed.Entries {
			got = append(got, [3]string{e.ID, e.Content.Value, e.UpdatedParsed.Format(time.DateOnly)})
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%s (-want +got)\n%s", tt.file, d)
		}
	}
}

// TestFeedOrder: a feed begins with what was entered last, that of changes with
// what was changed last, whenever it happened.
func TestFeedOrder(t *testing.T) {
	w := write(t, hostile(t), everything)
	for file, want := range map[string]string{"feeds/all.atom": "one-of", "feeds/changes.atom": "one-of"} {
		feed, err := (&atom.Parser{}).Parse(bytes.NewReader(w.bytes[file]))
		if err != nil {
			t.Fatal(err)
		}
		if got := path.Base(feed.Entries[0].ID); got != want {
			t.Errorf("%s begins with %s, want %s", file, got, want)
		}
	}
	feed, err := (&atom.Parser{}).Parse(bytes.NewReader(w.bytes["feeds/changes.atom"]))
	if err != nil {
		t.Fatal(err)
	}
	if got := path.Base(feed.Entries[1].ID); got != "formula" {
		t.Errorf("second among the changes is %s, want what was changed on 2 February", got)
	}
}

// TestNoAddress: without an address there are no feeds, and nothing invents one.
func TestNoAddress(t *testing.T) {
	s := hostile(t)
	s.BaseURL = ""
	w := write(t, s, everything)
	if len(w.bytes) < 10 {
		t.Errorf("only %d files", len(w.bytes))
	}
	for _, f := range w.files {
		if f.Group == output.Feed {
			t.Errorf("%s is written", f.At)
		}
		if strings.Contains(string(w.bytes[f.At]), `"/`) || strings.Contains(string(w.bytes[f.At]), "https://example.org/a%20b/") {
			t.Errorf("%s holds an address of the site", f.At)
		}
	}
}
