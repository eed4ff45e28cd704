package markup

import (
	"bytes"
	"fmt"
	"html"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// nodes renders what goldmark would render otherwise than a page needs it.
type nodes struct{}

func (nodes) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindCitation, renderCitation)
	r.Register(ast.KindLink, renderLink)
	r.Register(ast.KindAutoLink, renderAutoLink)
	r.Register(ast.KindHeading, renderHeading)
	r.Register(east.KindTableCell, renderCell)
	for _, refused := range []ast.NodeKind{ast.KindRawHTML, ast.KindHTMLBlock, ast.KindImage} {
		r.Register(refused, renderNothing)
	}
}

// renderNothing leaves out what check reports.
func renderNothing(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkSkipChildren, nil
}

func renderCitation(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if c := n.(*citation); entering && c.wrong == "" {
		_, _ = w.WriteString(citeMark(c.cites))
	}
	return ast.WalkContinue, nil
}

func renderLink(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.Link)
	d, _ := target(decode(n.Destination))
	switch {
	case d.link.Kind != "" && entering:
		d.link.Offset = offset(n)
		_, _ = w.WriteString(linkMark(d.link))
	case d.link.Kind != "":
		_, _ = w.WriteString(endMark)
	case d.href == "" && d.fragment == "": // check reports it
	case entering:
		_, _ = w.WriteString(openTag(d))
	default:
		_, _ = w.WriteString("</a>")
	}
	return ast.WalkContinue, nil
}

// openTag opens a link that is the same on every page.
func openTag(d destination) string {
	if d.fragment != "" {
		return `<a href="#` + html.EscapeString(d.fragment) + `">`
	}
	return `<a href="` + html.EscapeString(d.href) + `" rel="noopener noreferrer">`
}

func renderAutoLink(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.AutoLink)
	if !entering {
		return ast.WalkContinue, nil
	}
	label := html.EscapeString(string(n.Label(src)))
	if d, _ := target(autoHref(n, src)); d.href != "" {
		label = openTag(d) + label + "</a>"
	}
	_, _ = w.WriteString(label)
	return ast.WalkContinue, nil
}

// autoHref returns where a link in angle brackets leads.
func autoHref(n *ast.AutoLink, src []byte) string {
	href := string(n.URL(src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(href), "mailto:") {
		href = "mailto:" + href
	}
	return href
}

func renderHeading(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.Heading)
	level := max(2, n.Level) // the first is the page's own; check reports it
	if !entering {
		_, _ = fmt.Fprintf(w, "</h%d>\n", level)
		return ast.WalkContinue, nil
	}
	id, _ := n.AttributeString("id")
	text, _ := id.([]byte)
	_, _ = fmt.Fprintf(w, `<h%d id="%s">`, level, html.EscapeString(string(text)))
	return ast.WalkContinue, nil
}

// renderCell says by class how a cell is aligned: a style attribute would be
// stopped by the policy of the pages.
func renderCell(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*east.TableCell)
	tag, class := "td", ""
	if n.Parent().Kind() == east.KindTableHeader {
		tag = "th"
	}
	switch n.Alignment {
	case east.AlignCenter:
		class = ` class="center"`
	case east.AlignRight:
		class = ` class="end"`
	}
	if entering {
		_, _ = w.WriteString("<" + tag + class + ">")
	} else {
		_, _ = w.WriteString("</" + tag + ">\n")
	}
	return ast.WalkContinue, nil
}

// headingPrefix keeps a heading's address apart from those of the page itself.
const headingPrefix = "h-"

// ids makes the addresses of headings: their words, small, joined by hyphens.
type ids struct {
	used map[string]bool
	last map[string]int // the number that a repeated one had last
}

func newIDs() *ids { return &ids{map[string]bool{}, map[string]int{}} }

func (s *ids) Generate(value []byte, _ ast.NodeKind) []byte {
	words := strings.FieldsFunc(strings.ToLower(string(value)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	base := headingPrefix + strings.Join(words, "-")
	if len(words) == 0 {
		base = headingPrefix + "section"
	}
	id := base
	for s.used[id] {
		s.last[base] = max(s.last[base], 1) + 1
		id = fmt.Sprintf("%s-%d", base, s.last[base])
	}
	s.used[id] = true
	return []byte(id)
}

func (s *ids) Put(value []byte) { s.used[string(bytes.TrimSpace(value))] = true }
