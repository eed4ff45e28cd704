// Package atom writes feeds in the Atom Syndication Format (RFC 4287).
//
// It is written without a library: those of feeds for Go know no per-language
// links and take the time from the clock, and encoding/xml takes longer to write
// an entry than all else takes to make it.
package atom

import (
	"fmt"
	"io"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// MediaType is that of a feed.
const MediaType = "application/atom+xml"

// Write writes the entries of s with their full text, in the order of s. The
// site must have an address.
func Write(w io.Writer, s timeline.Selection) error {
	f := newFeed(s)
	for _, e := range s.Events {
		f.Entries = append(f.Entries, newEntry(s, e))
		f.updated(s.Changed(e))
	}
	return f.write(w)
}

// WriteCorrections writes the corrections of the entries of s, the latest
// first, each as an entry of its own.
func WriteCorrections(w io.Writer, s timeline.Selection) error {
	f := newFeed(s)
	for _, c := range timeline.CorrectionsOf(s.Events) {
		f.Entries = append(f.Entries, newCorrection(s, c))
		f.updated(c.Date)
	}
	return f.write(w)
}

type feed struct {
	Lang     string
	ID       string
	Title    string
	Subtitle string // may be empty
	Author   person
	Links    []link
	Rights   string // may be empty
	Entries  []entry

	newest edtf.Date
}

type person struct{ Name, URI string }

type link struct{ Rel, Type, Lang, Href string }

type entry struct {
	ID         string
	Title      text
	Published  string
	Updated    string
	Link       link
	Categories []category
	Summary    text // may be empty
	Content    text
}

// text is marked with its language where that is not the feed's.
type text struct{ Type, Lang, Text string }

type category struct{ Term, Label string }

func newFeed(s timeline.Selection) *feed {
	f := &feed{
		Lang: s.Lang, ID: s.ID(s.At), Title: s.Title, Subtitle: s.About, Rights: s.Site.Licence,
		Author: person{s.Word(s.Site.Title), s.URL(address.Home)}, newest: s.Site.AsOf,
		Links: []link{{"self", MediaType, s.Lang, s.URL(s.At)}, {"alternate", "text/html", s.Lang, s.URL(s.Page)}},
	}
	if len(s.Events) > 0 {
		f.newest = edtf.Date{}
	}
	for _, other := range s.Site.Languages {
		if o := s; other != s.Lang {
			o.Lang = other
			f.Links = append(f.Links, link{"alternate", MediaType, other, o.URL(s.At)})
		}
	}
	return f
}

func (f *feed) updated(day edtf.Date) {
	if day.Compare(f.newest) > 0 {
		f.newest = day
	}
}

func newEntry(s timeline.Selection, e *timeline.Event) entry {
	title, summary := e.Title.In(s.Lang), e.Summary.In(s.Lang)
	out := entry{
		ID: s.ID(address.Record(string(timeline.Events), e.ID)), Title: text{Lang: foreign(s, title.Lang), Text: title.Text},
		Published: timeline.Stamp(s.Entered(e)), Updated: timeline.Stamp(s.Changed(e)),
		Link:    link{"alternate", "text/html", s.Lang, s.EventURL(e)},
		Summary: text{Lang: foreign(s, summary.Lang), Text: summary.Text},
		Content: text{Type: "html", Text: s.HTML(e)},
	}
	for _, c := range e.Countries {
		out.Categories = append(out.Categories, category{c.ID, c.Names.In(s.Lang).Text})
	}
	for _, t := range e.Topics {
		out.Categories = append(out.Categories, category{t.ID, s.Word(t.Title)})
	}
	return out
}

func newCorrection(s timeline.Selection, c timeline.CorrectionOf) entry {
	title, says := c.Event.Title.In(s.Lang), c.Text.In(s.Lang)
	day := timeline.Stamp(c.Date)
	return entry{
		ID:    fmt.Sprintf("%s#correction-%d", s.ID(address.Record(string(timeline.Events), c.Event.ID)), c.Number),
		Title: text{Lang: foreign(s, title.Lang), Text: title.Text}, Published: day, Updated: day,
		Link:    link{"alternate", "text/html", s.Lang, s.EventURL(c.Event)},
		Content: text{Type: "text", Lang: foreign(s, says.Lang), Text: says.Text},
	}
}

// foreign is a language where it is not that of s.
func foreign(s timeline.Selection, code string) string {
	if code == s.Lang {
		return ""
	}
	return code
}
