// Package ingest reads a document and proposes entries for a site: what
// happened, when, who took part, who says so, and which entries know of it
// already. An editor decides.
//
// The sentences of a document are copied nowhere: passages are told by their
// position, and quotations have at most 25 words.
package ingest

import (
	"annals/internal/document"
	"annals/internal/edtf"
	"annals/internal/gazetteer"
	"annals/internal/timeline"
)

// Options is what an editor says of a document.
type Options struct {
	Published edtf.Date // the day it was published; zero where it is not known
	Lang      string    // en or fr; empty: as the document says
	Source    string    // the id of its source, there already or to be made; empty: found by title and address
	Created   edtf.Date // the day on which drafts are entered
}

// A Report is what was found in a document. Every list is in the order of the
// document unless it says otherwise.
type Report struct {
	Format    int         `json:"format"` // 1
	File      string      `json:"file"`
	Title     string      `json:"title"`
	Lang      string      `json:"lang"`
	Published Publication `json:"published"`
	Notes     []string    `json:"notes,omitempty"`

	Dropped   []Dropped  `json:"dropped"`
	Dates     []Date     `json:"dates"`
	Names     []Name     `json:"names"`
	Unknown   []Unknown  `json:"unknownNames"`
	Conflicts []Conflict `json:"offices"`
	Sayings   []Saying   `json:"quotations"`
	Aside     []Aside    `json:"aside"`
	Drafts    []Draft    `json:"drafts"`
	Source    Source     `json:"source"`
}

// A Position is where something stands in the document's text.
type Position struct {
	Line   int `json:"line"`   // from 1
	Column int `json:"column"` // from 1, in characters
	Length int `json:"length"` // in characters
}

// A Publication is the day a document was published, as far as it is known.
type Publication struct {
	Date edtf.Date `json:"date"`
	From string    `json:"from"` // "given", "page", "line 3", or ""
	// NotBefore is the last day that the document names as past: it was
	// published no earlier. It says nothing more exact than Date.
	NotBefore edtf.Date `json:"notBefore"`
	Line      int       `json:"line,omitempty"` // where that day stands
}

// A Dropped paragraph is no part of the text.
type Dropped struct {
	Line int    `json:"line"`
	Kind string `json:"kind"` // caption, related headline, advertisement, byline
	Why  string `json:"why"`
}

// A Date is a time expression of the text.
type Date struct {
	Position
	Words      string    `json:"words"`
	EDTF       edtf.Date `json:"edtf"`
	TIMEX3     string    `json:"timex3"`
	Kind       string    `json:"kind"`
	Rule       string    `json:"rule"`
	Anchor     string    `json:"anchor,omitempty"`
	AnchorDate edtf.Date `json:"anchorDate,omitzero"`
	Confidence string    `json:"confidence"`
	Unresolved string    `json:"unresolved,omitempty"`
}

// A Name is one of the site's records that the text names.
type Name struct {
	ID    string `json:"id"`
	Kind  string `json:"kind"`
	Lines []int  `json:"lines"`
	// Perhaps says that only a last name stands there, never introduced.
	Perhaps bool `json:"perhaps,omitempty"`
}

// An Unknown is a capitalised name that no record has.
type Unknown struct {
	Name  string `json:"name"`
	Lines []int  `json:"lines"`
}

// A Conflict is an office that differs from what the actor's record says.
type Conflict struct {
	Actor  string `json:"actor"`
	Line   int    `json:"line"`
	Said   string `json:"said"`   // in the document
	Record string `json:"record"` // of the site, or "" where it knows no office
}

// A Saying is a quotation.
type Saying struct {
	Position
	Words   int    `json:"words"`
	Speaker string `json:"speaker"`      // an actor, or "unknown"
	As      string `json:"as,omitempty"` // how the document names the speaker
	Exact   string `json:"-"`
}

// An Aside is a sentence with a date that makes no draft.
type Aside struct {
	Position
	Why string `json:"why"`
}

// Read says what a document holds for a site. The site should have its drafts,
// so that what was ingested before is found again.
func Read(site *timeline.Site, file string, d *document.Document, o Options) *Report {
	r := &reader{site: site, doc: d, options: o, lines: lineStarts(d.Text)}
	r.report = &Report{
		Format: 1, File: file, Title: d.Title, Lang: d.Lang, Notes: d.Notes,
		Dropped: []Dropped{}, Dates: []Date{}, Names: []Name{}, Unknown: []Unknown{}, Conflicts: []Conflict{},
		Sayings: []Saying{}, Aside: []Aside{}, Drafts: []Draft{},
	}
	if o.Lang != "" {
		r.report.Lang = o.Lang
	}
	for _, p := range d.Paragraphs {
		if p.Kind.Dropped() {
			r.report.Dropped = append(r.report.Dropped, Dropped{p.Line, p.Kind.String(), p.Why})
		}
	}
	r.publication()
	r.read(gazetteer.Of(site).Reader())
	r.bound()
	r.conflicts()
	r.sayings()
	r.report.Source = r.source()
	r.draft(r.candidates())
	return r.report
}
