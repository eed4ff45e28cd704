package markup

import (
	"strings"

	"annals/internal/field"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A citation is [@id], [@id, p. 4] or [@a; @b]: the form of Pandoc's manual.
type citation struct {
	ast.BaseInline
	cites []Citation
	wrong string // what is wrong with it, or empty
}

var kindCitation = ast.NewNodeKind("Citation")

func (*citation) Kind() ast.NodeKind           { return kindCitation }
func (c *citation) Dump(src []byte, level int) { ast.DumpHelper(c, src, level, nil, nil) }

type citationParser struct{}

func (citationParser) Trigger() []byte { return []byte{'['} }

// Parse takes everything that begins with [@, since nothing else does: one
// that is wrong becomes a problem, not a text full of brackets.
func (citationParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, seg := block.PeekLine()
	if len(line) < 2 || line[1] != '@' {
		return nil
	}
	startLine, startPos := block.Position()
	var inside []byte
	for ; line != nil; line, _ = block.PeekLine() {
		end := strings.IndexByte(string(line), ']')
		if end >= 0 {
			inside = append(inside, line[:end]...)
			block.Advance(end + 1)
			return newCitation(string(inside[1:]), seg.Start+1)
		}
		inside = append(inside, line...)
		block.AdvanceLine()
	}
	block.SetPosition(startLine, startPos)
	block.Advance(2)
	return &citation{wrong: "the citation is not closed with ]"}
}

// newCitation reads the inside of the brackets, which begins at offset.
func newCitation(s string, offset int) *citation {
	c := &citation{}
	for item := range strings.SplitSeq(s, ";") {
		at := offset + len(item) - len(strings.TrimLeft(item, " \n"))
		offset += len(item) + 1
		id, locator, _ := strings.Cut(strings.TrimSpace(item), ",")
		id, isCite := strings.CutPrefix(id, "@")
		if id = strings.TrimSpace(id); !isCite || !field.ValidID(id) {
			c.wrong = "“" + strings.TrimSpace(item) + "” is not a citation"
			return c
		}
		c.cites = append(c.cites, Citation{id, strings.Join(strings.Fields(locator), " "), at})
	}
	return c
}
