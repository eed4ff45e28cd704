package intake

import (
	"encoding/json"
	"fmt"
	"html"
	"io"
	"strconv"
	"strings"

	"annals/internal/edtf"
	format "annals/internal/format/csv"
	"annals/internal/format/timelinejs"
)

// A slide is one of TimelineJS as others write it: years may be in quotes.
type slide struct {
	ID     string `json:"unique_id"`
	Start  *parts `json:"start_date"`
	End    *parts `json:"end_date"`
	Text   timelinejs.Text
	Annals *timelinejs.Entry
}

type parts struct{ Year, Month, Day number }

// A number is one in quotes or not; empty is 0.
type number int64

func (n *number) UnmarshalJSON(src []byte) error {
	s := strings.TrimSpace(strings.Trim(string(src), `"`))
	if s == "" || s == "null" {
		return nil
	}
	v, err := strconv.ParseInt(s, 10, 64)
	*n = number(v)
	return err
}

// TimelineJS reads a file of TimelineJS. Where a slide holds an entry under
// "annals", that is taken; else its headline, its text without markup, and its
// dates: two of them are a period. Slides are counted from 1. An error is a
// file that is no such timeline.
func TimelineJS(r io.Reader, o Options) ([]Draft, []Refusal, error) {
	in := &intake{Options: o, seen: map[string]int{}}
	var file struct{ Events []json.RawMessage }
	if err := json.NewDecoder(r).Decode(&file); err != nil {
		return nil, nil, fmt.Errorf("read the timeline: %w", err)
	}
	if file.Events == nil {
		return nil, nil, fmt.Errorf("it has no events: it is not a timeline of TimelineJS")
	}
	for i, src := range file.Events {
		var s slide
		if err := json.Unmarshal(src, &s); err != nil {
			in.refusals = append(in.refusals, Refusal{i + 1, err.Error()})
			continue
		}
		in.take(i+1, s.row(o.Languages))
	}
	return in.drafts, in.refusals, nil
}

func (s slide) row(languages []string) row {
	r := row{"title": plain(s.Text.Headline), "summary": plain(s.Text.Text)}
	e := s.Annals
	if e == nil {
		r["date"] = s.date()
		return r
	}
	r["id"], r["date"] = s.ID, e.Date.String()
	for i, code := range languages {
		name := ""
		if i > 0 {
			name = "_" + code
		}
		r["title"+name], r["summary"+name] = e.Title[code], e.Summary[code]
	}
	for name, list := range map[string][]string{
		"countries": e.Countries, "topics": e.Topics, "actors": e.Actors, "places": e.Places, "sources": e.Sources, "background": e.Background,
		"responds_to": e.RespondsTo, "follows": e.Follows, "part_of": e.PartOf,
	} {
		r[name] = strings.Join(list, format.Separator)
	}
	for name, d := range map[string]*edtf.Date{"announced": e.Announced, "reported": e.Reported, "created": e.Created, "updated": e.Updated} {
		if d != nil {
			r[name] = d.String()
		}
	}
	r["status"] = e.Status
	if e.Significance != 0 {
		r["significance"] = strconv.Itoa(e.Significance)
	}
	return r
}

// date is that of a slide in EDTF.
func (s slide) date() string {
	if s.Start == nil {
		return ""
	}
	d := s.Start.String()
	if s.End != nil && *s.End != *s.Start && s.End.Year != 0 {
		d += "/" + s.End.String()
	}
	return d
}

func (p parts) String() string {
	d := edtf.YearOf(int64(p.Year)).String()
	if p.Month != 0 {
		d += fmt.Sprintf("-%02d", p.Month)
		if p.Day != 0 {
			d += fmt.Sprintf("-%02d", p.Day)
		}
	}
	return d
}

// plain is HTML without its markup. What it makes is a text, which is escaped
// wherever it is shown.
func plain(src string) string {
	var b strings.Builder
	for {
		text, rest, found := strings.Cut(src, "<")
		b.WriteString(html.UnescapeString(text))
		if !found {
			break
		}
		b.WriteByte(' ')
		if _, src, found = strings.Cut(rest, ">"); !found {
			break
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
