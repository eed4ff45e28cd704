package timex

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A node is a place in a pattern: what may come next, and which patterns may
// end here. All patterns begin at the root.
type node struct {
	words   map[*word][]edge
	numbers []edge
	classes []edge // of words
	mask    uint64 // the classes of those
	ends    []*pattern
}

// An edge is one token of a pattern: a word, a number written out, or any
// token of a class.
type edge struct {
	step
	to *node
}

type step struct {
	word    *word
	class   class
	number  int32 // of a number written out
	tight   bool  // no space before it
	capital bool
	outside bool // around the expression, not in it
	// What a word stands for that ends a member of a class.
	means class
	value int
}

// A pattern is one line of the rules.
type pattern struct {
	id     string
	order  int
	action action
	args   []arg
}

type arg struct {
	name  string
	value int
}

// rule adds a rule to the language.
func (r *reader) rule(order int, line ruleLine) error {
	fields := strings.Fields(line.act)
	p := &pattern{id: line.id, order: order, action: actionOf(fields[0])}
	if p.action == noAction {
		return fmt.Errorf("%q is no action", fields[0])
	}
	for _, field := range fields[1:] {
		name, value, _ := strings.Cut(field, "=")
		number, err := argValue(name, value)
		if err != nil {
			return err
		}
		p.args = append(p.args, arg{name, number})
	}
	c := &compiler{reader: r, text: line.pattern, outside: strings.Contains(line.pattern, "{")}
	ends, err := c.choice([]*node{&r.root}, 0, false)
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w", line.pattern, err)
	case c.i < len(c.text):
		return fmt.Errorf("%s: %q is too much", line.pattern, c.text[c.i:])
	case c.depth > maxTokens:
		return fmt.Errorf("%s: it has more than %d tokens", line.pattern, maxTokens)
	}
	for _, n := range ends {
		if n == &r.root {
			return fmt.Errorf("%s: it may be empty", line.pattern)
		}
		n.ends = append(n.ends, p)
	}
	return nil
}

// merge makes one of all edges of a node that fit the same tokens, and of the
// nodes they lead to, so that a word that begins many patterns is looked at
// once. It goes so many tokens deep.
func (n *node) merge(depth int) {
	if depth == 0 {
		return
	}
	for w, edges := range n.words {
		n.words[w] = mergeEdges(edges, depth)
	}
	n.numbers = mergeEdges(n.numbers, depth)
	n.classes = mergeEdges(n.classes, depth)
}

func mergeEdges(edges []edge, depth int) (out []edge) {
	for _, e := range edges {
		i := slices.IndexFunc(out, func(o edge) bool { return o.step == e.step })
		if i < 0 {
			i = len(out)
			out = append(out, edge{e.step, &node{words: map[*word][]edge{}}})
		}
		out[i].to.absorb(e.to)
	}
	for _, e := range out {
		e.to.merge(depth - 1)
	}
	return out
}

// absorb adds what another node has.
func (n *node) absorb(other *node) {
	for w, edges := range other.words {
		n.words[w] = append(n.words[w], edges...)
	}
	n.numbers = append(n.numbers, other.numbers...)
	n.classes = append(n.classes, other.classes...)
	n.mask |= other.mask
	n.ends = append(n.ends, other.ends...)
}

// maxTokens is a bound on the tokens that a match takes.
const maxTokens = 200

// A compiler reads the text of a pattern and adds its tokens to the graph.
// Every method takes the places where its part may begin and returns those
// where it may end, so that a choice costs no more than its parts.
type compiler struct {
	*reader
	text    string
	i       int
	outside bool
	depth   int // tokens in all
}

// choice reads alternatives up to the closing character, or the end.
func (c *compiler) choice(from []*node, closing byte, tight bool) (all []*node, err error) {
	for {
		ends, err := c.sequence(from, closing, tight)
		if err != nil {
			return nil, err
		}
		all = union(all, ends)
		if c.i == len(c.text) || c.text[c.i] != '|' {
			return all, nil
		}
		c.i++
	}
}

// sequence reads elements one after the other, the first of them tight or not.
func (c *compiler) sequence(from []*node, closing byte, first bool) ([]*node, error) {
	tight := first
	for {
		for c.i < len(c.text) && c.text[c.i] == ' ' {
			c.i++
			tight = false
		}
		if c.i == len(c.text) {
			if closing != 0 {
				return nil, fmt.Errorf("%q is missing", closing)
			}
			return from, nil
		}
		if b := c.text[c.i]; b == '|' || b == closing {
			return from, nil
		}
		var err error
		if from, err = c.element(from, tight); err != nil {
			return nil, err
		}
		tight = true
	}
}

// union is a and what b has besides, in order.
func union(a, b []*node) []*node {
	for _, n := range b {
		if !slices.Contains(a, n) {
			a = append(a, n)
		}
	}
	return a
}

