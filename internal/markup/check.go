package markup

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"annals/internal/diag"
	"annals/internal/field"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	gtext "github.com/yuin/goldmark/text"
)

const maxColumns = 32

// invalid returns where the first byte stands that is not UTF-8, or -1.
func invalid(src []byte) int {
	for at := 0; at < len(src); {
		r, n := utf8.DecodeRune(src[at:])
		if r == utf8.RuneError && n == 1 {
			return at
		}
		at += n
	}
	return -1
}

// refuse reports what no text may hold, before anything is parsed.
func refuse(src []byte) []diag.Problem {
	problem := func(at int, text, help string) []diag.Problem {
		return []diag.Problem{{Spot: diag.Spot{Body: true, Offset: at}, Code: "A414", Text: text, Help: help}}
	}
	if len(src) > MaxBody {
		return problem(0, fmt.Sprintf("the text has %d KiB", (len(src)+1023)/1024), fmt.Sprintf("at most %d KiB: split the entry or link to its source", MaxBody>>10))
	}
	if at := invalid(src); at >= 0 {
		return problem(at, "the text is not UTF-8", "save the file with the encoding UTF-8")
	}
	text := string(src)
	if strings.Contains(text, "\r\n") { // as Windows ends a line; blanked, so that offsets stay true
		text = strings.ReplaceAll(text, "\r\n", " \n")
	}
	if r, at := field.Hidden(text); at >= 0 {
		probs := problem(at, fmt.Sprintf("the text holds the invisible character U+%04X", r), "delete it; it changes what readers see without showing itself")
		probs[0].Edits = []diag.Edit{{To: diag.Pos{Col: 1}}}
		return probs
	}
	if at, what := costly(src); at >= 0 {
		return problem(at, what, "write it plainer: no honest text needs so many")
	}
	return nil
}

// What takes a parser time that grows with its square may stand in a text only
// so often. The longest real text has some 60 brackets.
const (
	maxBrackets  = 2000 // [
	maxEmphasis  = 4000 // * and _
	maxQuoteDeep = 16   // > and list marks at the start of one line
	maxCells     = 5000 // of all tables; a row has as many as its table, written or not
)

// costly returns where a text becomes dear to parse, or -1.
func costly(src []byte) (at int, what string) {
	brackets, emphasis, deep, start := 0, 0, 0, true
	for i, c := range src {
		switch c {
		case '[':
			brackets++
		case '*', '_':
			emphasis++
		case '\n':
			deep, start = 0, true
			continue
		}
		if start {
			switch {
			case c == '>' || c == '-' || c == '+' || c == '*' || c == '.' || c == ')':
				deep++
			case c != ' ' && c != '\t' && (c < '0' || c > '9'):
				start = false
			}
		}
		switch {
		case brackets > maxBrackets:
			return i, fmt.Sprintf("the text has more than %d opening brackets", maxBrackets)
		case emphasis > maxEmphasis:
			return i, fmt.Sprintf("the text has more than %d marks of emphasis", maxEmphasis)
		case deep > maxQuoteDeep && !rule(src[i:]):
			return i, fmt.Sprintf("quotations and lists stand more than %d deep in each other", maxQuoteDeep)
		}
	}
	if at := cellsOver(src, maxCells); at >= 0 {
		return at, fmt.Sprintf("the tables have more than %d cells", maxCells)
	}
	return -1, ""
}

// cellsOver returns where the tables of a text have more than limit cells, or
// -1. It may count lines that are no rows: all from a line that can part a head
// from rows to the next blank one.
func cellsOver(src []byte, limit int) int {
	cells, columns, offset := 0, 0, 0
	for line := range bytes.Lines(src) {
		row := bytes.TrimLeft(line, "> \t")
		switch {
		case len(bytes.TrimSpace(row)) == 0:
			columns = 0
		case len(bytes.Trim(bytes.TrimSpace(row), "|-: \t")) == 0 && bytes.ContainsRune(row, '|'):
			columns = max(columns, bytes.Count(row, []byte("|"))+1)
		}
		if cells += columns; cells > limit {
			return offset
		}
		offset += len(line)
	}
	return -1
}

