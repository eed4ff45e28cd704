package render

import (
	"html/template"
	"slices"

	"annals/internal/edtf"
	"annals/internal/timeline"
)

// A Step is one entry of a chain of action and reply.
type Step struct {
	Brief
	Relation string // to the entry whose page this is; empty if it has none of its own
	Here     bool
}

// chain is the chain that e stands in, or as much of a long one as a page holds.
func (p *Page) chain(e *timeline.Event) (steps []Step) {
	list := e.Chain
	if n := p.loc.perPage; len(list) > n {
		from := min(max(0, slices.Index(list, e)-n/2), len(list)-n)
		list = list[from : from+n]
	}
	for _, x := range list {
		steps = append(steps, Step{p.brief(x), p.loc.relation(e, x), x == e})
	}
	return steps
}

// whole leads to the chain that e stands in, which may hold more than led to e
// and came of it.
func (p *Page) whole(e *timeline.Event) *Count {
	c := p.loc.chain[e]
	if c == nil {
		return nil
	}
	return &Count{p.link(own(p.loc.say("whole_chain")), p.loc.inChain(c, e)), p.loc.count("entries", len(c.Events))}
}

// relation says in words what x is to e.
func (l *locale) relation(e, x *timeline.Event) string {
	switch {
	case slices.Contains(e.RespondsTo, x):
		return l.say("replied_to")
	case slices.Contains(e.AnsweredBy, x):
		return l.say("answers_this")
	case slices.Contains(e.Follows, x):
		return l.say("followed")
	case slices.Contains(e.FollowedBy, x):
		return l.say("follows_this")
	}
	return ""
}

// A Change is what an event did to an instrument.
type Change struct {
	Instrument Link
	What       string
	When       template.HTML
	Event      Brief
	Countries  []Link
	Note       Phrase
}

func (p *Page) changes(list []timeline.Change) (out []Change) {
	for i := range list {
		if c := &list[i]; c.Instrument != nil {
			out = append(out, p.change(c))
		}
	}
	return out
}

func (p *Page) change(c *timeline.Change) Change {
	out := Change{
		Instrument: p.link(p.loc.phrase(c.Instrument.Title), record(timeline.Instruments, c.Instrument.ID)),
		What:       p.loc.word("change", c.Change), When: p.loc.mention(c.Date, edtf.Long),
		Countries: p.countries(c.Countries), Note: p.loc.phrase(c.Note),
	}
	if c.Event != nil {
		out.Event = p.brief(c.Event)
	}
	return out
}
