package hostile

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
)

func judgeJSON(m model, name string, content []byte, files map[string][]byte) []string {
	wrong := judgeText(m, name, content, files)
	if !json.Valid(content) {
		wrong = append(wrong, "is not JSON")
	}
	return append(wrong, keys(content)...)
}

// keys finds names that a careless script would take for its own.
func keys(content []byte) (wrong []string) {
	d := json.NewDecoder(bytes.NewReader(content))
	var open []json.Delim
	name := false // whether the next token is one
	for {
		t, err := d.Token()
		if err != nil {
			return wrong
		}
		switch t := t.(type) {
		case json.Delim:
			switch t {
			case '{', '[':
				open = append(open, t)
			default:
				open = open[:len(open)-1]
			}
			name = len(open) > 0 && open[len(open)-1] == '{'
			continue
		case string:
			if name && (t == "__proto__" || t == "constructor" || t == "prototype") {
				wrong = append(wrong, fmt.Sprintf("has the key %q", t))
			}
		}
		if len(open) > 0 && open[len(open)-1] == '{' {
			name = !name
		}
	}
}

// judgeLines reads JSON lines.
func judgeLines(m model, name string, content []byte, files map[string][]byte) (wrong []string) {
	for line := range bytes.Lines(content) {
		wrong = append(wrong, judgeJSON(m, name, bytes.TrimSuffix(line, []byte("\n")), files)...)
	}
	return wrong
}

// shard is the whole of a script that carries data: one call with JSON.
var shard = regexp.MustCompile(`^annalsShard\(("\w+"),("\w+"),(.*)\);\n?$`)

// judgeScript lets the site's own scripts pass, which have their hash in their
// name, and wants nothing but data in all others.
func judgeScript(m model, name string, content []byte, files map[string][]byte) []string {
	if strings.HasPrefix(name, "assets/") {
		return nil
	}
	parts := shard.FindSubmatch(content)
	if parts == nil || !json.Valid(parts[3]) {
		return []string{"is more than data"}
	}
	return judgeJSON(m, name, parts[3], files)
}

func judgeStyle(_ model, _ string, content []byte, _ map[string][]byte) (wrong []string) {
	for _, fetch := range []string{"@import", "url("} {
		if bytes.Contains(content, []byte(fetch)) {
			wrong = append(wrong, "fetches by "+fetch)
		}
	}
	return wrong
}

// judgeXML reads as a strict parser does, and the HTML within as a browser.
func judgeXML(m model, name string, content []byte, files map[string][]byte) []string {
	wrong := judgeText(m, name, content, files)
	d := xml.NewDecoder(bytes.NewReader(content))
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return wrong
		}
		if err != nil {
			return append(wrong, "is not XML: "+err.Error())
		}
		switch t := t.(type) {
		case xml.ProcInst:
			if t.Target != "xml" {
				wrong = append(wrong, fmt.Sprintf("has the instruction <?%s", t.Target))
			}
		case xml.Directive:
			wrong = append(wrong, fmt.Sprintf("has the directive <!%s>", t))
		case xml.StartElement:
			for _, a := range t.Attr {
				if strings.HasPrefix(strings.ToLower(a.Name.Local), "on") {
					wrong = append(wrong, "has the attribute "+a.Name.Local)
				}
			}
			if html := t.Name.Local == "content" || t.Name.Local == "summary"; html && attrOf(t, "type") == "html" {
				var text string
				if err := d.DecodeElement(&text, &t); err != nil {
					return append(wrong, "is not XML: "+err.Error())
				}
				wrong = append(wrong, judgeContent(m, text)...)
			}
		}
	}
}

