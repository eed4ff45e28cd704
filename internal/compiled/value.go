package compiled

import (
	"fmt"
	"reflect"
	"text/template/parse"
)

// pipe compiles a pipeline of one command, and what it declares.
func (s *scope) pipe(p *parse.PipeNode, dot reflect.Type) (value, reflect.Type, error) {
	if len(p.Cmds) != 1 || p.IsAssign || len(p.Decl) > 1 {
		return nil, nil, unknown(p)
	}
	v, typ, err := s.command(p.Cmds[0], dot)
	if err != nil || len(p.Decl) == 0 {
		return v, typ, err
	}
	slot := s.declare(p.Decl[0].Ident[0], typ)
	return func(f *frame, dot reflect.Value) reflect.Value {
		v := v(f, dot)
		f.vars[f.base+slot] = v
		return v
	}, typ, nil
}

func (s *scope) command(c *parse.CommandNode, dot reflect.Type) (value, reflect.Type, error) {
	if id, ok := c.Args[0].(*parse.IdentifierNode); ok {
		return s.function(id.Ident, c, dot)
	}
	if len(c.Args) != 1 {
		return nil, nil, unknown(c)
	}
	return s.operand(c.Args[0], dot)
}

// function compiles the functions that give a value; those that give a truth
// are in truth.go.
func (s *scope) function(name string, c *parse.CommandNode, dot reflect.Type) (value, reflect.Type, error) {
	switch {
	case name == "len" && len(c.Args) == 2:
		of, typ, err := s.operand(c.Args[1], dot)
		if err != nil {
			return nil, nil, err
		}
		if k := typ.Kind(); k != reflect.Slice && k != reflect.String {
			return nil, nil, unknown(c)
		}
		return func(f *frame, dot reflect.Value) reflect.Value { return reflect.ValueOf(of(f, dot).Len()) }, reflect.TypeFor[int](), nil
	case name == "index" && len(c.Args) == 3:
		of, typ, err := s.operand(c.Args[1], dot)
		if err != nil {
			return nil, nil, err
		}
		n, ok := c.Args[2].(*parse.NumberNode)
		if !ok || !n.IsInt || typ.Kind() != reflect.Slice {
			return nil, nil, unknown(c)
		}
		return func(f *frame, dot reflect.Value) reflect.Value { return of(f, dot).Index(int(n.Int64)) }, typ.Elem(), nil
	}
	is, err := s.condition(c, dot)
	if err != nil {
		return nil, nil, err
	}
	return func(f *frame, dot reflect.Value) reflect.Value { return reflect.ValueOf(is(f, dot)) }, reflect.TypeFor[bool](), nil
}

// operand compiles an argument.
func (s *scope) operand(n parse.Node, dot reflect.Type) (value, reflect.Type, error) {
	switch n := n.(type) {
	case *parse.DotNode:
		return func(_ *frame, dot reflect.Value) reflect.Value { return dot }, dot, nil
	case *parse.FieldNode:
		return fields(func(_ *frame, dot reflect.Value) reflect.Value { return dot }, dot, n.Ident)
	case *parse.VariableNode:
		v, typ, err := s.variable(n.Ident[0])
		if err != nil {
			return nil, nil, err
		}
		return fields(v, typ, n.Ident[1:])
	case *parse.ChainNode:
		v, typ, err := s.operand(n.Node, dot)
		if err != nil {
			return nil, nil, err
		}
		return fields(v, typ, n.Field)
	case *parse.PipeNode:
		return s.pipe(n, dot)
	case *parse.StringNode:
		return constant(n.Text)
	case *parse.BoolNode:
		return constant(n.True)
	case *parse.NumberNode:
		if n.IsInt {
			return constant(int(n.Int64))
		}
	}
	return nil, nil, unknown(n)
}

func constant(c any) (value, reflect.Type, error) {
	v := reflect.ValueOf(c)
	return func(*frame, reflect.Value) reflect.Value { return v }, v.Type(), nil
}

func (s *scope) variable(name string) (value, reflect.Type, error) {
	for i := len(s.vars) - 1; i >= 0; i-- {
		if v := s.vars[i]; v.name == name {
			return func(f *frame, _ reflect.Value) reflect.Value { return f.vars[f.base+v.slot] }, v.typ, nil
		}
	}
	return nil, nil, fmt.Errorf("no variable %s", name)
}

// fields compiles .A.B.C of a value: fields, in structs and behind pointers, and
// methods without arguments.
func fields(v value, typ reflect.Type, names []string) (value, reflect.Type, error) {
	for _, name := range names {
		var err error
		if v, typ, err = member(v, typ, name); err != nil {
			return nil, nil, err
		}
	}
	return v, typ, nil
}

func member(v value, typ reflect.Type, name string) (value, reflect.Type, error) {
	if m, ok := typ.MethodByName(name); ok {
		if m.Type.NumIn() != 1 || m.Type.NumOut() != 1 {
			return nil, nil, fmt.Errorf("the method %s of %v is not compiled", name, typ)
		}
		return func(f *frame, dot reflect.Value) reflect.Value { return v(f, dot).Method(m.Index).Call(nil)[0] }, m.Type.Out(0), nil
	}
	if typ.Kind() == reflect.Pointer {
		of := v
		v, typ = func(f *frame, dot reflect.Value) reflect.Value { return of(f, dot).Elem() }, typ.Elem()
	}
	if typ.Kind() != reflect.Struct {
		return nil, nil, fmt.Errorf("no field %s in %v", name, typ)
	}
	if _, ok := reflect.PointerTo(typ).MethodByName(name); ok {
		return nil, nil, fmt.Errorf("the method %s of a pointer to %v is not compiled", name, typ)
	}
	field, ok := typ.FieldByName(name)
	if !ok || !field.IsExported() {
		return nil, nil, fmt.Errorf("no field %s in %v", name, typ)
	}
	if len(field.Index) == 1 {
		i := field.Index[0]
		return func(f *frame, dot reflect.Value) reflect.Value { return v(f, dot).Field(i) }, field.Type, nil
	}
	return func(f *frame, dot reflect.Value) reflect.Value { return v(f, dot).FieldByIndex(field.Index) }, field.Type, nil
}
