package timeline

import (
	"annals/internal/edtf"
	"annals/internal/lang"
	"annals/internal/markup"
)

// A Record is what everything with a file of its own has in common.
type Record struct {
	ID   string
	File string // where it was written, slash-separated, relative to the site's root
	Body Body   // the Markdown below the front matter

	Aliases    []string  `field:"aliases"`
	Draft      bool      `field:"draft"`
	Created    edtf.Date `field:"created"`
	Updated    edtf.Date `field:"updated"`
	Status     string    `field:"status"` // "retracted", or one of the words below for an event
	Retraction lang.Text `field:"retraction"`
	Extra      Extras    `field:"extra"`
}

// Base returns r: it lets code that serves every kind reach the common part.
func (r *Record) Base() *Record { return r }

// Retracted reports whether r was withdrawn. Its page stays, as a tombstone.
func (r *Record) Retracted() bool { return r.Status == Retracted }

// A Body is a record's Markdown, once for each language it was written in.
type Body []Passage

// A Passage is a body in one language.
type Passage struct {
	Lang string
	File string
	Text markup.Text
}

// In returns the passage in a language, or the first.
func (b Body) In(code string) Passage {
	for _, p := range b {
		if p.Lang == code {
			return p
		}
	}
	if len(b) == 0 {
		return Passage{}
	}
	return b[0]
}

// A Name is a name in one language, and when it was the one in use.
type Name struct {
	Text string    `field:"text"`
	Lang string    `field:"lang"`
	From edtf.Date `field:"from"`
	To   edtf.Date `field:"to"`
}

// Names are all names of one thing; the first in a language is the one shown.
type Names []Name

// In returns the name shown in lang: the first in that language, else the first.
func (n Names) In(code string) lang.Wording {
	for _, name := range n {
		if name.Lang == code {
			return lang.Wording{Lang: name.Lang, Text: name.Text}
		}
	}
	if len(n) == 0 {
		return lang.Wording{}
	}
	return lang.Wording{Lang: n[0].Lang, Text: n[0].Text}
}

// Extras are a site's own values, in the order in which config.toml types them.
type Extras []Extra

// An Extra is one of them.
type Extra struct {
	Key   string
	Value any // a string, int64, float64, bool or date
}

// AddExtra adds a value.
func (e *Extras) AddExtra(key string, value any) { *e = append(*e, Extra{key, value}) }
