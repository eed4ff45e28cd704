package deploy

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"annals/internal/manifest"
	"annals/internal/publish"
)

// A Plan is what a deploy does, step by step.
type Plan struct {
	Steps []Step
	Same  int // files that are there already
	Had   int // files that were there
}

// A Step is one file.
type Step struct {
	Do   Action
	Path string
}

// An Action is what happens to a file.
type Action string

// The actions.
const (
	Add    Action = "add"
	Change Action = "change"
	Delete Action = "delete"
)

// newPlan compares what is there with what is to be. What pages use comes before
// pages, pages before feeds; deletions come last, and the other way round.
func newPlan(old, next manifest.Edition) (p Plan) {
	before := make(map[string]string, len(old.Files))
	for _, f := range old.Files {
		before[f.Path] = f.SHA256
	}
	for _, f := range next.Files {
		was, there := before[f.Path]
		delete(before, f.Path)
		switch {
		case !there:
			p.Steps = append(p.Steps, Step{Add, f.Path})
		case was != f.SHA256:
			p.Steps = append(p.Steps, Step{Change, f.Path})
		default:
			p.Same++
		}
	}
	for gone := range before {
		p.Steps = append(p.Steps, Step{Delete, gone})
	}
	slices.SortFunc(p.Steps, func(a, b Step) int {
		if a.Do == Delete && b.Do == Delete {
			a, b = b, a
		}
		return cmp.Or(cmp.Compare(last(a), last(b)), publish.Order(a.Path, b.Path))
	})
	p.Had = len(old.Files)
	return p
}

// last is 1 for what comes at the end.
func last(s Step) int {
	if s.Do == Delete {
		return 1
	}
	return 0
}

// Count is how many files an action is for.
func (p Plan) Count(a Action) (n int) {
	for _, s := range p.Steps {
		if s.Do == a {
			n++
		}
	}
	return n
}

// Write prints the steps, one a line.
func (p Plan) Write(w io.Writer) error {
	for _, s := range p.Steps {
		if _, err := fmt.Fprintf(w, "%-7s %s\n", s.Do, s.Path); err != nil {
			return err
		}
	}
	return nil
}

// Tenth as a limit allows the deletion of a tenth of the files, and of 20 in
// any case: names that change with their content come and go.
const Tenth = -1

// limit refuses a plan that deletes more than most files.
func (p Plan) limit(most int) error {
	if most == Tenth {
		most = max(20, p.Had/10)
	}
	if n := p.Count(Delete); n > most {
		return &Refusal{
			fmt.Sprintf("%d of %d files would be deleted, and the limit is %d", n, p.Had, most),
			fmt.Sprintf("look at the plan with --dry-run, then allow it:  --max-deletes %d", n),
		}
	}
	return nil
}
