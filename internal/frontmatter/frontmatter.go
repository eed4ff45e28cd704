// Package frontmatter reads the TOML at the top of a content file, or a whole
// TOML file, and knows where everything in it stands.
package frontmatter

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"

	"annals/internal/diag"

	"github.com/BurntSushi/toml"
)

// A Document is one content file: its values as TOML has them, and the
// Markdown below.
type Document struct {
	Values   map[string]any
	Body     []byte
	BodyLine int // the line on which Body begins
}

const fence = "+++"

var bom = []byte("\xef\xbb\xbf")

// Decode reads a Markdown file with front matter of at most limit bytes. The
// Document is only of use where there are no problems.
func Decode(file string, src []byte, limit int) (Document, diag.List) {
	head, body, bodyLine, ok := split(src)
	if !ok {
		return Document{}, diag.List{unfenced(file, src)}
	}
	values, probs := decode(file, head, 1, limit)
	return Document{values, body, bodyLine}, probs
}

// LooksLikeDraft reports whether a line of src that stands alone says
// draft = true: for files whose TOML cannot be read.
func LooksLikeDraft(src []byte) bool {
	for line := range bytes.Lines(src) {
		key, value, ok := bytes.Cut(line, []byte("="))
		if ok && string(bytes.TrimSpace(key)) == "draft" {
			return bytes.HasPrefix(bytes.TrimSpace(value), []byte("true"))
		}
	}
	return false
}

// DecodeTOML reads a file that is TOML throughout, of at most limit bytes.
func DecodeTOML(file string, src []byte, limit int) (map[string]any, diag.List) {
	return decode(file, bytes.TrimPrefix(src, bom), 0, limit)
}

// split parts src at its two fences. The fences are lines of their own; spaces
// after them, a byte order mark and CRLF are what editors leave behind.
func split(src []byte) (head, body []byte, bodyLine int, ok bool) {
	rest := bytes.TrimPrefix(src, bom)
	first, rest, ok := cutLine(rest)
	if !ok || !isFence(first) {
		return nil, nil, 0, false
	}
	start := rest
	for line := 2; len(rest) > 0; line++ {
		before := len(start) - len(rest)
		var l []byte
		l, rest, _ = cutLine(rest)
		if isFence(l) {
			return start[:before], rest, line + 1, true
		}
	}
	return nil, nil, 0, false
}

func cutLine(b []byte) (line, rest []byte, ok bool) { return bytes.Cut(b, []byte("\n")) }

func isFence(line []byte) bool { return string(bytes.TrimRight(line, " \t\r")) == fence }

func unfenced(file string, src []byte) diag.Problem {
	p := diag.Problem{
		Pos:  diag.Pos{File: file, Line: 1, Col: 1},
		Code: "A101",
		Text: "the file does not begin with front matter",
		Help: "make the first line +++ and close the fields with another line +++",
	}
	if at := invalidUTF8(src); at >= 0 {
		return notUTF8(file, src, at)
	}
	if first, _, _ := cutLine(bytes.TrimPrefix(src, bom)); isFence(first) {
		p.Code = "A102"
		p.Text = "the front matter is never closed"
		p.Help = "put a line +++ between the fields and the text"
	} else if string(bytes.TrimRight(first, " \t\r")) == "---" {
		p.Text = "the front matter is fenced with ---, which is YAML"
		p.Help = "fence it with +++ and write the fields as TOML:  title = \"…\""
	}
	return p
}

// decode reads TOML that begins lead lines below the top of its file.
func decode(file string, head []byte, lead, limit int) (map[string]any, diag.List) {
	if p, ok := guard(head, lead, limit); !ok {
		p.Pos.File = file
		return nil, diag.List{p}
	}
	var table any // into a map the decoder would copy it
	_, err := toml.Decode(string(head), &table)
	if err == nil {
		return table.(map[string]any), nil
	}
	var pe toml.ParseError
	if !errors.As(err, &pe) { // the decoder knows no other error for a map
		pe = toml.ParseError{Message: err.Error(), Position: toml.Position{Line: 1}}
	}
	p := explain(head, pe)
	p.Pos.File = file
	p.Pos.Line += lead
	return nil, diag.List{p}
}

// guard refuses what would cost more to read than an honest file ever does.
// The decoder has no limit of its own: 16 KiB of nested tables take 1.3 GB.
func guard(head []byte, lead, limit int) (diag.Problem, bool) {
	if len(head) > limit {
		return diag.Problem{
			Pos:  diag.Pos{Line: 1, Col: 1},
			Code: "A104",
			Text: fmt.Sprintf("the fields take %d KiB", (len(head)+1023)/1024),
			Help: fmt.Sprintf("at most %d KiB; move long text below the closing +++", limit/1024),
		}, false
	}
	if at := invalidUTF8(head); at >= 0 {
		p := notUTF8("", head, at)
		p.Pos.Line += lead
		return p, false
	}
	if at, what := deep(head); at >= 0 {
		pos := position(head, at)
		pos.Line += lead
		return diag.Problem{Pos: pos, Code: "A106", Text: what, Help: "write it flatter: tables under [[…]] lines, one key a line"}, false
	}
	return diag.Problem{}, true
}

func notUTF8(file string, src []byte, at int) diag.Problem {
	p := diag.Problem{Pos: position(src, at), Code: "A105", Text: "the file is not UTF-8 text", Help: "save it with the encoding UTF-8"}
	p.Pos.File = file
	return p
}

func invalidUTF8(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 || r == 0 {
			return i
		}
		i += n
	}
	return -1
}

// position turns a byte offset into line and column, both from 1.
func position(src []byte, at int) diag.Pos {
	at = min(max(at, 0), len(src))
	before := src[:at]
	line := bytes.LastIndexByte(before, '\n') + 1
	return diag.Pos{Line: 1 + bytes.Count(before, []byte("\n")), Col: 1 + utf8.RuneCount(before[line:])}
}
