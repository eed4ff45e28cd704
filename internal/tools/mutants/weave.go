package main

import (
	"cmp"
	_ "embed"
	"fmt"
	"go/ast"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
)

// chosen is the variable of the environment that has the number of the mutant.
const chosen = "MUTANT"

// operators are what calls stand for: each does what its operator does unless the
// mutant of its number is chosen.
//
//go:embed operators.go.txt
var operators string

// woven are the files of p with all mutants in them.
func (p *pkg) woven() map[string][]byte {
	files := map[string][]byte{
		filepath.Join(p.dir, "mutants_operators.go"): []byte(strings.Replace(operators, "package operators", "package "+p.name, 1)),
	}
	for name, src := range p.sources {
		files[name] = src
	}
	return files
}

// calls are the functions of operators.go.txt.
var calls = map[token.Token]string{
	token.LSS: "mutantLess", token.LEQ: "mutantLessOrEqual", token.GTR: "mutantMore", token.GEQ: "mutantMoreOrEqual",
	token.LAND: "mutantAnd", token.LOR: "mutantOr",
	token.ADD: "mutantAdd", token.SUB: "mutantSubtract", token.MUL: "mutantMultiply", token.QUO: "mutantDivide", token.REM: "mutantRemainder",
	token.INC: "mutantIncrement", token.DEC: "mutantDecrement",
}

// A weaver puts calls in the place of the operators of a file. Its lines stay
// where they are.
type weaver struct {
	src           []byte
	offset        func(token.Pos) int
	opens, closes []change // in the order of the tree: an expression before those in it
}

// A change puts a text in the place of so many bytes.
type change struct {
	offset, bytes int
	text          string
}

// binary changes an expression into one that the mutants from number on change.
func (w *weaver) binary(n *ast.BinaryExpr, number int) {
	before, between, after := fmt.Sprintf("%s(%d, ", calls[n.Op], number), ",", ")"
	switch n.Op {
	case token.EQL, token.NEQ: // of any two values that can be compared, also nil
		before, between, after = "((", n.Op.String(), fmt.Sprintf(") != mutantIs(%d))", number)
	case token.LAND, token.LOR:
		w.opens = append(w.opens, change{w.offset(n.Y.Pos()), 0, "func() bool { return "})
		after = " })"
	}
	w.opens = append(w.opens, change{w.offset(n.Pos()), 0, before}, change{w.offset(n.OpPos), len(n.Op.String()), between})
	w.closes = append(w.closes, change{w.offset(n.End()), 0, after})
}

// step changes a statement that counts.
func (w *weaver) step(n *ast.IncDecStmt, number int) {
	counted := w.src[w.offset(n.X.Pos()):w.offset(n.X.End())]
	text := fmt.Sprintf(" += %s(%d, %s)", calls[n.Tok], number, counted)
	w.opens = append(w.opens, change{w.offset(n.TokPos), len(n.Tok.String()), text})
}

func (w *weaver) woven() []byte {
	slices.Reverse(w.closes) // an expression after those in it
	changes := slices.Concat(w.closes, w.opens)
	slices.SortStableFunc(changes, func(a, b change) int { return cmp.Compare(a.offset, b.offset) })
	var out []byte
	at := 0
	for _, c := range changes {
		out = append(append(out, w.src[at:c.offset]...), c.text...)
		at = c.offset + c.bytes
	}
	return append(out, w.src[at:]...)
}
