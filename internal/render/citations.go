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
	uses   []int // how often each number was cited so far
}

func newCitations(label string, lists ...[]*timeline.Source) *citations {
	c := &citations{label: label, number: map[*timeline.Source]int{}, uses: []int{0}}
	for _, list := range lists {
		for _, s := range list {
			if c.number[s] == 0 {
				c.number[s] = len(c.uses)
				c.uses = append(c.uses, 0)
			}
		}
	}
	return c
}

// use counts a citation of n and returns its id: c3, then c3-2.
func (c *citations) use(n int) string {
	c.uses[n]++
	return useID(n, c.uses[n])
}

func useID(n, nth int) string {
	id := "c" + strconv.Itoa(n)
	if nth > 1 {
		id += "-" + strconv.Itoa(nth)
	}
	return id
}

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
	Text   template.HTML
	Uses   []Use // where the page cites it
}

// A Use leads back to a citation.
type Use struct {
	ID     string
	Number int
}

// references are sources as page p lists them, to be made after all that cites them.
func (p *Page) references(list []*timeline.Source, c *citations) (refs []Reference) {
	for _, s := range list {
		r := Reference{Number: c.number[s], Text: p.show(p.need(p.loc.refs.get(s)))}
		for i := range c.uses[r.Number] {
			r.Uses = append(r.Uses, Use{useID(r.Number, i+1), i + 1})
		}
		refs = append(refs, r)
	}
	return refs
}
