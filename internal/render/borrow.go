package render

import (
	"fmt"
	"html/template"
	"text/template/parse"
)

// borrow copies templates from one set to another: those named and those that
// they call, unless the other has them.
func borrow(to, from *template.Template, names ...string) error {
	seen := map[string]bool{}
	for len(names) > 0 {
		name := names[0]
		names = names[1:]
		if seen[name] {
			continue
		}
		seen[name] = true
		t := to.Lookup(name)
		if lent := from.Lookup(name); (t == nil || t.Tree == nil) && lent != nil && lent.Tree != nil {
			var err error
			if t, err = to.AddParseTree(name, lent.Tree.Copy()); err != nil {
				return fmt.Errorf("copy template %s: %w", name, err)
			}
		}
		if t != nil && t.Tree != nil {
			names = called(names, t.Tree.Root)
		}
	}
	return nil
}

// called adds the names of the templates that a part of one calls.
func called(names []string, n parse.Node) []string {
	branch := func(b *parse.BranchNode) []string { return called(called(names, b.List), b.ElseList) }
	switch n := n.(type) {
	case *parse.ListNode:
		if n != nil { // as the else of most branches
			for _, inner := range n.Nodes {
				names = called(names, inner)
			}
		}
	case *parse.IfNode:
		return branch(&n.BranchNode)
	case *parse.RangeNode:
		return branch(&n.BranchNode)
	case *parse.WithNode:
		return branch(&n.BranchNode)
	case *parse.TemplateNode:
		return append(names, n.Name)
	}
	return names
}
