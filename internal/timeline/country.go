package timeline

import (
	"annals/internal/edtf"
	"annals/internal/lang"
)

// UnitedStates is the country that every event concerns without saying so.
const UnitedStates = "united-states"

// A Country is one of the five, or the United States.
type Country struct {
	Record

	Names     Names      `field:"names"`
	Alpha2    string     `field:"alpha2"`  // ISO 3166-1
	Alpha3    string     `field:"alpha3"`  // ISO 3166-1
	Numeric   string     `field:"numeric"` // ISO 3166-1
	CapitalID string     `field:"capital"`
	Languages []string   `field:"languages"` // BCP 47
	Relations []Relation `field:"relations"`
	Track     []Status   `field:"track"`
	Coverage  []Coverage `field:"coverage"`

	// Set by package link.
	Capital *Place
	Events  []*Event
	Actors  []*Actor
}

// A Relation is a fact of diplomatic history.
type Relation struct {
	Key       string    `field:"key"`
	What      string    `field:"what"` // "recognition", "relations" or "embassy"
	Period    edtf.Date `field:"period"`
	SourceIDs []string  `field:"sources"`
	Note      lang.Text `field:"note"`

	Sources []*Source // set by package link
}

// A Status is an editor's judgement on one strand of a relationship, with a reason.
type Status struct {
	Key       string    `field:"key"`
	Period    edtf.Date `field:"period"`
	Strand    string    `field:"strand"`    // "diplomacy", "security", "aid-trade" or "travel"
	Direction string    `field:"direction"` // "better", "same", "worse" or "mixed"
	Reason    lang.Text `field:"reason"`
	EventIDs  []string  `field:"events"`

	Events []*Event // set by package link
}

// A Coverage says how well a period was researched.
type Coverage struct {
	Period edtf.Date `field:"period"`
	State  string    `field:"state"` // "researched", "partial" or "none"
}
