package serve

import (
	"errors"
	"regexp"
	"strconv"

	"annals/internal/diag"
	"annals/internal/render"
)

// problems are what an error says, in the form of problems of the content.
func problems(err error) diag.List {
	var several interface{ Unwrap() []error }
	var wrong *render.TemplateError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &several):
		var all diag.List
		for _, e := range several.Unwrap() {
			all = append(all, problems(e)...)
		}
		return all
	case errors.As(err, &wrong):
		return diag.List{{Pos: position(wrong.At), Text: wrong.Text}}
	}
	return diag.List{{Pos: diag.Pos{File: "annals"}, Text: err.Error()}}
}

// ofTemplates reports whether err is a mistake in the templates rather than a
// fault of the machine.
func ofTemplates(err error) bool {
	var wrong *render.TemplateError
	return errors.As(err, &wrong)
}

var at = regexp.MustCompile(`^(.+?):(\d+)(?::(\d+))?$`)

// position reads "file:line:column".
func position(s string) diag.Pos {
	m := at.FindStringSubmatch(s)
	if m == nil {
		return diag.Pos{File: s}
	}
	line, _ := strconv.Atoi(m[2])
	col, _ := strconv.Atoi(m[3]) // none is 0
	return diag.Pos{File: m[1], Line: line, Col: col}
}
