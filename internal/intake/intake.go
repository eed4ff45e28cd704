// Package intake turns the timelines of others into draft entries: a table of
// comma-separated values, or a file of TimelineJS. What the site itself exports
// comes back as it was.
package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"annals/internal/edit"
	"annals/internal/edtf"
	"annals/internal/field"
	"annals/internal/format/csv"
	"annals/internal/timeline"
)

// Options are what rows are read with.
type Options struct {
	Languages []string // of the site; the first is that of the originals
	Created   string   // the day on which drafts are entered that name none
	Name      func(title string) (id string)
	Taken     func(id string) bool // whether the site has an entry with this id
}

// A Draft is an entry that an editor has to finish.
type Draft struct {
	Row   int    // in the file it came from, from 1
	ID    string // of the entry
	Year  int64
	Files []File
}

// A File is one of an entry: the original, or a translation.
type File struct {
	Name string // "2024-pact.fr.md"
	Text string
}

// A Refusal is a row that could not be taken.
type Refusal struct {
	Row    int
	Reason string
}

// A row is what was read of an entry, by the names of front matter; of a text
// in a second language by its name and the language, as in title_fr.
type row map[string]string

// An intake turns rows into drafts.
type intake struct {
	Options
	seen     map[string]int // the row of each id
	drafts   []Draft
	refusals []Refusal
}

func (in *intake) take(n int, r row) {
	d, err := in.draft(n, r)
	if err != nil {
		in.refusals = append(in.refusals, Refusal{n, err.Error()})
		return
	}
	in.seen[d.ID] = n
	in.drafts = append(in.drafts, d)
}

// What a row may hold, in the order in which it is written.
var (
	texts = []string{"title", "summary"}
	dates = []string{"announced", "reported"}
	lists = []string{"countries", "topics", "sources"}
	more  = []string{"actors", "places", "background", "responds_to", "follows", "part_of"}
)

func (in *intake) draft(n int, r row) (d Draft, err error) {
	title := r["title"]
	if title == "" {
		return d, fmt.Errorf("it has no title")
	}
	when, err := edtf.Parse(r["date"])
	if err != nil {
		return d, fmt.Errorf("date: %w", err)
	}
	id := r["id"]
	if id == "" {
		id = strings.TrimPrefix(fmt.Sprintf("%d-%s", when.Year(), in.Name(title)), "-") // an id begins with no hyphen
	}
	switch at := in.seen[id]; {
	case !field.ValidID(id):
		return d, fmt.Errorf("%q cannot be an id", id)
	case in.Taken(id):
		return d, fmt.Errorf("there is an entry %s already", id)
	case at > 0:
		return d, fmt.Errorf("row %d has the id %s too", at, id)
	}
	f := &writer{}
	f.add("title", edit.Text(title))
	f.add("date", edit.Date(when.String()))
	if err := in.rest(f, r); err != nil {
		return d, err
	}
	d = Draft{Row: n, ID: id, Year: when.Year(), Files: []File{{id + ".md", f.text()}}}
	for _, code := range in.Languages[1:] {
		t := &writer{}
		for _, name := range texts {
			if s := r[name+"_"+code]; s != "" {
				t.add(name, edit.Text(s))
			}
		}
		if t.b.Len() > 0 {
			d.Files = append(d.Files, File{id + "." + code + ".md", t.text()})
		}
	}
	return d, nil
}

// rest writes what follows the date.
func (in *intake) rest(f *writer, r row) error {
	for _, name := range dates {
		if err := f.date(r, name); err != nil {
			return err
		}
	}
	for _, name := range lists {
		if err := f.ids(r, name, true); err != nil {
			return err
		}
	}
	f.add("summary", edit.Text(r["summary"]))
	status, significance := r["status"], r["significance"]
	if status == "" {
		status = timeline.Reported
	}
	if !slices.Contains(statuses, status) {
		return fmt.Errorf("status: %q is not one of %s", status, strings.Join(statuses, ", "))
	}
	f.add("status", edit.Text(status))
	if significance == "" {
		significance = "3"
	}
	if n, err := strconv.Atoi(significance); err != nil || n < 1 || n > 5 {
		return fmt.Errorf("significance: %q is not 1 to 5", significance)
	}
	f.add("significance", edit.TOML(significance))
	for _, name := range more {
		if err := f.ids(r, name, false); err != nil {
			return err
		}
	}
	if r["created"] == "" {
		r["created"] = in.Created
	}
	for _, name := range []string{"created", "updated"} {
		if err := f.date(r, name); err != nil {
			return err
		}
	}
	f.add("draft", "true")
	return nil
}

var statuses = []string{timeline.Scheduled, timeline.Confirmed, timeline.Reported, timeline.Claimed, timeline.Disputed}

// A writer writes front matter.
type writer struct{ b strings.Builder }

func (w *writer) add(name string, value edit.TOML) { fmt.Fprintf(&w.b, "%s = %s\n", name, value) }

func (w *writer) date(r row, name string) error {
	if r[name] == "" {
		return nil
	}
	d, err := edtf.Parse(r[name])
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	w.add(name, edit.Date(d.String()))
	return nil
}

func (w *writer) ids(r row, name string, always bool) error {
	var list []string
	for id := range strings.SplitSeq(r[name], strings.TrimSpace(csv.Separator)) {
		if id = strings.TrimSpace(id); id == "" {
			continue
		}
		if !field.ValidID(id) {
			return fmt.Errorf("%s: %q is not an id", name, id)
		}
		list = append(list, id)
	}
	if always || len(list) > 0 {
		w.add(name, edit.Texts(list...))
	}
	return nil
}

func (w *writer) text() string { return "+++\n" + w.b.String() + "+++\n" }
