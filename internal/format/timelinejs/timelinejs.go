// Package timelinejs writes entries as TimelineJS reads them (its JSON format),
// with encoding/json. TimelineJS takes headlines and texts for HTML: both are
// escaped.
//
// TimelineJS knows no uncertain dates: a slide stands at the first day its
// entry can mean, and the date in words is shown. What else an entry holds
// stands under "annals", which TimelineJS does not look at, so that an import
// brings back what was exported.
package timelinejs

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"io"

	"annals/internal/address"
	"annals/internal/edtf"
	"annals/internal/lang"
	"annals/internal/timeline"
)

// MediaType is that of the file.
const MediaType = "application/json"

// A Timeline is the file.
type Timeline struct {
	Title  *Slide  `json:"title,omitempty"`
	Events []Slide `json:"events"`
}

// A Slide is one entry, or the title.
type Slide struct {
	ID          string `json:"unique_id,omitempty"`
	Start       *Date  `json:"start_date,omitempty"`
	End         *Date  `json:"end_date,omitempty"`
	DisplayDate string `json:"display_date,omitempty"`
	Group       string `json:"group,omitempty"`
	Text        Text   `json:"text"`
	Autolink    *bool  `json:"autolink,omitempty"`
	Annals      *Entry `json:"annals,omitempty"`
}

// A Date has the parts that are known. Years before 1 are counted as ISO 8601
// does, and so does TimelineJS: 0 is 1 BCE.
type Date struct {
	Year  int64 `json:"year"`
	Month int   `json:"month,omitempty"`
	Day   int   `json:"day,omitempty"`
}

// Text is HTML.
type Text struct {
	Headline string `json:"headline"`
	Text     string `json:"text"`
}

// An Entry is what a slide does not say of an entry. Its keys are those of the
// front matter; texts are by language.
type Entry struct {
	Date         edtf.Date         `json:"date"`
	Announced    *edtf.Date        `json:"announced,omitempty"`
	Reported     *edtf.Date        `json:"reported,omitempty"`
	Title        map[string]string `json:"title"`
	Summary      map[string]string `json:"summary"`
	Countries    []string          `json:"countries"`
	Topics       []string          `json:"topics"`
	Status       string            `json:"status"`
	Significance int               `json:"significance"`
	Actors       []string          `json:"actors,omitempty"`
	Places       []string          `json:"places,omitempty"`
	Sources      []string          `json:"sources"`
	Background   []string          `json:"background,omitempty"`
	RespondsTo   []string          `json:"responds_to,omitempty"`
	Follows      []string          `json:"follows,omitempty"`
	PartOf       []string          `json:"part_of,omitempty"`
	Created      *edtf.Date        `json:"created,omitempty"`
	Updated      *edtf.Date        `json:"updated,omitempty"`
}

// The years that TimelineJS shows by the calendar; outside of them it counts in
// years alone and changes its scale.
const firstYear, lastYear = -271_820, 275_759

// Fits reports whether TimelineJS can show e: it needs a day to stand at.
func Fits(e *timeline.Event) bool { return start(e.Date) != nil }

// Write writes the entries of s that fit, an entry a line.
func Write(w io.Writer, s timeline.Selection) error {
	var b bytes.Buffer
	p := printer{b: &b}
	b.WriteString("{\"title\":")
	p.json(Slide{Text: Text{html.EscapeString(s.Title), html.EscapeString(s.Word(s.Site.Description))}})
	b.WriteString(",\n\"events\":[")
	comma := ""
	for _, e := range s.Events {
		if Fits(e) {
			b.WriteString(comma + "\n")
			p.json(newSlide(s, e))
			comma = ","
		}
	}
	b.WriteString("\n]}\n")
	if p.err != nil {
		return fmt.Errorf("write a timeline: %w", p.err)
	}
	_, err := b.WriteTo(w)
	return err
}

// A printer writes until something goes wrong.
type printer struct {
	b   *bytes.Buffer
	err error
}

func (p *printer) json(v any) {
	line, err := json.Marshal(v)
	if p.err == nil {
		p.err = err
	}
	p.b.Write(line)
}

func newSlide(s timeline.Selection, e *timeline.Event) Slide {
	off := false
	slide := Slide{
		ID: e.ID, Start: start(e.Date), End: end(e.Date), DisplayDate: e.Date.Words(s.Lang, edtf.Long), Autolink: &off,
		Text: Text{html.EscapeString(s.Word(e.Title)), "<p>" + html.EscapeString(s.Word(e.Summary)) + "</p>"},
		Annals: &Entry{
			Date: e.Date, Announced: some(e.Announced), Reported: some(e.Reported), Title: byLanguage(e.Title), Summary: byLanguage(e.Summary),
			Countries: ids(e.Countries), Topics: ids(e.Topics), Status: e.Status, Significance: e.Significance, Actors: ids(e.Actors),
			Sources: ids(e.Sources), Background: ids(e.Background),
			RespondsTo: ids(e.RespondsTo), Follows: ids(e.Follows), PartOf: ids(e.PartOf), Created: some(e.Created), Updated: some(e.Updated),
		},
	}
	for _, p := range e.Places {
		slide.Annals.Places = append(slide.Annals.Places, p.ID)
	}
	if len(e.Countries) > 0 {
		slide.Group = e.Countries[0].Names.In(s.Lang).Text
	}
	if url := s.URL(address.Record(string(timeline.Events), e.ID)); url != "" {
		slide.Text.Text += `<p><a href="` + html.EscapeString(url) + `">` + html.EscapeString(s.Word(s.Site.Title)) + "</a></p>"
	}
	return slide
}

// start is where a slide stands: the first day of its date with as many parts
// as the date has, or the last where there is no first.
func start(d edtf.Date) *Date {
	day, bound := d.Lower()
	if bound != edtf.Known {
		if day, bound = d.Upper(); bound != edtf.Known {
			return nil
		}
	}
	if day.Year < firstYear || day.Year > lastYear {
		return nil
	}
	out := &Date{Year: day.Year, Month: day.Month, Day: day.Day}
	if d.Kind() == edtf.Single && d.Precision() <= edtf.ToYear {
		out.Month = 0
	}
	if d.Kind() == edtf.Single && d.Precision() < edtf.ToDay {
		out.Day = 0
	}
	return out
}

// end is the last day of what has several.
func end(d edtf.Date) *Date {
	_, a := d.Lower()
	day, z := d.Upper()
	if d.Kind() == edtf.Single || a != edtf.Known || z != edtf.Known || day.Year > lastYear {
		return nil
	}
	return &Date{Year: day.Year, Month: day.Month, Day: day.Day}
}

func some(d edtf.Date) *edtf.Date {
	if d.IsZero() {
		return nil
	}
	return &d
}

func byLanguage(t lang.Text) map[string]string {
	m := map[string]string{}
	for _, w := range t {
		m[w.Lang] = w.Text
	}
	return m
}

func ids[T interface{ Base() *timeline.Record }](records []T) []string {
	list := make([]string, len(records))
	for i, r := range records {
		list[i] = r.Base().ID
	}
	return list
}
