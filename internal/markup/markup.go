// Package markup turns Markdown into HTML once, and leaves open what depends
// on the page that shows it: where a record lives, which number a citation has.
package markup

import (
	"bytes"
	"html"
	"io"
	"iter"
	"slices"
	"strings"

	"annals/internal/diag"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/text/unicode/norm"
)

// MaxBody is how long the Markdown of one record may be, in bytes.
const MaxBody = 64 << 10

// maxGrowth is how many times longer than its source HTML may be.
const maxGrowth = 64

// A Text is Markdown made ready: HTML, parted where a reference stands.
type Text struct {
	parts []part
	cites []Citation // those of all parts, which are asked for much more often
	links []Link
}

func newText(parts []part) Text {
	t := Text{parts: parts}
	for _, p := range parts {
		t.cites = append(t.cites, p.ref.cites...)
		if p.ref.link.Kind != "" {
			t.links = append(t.links, p.ref.link)
		}
	}
	return t
}

// A part is HTML, or a reference between two pieces of it.
type part struct {
	html string
	ref  ref
}

type ref struct {
	cites []Citation
	link  Link
	end   bool // of the link opened before
}

// A Citation names a source, and where in it.
type Citation struct {
	Source  string // an id
	Locator string // "p. 4", or empty
	Offset  int    // bytes into the Markdown
}

// A Link leads to a record of the site, or to one of its pages.
type Link struct {
	Kind   string // "event", "country" … or "path"
	ID     string
	Offset int // bytes into the Markdown
}

// A Resolver knows what a text leaves open.
type Resolver interface {
	// Cite returns the HTML that stands for a group of citations.
	Cite([]Citation) string
	// Link returns the address of a record; without one its text stands unlinked.
	Link(Link) (href string, ok bool)
}

// A Parser turns Markdown into Texts. It may be used by many goroutines.
type Parser struct{ md goldmark.Markdown }

// New returns a Parser for CommonMark with tables, citations and record links.
// Raw HTML is refused rather than passed on.
func New() *Parser {
	return &Parser{goldmark.New(
		goldmark.WithExtensions(extension.Table),
		goldmark.WithParserOptions(
			parser.WithAutoHeadingID(),
			parser.WithInlineParsers(util.Prioritized(citationParser{}, 150)), // before links, which begin alike
		),
		goldmark.WithRendererOptions(
			renderer.WithNodeRenderers(util.Prioritized(nodes{}, 100)),
		),
	)}
}

// Parse reads the Markdown of one record. The spots of problems count from the
// start of src. Whatever is a problem is not in the Text, which may be shown all
// the same: a draft has problems. The Text is in Unicode's form NFC.
func (p *Parser) Parse(src []byte) (Text, []diag.Problem) {
	t, probs := p.parse(norm.NFC.Bytes(src))
	if !norm.NFC.IsNormal(src) {
		asWritten(src, t, probs)
	}
	return t, probs
}

func (p *Parser) parse(src []byte) (Text, []diag.Problem) {
	if len(bytes.TrimSpace(src)) == 0 {
		return Text{}, nil
	}
	if probs := refuse(src); len(probs) > 0 {
		return Text{}, probs
	}
	doc := p.md.Parser().Parse(text.NewReader(src), parser.WithContext(parser.NewContext(parser.WithIDs(newIDs()))))
	probs := check(doc, src)
	var b written
	if err := p.md.Renderer().Render(&b, src, doc); err != nil {
		return Text{}, []diag.Problem{{Spot: diag.Spot{Body: true}, Code: "A415", Text: "the text cannot be set: " + err.Error(), Help: "simplify it"}}
	}
	if b.Len() > maxGrowth*len(src) {
		return Text{}, []diag.Problem{{Spot: diag.Spot{Body: true}, Code: "A415", Text: "the text grows to many times its length as a page", Help: "simplify it"}}
	}
	return newText(split(b.String())), probs
}

// written takes HTML from goldmark, which else would put a buffer of 4 KiB
// before it for each text.
type written struct{ bytes.Buffer }

var _ util.BufWriter = (*written)(nil) // or it would be wrapped again

func (w *written) Buffered() int { return 0 }
func (w *written) Flush() error  { return nil }

// Empty reports whether t has nothing to show.
func (t Text) Empty() bool { return len(t.parts) == 0 }

// WriteHTML writes t with its references resolved by r.
func (t Text) WriteHTML(w io.StringWriter, r Resolver) error {
	if b, ok := w.(*strings.Builder); ok {
		b.Grow(t.size())
	}
	linked := false
	for _, p := range t.parts {
		s := p.html
		switch {
		case p.ref.cites != nil:
			s = r.Cite(p.ref.cites)
		case p.ref.link.Kind != "":
			var href string
			if href, linked = r.Link(p.ref.link); linked {
				s = `<a href="` + html.EscapeString(href) + `">`
			}
		case p.ref.end && linked:
			s = "</a>"
		}
		if _, err := w.WriteString(s); err != nil {
			return err
		}
	}
	return nil
}

// size is how much of t does not depend on the page.
func (t Text) size() (n int) {
	for _, p := range t.parts {
		n += len(p.html)
	}
	return n
}

// Citations goes through every citation of t in order.
func (t Text) Citations() iter.Seq[Citation] { return slices.Values(t.cites) }

// Links goes through every link to the site itself, in order.
func (t Text) Links() iter.Seq[Link] { return slices.Values(t.links) }

// Plain returns the words of t without markup or citations, paragraphs parted by a space.
func (t Text) Plain() string {
	var b strings.Builder
	b.Grow(t.size())
	for _, p := range t.parts {
		rest := p.html
		for rest != "" {
			words, tag, found := strings.Cut(rest, "<")
			b.WriteString(html.UnescapeString(words))
			if !found {
				break
			}
			if _, rest, found = strings.Cut(tag, ">"); !found {
				break
			}
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
