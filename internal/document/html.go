package document

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"annals/internal/edtf"
)

// readPage reads the article of a page.
func readPage(src []byte) (*Document, error) {
	text, notes, err := pageText(src)
	if err != nil {
		return nil, err
	}
	page, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, errors.New("its elements are nested too deep: copy its words into a .txt file")
	}
	if err := tooLong(page); err != nil {
		return nil, err
	}
	d := &Document{Notes: notes, Published: publication(page)}
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
	d.Notes = append(d.Notes, doubts(d.Text)...)
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

// pageText is what a page says in letters: those that it names, unless they are
// plainly others.
func pageText(src []byte) (text string, notes []string, err error) {
	if src, err = plain(src); err != nil {
		return "", nil, err
	}
	named, name, _ := charset.DetermineEncoding(src, "text/html")
	if name == "utf-8" || utf8.Valid(src) && !isASCII(src) {
		return letters(src)
	}
	src, err = named.NewDecoder().Bytes(src)
	if err != nil {
		return "", nil, fmt.Errorf("its letters cannot be read (%w): save it again as UTF-8", err)
	}
	return string(src), nil, nil
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

// What a page may have: more than any article needs, and little enough for the
// extractor, which joins all its words anew for every paragraph.
const (
	maxElements = 50_000
	maxWork     = 50_000_000_000 // elements, multiplied by bytes of words
)

// tooLong says why a page is too long to find the article in it, or nothing.
func tooLong(page *html.Node) error {
	elements, words := 0, 0
	for n := range page.Descendants() {
		if elements++; elements > maxElements {
			return fmt.Errorf("it has more than %d elements: copy its words into a .txt file", maxElements)
		}
		if n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style" {
			words += len(n.Data)
		}
	}
	if elements*words > maxWork {
		return fmt.Errorf("it is too long for a page, with %d elements and %d kB of words: copy these into a .txt file", elements, words/1000)
	}
	return nil
}