// rule reports whether the rest of a line is a rule or the like: one mark over and over.
func rule(rest []byte) bool {
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	line = bytes.TrimRight(line, " \r")
	return len(line) > 0 && (line[0] == '-' || line[0] == '*') && len(bytes.Trim(line, string(line[:1]))) == 0
}

// maxSaid is how many problems of one text are told: nobody reads more at once.
const maxSaid = 200

// check walks a parsed text and reports what may not be published.
func check(doc ast.Node, src []byte) (probs []diag.Problem) {
	sayAt := func(at int, code, text, help string) {
		if len(probs) == maxSaid {
			return
		}
		probs = append(probs, diag.Problem{Spot: diag.Spot{Body: true, Offset: at}, Code: code, Text: text, Help: help})
	}
	say := func(n ast.Node, code, text, help string) { sayAt(offset(n), code, text, help) }
	ids := headingIDs(doc)
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.RawHTML:
			say(n, "A404", fmt.Sprintf("raw HTML %s", clip(n.Segments.Value(src))), "write Markdown; for a plain < write \\<")
		case *ast.HTMLBlock:
			say(n, "A404", fmt.Sprintf("raw HTML %s", clip(n.Lines().Value(src))), "write Markdown; for a plain < write \\<")
		case *ast.Image:
			say(n, "A413", "a picture in the text", "put it under [[pictures]] in the front matter, with its alt text")
		case *citation:
			if n.wrong != "" {
				say(n, "A410", n.wrong, "write [@source-id], [@source-id, p. 4] or [@a; @b]")
			}
		case *ast.Heading:
			if n.Level == 1 {
				say(n, "A409", "a heading of the first level", "begin with ##: the page's title is the first level")
			}
		case *ast.Paragraph:
			if at := fence(n.Lines(), src); at >= 0 {
				sayAt(at, "A103", "front matter in the text", "keep one +++ … +++ at the top; another record is a file of its own")
			}
		case *east.Table:
			if len(n.Alignments) > maxColumns {
				say(n, "A412", fmt.Sprintf("a table with %d columns", len(n.Alignments)), fmt.Sprintf("at most %d", maxColumns))
			}
		case *ast.AutoLink:
			switch d, why := target(autoHref(n, src)); {
			case why != "":
				say(n, "A405", fmt.Sprintf("the link to %q %s", n.URL(src), why), allowed)
			case d.href == "":
				say(n, "A411", "a link without words", fmt.Sprintf("write [words that say where it leads](%s)", n.URL(src)))
			}
		case *ast.Link:
			checkLink(n, ids, say)
		}
		return ast.WalkContinue, nil
	})
	return probs
}

// fence returns where a line among lines stands that closes or opens front matter, or -1.
func fence(lines *gtext.Segments, src []byte) int {
	for i := range lines.Len() {
		if line := lines.At(i); string(bytes.TrimSpace(line.Value(src))) == "+++" {
			return line.Start
		}
	}
	return -1
}

const allowed = "link to https://…, to #a-heading of this text, or to a record: event:id, country:id, actor:id, instrument:id, topic:id, source:id, page:id"

func checkLink(n *ast.Link, ids map[string]bool, say func(n ast.Node, code, text, help string)) {
	dest := decode(n.Destination)
	t, why := target(dest)
	switch {
	case why != "":
		say(n, "A405", fmt.Sprintf("the link to %q %s", dest, why), allowed)
	case t.fragment != "" && !ids[t.fragment]:
		say(n, "A408", fmt.Sprintf("no heading of this text has the address %q", dest), "write # and the heading's words, small and joined by hyphens")
	case n.ChildCount() == 0:
		say(n, "A411", "a link without words", "write [words that say where it leads]("+dest+")")
	}
}

func headingIDs(doc ast.Node) map[string]bool {
	ids := map[string]bool{}
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			if id, ok := h.AttributeString("id"); ok {
				ids[string(id.([]byte))] = true
			}
		}
	}
	return ids
}

// offset returns where n begins, or the nearest node before it that knows.
func offset(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if n.Pos() >= 0 {
			return n.Pos()
		}
	}
	return 0
}

func clip(b []byte) string {
	s := strings.Join(strings.Fields(string(b)), " ")
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
