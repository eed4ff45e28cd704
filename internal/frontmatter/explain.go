package frontmatter

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"annals/internal/diag"
	"annals/internal/edtf"

	"github.com/BurntSushi/toml"
)

// explain says in a writer's words why TOML refused src, at a line that counts
// from the top of src.
func explain(src []byte, pe toml.ParseError) diag.Problem {
	at := pe.Position.Start
	if pe.Position.Line > 1+bytes.Count(src, []byte("\n")) {
		at = len(src)
	}
	pos := position(src, at)
	if pos.Line != pe.Position.Line { // at the end of a line the offset may stand on the next
		pos = diag.Pos{Line: pe.Position.Line, Col: 1}
	}
	line := lineAt(src, pos.Line)
	p := diag.Problem{Pos: pos, Code: "A107", Text: "this line is not TOML"}

	if f, ok := edtf.FixTOML(line); ok {
		p.Code = "A302"
		p.Pos.Col = 1 + utf8.RuneCountInString(line[:f.Start])
		p.Text = fmt.Sprintf("the date %s cannot be read", line[f.Start:f.End])
		p.Under = f.Want
		p.Help = "write  " + keyBefore(line[:f.Start]) + f.Fix
		if written := line[f.Start:f.End]; f.Fix == `"`+written+`"` { // nothing else can be meant
			p.Edits = []diag.Edit{{To: diag.Pos{Col: utf8.RuneCountInString(written)}, Text: f.Fix}}
		}
		return p
	}
	for _, m := range mistakes {
		if text, under, help, ok := m(line, pe); ok {
			p.Text, p.Under, p.Help = text, under, help
			if col, ok := caret(line, pe); ok {
				p.Pos.Col = col
			}
			return p
		}
	}
	p.Under = strings.TrimSuffix(pe.Message, ".")
	p.Help = `each line is  key = value ; texts stand in "quotes", lists in [brackets]`
	return p
}

