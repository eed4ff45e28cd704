package build

import (
	"bytes"
	"context"
	"errors"

	"annals/internal/diag"
	"annals/internal/frontmatter"
	"annals/internal/render"
)

// maxPageProblems is how many different problems of pages are told at once.
const maxPageProblems = 20

// PageProblems makes every page, as publishing would, and returns what only
// shows then. It ends early when ctx does, which is no error.
func (r Result) PageProblems(ctx context.Context) (diag.List, error) {
	if r.Files == nil {
		return nil, nil
	}
	var wrong []error
	if err := r.pages.Complete(); err != nil {
		wrong = append(wrong, err)
	}
	var b bytes.Buffer
	for file := range r.Files {
		if ctx.Err() != nil {
			break
		}
		b.Reset()
		err := file.Write(&b)
		if err == nil {
			err = render.Check(file.Path, b.Bytes())
		}
		if err == nil {
			continue
		}
		wrong = append(wrong, err)
		if probs, fault := render.Problems(errors.Join(wrong...)); fault != nil || len(probs) == maxPageProblems {
			break
		}
	}
	probs, fault := render.Problems(errors.Join(wrong...))
	frontmatter.Place(probs, r.source)
	probs.Sort()
	return probs, fault
}
