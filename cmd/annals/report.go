package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"text/tabwriter"

	"annals/internal/edtf"
	"annals/internal/lang"
	"annals/internal/timeline"
)

func reportCommand() command {
	return command{
		name: "report", short: "count what the entries rest on, by country and decade",
		long: `Report counts the entries, and how many of them rest on two or more known independent
origins, on a single publisher, hold versions that differ, are joined to others by
replies and sequels, and have title, summary and text in each further language:
of all entries, of each country and of each decade. Then it counts the other
records that have a page of their own, and those written in each further language.
The table adds the share, rounded down; csv and json hold the counts.`,
		examples: []string{
			"annals report",
			"annals report --format csv",
		},
		setup: func(f *flag.FlagSet) func(context.Context, *app, []string) error {
			format := f.String("format", "table", "`FORMAT`: table, json or csv")
			return func(_ context.Context, a *app, args []string) error {
				if len(args) > 0 {
					return usage("report takes no arguments")
				}
				r, err := a.read()
				if err != nil {
					return err
				}
				t := newTally(r.Site)
				if *format == "table" {
					return t.write(a.stdout)
				}
				return t.listing().write(a.stdout, *format)
			}
		},
	}
}

// A tally counts records of one sort, and those of them that are something.
type tally struct {
	columns []string // after the name and the number of records
	rows    []tallied
}

type tallied struct {
	name   string
	total  int
	counts []int // by column; -1: it has no meaning here
}

// A measure is something that an entry may be.
type measure struct {
	name string
	is   func(*timeline.Event) bool
}

func newTally(s *timeline.Site) tally {
	measures := []measure{
		{"origins-2", func(e *timeline.Event) bool { return len(e.Evidence.Origins) >= 2 }},
		{"single-source", func(e *timeline.Event) bool { return e.Evidence.Publishers == 1 }},
		{"claims", (*timeline.Event).Differ},
		{"chain", func(e *timeline.Event) bool { return len(e.Chain) > 0 }},
	}
	further := s.Languages[1:]
	for _, l := range further {
		measures = append(measures, measure{l, func(e *timeline.Event) bool { return written(l, e.Body, e.Title, e.Summary) }})
	}
	var t tally
	for _, m := range measures {
		t.columns = append(t.columns, m.name)
	}
	count := func(name string, events []*timeline.Event) {
		row := tallied{name, len(events), make([]int, len(measures))}
		for _, e := range events {
			for i, m := range measures {
				if m.is(e) {
					row.counts[i]++
				}
			}
		}
		t.rows = append(t.rows, row)
	}
	count("entries", s.Events)
	for _, c := range s.Countries {
		count(c.ID, c.Events)
	}
	for from := range s.Events {
		if d := decade(s.Events[from]); from == 0 || d != decade(s.Events[from-1]) {
			to := from
			for to < len(s.Events) && decade(s.Events[to]) == d {
				to++
			}
			count(fmt.Sprintf("%ds", d), s.Events[from:to])
		}
	}
	kind := func(name string, texts [][]lang.Text, bodies []timeline.Body) {
		row := tallied{name, len(bodies), slices.Repeat([]int{-1}, len(measures)-len(further))}
		for _, l := range further {
			n := 0
			for i := range bodies {
				if written(l, bodies[i], texts[i]...) {
					n++
				}
			}
			row.counts = append(row.counts, n)
		}
		t.rows = append(t.rows, row)
	}
	for _, k := range others(s) {
		kind(k.name, k.texts, k.bodies)
	}
	return t
}

// records are what is written of each record of a kind.
type records struct {
	name   string
	texts  [][]lang.Text
	bodies []timeline.Body
}

func (r *records) add(b timeline.Body, texts ...lang.Text) {
	r.bodies, r.texts = append(r.bodies, b), append(r.texts, texts)
}

// others are the records with a page of their own that are no entries, and
// whose text is ours.
func others(s *timeline.Site) []records {
	list := []records{{name: "countries"}, {name: "actors"}, {name: "topics"}, {name: "instruments"}, {name: "pages"}}
	for _, c := range s.Countries {
		list[0].add(c.Body)
	}
	if s.US != nil {
		list[0].add(s.US.Body)
	}
	for _, x := range s.Actors {
		list[1].add(x.Body)
	}
	for _, x := range s.Topics {
		list[2].add(x.Body, x.Title)
	}
	for _, x := range s.Instruments {
		list[3].add(x.Body, x.Title)
	}
	for _, x := range s.Pages {
		list[4].add(x.Body, x.Title)
	}
	return list
}

// written reports whether a record is written in a language: its body, where
// it has one, and each of its texts.
func written(language string, body timeline.Body, texts ...lang.Text) bool {
	for _, t := range texts {
		if t.In(language).Lang != language {
			return false
		}
	}
	return len(body) == 0 || body.In(language).Lang == language
}

// decade is the first year of the ten in which e lies, or begins.
func decade(e *timeline.Event) int {
	day, bound := e.Date.Lower()
	if bound != edtf.Known {
		day, _ = e.Date.Upper()
	}
	return int(day.Year) / 10 * 10
}

// write prints t for people: each count with its share.
func (t tally) write(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 8, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(table, "\tnumber\t")
	for _, c := range t.columns {
		fmt.Fprintf(table, "%s\t", c)
	}
	fmt.Fprintln(table)
	for _, r := range t.rows {
		fmt.Fprintf(table, "%s\t%d\t", r.name, r.total)
		for _, n := range r.counts {
			switch {
			case n < 0 || r.total == 0:
				fmt.Fprint(table, "-\t")
			default:
				fmt.Fprintf(table, "%d %3d%%\t", n, 100*n/r.total)
			}
		}
		fmt.Fprintln(table)
	}
	return table.Flush()
}

// listing is t for programs: counts alone, empty where they have no meaning.
func (t tally) listing() listing {
	l := listing{columns: append([]string{"of", "number"}, t.columns...)}
	for _, r := range t.rows {
		cells := []string{r.name, strconv.Itoa(r.total)}
		for _, n := range r.counts {
			if n < 0 {
				cells = append(cells, "")
			} else {
				cells = append(cells, strconv.Itoa(n))
			}
		}
		l.rows = append(l.rows, row{cells: cells})
	}
	return l
}
