package render

import (
	"bytes"
	"fmt"
	"path"
	"regexp"

	"annals/internal/diag"
)

// traces are what a page holds when a template or a text of the site is wrong.
// html/template leaves the first where a value may not stand, fmt the others;
// an unfilled placeholder leaves braces. A text that means to show one of them
// is refused as well: no history needs it, and a fault must not pass.
var traces = [][]byte{[]byte("ZgotmplZ"), []byte("&lt;nil&gt;"), []byte("<nil>"), []byte("{{")}

// mismatch is what fmt writes for a value that does not fit: %!d(string=x),
// %!(EXTRA int=1). A percent sign before an exclamation mark alone is a text's own.
var mismatch = regexp.MustCompile(`%!\w?\(`)

// Check refuses a page on which something went wrong unseen. It looks at HTML only.
func Check(file string, content []byte) error {
	if path.Ext(file) != ".html" {
		return nil
	}
	at, found := -1, ""
	for _, trace := range traces {
		if i := bytes.Index(content, trace); i >= 0 {
			at, found = i, string(trace)
			break
		}
	}
	if m := mismatch.FindIndex(content); at < 0 && m != nil {
		at, found = m[0], string(content[m[0]:m[1]])
	}
	if at < 0 {
		return nil
	}
	return &TemplateError{diag.Problem{
		Pos:  diag.Pos{File: file, Line: 1 + bytes.Count(content[:at], []byte("\n"))},
		Code: "A807", Text: fmt.Sprintf("the page holds %q, which no page may: …%s…", found, around(content, at)),
		Help: "look in the template, or the text, that this stands in",
	}}
}

// around is what stands about an offset, in one line.
func around(content []byte, at int) []byte {
	from, to := max(0, at-40), min(len(content), at+40)
	return bytes.ToValidUTF8(bytes.Join(bytes.Fields(content[from:to]), []byte(" ")), nil)
}
