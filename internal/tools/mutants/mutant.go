package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A mutant is a file with one operator changed.
type mutant struct {
	file      string
	src       []byte
	offset    int
	pos       token.Position
	was, then token.Token
}

func (m mutant) String() string {
	return fmt.Sprintf("%s:%d:%d: %s for %s", m.file, m.pos.Line, m.pos.Column, m.then, m.was)
}

func (m mutant) source() []byte {
	return slices.Concat(m.src[:m.offset], []byte(m.then.String()), m.src[m.offset+len(m.was.String()):])
}

// instead are the operators that each is changed to: a bound moved by one, a
// condition turned round, another kind of sum.
var instead = map[token.Token][]token.Token{
	token.LSS:  {token.LEQ, token.GEQ},
	token.LEQ:  {token.LSS, token.GTR},
	token.GTR:  {token.GEQ, token.LEQ},
	token.GEQ:  {token.GTR, token.LSS},
	token.EQL:  {token.NEQ},
	token.NEQ:  {token.EQL},
	token.LAND: {token.LOR},
	token.LOR:  {token.LAND},
	token.ADD:  {token.SUB},
	token.SUB:  {token.ADD},
	token.MUL:  {token.QUO},
	token.QUO:  {token.MUL},
	token.REM:  {token.MUL},
	token.INC:  {token.DEC},
	token.DEC:  {token.INC},
}

// find lists the mutants of a package in the folder dir, of all its files but
// tests, or of those that are named.
func find(dir string, names []string) (all []mutant, err error) {
	if len(names) == 0 {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			if n := e.Name(); strings.HasSuffix(n, ".go") && !strings.HasSuffix(n, "_test.go") && here(n) {
				names = append(names, n)
			}
		}
	}
	for _, n := range names {
		file := filepath.Join(dir, n)
		src, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		some, err := mutants(file, src)
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%s has no operators", dir)
	}
	return all, nil
}

// here reports whether a file is compiled on Linux, where this is run.
func here(name string) bool {
	for _, other := range []string{"_windows.go", "_darwin.go", "_other.go"} {
		if strings.HasSuffix(name, other) {
			return false
		}
	}
	return true
}

func mutants(file string, src []byte) (all []mutant, err error) {
	files := token.NewFileSet()
	f, err := parser.ParseFile(files, file, src, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	add := func(at token.Pos, was token.Token) {
		pos := files.Position(at)
		for _, then := range instead[was] {
			all = append(all, mutant{file, src, pos.Offset, pos, was, then})
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BinaryExpr:
			if n.Op != token.ADD || !text(n) { // texts are only joined
				add(n.OpPos, n.Op)
			}
		case *ast.IncDecStmt:
			add(n.TokPos, n.Tok)
		}
		return true
	})
	return all, nil
}

// text reports whether a sum can be seen to be one of texts.
func text(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BasicLit:
		return e.Kind == token.STRING
	case *ast.BinaryExpr:
		return text(e.X) || text(e.Y)
	}
	return false
}
