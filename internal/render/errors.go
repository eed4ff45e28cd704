package render

import (
	"errors"
	"fmt"
	"regexp"
)

// A TemplateError is what is wrong with the templates, the strings or the
// pages they make: for those who write the site to mend, not a fault of the
// machine.
type TemplateError struct {
	At   string // a file, with a line and a column where they are known
	Text string
}

func (e *TemplateError) Error() string { return e.At + ": " + e.Text }

var (
	templateError = regexp.MustCompile(`^(?:html/)?template: ?([\w.-]+\.html):(\d+(?::\d+)?): (.*)$`)
	execution     = regexp.MustCompile(`^executing "[^"]*" at <(.*?)>: (.*)$`)
	noField       = regexp.MustCompile(`^can't evaluate field (\w+) in type`)
	noFunction    = regexp.MustCompile(`^function "(\w+)" not defined$`)
)

// plain says where a template is wrong as an editor's tools would, and what is
// wrong without the names of Go. Other errors, such as those of a full disk,
// stay as they are.
func plain(err error) error {
	if err == nil {
		return nil
	}
	m := templateError.FindStringSubmatch(err.Error())
	if m == nil || errors.Unwrap(errors.Unwrap(err)) != nil {
		return err
	}
	what := m[3]
	if e := execution.FindStringSubmatch(what); e != nil {
		what = e[1] + ": " + e[2]
		if f := noField.FindStringSubmatch(e[2]); f != nil {
			what = fmt.Sprintf("%s: there is no value called %q here", e[1], f[1])
		}
	}
	if f := noFunction.FindStringSubmatch(what); f != nil {
		what = fmt.Sprintf("there is no function %q", f[1])
		if f[1] == "t" {
			what = `a word of the site is written {{t "key"}}, without blanks`
		}
	}
	return &TemplateError{"templates/" + m[1] + ":" + m[2], what}
}