func (c *compiler) element(from []*node, tight bool) ([]*node, error) {
	switch c.text[c.i] {
	case '(':
		return c.group(from, ')', tight)
	case '[':
		ends, err := c.group(from, ']', tight)
		return union(slices.Clone(from), ends), err
	case '{':
		c.outside = false
		ends, err := c.group(from, '}', tight)
		c.outside = true
		return ends, err
	case '<':
		name, rest, ok := strings.Cut(c.text[c.i+1:], ">")
		if !ok || classOf(name) == noClass {
			return nil, fmt.Errorf("<%s> is no class", name)
		}
		c.i = len(c.text) - len(rest)
		return c.class(from, classOf(name), tight), nil
	case '$':
		return c.defined(from, tight)
	}
	return c.literal(from, tight)
}

// group reads what stands between brackets.
func (c *compiler) group(from []*node, closing byte, tight bool) ([]*node, error) {
	c.i++
	ends, err := c.choice(from, closing, tight)
	if err != nil {
		return nil, err
	}
	if c.i == len(c.text) {
		return nil, fmt.Errorf("%q is missing", closing)
	}
	c.i++
	return ends, nil
}

// defined reads $name: the pattern that a def gave that name.
func (c *compiler) defined(from []*node, tight bool) ([]*node, error) {
	isName := func(i int) bool { return i < len(c.text) && isLetter(rune(c.text[i])) }
	end := c.i + 1
	for isName(end) || end < len(c.text) && c.text[end] == '-' && isName(end+1) {
		end++
	}
	def, ok := c.defs[c.text[c.i+1:end]]
	if !ok {
		return nil, fmt.Errorf("%s is not defined", c.text[c.i:end])
	}
	c.i = end
	inner := &compiler{reader: c.reader, text: def, outside: c.outside}
	ends, err := inner.choice(from, 0, tight)
	c.depth += inner.depth
	return ends, err
}

// class is any token of a class, or one of its members of several tokens.
func (c *compiler) class(from []*node, cl class, tight bool) []*node {
	end := &node{}
	c.add(from, end, step{class: cl, tight: tight})
	for _, m := range c.members[cl] {
		at := from
		for i, st := range steps(m.tokens) {
			to := end
			if i == 0 {
				st.tight, st.capital = tight, m.capital
			}
			if i == len(m.tokens)-1 {
				st.means, st.value = cl, m.value
			} else {
				to = &node{}
			}
			c.add(at, to, st)
			at = []*node{to}
		}
	}
	c.depth += 4 // of the longest member
	return []*node{end}
}

// literal is a word or mark of the pattern itself.
func (c *compiler) literal(from []*node, tight bool) ([]*node, error) {
	end := c.i
	for end < len(c.text) && !strings.ContainsRune(" ()[]{}<|$", rune(c.text[end])) {
		end++
	}
	if end == c.i {
		return nil, fmt.Errorf("%q is out of place", c.text[c.i])
	}
	for i, st := range steps(c.tokens(c.text[c.i:end])) {
		if i == 0 {
			st.tight = tight
		}
		to := &node{}
		c.add(from, to, st)
		from = []*node{to}
		c.depth++
	}
	c.i = end
	return from, nil
}

// steps are tokens of a table. Between them there is a space where the table
// has one.
func steps(tokens []token) (all []step) {
	for i, t := range tokens {
		all = append(all, step{word: t.word, number: t.number, tight: i > 0 && !t.is(spaced)})
	}
	return all
}

func (c *compiler) add(from []*node, to *node, st step) {
	st.outside = c.outside
	e := edge{st, to}
	for _, n := range from {
		switch {
		case st.word != nil:
			if n.words == nil {
				n.words = map[*word][]edge{}
			}
			n.words[st.word] = append(n.words[st.word], e)
		case st.class == noClass || st.class.isNumber():
			n.numbers = append(n.numbers, e)
		default:
			n.classes = append(n.classes, e)
			n.mask |= 1 << st.class
		}
	}
}

func argValue(name, value string) (int, error) {
	known := []string(nil)
	switch name {
	case "unit":
		known = unitNames[:]
	case "daypart":
		known = dayparts[:]
	case "from":
		known = []string{"", "publication", "mention"}
	case "tense", "rel":
		known = []string{"", "past", "future", "tense"}
	case "value":
		known = references[:]
	case "n", "dir", "base", "part", "nth", "year", "month", "day", "vague", "closed", "exact", "after", "century", "decade", "fiscal":
	default:
		return 0, fmt.Errorf("%q is no argument", name)
	}
	if i := indexOf(known, value); i > 0 {
		if name == "rel" {
			return relByTense, nil
		}
		return i, nil
	}
	return strconv.Atoi(value)
}

var references = [...]string{"", "PRESENT_REF", "PAST_REF", "FUTURE_REF"}
