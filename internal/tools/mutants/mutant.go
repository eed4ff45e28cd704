package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

// A mutant is a file with one operator changed.
type mutant struct {
	src       []byte
	pos       token.Position // of the operator
	was, then token.Token
	constant  bool // it stands in a constant
}

func (m mutant) String() string {
	return fmt.Sprintf("%s:%d:%d: %s for %s", filepath.Base(m.pos.Filename), m.pos.Line, m.pos.Column, m.then, m.was)
}

func (m mutant) source() []byte {
	return slices.Concat(m.src[:m.pos.Offset], []byte(m.then.String()), m.src[m.pos.Offset+len(m.was.String()):])
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

// A pkg is a package and its mutants.
type pkg struct {
	name    string
	dir     string
	sources map[string][]byte // what holds all mutants, by the name of the file
	mutants []mutant
}

// load reads the package in the folder dir and lists the mutants of its files,
// without its tests, or of those that are named.
func load(ctx context.Context, dir string, names []string) (*pkg, error) {
	listed, exports, err := list(ctx, dir)
	if err != nil {
		return nil, err
	}
	files := token.NewFileSet()
	var parsed []*ast.File
	for _, name := range listed.GoFiles {
		f, err := parser.ParseFile(files, filepath.Join(listed.Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		parsed = append(parsed, f)
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	imports := importer.ForCompiler(files, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	if _, err := (&types.Config{Importer: imports}).Check(listed.ImportPath, files, parsed, info); err != nil {
		return nil, err
	}
	p := &pkg{name: listed.Name, dir: listed.Dir, sources: map[string][]byte{}}
	for i, name := range listed.GoFiles {
		if len(names) > 0 && !slices.Contains(names, name) {
			continue
		}
		if err := p.add(files, parsed[i], info); err != nil {
			return nil, err
		}
	}
	if len(p.mutants) == 0 {
		return nil, fmt.Errorf("%s has no operators", dir)
	}
	return p, nil
}

// A listing is what go says of a package.
type listing struct {
	Dir, ImportPath, Name, Export string
	GoFiles                       []string
}

// list is the package in dir, and where the compiled forms are of what it imports.
func list(ctx context.Context, dir string) (p listing, exports map[string]string, err error) {
	cmd := exec.CommandContext(ctx, "go", "list", "-export", "-deps", "-json=Dir,ImportPath,Name,Export,GoFiles", "./"+dir)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return listing{}, nil, fmt.Errorf("go list %s: %w", dir, err)
	}
	exports = map[string]string{}
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		p = listing{} // the package itself comes last
		if err := d.Decode(&p); err != nil {
			return listing{}, nil, err
		}
		exports[p.ImportPath] = p.Export
	}
	return p, exports, nil
}

// add lists the mutants of a file, and weaves them into its source.
func (p *pkg) add(files *token.FileSet, f *ast.File, info *types.Info) error {
	name := files.Position(f.Package).Filename
	src, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	w := weaver{src: src, offset: func(pos token.Pos) int { return files.Position(pos).Offset }}
	// add returns the number of the first, counted from 1.
	add := func(at token.Pos, was token.Token, constant bool) int {
		for _, then := range instead[was] {
			p.mutants = append(p.mutants, mutant{src, files.Position(at), was, then, constant})
		}
		return len(p.mutants) - len(instead[was]) + 1
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BinaryExpr:
			t := info.Types[n]
			if instead[n.Op] == nil || n.Op == token.ADD && types.AssignableTo(types.Typ[types.UntypedString], t.Type) {
				break // texts are only joined
			}
			if number := add(n.OpPos, n.Op, t.Value != nil); t.Value == nil {
				w.binary(n, number)
			}
		case *ast.IncDecStmt:
			w.step(n, add(n.TokPos, n.Tok, false))
		}
		return true
	})
	p.sources[name] = w.woven()
	return nil
}
