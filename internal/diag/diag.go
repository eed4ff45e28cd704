// Package diag says what is wrong in a writer's files, and where.
package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// A Pos is a place in a file of the site. Line and Col start at 1 and Col
// counts code points; zero means unknown.
type Pos struct {
	File      string // slash-separated, relative to the site's root
	Line, Col int
}

func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// A Spot is a place in a record's file as a stage knows it, before anybody has
// looked for its line and column. The zero Spot is the file as a whole.
type Spot struct {
	Key    string // path of a key: "claims[0].versions[1].date", "sources[2]"
	Name   bool   // the key itself is meant rather than its value
	Body   bool   // Offset counts from the start of the Markdown body
	Offset int    // bytes into the text of the value, or into the body
}

// A Severity is how much a problem matters.
type Severity int

const (
	Error   Severity = iota // nothing is published
	Warning                 // said, and published all the same
)

func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// A Related is a second place that a problem speaks of.
type Related struct {
	Pos  Pos
	Spot Spot
	Text string
}

// A Problem is one thing wrong at one place, in words for the person who wrote it.
type Problem struct {
	Pos      Pos
	Spot     Spot // where Pos is not yet known to the line
	Code     string
	Severity Severity
	Text     string // one sentence without a full stop: what is wrong, with the value seen
	Under    string // a few words beneath the caret: the rule
	Help     string // exactly one fix
	Related  []Related
	Edits    []Edit // what mends it, only where nothing else can be meant
}

// An Edit puts Text in the place of what stands from From up to To, both in
// the file of its problem; where they are one place nothing is taken away. As
// long as no line is known, From and To have none and their columns count from
// the problem's own place.
type Edit struct {
	From, To Pos
	Text     string
}

// A List collects problems, so that one run shows all of them.
type List []Problem

// Errors returns how many of l stop a build.
func (l List) Errors() (n int) {
	for _, p := range l {
		if p.Severity == Error {
			n++
		}
	}
	return n
}

// Sort puts l in the order in which it is read: path, line, column, code, text.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.Pos.File, b.Pos.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Col, b.Pos.Col),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Text, b.Text),
		)
	})
}

// Soften makes warnings of all of l: what is wrong with a draft stops nothing.
func (l List) Soften() {
	for i := range l {
		l[i].Severity = Warning
	}
}
