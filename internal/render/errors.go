package render

import (
	"errors"
	"slices"

	"annals/internal/diag"
)

// A TemplateError is what is wrong with the templates, the strings or the
// pages they make: for those who write the site to mend, not a fault of the
// machine.
type TemplateError struct{ diag.Problem }

func (e *TemplateError) Error() string { return e.Pos.String() + ": " + e.Text }

// Problems parts an error of Site, of a File or of Check into what the writers
// of the site can mend, each once, and what is a fault of the machine.
func Problems(err error) (probs diag.List, fault error) {
	var several interface{ Unwrap() []error }
	var wrong *TemplateError
	switch {
	case err == nil:
		return nil, nil
	case errors.As(err, &several):
		var faults []error
		for _, e := range several.Unwrap() {
			more, fault := Problems(e)
			faults = append(faults, fault)
			for _, p := range more {
				if !slices.ContainsFunc(probs, func(q diag.Problem) bool { return p.Pos == q.Pos && p.Text == q.Text }) {
					probs = append(probs, p)
				}
			}
		}
		return probs, errors.Join(faults...)
	case errors.As(err, &wrong):
		return diag.List{wrong.Problem}, nil
	}
	return nil, err
}
