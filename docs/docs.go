// Package docs holds the reference that the program itself can print.
package docs

import (
	_ "embed" // for the text below
	"strings"
)

//go:embed codes.md
var codes string

// A Code is what a message means, in Markdown.
type Code struct {
	Name  string // "A301"
	Title string
	Text  string
}

// Codes returns every code in order.
func Codes() (list []Code) {
	code := false
	for line := range strings.Lines(codes) {
		if strings.HasPrefix(line, "```") {
			code = !code
		}
		if head, ok := strings.CutPrefix(line, "## "); ok && !code {
			name, title, _ := strings.Cut(strings.TrimSpace(head), " · ")
			list = append(list, Code{Name: name, Title: title})
		} else if n := len(list); n > 0 {
			list[n-1].Text += line
		}
	}
	for i := range list {
		list[i].Text = strings.TrimSpace(list[i].Text)
	}
	return list
}
