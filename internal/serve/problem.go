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

// stopping are the problems that stand in the way of a build, which are shown
// over a page. Warnings are for the terminal.
func stopping(probs diag.List) (l diag.List) {
	for _, p := range probs {
		if p.Severity == diag.Error {
			l = append(l, p)
		}
	}
	return l
}
