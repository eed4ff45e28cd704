// Package ical writes calendars in iCalendar (RFC 5545). It is written here:
// the Go library ends lines with LF unless told otherwise and writes dates of
// years before 1 that no calendar reads.
package ical

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// MediaType is that of a calendar.
const MediaType = "text/calendar"

// Fits reports whether a calendar can hold e: it needs a first or a last day of
// the years 1 to 9999 (RFC 5545, section 3.3.4).
func Fits(e *timeline.Event) bool {
	_, _, ok := days(e.Date)
	return ok
}

// Write writes the entries of s that fit, as events of whole days. One of which
// only the month or year is known covers all of it, with the date in words in
// its name.
func Write(w io.Writer, s timeline.Selection) error {
	b, ok := w.(*bytes.Buffer)
	if !ok {
		b = new(bytes.Buffer)
	}
	c := &calendar{s, b}
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//Annals//Annals//EN")
	c.line("CALSCALE", "GREGORIAN")
	c.line("METHOD", "PUBLISH")
	for _, name := range []string{"NAME", "X-WR-CALNAME"} { // RFC 7986, and what came before it
		c.text(name, s.Title)
	}
	for _, name := range []string{"DESCRIPTION", "X-WR-CALDESC"} {
		c.text(name, s.About)
	}
	if url := s.URL(s.Page); url != "" {
		c.line("URL", url)
	}
	for _, e := range s.Events {
		c.event(e)
	}
	c.line("END", "VCALENDAR")
	if ok {
		return nil
	}
	if _, err := b.WriteTo(w); err != nil {
		return fmt.Errorf("write a calendar: %w", err)
	}
	return nil
}

type calendar struct {
	s timeline.Selection
	b *bytes.Buffer
}

func (c *calendar) event(e *timeline.Event) {
	first, last, ok := days(e.Date)
	if !ok {
		return
	}
	s := c.s
	title, when := s.Word(e.Title), e.Date.Words(s.Lang, edtf.Short)
	if _, exact := e.Date.Day(); !exact {
		title += " (" + when + ")"
	}
	changed := s.Changed(e)
	c.line("BEGIN", "VEVENT")
	c.line("UID", uid(s, e))
	c.line("DTSTAMP", stamp(changed))
	c.line("DTSTART;VALUE=DATE", compact(first))
	if next := last.AddDays(1); next.Year <= 9999 {
		c.line("DTEND;VALUE=DATE", compact(next)) // the day after: an end is no part of an event
	}
	c.text("SUMMARY;LANGUAGE="+e.Title.In(s.Lang).Lang, title)
	c.text("DESCRIPTION;LANGUAGE="+e.Summary.In(s.Lang).Lang, s.Word(e.Summary))
	if url := s.EventURL(e); url != "" {
		c.line("URL", url)
	}
	var labels []string
	for _, country := range e.Countries {
		labels = append(labels, escape(country.Names.In(s.Lang).Text))
	}
	for _, t := range e.Topics {
		labels = append(labels, escape(s.Word(t.Title)))
	}
	if len(labels) > 0 {
		c.line("CATEGORIES", strings.Join(labels, ","))
	}
	c.line("STATUS", statusOf(e))
	c.line("TRANSP", "TRANSPARENT") // nobody is busy on that day
	c.line("CREATED", stamp(s.Entered(e)))
	c.line("LAST-MODIFIED", stamp(changed))
	c.line("SEQUENCE", strconv.Itoa(e.Version()-1))
	c.line("END", "VEVENT")
}

func statusOf(e *timeline.Event) string {
	if e.Status == timeline.Scheduled {
		return "TENTATIVE"
	}
	return "CONFIRMED"
}

// uid never changes: it is the id of the entry and the name of the site's
// authority, or of its host.
func uid(s timeline.Selection, e *timeline.Event) string {
	at := "annals.invalid" // RFC 2606: a name that no one else can have either
	if domain, _, ok := strings.Cut(s.Site.FeedAuthority, ","); ok {
		at = domain
	} else if _, rest, ok := strings.Cut(s.Site.BaseURL, "://"); ok {
		at, _, _ = strings.Cut(rest, "/")
	}
	folder := address.In(s.Lang, s.Site.Languages[0], "")
	return folder + e.ID + "@" + at
}

// days are the first and the last day that a date can mean. Where it has only
// one of them that is both.
func days(d edtf.Date) (first, last edtf.Day, ok bool) {
	first, a := d.Lower()
	last, z := d.Upper()
	switch {
	case a != edtf.Known && z != edtf.Known:
		return first, last, false
	case a != edtf.Known:
		first = last
	case z != edtf.Known:
		last = first
	}
	return first, last, first.Year >= 1 && last.Year <= 9999
}

// compact is a day of the years 0 to 9999 without hyphens.
func compact(d edtf.Day) string {
	s := d.String()
	return s[:4] + s[5:7] + s[8:]
}

// stamp is the first moment of a day in UTC.
func stamp(d edtf.Date) string {
	s := timeline.Stamp(d)
	return s[:4] + s[5:7] + s[8:13] + s[14:16] + s[17:]
}

// text writes a property of the type TEXT; an empty one is left out.
func (c *calendar) text(name, value string) {
	if value != "" {
		c.line(name, escape(value))
	}
}

var escaper = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`)

// escape writes a text as the type TEXT does (section 3.3.11).
func escape(s string) string {
	if !strings.ContainsAny(s, "\\;,\n") {
		return s
	}
	return escaper.Replace(s)
}

// line writes a content line, folded after 75 octets and never inside a
// character (section 3.1).
func (c *calendar) line(name, value string) {
	const limit = 75
	if len(name)+1+len(value) <= limit {
		c.b.WriteString(name)
		c.b.WriteByte(':')
		c.b.WriteString(value)
		c.b.WriteString("\r\n")
		return
	}
	rest, room := name+":"+value, limit
	for len(rest) > room {
		cut := room
		for !utf8.RuneStart(rest[cut]) {
			cut--
		}
		c.b.WriteString(rest[:cut])
		c.b.WriteString("\r\n ")
		rest, room = rest[cut:], limit-1
	}
	c.b.WriteString(rest)
	c.b.WriteString("\r\n")
}
