// Package compiled executes templates of html/template with everything looked
// up beforehand that can be: fields by their place, templates by the type they
// are called with, escapers by what they leave as it is. What it writes is what
// html/template would: it starts from the templates as html/template escaped
// them, and asks html/template for every value that is not plainly harmless.
package compiled

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"text/template/parse"
)

// A Template writes views of one type. It may be used by many goroutines at once.
type Template struct {
	view reflect.Type
	main *routine
}

// New compiles t for views of the type of view. The error says what t has that
// this package does not know: such a template is executed by html/template.
func New(t *template.Template, view any) (*Template, error) {
	// Escaping takes place before the first execution, which ends as it begins to write.
	_ = t.Execute(full{}, view)
	c := compiler{set: t, routines: map[call]*routine{}}
	typ := reflect.TypeOf(view)
	main, err := c.routine(t.Name(), typ)
	if err != nil {
		return nil, err
	}
	return &Template{view: typ, main: main}, nil
}

// full is a writer that takes nothing.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// Execute adds view to b. After an error, which may be that view is not of the
// type that the Template was made for, what it added is of no use.
func (t *Template) Execute(b *bytes.Buffer, view any) (err error) {
	v := reflect.ValueOf(view)
	if !v.IsValid() || v.Type() != t.view {
		return fmt.Errorf("a view of type %T, where %v was expected", view, t.view)
	}
	// What html/template tells as an error, such as a field of nothing, ends here
	// as a panic of package reflect.
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("execute a template: %v", p)
		}
	}()
	t.main.run(&frame{Buffer: b}, v)
	return nil
}

// A frame is the state of one execution.
type frame struct {
	*bytes.Buffer
	vars []reflect.Value // of all routines under way
	base int             // where those of the present one begin

	depth int // how many routines are under way
}

// deepest is how many templates may be under way at once: one may call itself
// without end.
const deepest = 1000

type (
	step  func(f *frame, dot reflect.Value)
	value func(f *frame, dot reflect.Value) reflect.Value
	truth func(f *frame, dot reflect.Value) bool
)

// A routine is a named template for values of one type.
type routine struct {
	body  step
	slots int // how many variables it has; the first is $
}

func (r *routine) run(f *frame, dot reflect.Value) {
	if f.depth++; f.depth > deepest {
		panic("templates call each other without end")
	}
	base := f.base
	f.base = len(f.vars)
	for range r.slots {
		f.vars = append(f.vars, reflect.Value{})
	}
	f.vars[f.base] = dot
	r.body(f, dot)
	f.vars, f.base = f.vars[:f.base], base
	f.depth--
}

// nothing is what a template is called with that is given no value.
type nothing struct{}

type call struct {
	name string
	dot  reflect.Type
}

// A compiler makes the routines of one template.
type compiler struct {
	set      *template.Template
	routines map[call]*routine
}

// routine returns the routine of a template for a type, which is compiled once:
// a template may call itself.
func (c *compiler) routine(name string, dot reflect.Type) (*routine, error) {
	key := call{name, dot}
	if r, ok := c.routines[key]; ok {
		return r, nil
	}
	t := c.set.Lookup(name)
	if t == nil || t.Tree == nil {
		return nil, fmt.Errorf("no template %q in this context", name)
	}
	r := &routine{}
	c.routines[key] = r
	s := &scope{compiler: c, routine: r}
	s.declare("$", dot)
	body, err := s.list(t.Tree.Root, dot)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	r.body = body
	return r, nil
}

// A scope is what is known at a point of a routine.
type scope struct {
	*compiler
	routine *routine
	vars    []variable
}

type variable struct {
	name string
	typ  reflect.Type
	slot int
}

func (s *scope) declare(name string, typ reflect.Type) (slot int) {
	slot = s.routine.slots
	s.routine.slots++
	s.vars = append(s.vars, variable{name, typ, slot})
	return slot
}

// inner compiles what declares variables of its own.
func (s *scope) inner(list *parse.ListNode, dot reflect.Type) (step, error) {
	if list == nil {
		return nil, nil
	}
	n := len(s.vars)
	body, err := s.list(list, dot)
	s.vars = s.vars[:n]
	return body, err
}

func (s *scope) list(list *parse.ListNode, dot reflect.Type) (step, error) {
	var steps []step
	for _, n := range list.Nodes {
		do, err := s.node(n, dot)
		if err != nil {
			return nil, err
		}
		if do != nil {
			steps = append(steps, do)
		}
	}
	if len(steps) == 1 {
		return steps[0], nil
	}
	return func(f *frame, dot reflect.Value) {
		for _, do := range steps {
			do(f, dot)
		}
	}, nil
}

