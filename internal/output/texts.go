package output

import (
	"fmt"
	"html"
	"strings"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/lang"
	"annals/internal/markup"
	"annals/internal/timeline"
)

// texts are the entries in one language as HTML that stands alone: its links
// are whole addresses, and its sources follow it.
type texts struct {
	site  *timeline.Site
	style address.Style
	lang  string
	known func() map[string]bool // addresses of records
}

// records are the addresses of all records of a site that have a page.
func records(s *timeline.Site) map[string]bool {
	known := map[string]bool{}
	add(known, timeline.Events, s.Events)
	add(known, timeline.Sources, s.Sources)
	add(known, timeline.Countries, s.Countries)
	add(known, timeline.Topics, s.Topics)
	add(known, timeline.Actors, s.Actors)
	add(known, timeline.Instruments, s.Instruments)
	add(known, timeline.Pages, s.Pages)
	if s.US != nil {
		known[address.Record(string(timeline.Countries), s.US.ID)] = true
	}
	return known
}

func add[T interface{ Base() *timeline.Record }](known map[string]bool, kind timeline.Kind, list []T) {
	for _, r := range list {
		known[address.Record(string(kind), r.Base().ID)] = true
	}
}

func (t *texts) html(e *timeline.Event) string {
	var b strings.Builder
	n := newNumbers(e, e.Body.In(t.lang).Text)
	fmt.Fprintf(&b, "<p>%s</p>\n", e.Date.HTML(t.lang, edtf.Long))
	summary := e.Summary.In(t.lang)
	fmt.Fprintf(&b, "<p%s>%s</p>\n", t.marked(summary.Lang), html.EscapeString(summary.Text))
	if body := e.Body.In(t.lang); !body.Text.Empty() {
		fmt.Fprintf(&b, "<div%s>", t.marked(body.Lang))
		_ = body.Text.WriteHTML(&b, resolver{t, n}) // a strings.Builder takes everything
		b.WriteString("</div>\n")
	}
	if len(n.list) > 0 {
		b.WriteString("<ol>\n")
		for _, s := range n.list {
			t.source(&b, s)
		}
		b.WriteString("</ol>\n")
	}
	return b.String()
}

// source is an item in the list below a text.
func (t *texts) source(b *strings.Builder, s *timeline.Source) {
	b.WriteString("<li>")
	title := "<cite" + t.marked(s.Lang) + ">" + html.EscapeString(s.Title) + "</cite>"
	if s.URL != "" {
		title = `<a href="` + html.EscapeString(s.URL) + `">` + title + "</a>"
	}
	b.WriteString(title)
	if s.Publisher != nil {
		b.WriteString(", " + html.EscapeString(s.Publisher.Name))
	}
	if !s.Published.IsZero() {
		b.WriteString(", " + s.Published.HTML(t.lang, edtf.Long))
	}
	b.WriteString("</li>\n")
}

// marked are the attributes of an element whose text is in a language.
func (t *texts) marked(code string) string {
	if code == t.lang || code == "" {
		return ""
	}
	attr := ` lang="` + html.EscapeString(code) + `"`
	if lang.RightToLeft(code) {
		attr += ` dir="rtl"`
	}
	return attr
}

// numbers are those of the sources of one text: in the order in which it cites
// them, and then the others.
type numbers struct {
	of   map[string]int // by id, from 1
	list []*timeline.Source
}

func newNumbers(e *timeline.Event, text markup.Text) *numbers {
	n := &numbers{of: map[string]int{}}
	all := append(e.Sources[:len(e.Sources):len(e.Sources)], e.Background...)
	byID := make(map[string]*timeline.Source, len(all))
	for _, s := range all {
		byID[s.ID] = s
	}
	add := func(s *timeline.Source) {
		if s != nil && n.of[s.ID] == 0 {
			n.list = append(n.list, s)
			n.of[s.ID] = len(n.list)
		}
	}
	for c := range text.Citations() {
		add(byID[c.Source])
	}
	for _, s := range all {
		add(s)
	}
	return n
}

// A resolver resolves the references of a text that stands alone.
type resolver struct {
	texts   *texts
	numbers *numbers
}

// Cite is the numbers of a group of sources in brackets.
func (r resolver) Cite(cites []markup.Citation) string {
	var items []string
	for _, c := range cites {
		n := r.numbers.of[c.Source]
		if n == 0 {
			continue // held back, and no evidence
		}
		item := fmt.Sprint(n)
		if c.Locator != "" {
			item += ", " + html.EscapeString(c.Locator)
		}
		items = append(items, item)
	}
	if len(items) == 0 {
		return ""
	}
	return "<sup>[" + strings.Join(items, "; ") + "]</sup>"
}

// folders are where the records lie that a text can link to.
var folders = map[string]timeline.Kind{
	"event": timeline.Events, "source": timeline.Sources, "country": timeline.Countries, "actor": timeline.Actors,
	"topic": timeline.Topics, "instrument": timeline.Instruments, "page": timeline.Pages,
}

func (r resolver) Link(l markup.Link) (href string, ok bool) {
	s := timeline.Selection{Site: r.texts.site, Lang: r.texts.lang, Style: r.texts.style}
	if l.Kind == "path" {
		href = s.URL(l.ID)
		return href, href != ""
	}
	at := address.Record(string(folders[l.Kind]), l.ID)
	if !r.texts.known()[at] {
		return "", false
	}
	href = s.URL(at)
	return href, href != ""
}
