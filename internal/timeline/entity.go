package timeline

import (
	"annals/internal/edtf"
	"annals/internal/lang"
)

// An Actor is a person or a body that does something in an event.
type Actor struct {
	Record

	Names    Names    `field:"names"`
	Kind     string   `field:"kind"`    // "person", "organisation", "government" or "armed-group"
	Sector   string   `field:"sector"`  // a PLOVER code
	Country  string   `field:"country"` // ISO 3166-1 alpha-2
	Wikidata string   `field:"wikidata"`
	Offices  []Office `field:"offices"`

	// Set by package link.
	Home   *Country // the country, where it has a page
	Events []*Event
}

// An Office is a post that an actor held.
type Office struct {
	Key      string    `field:"key"`
	Title    lang.Text `field:"title"`
	From     edtf.Date `field:"from"`
	To       edtf.Date `field:"to"`
	EndKnown bool      `field:"end_known"` // with an empty To: in post when last researched
	SourceID string    `field:"source"`

	Source *Source // set by package link
}

// A Tenure is whether an office was held on a date.
type Tenure int

// InOffice and OutOfOffice are sure; where a beginning or an end is not known, neither may be.
const (
	Unsure Tenure = iota
	InOffice
	OutOfOffice
)

// At says whether o was held on all of d. The days on which it was taken and
// given up count.
func (o *Office) At(d edtf.Date) Tenure {
	first, b1 := d.Lower()
	last, b2 := d.Upper()
	if d.IsZero() || b1 != edtf.Known || b2 != edtf.Known {
		return Unsure
	}
	if from, b := o.From.Lower(); b == edtf.Known && last.Before(from) {
		return OutOfOffice
	}
	if to, b := o.To.Upper(); b == edtf.Known && to.Before(first) {
		return OutOfOffice
	}
	from, b := o.From.Upper()
	if b != edtf.Known || first.Before(from) {
		return Unsure
	}
	if to, b := o.To.Lower(); b == edtf.Known && !to.Before(last) || o.To.IsZero() && o.EndKnown {
		return InOffice
	}
	return Unsure
}

// A Topic is a strand of the history.
type Topic struct {
	Record

	Title    lang.Text `field:"title"`
	ParentID string    `field:"parent"`

	// Set by package link.
	Parent *Topic
	Events []*Event
}

// An Instrument is something in force or not: an agreement, a base, a sanction.
type Instrument struct {
	Record

	Title     lang.Text `field:"title"`
	Kind      string    `field:"kind"`
	Parties   []string  `field:"parties"` // ISO 3166-1 alpha-2
	SourceIDs []string  `field:"sources"`
	Expires   edtf.Date `field:"expires"`

	// Set by package link.
	Sources []*Source
	Changes []*Change // in order
}

// A Place is somewhere an event happened.
type Place struct {
	ID        string `field:"id"`
	File      string
	Name      lang.Text `field:"name"`
	Names     Names     `field:"names"`
	Country   string    `field:"country"` // ISO 3166-1 alpha-2
	Region    lang.Text `field:"region"`
	Admin1    lang.Text `field:"admin1"`
	Lat       float64   `field:"lat"` // degrees, WGS 84
	Lon       float64   `field:"lon"`
	Precision string    `field:"precision"` // "exact", "town", "region" or "country"

	Events []*Event // set by package link
}

// A Term is a word that newcomers need explained.
type Term struct {
	ID         string `field:"id"`
	File       string
	Term       lang.Text `field:"term"`
	Definition lang.Text `field:"definition"`
}

// A Page is a text that belongs to no record: about, method.
type Page struct {
	Record

	Title lang.Text `field:"title"`
}
