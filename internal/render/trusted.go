package render

import (
	"cmp"
	"html"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/markup"
	"annals/internal/timeline"
)

// This file is the only one that makes template.HTML: everything that reaches
// a page without being escaped by html/template passes here. What it takes is
// the output of html/template itself, of package edtf, which escapes, and of
// package markup, which refuses raw HTML; what it adds is escaped in sight.

// dateHTML is a date in words, as time elements.
func (l *locale) dateHTML(d edtf.Date, f edtf.Form) template.HTML {
	return template.HTML(unbroken(d.HTML(l.code, f)))
}

// mention is a date in words alone: of what is only named on a page, or of the page itself.
func (l *locale) mention(d edtf.Date, f edtf.Form) template.HTML {
	return template.HTML(html.EscapeString(unbroken(d.Words(l.code, f))))
}

// unbroken is a date in words in which no line ends between a day and its
// month ("4 October", "1er octobre"), nor after "c.".
func unbroken(date string) string {
	var b strings.Builder
	b.Grow(len(date) + len("\u00a0"))
	for {
		before, after, more := strings.Cut(date, " ")
		b.WriteString(before)
		switch {
		case !more:
			return b.String()
		case before == "c.", isDay(before):
			b.WriteString("\u00a0")
		default:
			b.WriteByte(' ')
		}
		date = after
	}
}

// isDay reports whether a word ends as the number of a day does: in one or two
// digits, with "er" after the first of a month in French.
func isDay(word string) bool {
	rest := strings.TrimSuffix(word, "er")
	digits := len(rest) - len(strings.TrimRight(rest, "0123456789"))
	return digits == 1 || digits == 2
}

// period is what lasted between two dates, of which either may be missing; end
// says in EDTF what no second date means: ".." that it lasts, "" that it is
// not known.
func (l *locale) period(from, to edtf.Date, end string) template.HTML {
	first, last := from.String(), to.String()
	if first == "" && last == "" {
		return ""
	}
	if first == "" {
		first = ".."
	}
	if last == "" {
		last = end
	}
	d, err := edtf.Parse(first + "/" + last)
	if err != nil { // an end that is itself a period: both as they are
		return l.dateHTML(from, edtf.Long) + " – " + l.dateHTML(to, edtf.Long)
	}
	return l.dateHTML(d, edtf.Long)
}

// show is fragments one after the other, as page p shows them.
func (p *Page) show(list ...fragment) template.HTML {
	var b strings.Builder
	size := 0
	for _, f := range list {
		size += f.size() + len(p.up)*len(f)
	}
	b.Grow(size)
	for _, f := range list {
		f.write(&b, p.up)
	}
	return template.HTML(b.String())
}

// text is a record's text with its citations numbered and its links resolved.
func (p *Page) text(t markup.Text, c *citations) template.HTML {
	if t.Empty() {
		return ""
	}
	var b strings.Builder
	_ = t.WriteHTML(&b, resolver{p, c}) // a strings.Builder takes everything
	// a number stands close to its word, wherever the writer put a blank
	return template.HTML(strings.ReplaceAll(strings.ReplaceAll(b.String(), "\n"+citeTag, citeTag), " "+citeTag, citeTag))
}

// apart makes the headings of one text differ from those of others on the same
// page: id stands before their own. In a text itself a quotation mark is escaped.
func apart(id string, text template.HTML) template.HTML {
	s := strings.ReplaceAll(string(text), ` id="h-`, ` id="`+id+`-h-`)
	return template.HTML(strings.ReplaceAll(s, `href="#h-`, `href="#`+id+`-h-`))
}

// cite is a group of numbers that lead to sources.
func (c *citations) cite(list []*timeline.Source) template.HTML {
	var items []citation
	for _, s := range list {
		items = append(items, citation{source: s})
	}
	return template.HTML(c.html(items))
}

// A citation is a source and where in it.
type citation struct {
	source  *timeline.Source
	locator string
}

const citeTag = `<sup class="cite"`

// html is a group of citations, by number. Sources that have none are left out.
func (c *citations) html(items []citation) string {
	slices.SortStableFunc(items, func(a, b citation) int { return cmp.Compare(c.number[a.source], c.number[b.source]) })
	var b strings.Builder
	for _, it := range items {
		n := c.number[it.source]
		if n == 0 {
			continue
		}
		if b.Len() == 0 {
			c.groups++
			b.WriteString(citeTag + ` id="` + groupID(c.groups) + `">`)
		} else {
			b.WriteString(" ")
		}
		if uses := c.uses[n]; len(uses) == 0 || uses[len(uses)-1] != c.groups { // twice in one group, for two pages of it
			c.uses[n] = append(uses, c.groups)
		}
		number := strconv.Itoa(n)
		b.WriteString(`<a href="#s` + number + `" aria-label="` + html.EscapeString(c.label) + " " + number + `">` + number + `</a>`)
		if it.locator != "" {
			b.WriteString("<span>, " + html.EscapeString(it.locator) + "</span>")
		}
	}
	if b.Len() > 0 {
		b.WriteString("</sup>")
	}
	return b.String()
}

// A resolver resolves the references of a text for one page.
type resolver struct {
	page  *Page
	cites *citations
}

func (r resolver) Cite(cites []markup.Citation) string {
	var items []citation
	for _, c := range cites {
		items = append(items, citation{r.page.loc.source[c.Source], c.Locator})
	}
	return r.cites.html(items)
}

// folders are where the records lie that a text can link to.
var folders = map[string]timeline.Kind{
	"event": timeline.Events, "source": timeline.Sources, "country": timeline.Countries, "actor": timeline.Actors,
	"topic": timeline.Topics, "instrument": timeline.Instruments, "page": timeline.Pages,
}

func (r resolver) Link(l markup.Link) (href string, ok bool) {
	at := l.ID
	if l.Kind != "path" {
		at = address.Record(string(folders[l.Kind]), l.ID)
	}
	if !r.page.loc.has(at) {
		return "", false
	}
	return r.page.href(at), true
}