func (s *scope) node(n parse.Node, dot reflect.Type) (step, error) {
	switch n := n.(type) {
	case *parse.TextNode:
		text := n.Text
		return func(f *frame, _ reflect.Value) { f.Write(text) }, nil
	case *parse.CommentNode:
		return nil, nil
	case *parse.ActionNode:
		return s.action(n, dot)
	case *parse.IfNode:
		return s.ifNode(n, dot)
	case *parse.WithNode:
		return s.with(n, dot)
	case *parse.RangeNode:
		return s.rangeNode(n, dot)
	case *parse.TemplateNode:
		return s.template(n, dot)
	}
	return nil, unknown(n)
}

// unknown is the error of a node that is left to html/template.
func unknown(n parse.Node) error { return fmt.Errorf("%s is not compiled", n) }

func (s *scope) template(n *parse.TemplateNode, dot reflect.Type) (step, error) {
	if n.Pipe == nil {
		r, err := s.compiler.routine(n.Name, reflect.TypeFor[nothing]())
		return func(f *frame, _ reflect.Value) { r.run(f, reflect.ValueOf(nothing{})) }, err
	}
	v, typ, err := s.pipe(n.Pipe, dot)
	if err != nil {
		return nil, err
	}
	r, err := s.compiler.routine(n.Name, typ)
	if err != nil {
		return nil, err
	}
	return func(f *frame, dot reflect.Value) { r.run(f, v(f, dot)) }, nil
}

// branches compiles what is done where n holds, with inside as its dot, and what
// else, which may be nil.
func (s *scope) branches(n *parse.BranchNode, inside, dot reflect.Type) (then, otherwise step, err error) {
	if then, err = s.inner(n.List, inside); err != nil {
		return nil, nil, err
	}
	otherwise, err = s.inner(n.ElseList, dot)
	return then, otherwise, err
}

func (s *scope) ifNode(n *parse.IfNode, dot reflect.Type) (step, error) {
	outer := len(s.vars)
	defer func() { s.vars = s.vars[:outer] }()
	is, err := s.truth(n.Pipe, dot)
	if err != nil {
		return nil, err
	}
	then, otherwise, err := s.branches(&n.BranchNode, dot, dot)
	if err != nil {
		return nil, err
	}
	return func(f *frame, dot reflect.Value) {
		if is(f, dot) {
			then(f, dot)
		} else if otherwise != nil {
			otherwise(f, dot)
		}
	}, nil
}

func (s *scope) with(n *parse.WithNode, dot reflect.Type) (step, error) {
	outer := len(s.vars)
	defer func() { s.vars = s.vars[:outer] }()
	v, typ, err := s.pipe(n.Pipe, dot)
	if err != nil {
		return nil, err
	}
	is, err := truthOf(typ)
	if err != nil {
		return nil, err
	}
	then, otherwise, err := s.branches(&n.BranchNode, typ, dot)
	if err != nil {
		return nil, err
	}
	return func(f *frame, dot reflect.Value) {
		if with := v(f, dot); is(with) {
			then(f, with)
		} else if otherwise != nil {
			otherwise(f, dot)
		}
	}, nil
}

func (s *scope) rangeNode(n *parse.RangeNode, dot reflect.Type) (step, error) {
	outer := len(s.vars)
	defer func() { s.vars = s.vars[:outer] }()
	bare := *n.Pipe
	bare.Decl = nil
	v, typ, err := s.pipe(&bare, dot)
	if err != nil {
		return nil, err
	}
	if typ.Kind() != reflect.Slice || n.Pipe.IsAssign {
		return nil, unknown(n)
	}
	index, element := -1, -1
	switch decl := n.Pipe.Decl; len(decl) {
	case 1:
		element = s.declare(decl[0].Ident[0], typ.Elem())
	case 2:
		index = s.declare(decl[0].Ident[0], reflect.TypeFor[int]())
		element = s.declare(decl[1].Ident[0], typ.Elem())
	}
	body, otherwise, err := s.branches(&n.BranchNode, typ.Elem(), dot)
	if err != nil {
		return nil, err
	}
	return func(f *frame, dot reflect.Value) {
		list := v(f, dot)
		length := list.Len()
		if length == 0 && otherwise != nil {
			otherwise(f, dot)
		}
		for i := range length {
			e := list.Index(i)
			if index >= 0 {
				f.vars[f.base+index] = reflect.ValueOf(i)
			}
			if element >= 0 {
				f.vars[f.base+element] = e
			}
			body(f, e)
		}
	}, nil
}
