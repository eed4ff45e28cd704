package document

import (
	"strings"
)

// readMarkdown reads Markdown: its lines stay, its marks go. What stands before
// the text between lines of --- or +++ is left blank.
func readMarkdown(text string, notes []string) *Document {
	var b strings.Builder
	fence, code := "", false
	starts, headings := map[int]bool{}, map[int]bool{} // lines
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimRight(line, " \t\n")
		switch mark := strings.TrimSpace(line); {
		case number == 1 && (mark == "---" || mark == "+++"):
			fence, line = mark, ""
		case fence != "":
			if mark == fence {
				fence = ""
			}
			line = ""
		case strings.HasPrefix(mark, "```"):
			code, line = !code, ""
		case code:
		case isHeading(mark):
			headings[number], starts[number], starts[number+1] = true, true, true
			line = strings.TrimSpace(strings.Trim(mark, "#"))
		default:
			starts[number] = starts[number] || isItem(mark)
			line = unmark(mark)
		}
		b.WriteString(line + "\n")
	}
	d := &Document{Text: b.String(), Notes: notes}
	d.split(true, starts)
	d.mark(headings)
	return d
}

// isHeading reports whether a line is "# Words", of one to six signs.
func isHeading(line string) bool {
	words := strings.TrimLeft(line, "#")
	n := len(line) - len(words)
	return 1 <= n && n <= 6 && strings.HasPrefix(words, " ")
}

// isItem reports whether a line begins an item of a list.
func isItem(line string) bool {
	return len(line) > 1 && strings.IndexByte("-*+", line[0]) >= 0 && line[1] == ' '
}

// unmark takes the marks of Markdown out of a line: quotation and list marks,
// emphasis, links and pictures.
func unmark(line string) string {
	for strings.HasPrefix(line, ">") {
		line = strings.TrimLeft(line[1:], " \t")
	}
	if isItem(line) {
		line = strings.TrimLeft(line[2:], " \t")
	}
	if !strings.ContainsAny(line, "*_`[\\") {
		return line
	}
	return emphasis.Replace(links(line))
}

// emphasis takes out the marks around words.
var emphasis = strings.NewReplacer("**", "", "__", "", "`", "", "*", "", `\`, "")

// maxAddress is how long the address of a link may be, in bytes.
const maxAddress = 2000

// links puts the words of links in their place, and nothing for pictures.
func links(line string) string {
	var b strings.Builder
	for {
		open := strings.IndexByte(line, '[')
		if open < 0 {
			break
		}
		words, rest := line[open+1:], ""
		if n := strings.IndexAny(words, "[]"); n >= 0 && strings.HasPrefix(words[n:], "](") {
			words, rest = words[:n], words[n+2:]
		}
		end := strings.IndexByte(rest[:min(len(rest), maxAddress)], ')')
		if end < 0 {
			b.WriteString(line[:open+1])
			line = line[open+1:]
			continue
		}
		if before, picture := strings.CutSuffix(line[:open], "!"); picture {
			b.WriteString(before)
		} else {
			b.WriteString(line[:open] + words)
		}
		line = rest[end+1:]
	}
	b.WriteString(line)
	return b.String()
}
