package output_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"

	"annals/internal/edtf"
	"annals/internal/output"
	"annals/internal/timeline"
)

// TestCalendars reads every calendar with another parser, and holds its lines
// against RFC 5545, section 3.1.
func TestCalendars(t *testing.T) {
	sites(t, func(t *testing.T, w written) {
		read := 0
		for _, f := range w.files {
			if f.Group != output.Calendar {
				continue
			}
			src := w.bytes[f.At]
			for line := range bytes.SplitSeq(bytes.TrimSuffix(src, []byte("\r\n")), []byte("\r\n")) {
				if len(line) > 75 || !utf8.Valid(line) || bytes.ContainsAny(line, "\r\n") {
					t.Errorf("%s: the line %q has %d octets", f.At, line, len(line))
				}
			}
			cal, err := ics.ParseCalendar(bytes.NewReader(src))
			if err != nil {
				t.Errorf("%s: %v", f.At, err)
				continue
			}
			if got := len(cal.Events()); got != f.Rows {
				t.Errorf("%s holds %d events, want %d", f.At, got, f.Rows)
			}
			ids := map[string]bool{}
			for _, ev := range cal.Events() {
				read++
				id, host, _ := strings.Cut(strings.TrimPrefix(ev.Id(), "fr/"), "@")
				if ids[id] || host != "example.org" {
					t.Errorf("%s: the id %s", f.At, ev.Id())
				}
				ids[id] = true
				agrees(t, w, f, ev, w.event(id))
			}
		}
		if read < 10 {
			t.Errorf("only %d events were read", read)
		}
	})
}

func agrees(t *testing.T, w written, f output.File, ev *ics.VEvent, e *timeline.Event) {
	t.Helper()
	value := func(name ics.ComponentProperty) string {
		if p := ev.GetProperty(name); p != nil {
			return p.Value
		}
		return ""
	}
	title := e.Title.In(f.Lang).Text
	if _, exact := e.Date.Day(); !exact {
		title += " (" + e.Date.Words(f.Lang, edtf.Short) + ")"
	}
	folder := ""
	if f.Lang != w.Languages[0] {
		folder = f.Lang + "/"
	}
	first, a := e.Date.Lower()
	last, z := e.Date.Upper()
	if a != edtf.Known {
		first = last
	}
	if z != edtf.Known {
		last = first
	}
	day := func(d edtf.Day) string { return strings.ReplaceAll(d.String(), "-", "") }
	changed := e.Created
	for _, c := range e.Corrections {
		changed = c.Date
	}
	if e.Updated.Compare(changed) > 0 {
		changed = e.Updated
	}
	for _, tt := range []struct {
		name ics.ComponentProperty
		want string
	}{
		{ics.ComponentPropertySummary, title},
		{ics.ComponentPropertyDescription, e.Summary.In(f.Lang).Text},
		{ics.ComponentPropertyUrl, w.BaseURL + folder + "events/" + e.ID + ".html"},
		{ics.ComponentPropertyDtStart, day(first)},
		{ics.ComponentPropertyDtEnd, day(last.AddDays(1))},
		{ics.ComponentPropertyDtstamp, strings.ReplaceAll(changed.String(), "-", "") + "T000000Z"},
		{ics.ComponentPropertyStatus, map[bool]string{true: "TENTATIVE", false: "CONFIRMED"}[e.Status == timeline.Scheduled]},
	} {
		if got := value(tt.name); got != tt.want {
			t.Errorf("%s: %s of %s is %q, want %q", f.At, tt.name, e.ID, got, tt.want)
		}
	}
}

// TestLeftOut: what no calendar can hold is left out, and the calendar and the
// page that lists it say so.
func TestLeftOut(t *testing.T) {
	w := write(t, hostile(t), everything)
	for _, f := range w.files {
		if f.At != "calendar/all.ics" {
			continue
		}
		if want := "2 entries have no day that a calendar can hold and are left out."; f.About != want {
			t.Errorf("the page says %q, want %q", f.About, want)
		}
		src := strings.ReplaceAll(string(w.bytes[f.At]), "\r\n ", "")
		if !strings.Contains(src, "X-WR-CALDESC:"+f.About) {
			t.Errorf("the calendar does not say so")
		}
		for _, id := range []string{"bce", "huge-year"} {
			if strings.Contains(src, "UID:"+id+"@") {
				t.Errorf("%s is in it", id)
			}
		}
	}
}
