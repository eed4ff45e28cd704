// Package timeline holds the domain: events and what they rest on, and the
// site they make together.
package timeline

import (
	"annals/internal/edtf"
	"annals/internal/lang"
)

// A Site is every record and how they relate. Only package link makes one.
// Every list is in a total order.
type Site struct {
	Title           lang.Text
	Description     lang.Text
	BaseURL         string // ends in a slash, or is empty
	Languages       []string
	Licence         string
	Repository      string // where the content is edited, or empty
	Report          string // where errors are reported, or empty
	Contact         string // an address for readers, or empty
	FeedAuthority   string // domain and day in the ids of feeds (RFC 4151), or empty
	ResearchedUntil edtf.Date
	AsOf            edtf.Date
	Version         string // of the program

	Events      []*Event    // by date
	Tombstones  []Tombstone // in no list
	Chains      []*Chain
	Years       []*Year
	Countries   []*Country // without the United States
	US          *Country   // nil where the site has no page for it
	Topics      []*Topic
	Actors      []*Actor
	Sources     []*Source
	Publishers  []*Publisher
	Places      []*Place
	Instruments []*Instrument
	Terms       []*Term
	Pages       []*Page
	Redirects   []Redirect
	Moved       []Moved
	Pictures    []*Picture
}

// A Year is the events that began in it, and those that went on.
type Year struct {
	Number   int
	Events   []*Event
	UnderWay []*Event // began earlier and reach into it
}

// A Tombstone is what stays of a record that was withdrawn: its address, its
// title and why.
type Tombstone struct {
	Kind Kind
	*Record
	Title       lang.Text
	Corrections []Correction
}

// A Moved is an address that the site's owner gave up, and where it leads now:
// paths below the site's root as readers know them, or an address elsewhere.
type Moved struct{ From, To string }

// A Redirect is a record that has another id now.
type Redirect struct {
	Kind  Kind
	Alias string
	To    string // an id
}

// A Kind is one sort of record with a page of its own; it names the folder
// of its files and the first part of its addresses.
type Kind string

// The kinds of record.
const (
	Events      Kind = "events"
	Sources     Kind = "sources"
	Countries   Kind = "countries"
	Actors      Kind = "actors"
	Topics      Kind = "topics"
	Instruments Kind = "instruments"
	Pages       Kind = "pages"
)
