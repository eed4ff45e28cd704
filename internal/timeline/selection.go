package timeline

import (
	"cmp"
	"slices"
	"strings"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/lang"
)

// A Selection is some of a site's entries in one language, as an output format
// writes them.
type Selection struct {
	Site   *Site
	Lang   string // BCP 47, one of the site's
	Title  string // in Lang
	About  string // what it holds, and what is left out of it; may be empty
	Events []*Event

	At    string // its own address, without the folder of its language
	Page  string // the page that shows the same, likewise
	Style address.Style

	// HTML returns the text of an entry as HTML that stands alone. It is nil
	// for a format that holds none.
	HTML func(*Event) string
}

// URL returns the address of a page or file of the site in the language of s,
// as others reach it, or "" where the site has no address.
func (s Selection) URL(at string) string {
	if s.Site.BaseURL == "" {
		return ""
	}
	href := s.Style.Href(address.In(s.Lang, s.Site.Languages[0], at))
	if at == address.Home {
		href = strings.TrimSuffix(strings.TrimSuffix(href, address.Home), "./")
	}
	return s.Site.BaseURL + href
}

// EventURL returns the address of the page of e, or "".
func (s Selection) EventURL(e *Event) string { return s.URL(address.Record(string(Events), e.ID)) }

// ID returns the permanent name of a page or file, in the language of s: a tag
// URI (RFC 4151) under the site's authority, else its address. It is "" where
// the site has neither.
func (s Selection) ID(at string) string {
	if s.Site.FeedAuthority == "" {
		return s.URL(at)
	}
	return "tag:" + s.Site.FeedAuthority + ":" + strings.TrimSuffix(address.In(s.Lang, s.Site.Languages[0], at), ".html")
}

// Word returns the wording of t in the language of s, or the one it was
// written in.
func (s Selection) Word(t lang.Text) string { return t.In(s.Lang).Text }

// Changed returns the day on which e was last written, changed or corrected:
// the day the site speaks of where the entry names none.
func (s Selection) Changed(e *Event) edtf.Date {
	day := s.Entered(e)
	if e.Updated.Compare(day) > 0 {
		day = e.Updated
	}
	for _, c := range e.Corrections {
		if c.Date.Compare(day) > 0 {
			day = c.Date
		}
	}
	return day
}

// Entered returns the day on which e was entered: the day the site speaks of
// where the entry names none, as a draft may.
func (s Selection) Entered(e *Event) edtf.Date {
	if e.Created.IsZero() {
		return s.Site.AsOf
	}
	return e.Created
}

// Stamp returns the first moment of a day in the form of RFC 3339, in UTC. The
// formats that ask for a moment are given no other: a day has no time zone.
// A date that is no day of the years 0 to 9999 is 1 January 1970.
func Stamp(d edtf.Date) string {
	day, ok := d.Day()
	if !ok || day.Year < 0 || day.Year > 9999 {
		day = edtf.DayAt(0)
	}
	return day.String() + "T00:00:00Z"
}

// A CorrectionOf is a correction and the entry it was made to.
type CorrectionOf struct {
	Correction
	Event  *Event
	Number int // among those of the entry, from 1
}

// CorrectionsOf returns the corrections of events, the latest first.
func CorrectionsOf(events []*Event) (list []CorrectionOf) {
	for _, e := range events {
		for i, c := range e.Corrections {
			list = append(list, CorrectionOf{c, e, i + 1})
		}
	}
	slices.SortStableFunc(list, func(a, b CorrectionOf) int {
		return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(a.Event.ID, b.Event.ID), cmp.Compare(b.Number, a.Number))
	})
	return list
}
