package compiled

import (
	"fmt"
	"reflect"
	"text/template/parse"
)

// truth compiles the condition of an if.
func (s *scope) truth(p *parse.PipeNode, dot reflect.Type) (truth, error) {
	if len(p.Cmds) == 1 && len(p.Decl) == 0 {
		return s.condition(p.Cmds[0], dot)
	}
	v, typ, err := s.pipe(p, dot)
	if err != nil {
		return nil, err
	}
	return truthful(v, typ)
}

// condition compiles a command of which only the truth counts.
func (s *scope) condition(c *parse.CommandNode, dot reflect.Type) (truth, error) {
	id, ok := c.Args[0].(*parse.IdentifierNode)
	if !ok || id.Ident == "len" || id.Ident == "index" {
		v, typ, err := s.command(c, dot)
		if err != nil {
			return nil, err
		}
		return truthful(v, typ)
	}
	switch args := c.Args[1:]; {
	case id.Ident == "not" && len(args) == 1:
		is, err := s.argument(args[0], dot)
		return func(f *frame, dot reflect.Value) bool { return !is(f, dot) }, err
	case id.Ident == "or" || id.Ident == "and":
		return s.several(id.Ident == "or", args, dot)
	case len(args) == 2:
		return s.comparison(id.Ident, c, dot)
	}
	return nil, unknown(c)
}

// argument compiles an argument of which only the truth counts.
func (s *scope) argument(n parse.Node, dot reflect.Type) (truth, error) {
	if p, ok := n.(*parse.PipeNode); ok {
		return s.truth(p, dot)
	}
	v, typ, err := s.operand(n, dot)
	if err != nil {
		return nil, err
	}
	return truthful(v, typ)
}

// several compiles and, or: the first that decides does.
func (s *scope) several(decides bool, args []parse.Node, dot reflect.Type) (truth, error) {
	var all []truth
	for _, arg := range args {
		is, err := s.argument(arg, dot)
		if err != nil {
			return nil, err
		}
		all = append(all, is)
	}
	return func(f *frame, dot reflect.Value) bool {
		for _, is := range all {
			if is(f, dot) == decides {
				return decides
			}
		}
		return !decides
	}, nil
}

// comparison compiles comparisons of two strings or two integers.
func (s *scope) comparison(name string, c *parse.CommandNode, dot reflect.Type) (truth, error) {
	a, at, err := s.operand(c.Args[1], dot)
	if err != nil {
		return nil, err
	}
	b, bt, err := s.operand(c.Args[2], dot)
	if err != nil {
		return nil, err
	}
	switch {
	case at.Kind() == reflect.String && bt.Kind() == reflect.String:
		return compare(name, a, b, reflect.Value.String)
	case at.Kind() == reflect.Int && bt.Kind() == reflect.Int:
		return compare(name, a, b, reflect.Value.Int)
	}
	return nil, unknown(c)
}

func compare[T string | int64](name string, a, b value, of func(reflect.Value) T) (truth, error) {
	var holds func(a, b T) bool
	switch name {
	case "eq":
		holds = func(a, b T) bool { return a == b }
	case "ne":
		holds = func(a, b T) bool { return a != b }
	case "lt":
		holds = func(a, b T) bool { return a < b }
	case "le":
		holds = func(a, b T) bool { return a <= b }
	case "gt":
		holds = func(a, b T) bool { return a > b }
	case "ge":
		holds = func(a, b T) bool { return a >= b }
	default:
		return nil, fmt.Errorf("the function %s is not compiled", name)
	}
	return func(f *frame, dot reflect.Value) bool { return holds(of(a(f, dot)), of(b(f, dot))) }, nil
}

func truthful(v value, typ reflect.Type) (truth, error) {
	is, err := truthOf(typ)
	if err != nil {
		return nil, err
	}
	return func(f *frame, dot reflect.Value) bool { return is(v(f, dot)) }, nil
}

// truthOf tells the true values of a type as text/template does (IsTrue).
func truthOf(typ reflect.Type) (func(reflect.Value) bool, error) {
	switch typ.Kind() {
	case reflect.Bool:
		return reflect.Value.Bool, nil
	case reflect.String, reflect.Slice, reflect.Map:
		return func(v reflect.Value) bool { return v.Len() > 0 }, nil
	case reflect.Int, reflect.Int64:
		return func(v reflect.Value) bool { return v.Int() != 0 }, nil
	case reflect.Float64:
		return func(v reflect.Value) bool { return v.Float() != 0 }, nil
	case reflect.Pointer:
		return func(v reflect.Value) bool { return !v.IsNil() }, nil
	case reflect.Struct:
		return func(reflect.Value) bool { return true }, nil
	}
	return nil, fmt.Errorf("whether a %v is true is not compiled", typ)
}