func attrOf(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// judgeContent looks at HTML that stands in a feed, away from its files. The
// readers of feeds decide themselves how a link opens.
func judgeContent(m model, text string) (wrong []string) {
	for _, w := range judgePage(m, "feed", []byte(text), nil) {
		if !strings.HasSuffix(w, "leads to no file") && !strings.HasSuffix(w, "rel=noopener") {
			wrong = append(wrong, w)
		}
	}
	return wrong
}

// judgeCSV reads as a spreadsheet does, for which some signs begin a formula.
func judgeCSV(m model, name string, content []byte, files map[string][]byte) []string {
	wrong := judgeText(m, name, content, files)
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(content, []byte("\ufeff")))).ReadAll()
	if err != nil {
		return append(wrong, "is not CSV: "+err.Error())
	}
	for i, row := range rows {
		for _, cell := range row {
			if number.MatchString(cell) {
				continue
			}
			if first := strings.TrimLeft(cell, " \u00a0\u3000"); first != "" && strings.ContainsAny(first[:1], "=+-@\t\r\n") || strings.HasPrefix(first, "＝") || strings.HasPrefix(first, "＋") || strings.HasPrefix(first, "－") || strings.HasPrefix(first, "＠") {
				wrong = append(wrong, fmt.Sprintf("row %d: the cell %q is a formula", i+1, cell))
			}
		}
	}
	return wrong
}

var number = regexp.MustCompile(`^-?\d+(\.\d+)?$`)

func (m model) learnCalendar(content []byte) {
	for _, line := range unfolded(content) {
		m.properties[property(line)] = true
	}
}

// unfolded joins the lines of a calendar again (RFC 5545, 3.1).
func unfolded(content []byte) []string {
	text := strings.ReplaceAll(string(content), "\r\n ", "")
	return strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n")
}

func property(line string) string {
	name, value, _ := strings.Cut(line, ":")
	name, _, _ = strings.Cut(name, ";")
	if name == "BEGIN" || name == "END" {
		return name + ":" + value
	}
	return name
}

func judgeCalendar(m model, name string, content []byte, files map[string][]byte) []string {
	wrong := judgeText(m, name, content, files)
	if strings.Contains(strings.ReplaceAll(string(content), "\r\n", ""), "\n") {
		wrong = append(wrong, "has a line that ends in LF alone")
	}
	for line := range strings.SplitSeq(string(content), "\r\n") {
		if len(line) > 75 {
			wrong = append(wrong, "has a line of more than 75 octets")
		}
	}
	for _, line := range unfolded(content) {
		if !m.properties[property(line)] {
			wrong = append(wrong, fmt.Sprintf("has the line %q", line))
		}
	}
	return wrong
}

// tag begins a line of RIS.
var tag = regexp.MustCompile(`^[A-Z][A-Z0-9]  - `)

// judgeRIS wants whole lines, references that end once, and addresses of the web.
func judgeRIS(m model, name string, content []byte, files map[string][]byte) []string {
	wrong := judgeText(m, name, content, files)
	begun := 0
	for line := range strings.Lines(string(content)) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && !tag.MatchString(line) && line != "ER  -" {
			wrong = append(wrong, fmt.Sprintf("has the line %q", line))
		}
		switch strings.TrimSpace(line[:min(2, len(line))]) {
		case "TY":
			begun++
		case "ER":
			begun--
		case "UR":
			if !strings.HasPrefix(line, "UR  - http") {
				wrong = append(wrong, fmt.Sprintf("has the address %q", line))
			}
		}
	}
	if begun != 0 {
		wrong = append(wrong, "has references that do not end, or end twice")
	}
	return wrong
}

// redirect is one rule: from an address of the site to one of the site or of the web.
var redirect = regexp.MustCompile(`^/[\w./-]* (/[\w./#-]*|https?://[\w.\[\]:%-]+(:\d{1,5})?(/[\w./?&=#%+:-]*)?) 30[128]$`)

// judgeHost wants nothing in the files that steer a host but rules of one line
// each, none of which a stranger has made wider.
func judgeHost(m model, name string, content []byte, files map[string][]byte) []string {
	wrong := judgeText(m, name, content, files)
	for line := range strings.Lines(string(content)) {
		line = strings.TrimSuffix(line, "\n")
		if rule := line != "" && !strings.HasPrefix(line, "#"); name == "_redirects" && rule && !redirect.MatchString(line) {
			wrong = append(wrong, fmt.Sprintf("has the line %q", line))
		}
		if name == "_headers" && !m.headers[line] {
			wrong = append(wrong, fmt.Sprintf("has the line %q", line))
		}
	}
	return wrong
}
