package ingest

import (
	"fmt"
	"slices"

	"annals/internal/edit"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// A Proposal is a change to an entry that is there.
type Proposal struct {
	Does string `json:"does"` // in words
	// Source is to be added to the sources of the entry; empty where it is there.
	Source string `json:"source,omitempty"`
	// Version is to be added to what sources say of its date, or nil.
	Version *Version `json:"version,omitempty"`
}

// A Version is a date that a source gives and the entry does not follow.
type Version struct {
	Claim int       `json:"claim"` // the index of the claim about the date, or -1
	Key   string    `json:"key"`
	Value string    `json:"value"`
	Date  edtf.Date `json:"date,omitzero"`
	Says  string    `json:"says"`
}

// propose says what a candidate adds to an entry.
func (r *reader) propose(c candidate, e *timeline.Event) (all []Proposal) {
	source := r.report.Source.ID
	if !slices.Contains(e.SourceIDs, source) {
		all = append(all, Proposal{Does: "adds a source", Source: source})
	} else {
		all = append(all, Proposal{Does: "has this source already"})
	}
	m := c.when()
	if m.date.End == 0 || !disagrees(m.date, e.Date) {
		return all
	}
	claim := slices.IndexFunc(e.Claims, func(c timeline.Claim) bool { return c.Field == "date" })
	if claim >= 0 && slices.ContainsFunc(e.Claims[claim].Versions, func(v timeline.Version) bool { return slices.Contains(v.SourceIDs, source) }) {
		return append(all, Proposal{Does: "differs on the date, which the entry says"})
	}
	words := oneLine(r.doc.Text[m.date.Start:m.date.End])
	v := &Version{Claim: claim, Key: source, Date: m.date.Date, Says: "“" + words + "”", Value: "“" + words + "”, no date given"}
	if !m.date.Date.IsZero() {
		v.Value = m.date.Date.Words(r.site.Languages[0], edtf.Long)
	}
	return append(all, Proposal{Does: "differs on the date: adds a claim version", Version: v})
}

// Changes reports whether a proposal changes anything.
func (p Proposal) Changes() bool { return p.Source != "" || p.Version != nil }

// Apply makes the changes of proposals for one source to the file of an entry,
// and leaves the rest of it as it was. On an error the file may be half changed
// and is not to be written.
func Apply(f *edit.File, e *timeline.Event, source string, proposals []Proposal, updated edtf.Date) error {
	changed := false
	for _, p := range proposals {
		if p.Source != "" {
			if err := f.Append("sources", edit.Text(p.Source)); err != nil {
				return err
			}
		}
		if p.Version != nil {
			if err := p.Version.apply(f, e, source); err != nil {
				return err
			}
		}
		changed = changed || p.Changes()
	}
	if !changed || e.Draft {
		return nil
	}
	return f.Set("updated", edit.Date(updated.String()))
}

func (v *Version) apply(f *edit.File, e *timeline.Event, source string) error {
	claim := v.Claim
	if claim < 0 {
		claim = len(e.Claims)
		err := f.AddTable("claims",
			edit.KeyValue{Key: "key", Value: edit.Text(freeKey("date", e))},
			edit.KeyValue{Key: "field", Value: edit.Text("date")},
			edit.KeyValue{Key: "about", Value: edit.Text("The day it happened")},
		)
		if err != nil {
			return err
		}
		err = f.AddTableIn(fmt.Sprintf("claims[%d]", claim), "versions",
			edit.KeyValue{Key: "key", Value: edit.Text("entry")},
			edit.KeyValue{Key: "value", Value: edit.Text(e.Date.Words("en", edtf.Long))},
			edit.KeyValue{Key: "date", Value: edit.Date(e.Date.String())},
			edit.KeyValue{Key: "sources", Value: edit.Texts(e.SourceIDs...)},
			edit.KeyValue{Key: "followed", Value: "true"},
		)
		if err != nil {
			return err
		}
	}
	pairs := []edit.KeyValue{{Key: "key", Value: edit.Text(v.Key)}, {Key: "value", Value: edit.Text(v.Value)}}
	if !v.Date.IsZero() {
		pairs = append(pairs, edit.KeyValue{Key: "date", Value: edit.Date(v.Date.String())})
	}
	pairs = append(pairs,
		edit.KeyValue{Key: "says", Value: edit.Text(v.Says)},
		edit.KeyValue{Key: "sources", Value: edit.Texts(source)})
	return f.AddTableIn(fmt.Sprintf("claims[%d]", claim), "versions", pairs...)
}

// freeKey is a key that no claim of an entry has.
func freeKey(key string, e *timeline.Event) string {
	return unused(key, func(key string) bool {
		return slices.ContainsFunc(e.Claims, func(c timeline.Claim) bool { return c.Key == key })
	})
}
