package serve

import (
	"annals/internal/diag"
	"annals/internal/render"
)

// problems are what an error says, in the form of problems of the content.
func problems(err error) diag.List {
	probs, fault := render.Problems(err)
	if fault != nil {
		probs = append(probs, diag.Problem{Pos: diag.Pos{File: "annals"}, Text: fault.Error()})
	}
	return probs
}
