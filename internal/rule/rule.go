// Package rule lists the rules of evidence. The levels of their messages, what
// a site may lower and the table that readers see on the method page all come
// from this list.
package rule

import (
	"slices"

	"annals/internal/diag"
)

// A Rule is one of them. docs/codes.md explains it to editors.
type Rule struct {
	Code   string
	Levels []diag.Severity // at which it reports; what stands in a draft is never more than a warning
	Firm   bool            // no site may lower it
	Badges []Badge         // that tell readers what it looks at
}

// A Badge is a word that pages show beside an entry, a source or a quotation.
// It is computed, never written.
type Badge string

// The badges. A status is written, and held against the evidence.
const (
	Status        Badge = "status"
	Found         Badge = "found"
	Unchecked     Badge = "unchecked"
	Differ        Badge = "differ"
	Retrospective Badge = "retrospective"
	OneParty      Badge = "one-party"
	SingleSource  Badge = "single-source"
	Corrected     Badge = "corrected"
	Snapshot      Badge = "snapshot"
	Office        Badge = "office"
)

// All returns every rule, in order.
func All() []Rule {
	stops, warns := []diag.Severity{diag.Error}, []diag.Severity{diag.Warning}
	both := []diag.Severity{diag.Error, diag.Warning}
	return []Rule{
		{Code: "E1", Levels: stops, Firm: true},
		{Code: "E2", Levels: stops, Firm: true, Badges: []Badge{Status}},
		{Code: "E3", Levels: stops, Firm: true, Badges: []Badge{Found, Unchecked}},
		{Code: "E4", Levels: stops, Firm: true},
		{Code: "E5", Levels: stops, Firm: true, Badges: []Badge{Differ}},
		{Code: "E6", Levels: warns, Badges: []Badge{SingleSource, OneParty, Retrospective}},
		{Code: "E7", Levels: warns, Badges: []Badge{Corrected}},
		{Code: "E8", Levels: both, Firm: true},
		{Code: "E9", Levels: stops, Badges: []Badge{Snapshot}},
		{Code: "E10", Levels: warns},
		{Code: "E11", Levels: warns, Badges: []Badge{Office}},
		{Code: "E12", Levels: both},
	}
}

// Of returns the rule of a code, if it is one of evidence.
func Of(code string) (Rule, bool) {
	all := All()
	i := slices.IndexFunc(all, func(r Rule) bool { return r.Code == code })
	if i < 0 {
		return Rule{}, false
	}
	return all[i], true
}
