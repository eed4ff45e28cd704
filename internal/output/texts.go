package output

import (
	"html"
	"slices"
	"strconv"
	"strings"
	"sync"

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
	items sync.Map               // of *timeline.Source: its item of a list, which many entries have
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
	b.Grow(2 << 10) // as much as most have
	write(&b, "<p>", e.Date.HTML(t.lang, edtf.Long), "</p>\n")
	summary := e.Summary.In(t.lang)
	write(&b, "<p", t.marked(summary.Lang), ">", html.EscapeString(summary.Text), "</p>\n")
	if body := e.Body.In(t.lang); !body.Text.Empty() {
		write(&b, "<div", t.marked(body.Lang), ">")
		_ = body.Text.WriteHTML(&b, resolver{t, n}) // a strings.Builder takes everything
		b.WriteString("</div>\n")
	}
	if len(n.list) > 0 {
		b.WriteString("<ol>\n")
		for _, s := range n.list {
			b.WriteString(t.source(s))
		}
		b.WriteString("</ol>\n")
	}
	return b.String()
}

// source is an item of the list below a text.
func (t *texts) source(s *timeline.Source) string {
	if item, ok := t.items.Load(s); ok {
		return item.(string)
	}
	b := &strings.Builder{}
	write(b, "<li>")
	if s.URL != "" {
		write(b, `<a href="`, html.EscapeString(s.URL), `">`)
	}
	write(b, "<cite", t.marked(s.Lang), ">", html.EscapeString(s.Title), "</cite>")
	if s.URL != "" {
		write(b, "</a>")
	}
	if s.Publisher != nil {
		write(b, ", ", html.EscapeString(s.Publisher.Name))
	}
	if !s.Published.IsZero() {
		write(b, ", ", s.Published.HTML(t.lang, edtf.Long))
	}
	write(b, "</li>\n")
	t.items.Store(s, b.String())
	return b.String()
}

func write(b *strings.Builder, parts ...string) {
	for _, s := range parts {
		b.WriteString(s)
	}
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
	list []*timeline.Source
}

// of returns the number of the source with an id, from 1; 0 where there is none.
func (n *numbers) of(id string) int {
	return 1 + slices.IndexFunc(n.list, func(s *timeline.Source) bool { return s.ID == id })
}

func newNumbers(e *timeline.Event, text markup.Text) *numbers {
	all := numbers{slices.Concat(e.Sources, e.Background)}
	n := &numbers{make([]*timeline.Source, 0, len(all.list))}
	add := func(s *timeline.Source) {
		if n.of(s.ID) == 0 {
			n.list = append(n.list, s)
		}
	}
	for c := range text.Citations() {
		if i := all.of(c.Source); i > 0 {
			add(all.list[i-1])
		}
	}
	for _, s := range all.list {
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
		n := r.numbers.of(c.Source)
		if n == 0 {
			continue // held back, and no evidence
		}
		item := strconv.Itoa(n)
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