// keyBefore returns the key that a value has on its line, with its equals sign;
// nothing where the value is one of a list.
func keyBefore(line string) string {
	key, between, found := cutLast(line, "=")
	if !found || strings.TrimSpace(between) != "" {
		return ""
	}
	return strings.TrimLeft(key[strings.LastIndexAny(key, "{,")+1:], " \t") + "=" + between
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

func lineAt(src []byte, n int) string {
	for ; n > 1; n-- {
		_, src, _ = cutLine(src)
	}
	line, _, _ := cutLine(src)
	return strings.TrimSuffix(string(line), "\r")
}

// A mistake recognises one way in which TOML goes wrong.
type mistake func(line string, pe toml.ParseError) (text, under, help string, ok bool)

var mistakes = []mistake{twice, unclosed, curly, bare, noEquals, noComma, escape, leftover, endless}

func twice(line string, pe toml.ParseError) (text, under, help string, ok bool) {
	name, ok := strings.CutPrefix(pe.Message, "Key '")
	name, _, ended := strings.Cut(name, "'")
	return fmt.Sprintf("%q is written twice", name), "", "delete one of the two", ok && ended
}

func unclosed(line string, pe toml.ParseError) (text, under, help string, ok bool) {
	ok = pe.Message == "strings cannot contain newlines" || strings.HasPrefix(pe.Message, "unexpected EOF; expected '\"") || pe.Message == `unexpected EOF; expected "'"`
	return "a text is not closed", "", `put the same quotation mark at its end; a " inside the text is written \"`, ok
}

func curly(line string, pe toml.ParseError) (text, under, help string, ok bool) {
	ok = strings.HasPrefix(pe.Message, "expected value but found '“") || strings.HasPrefix(pe.Message, "expected value but found '«")
	return "the text stands in typographic quotation marks", "", `use the straight mark "`, ok
}

func bare(line string, pe toml.ParseError) (text, under, help string, ok bool) {
	value, ok := strings.CutPrefix(pe.Message, "expected value but found ")
	value = strings.TrimSuffix(value, " instead")
	_, rest, written := strings.Cut(line, "=")
	empty := written && strings.TrimSpace(rest) == ""
	if unquoted := strings.Trim(value, `"'`); ok && !empty {
		return fmt.Sprintf("%s is neither text nor number", unquoted), "a text stands in quotes", quoted(line, unquoted, pe.Position.Col-1), true
	}
	ok = empty && (ok || pe.Message == "unexpected EOF; expected value") || written && strings.HasPrefix(pe.Message, "unexpected '=': ")
	return "a key or its value is missing", "", `each line is  key = value`, ok
}

// quoted tells how the value at from is written that begins with bare.
func quoted(line, bare string, from int) string {
	if from < 0 || from > len(line) || !strings.HasPrefix(line[from:], bare) {
		return "write  \"" + bare + "…\""
	}
	before, value := line[:from], line[from:]
	ends := "#"
	if _, opened, _ := strings.Cut(before, "="); strings.ContainsAny(opened, "[{") || !strings.Contains(before, "=") {
		ends = "#,]}" // one of several
	}
	if end := strings.IndexAny(value, ends); end >= 0 {
		value = value[:end]
	}
	value = strings.TrimSpace(value)
	switch strings.ToLower(value) {
	case "true", "yes":
		return "write  " + keyBefore(before) + "true"
	case "false", "no":
		return "write  " + keyBefore(before) + "false"
	}
	if strings.ContainsAny(value, `"\`) || utf8.RuneCountInString(value) > 40 {
		value = bare + "…"
	}
	return fmt.Sprintf("write  %s\"%s\"", keyBefore(before), value)
}

func noEquals(line string, pe toml.ParseError) (text, under, help string, ok bool) {
	ok = strings.HasPrefix(pe.Message, "expected '.' or '='")
	return "a key has no = after it", "keys are one word of a–z, 0–9, - and _", `each line is  key = value`, ok
}

func noComma(line string, pe toml.ParseError) (text, under, help string, ok bool) {
	ok = strings.HasPrefix(pe.Message, "expected a comma (',')") || strings.HasPrefix(pe.Message, "expected a comma or an inline table")
	return "a list is not closed, or a comma is missing before this", "", `separate items with commas and close the list:  ["a", "b"]`, ok
}

func escape(line string, pe toml.ParseError) (text, under, help string, ok bool) {
	ok = strings.HasPrefix(pe.Message, "invalid escape") || strings.Contains(pe.Message, "hexadecimal digits after '\\")
	return "a text holds a backslash that means nothing", "", `write \\ for a backslash`, ok
}

func leftover(line string, pe toml.ParseError) (text, under, help string, ok bool) {
	ok = strings.HasPrefix(pe.Message, "expected a top-level item to end")
	_, value, _ := strings.Cut(line, "=")
	switch value = strings.TrimSpace(value); {
	case strings.HasPrefix(value, `"`) && strings.Count(value, `"`) > 2:
		return "the text ends in the middle", `at the " before this`, `a " inside a text is written \"`, ok
	case strings.HasPrefix(value, "'") && strings.Count(value, "'") > 2:
		return "the text ends in the middle", "at the ' before this", `put " around a text with an apostrophe`, ok
	}
	return "something stands after the value", "one key and one value a line", `a note begins with #; a text stands in quotes`, ok
}

func endless(line string, pe toml.ParseError) (text, under, help string, ok bool) {
	ok = strings.HasPrefix(pe.Message, "unexpected EOF")
	return "the fields end in the middle of a value", "", `close the list or the text that was begun`, ok
}

// caret returns a better column than the one where TOML gave up.
func caret(line string, pe toml.ParseError) (col int, ok bool) {
	if pe.Message == "strings cannot contain newlines" {
		if i := strings.IndexAny(line, `"'`); i >= 0 {
			return 1 + utf8.RuneCountInString(line[:i]), true
		}
	}
	return 0, false
}
