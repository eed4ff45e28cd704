package serve

import (
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// scheme is how a link to a program begins.
var scheme = regexp.MustCompile(`^([a-z][a-z0-9+.-]*)://`)

// notEditors are schemes that lead a browser to something else than a program
// beside it.
var notEditors = []string{"http", "https", "ftp", "file", "javascript", "data", "vbscript", "blob", "about", "view-source"}

// editorLink fills in [serve] editor_link: {file} is the whole path, {line} the
// line. It returns nothing where there is no template or none of an editor's:
// config.toml may be a stranger's.
func editorLink(template, root, file string, line int) string {
	m := scheme.FindStringSubmatch(template)
	if m == nil || slices.Contains(notEditors, m[1]) {
		return ""
	}
	whole := (&url.URL{Path: filepath.ToSlash(filepath.Join(root, filepath.FromSlash(file)))}).EscapedPath()
	if strings.Contains(template, "/{file}") && !strings.Contains(template, "//{file}") {
		whole = strings.TrimPrefix(whole, "/") // the template has the slash
	}
	return strings.NewReplacer("{file}", whole, "{line}", strconv.Itoa(max(1, line))).Replace(template)
}
