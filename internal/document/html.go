package document

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"annals/internal/edtf"
)

// readPage reads the article of a page.
func readPage(src []byte) (*Document, error) {
	if err := binary(src); err != nil {
		return nil, err
	}
	in, err := charset.NewReader(bytes.NewReader(src), "text/html")
	if err != nil {
		return nil, fmt.Errorf("its letters cannot be read: %w", err)
	}
	page, err := html.Parse(in)
	if err != nil {
		return nil, errors.New("its elements are nested too deep: copy its words into a .txt file")
	}
	if tooMany(page) {
		return nil, fmt.Errorf("it has more than %d elements: copy its words into a .txt file", maxElements)
	}
	d := &Document{Published: publication(page)}
	found, err := trafilatura.ExtractDocument(page, trafilatura.Options{
		ExcludeComments:  true,
		EnableFallback:   true,
		HtmlDateOverride: &htmldate.Result{}, // found above
	})
	if err != nil {
		return nil, errNoArticle
	}
	b := blocks{headings: map[int]bool{}}
	b.walk(found.ContentNode)
	b.end(false)
	d.Text = clean(b.text.String())
	if count(d.Text) < fewestWords {
		return nil, errNoArticle
	}
	m := found.Metadata
	d.Title, d.URL, d.Publisher = oneLine(m.Title), oneLine(m.URL), oneLine(m.Sitename)
	for author := range strings.SplitSeq(m.Author, ";") {
		if author = oneLine(author); author != "" {
			d.Authors = append(d.Authors, author)
		}
	}
	d.Lang = pageLanguage(page)
	d.split(false, nil)
	d.mark(b.headings)
	return d, nil
}

// The days between which a page may say that it was published. They are fixed
// so that no clock is asked.
var (
	firstDay = time.Date(1995, 1, 1, 0, 0, 0, 0, time.UTC)
	lastDay  = time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC)
)

// publication is the day on which a page says that it was published.
func publication(page *html.Node) edtf.Date {
	r, err := htmldate.FromDocument(page, htmldate.Options{
		UseOriginalDate: true, SkipExtensiveSearch: true, MinDate: firstDay, MaxDate: lastDay,
	})
	if err != nil || r.IsZero() {
		return edtf.Date{}
	}
	date, err := edtf.Parse(r.DateTime.Format(time.DateOnly))
	if err != nil {
		return edtf.Date{}
	}
	return date
}

// pageLanguage is the language that a page says it is in.
func pageLanguage(page *html.Node) string {
	for n := range page.Descendants() {
		if n.Type == html.ElementNode && n.Data == "html" {
			for _, a := range n.Attr {
				if a.Key == "lang" || a.Key == "xml:lang" {
					tag, _, _ := strings.Cut(strings.ToLower(a.Val), "-")
					return known(tag)
				}
			}
		}
	}
	return ""
}

// known is a language that the program reads, or nothing.
func known(tag string) string {
	if tag == "en" || tag == "fr" {
		return tag
	}
	return ""
}

// blocks writes each block of a page on a line.
type blocks struct {
	text     strings.Builder
	lines    int
	headings map[int]bool // lines
	line     strings.Builder
}

func (b *blocks) walk(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.line.WriteString(n.Data)
		return
	case n.Type != html.ElementNode:
	case n.Data == "br":
		// Between sentences it parts paragraphs on many a page.
		if closed(b.line.String()) {
			b.end(false)
		}
		b.line.WriteByte(' ')
	case isBlock(n.Data):
		b.end(false)
		defer b.end(isHeadingTag(n.Data))
	}
	for c := range n.ChildNodes() {
		b.walk(c)
	}
}

// end ends the line.
func (b *blocks) end(heading bool) {
	if line := oneLine(b.line.String()); line != "" {
		b.text.WriteString(line + "\n")
		b.lines++
		b.headings[b.lines] = heading
	}
	b.line.Reset()
}

func isHeadingTag(tag string) bool {
	return len(tag) == 2 && tag[0] == 'h' && '1' <= tag[1] && tag[1] <= '6'
}

func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
}

// isBlock reports whether an element begins a line of its own.
func isBlock(tag string) bool {
	switch tag {
	case "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "div", "section", "article",
		"blockquote", "pre", "table", "tr", "td", "th", "figure", "figcaption", "hr", "body":
		return true
	}
	return false
}

// fewestWords is how many words make an article of what is found on a page.
const fewestWords = 10

var errNoArticle = errors.New("no article is found on the page: copy its words into a .txt file")

// maxElements is how many elements a page may have: more than any article needs,
// and few enough for the extractors, which look at some of them again and again.
const maxElements = 50_000

// tooMany reports whether a page has more elements than that.
func tooMany(page *html.Node) bool {
	n := 0
	for range page.Descendants() {
		if n++; n > maxElements {
			return true
		}
	}
	return false
}
