package serve

import (
	"bytes"
	"embed"
	"fmt"
	"html"
	"io/fs"
	"net/http"
	"strconv"
	"strings"

	"annals/internal/host"
)

//go:embed assets
var assets embed.FS

// asset answers with a file of the server's own.
func (s *Server) asset(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, ownPath)
	content, err := fs.ReadFile(assets, "assets/"+name)
	if err != nil {
		http.Error(w, "annals serve has no such file", http.StatusNotFound)
		return
	}
	answer(w, r, http.StatusOK, host.MediaType(name), content)
}

// script is the element that makes a page follow the site. What the page needs
// to know stands in its attributes.
func (s *Server) script(v *view, pages int, o origin) string {
	var b strings.Builder
	b.WriteString(`<script src="` + ownPath + `serve.js" defer`)
	set := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, ` data-%s="%s"`, name, html.EscapeString(value))
		}
	}
	set("token", s.token)
	set("pages", strconv.Itoa(pages))
	if pages != v.pages {
		set("view", strconv.Itoa(v.serial))
	}
	set("file", o.file)
	if o.line > 0 {
		set("line", strconv.Itoa(o.line))
	}
	set("editor", o.editor)
	set("held", o.held)
	return b.String() + "></script>"
}

// withScript puts the script into the head of a page, or at its end where it
// has none.
func withScript(page []byte, script string) []byte {
	i := bytes.Index(page, []byte("</head>"))
	if i < 0 {
		i = len(page)
	}
	return bytes.Join([][]byte{page[:i], page[i:]}, []byte(script))
}

// instead is what stands in the place of a page that cannot be shown: before
// the first good build, or because it cannot be made.
func (s *Server) instead(v *view, why string) []byte {
	title := "The site has problems"
	if why == "" {
		title, why = "One moment", "The site is being read."
	}
	return fmt.Appendf(nil, `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s</title>
<link rel="stylesheet" href="%sinstead.css">
%s
</head>
<body><main><h1>%s</h1><pre>%s</pre></main></body>
</html>
`, title, ownPath, s.script(v, -1, origin{}), title, html.EscapeString(why))
}
