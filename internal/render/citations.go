package render

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"

	"annals/internal/markup"
	"annals/internal/timeline"
)

// citations numbers the sources of one page: first those it rests on, then
// those cited for background, each in the order in which the page cites them.
type citations struct {
	label  string // what a number is read as: "source"
	number map[*timeline.Source]int
	groups int     // of numbers that stand together, so far
	uses   [][]int // of each number, the groups it stands in
}

func newCitations(label string, lists ...[]*timeline.Source) *citations {
	c := &citations{label: label, number: map[*timeline.Source]int{}, uses: [][]int{nil}}
	for _, list := range lists {
		for _, s := range list {
			if c.number[s] == 0 {
				c.number[s] = len(c.uses)
				c.uses = append(c.uses, nil)
			}
		}
	}
	return c
}

// groupID is the id of a group of numbers: c1 is the first on its page.
func groupID(group int) string { return "c" + strconv.Itoa(group) }

// byMention orders sources by their first mention; those never mentioned
// follow as they were.
func byMention(list []*timeline.Source, mentions []*timeline.Source) []*timeline.Source {
	first := map[*timeline.Source]int{}
	for i, s := range mentions {
		if _, ok := first[s]; !ok {
			first[s] = i
		}
	}
	rank := func(s *timeline.Source) int {
		if i, ok := first[s]; ok {
			return i
		}
		return len(mentions)
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b *timeline.Source) int { return cmp.Compare(rank(a), rank(b)) })
	return list
}

// mentioned returns the sources that a text cites, in order and each as often
// as it is cited.
func (l *locale) mentioned(t markup.Text) (list []*timeline.Source) {
	for c := range t.Citations() {
		if s := l.source[c.Source]; s != nil {
			list = append(list, s)
		}
	}
	return list
}

// distinct drops all but the first of equals.
func distinct[T comparable](list []T) (out []T) {
	seen := make(map[T]bool, len(list))
	for _, x := range list {
		if !seen[x] {
			seen[x] = true
			out = append(out, x)
		}
	}
	return out
}

// A Reference is a source in the list of a page.
type Reference struct {
	Number int
	Counts bool // a list arrives at the number by itself
	Text   template.HTML
	Uses   []Use // where the page cites it
}

// A Use leads back to the citations among which a source stands.
type Use struct {
	ID     string
	Number int
}

// references are sources as page p lists them, to be made after all that cites them.
func (p *Page) references(list []*timeline.Source, c *citations) (refs []Reference) {
	before := 0
	for _, s := range list {
		r := Reference{Number: c.number[s], Text: p.show(p.need(p.loc.refs.get(s)))}
		r.Counts, before = r.Number == before+1, r.Number
		for i, group := range c.uses[r.Number] {
			r.Uses = append(r.Uses, Use{groupID(group), i + 1})
		}
		refs = append(refs, r)
	}
	return refs
}
