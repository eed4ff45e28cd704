package link

import (
	"fmt"
	"slices"

	"annals/internal/diag"
	"annals/internal/timeline"
)

// acting resolves an office that e names: of an actor of its own.
func (l *linker) acting(e *timeline.Event, i int) {
	o := &e.Offices[i]
	at := func(name string) diag.Spot { return diag.Spot{Key: fmt.Sprintf("offices[%d].%s", i, name)} }
	o.Actor = findOne(l, &l.actors, e.File, at("actor").Key, o.ActorID)
	if o.Actor == nil {
		return
	}
	if !slices.Contains(e.ActorIDs, o.ActorID) {
		l.probs = append(l.probs, diag.Problem{
			Pos: diag.Pos{File: e.File}, Spot: at("actor"), Code: "A402",
			Text: fmt.Sprintf("%q is given an office but not listed", o.ActorID), Help: fmt.Sprintf("add %q to actors", o.ActorID),
		})
	}
	var keys []string
	for j := range o.Actor.Offices {
		if own := &o.Actor.Offices[j]; own.Key == o.OfficeKey {
			o.Office = own
		}
		keys = append(keys, o.Actor.Offices[j].Key)
	}
	if o.Office != nil || o.OfficeKey == "" {
		return
	}
	p := diag.Problem{
		Pos: diag.Pos{File: e.File}, Spot: at("office"), Code: "A401",
		Text: fmt.Sprintf("%q has no office %q", o.ActorID, o.OfficeKey), Help: "add [[offices]] to " + o.Actor.File,
	}
	if near, ok := diag.Nearest(o.OfficeKey, keys); ok {
		p.Help = fmt.Sprintf("did you mean  %s ?", near)
	}
	l.probs = append(l.probs, p)
}

// offices reports actors named with an office that they did not hold then:
// rule E11.
func (l *linker) offices(s *timeline.Site) {
	for _, e := range s.Events {
		for i, o := range e.Offices {
			if o.Office == nil || l.options.Wrong[e.File] || l.options.Wrong[o.Actor.File] || o.Office.At(e.Date) != timeline.OutOfOffice {
				continue
			}
			l.probs = append(l.probs, diag.Problem{
				Pos: diag.Pos{File: e.File}, Spot: diag.Spot{Key: fmt.Sprintf("offices[%d].office", i)}, Code: "E11", Severity: diag.Warning,
				Text: fmt.Sprintf("%q held the office %q %s, not on %s", o.ActorID, o.OfficeKey, term(o.Office), e.Date),
				Help: "name the office held then, correct a date, or take the office out",
			})
		}
	}
}

// term is when an office was held, in EDTF.
func term(o *timeline.Office) string {
	switch {
	case o.From.IsZero():
		return "until " + o.To.String()
	case o.To.IsZero():
		return "from " + o.From.String()
	}
	return "from " + o.From.String() + " to " + o.To.String()
}
