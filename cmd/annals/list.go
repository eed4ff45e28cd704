package main

import (
	"cmp"
	"context"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"annals/internal/diag"
	"annals/internal/timeline"
)

func listCommand() command {
	return command{
		name: "list", args: "[events|sources|…]", short: "list the records of one kind",
		long: `List prints the records of one kind, one a line: events, sources, countries, actors,
topics, instruments, pages, publishers or places. --state picks those in one state;
events have the states confirmed, reported, claimed, disputed, scheduled, retracted,
held-back, single-source, differ and any country or topic; sources have unused,
no-snapshot, undated, primary and any kind.`,
		words: func() []string { return slices.Sorted(maps.Keys(listings)) },
		examples: []string{
			"annals list                              every event, by date",
			"annals list events --state disputed      what is contested",
			"annals list sources --state unused       what no entry rests on",
			"annals list actors --format csv          for a spreadsheet",
		},
		setup: func(f *flag.FlagSet) func(context.Context, *app, []string) error {
			state := f.String("state", "", "only those in this `STATE`")
			order := f.String("sort", "", "by this `COLUMN` instead of the usual order")
			format := f.String("format", "table", "`FORMAT`: table, json or csv")
			return func(_ context.Context, a *app, args []string) error {
				kind := "events"
				switch len(args) {
				case 0:
				case 1:
					kind = args[0]
				default:
					return usage("list takes one kind, not %d", len(args))
				}
				return a.list(kind, *state, *order, *format)
			}
		},
	}
}

// A listing is a table with a state or several for each row.
type listing struct {
	columns []string
	rows    []row
}

type row struct {
	cells  []string
	states []string
}

func (a *app) list(kind, state, order, format string) error {
	r, err := a.read()
	if err != nil {
		return err
	}
	make, ok := listings[kind]
	if !ok {
		return usage("there is no kind %q: it is one of events, sources, countries, actors, topics, instruments, pages, publishers, places", kind)
	}
	l := make(r.Site)
	if kind == "events" {
		for _, h := range r.Held {
			if h.Kind == timeline.Events {
				l.rows = append(l.rows, row{[]string{"", h.ID, "held back: " + h.Reason, h.File}, []string{"held-back", h.Reason}})
			}
		}
	}
	if state != "" {
		var known []string
		for _, r := range l.rows {
			known = append(known, r.states...)
		}
		if near, ok := diag.Nearest(state, known); ok && near != state {
			return usage("there is no state %q among the %s; did you mean  --state %s ?", state, kind, near)
		}
		l.rows = slices.DeleteFunc(l.rows, func(r row) bool { return !slices.Contains(r.states, state) })
	}
	if order != "" {
		i := slices.Index(l.columns, order)
		if i < 0 {
			return usage("there is no column %q to sort by: it is one of %s", order, strings.Join(l.columns, ", "))
		}
		slices.SortStableFunc(l.rows, func(a, b row) int { return cmp.Compare(a.cells[i], b.cells[i]) })
	}
	if len(l.rows) == 0 && format == "table" && !a.quiet {
		fmt.Fprintf(a.stderr, "no %s%s\n", kind, within(state))
	}
	return l.write(a.stdout, format)
}

// within says which state was asked for, if any was.
func within(state string) string {
	if state == "" {
		return ""
	}
	return fmt.Sprintf(" in the state %q; the states are listed by  annals list --help", state)
}

// listings makes the table of each kind.
var listings = map[string]func(*timeline.Site) listing{
	"events": func(s *timeline.Site) listing {
		l := listing{columns: []string{"date", "id", "status", "title"}}
		for _, e := range s.Events {
			states := append([]string{e.Status}, slices.Concat(e.CountryIDs, e.TopicIDs)...)
			if e.Evidence.Publishers == 1 {
				states = append(states, "single-source")
			}
			if e.Differ() {
				states = append(states, "differ")
			}
			l.rows = append(l.rows, row{[]string{e.Date.String(), e.ID, e.Status, e.Title.String()}, states})
		}
		for _, t := range s.Tombstones {
			if t.Kind == timeline.Events {
				l.rows = append(l.rows, row{[]string{"", t.ID, t.Status, t.Title.String()}, []string{t.Status}})
			}
		}
		return l
	},
	"sources": func(s *timeline.Site) listing {
		l := listing{columns: []string{"id", "published", "kind", "publisher", "title", "snapshot"}}
		for _, src := range s.Sources {
			states := []string{src.Kind}
			for _, is := range []struct {
				so    bool
				state string
			}{
				{len(src.Events)+len(src.Context) == 0, "unused"}, {noSnapshot(src), "no-snapshot"},
				{src.Published.IsZero(), "undated"}, {src.Primary, "primary"},
			} {
				if is.so {
					states = append(states, is.state)
				}
			}
			l.rows = append(l.rows, row{[]string{src.ID, src.Published.String(), src.Kind, src.PublisherID, src.Title, src.SnapshotURL}, states})
		}
		return l
	},
	"countries": func(s *timeline.Site) listing {
		l := listing{columns: []string{"id", "alpha2", "events", "name"}}
		for _, c := range s.Countries {
			l.rows = append(l.rows, row{cells: []string{c.ID, c.Alpha2, fmt.Sprint(len(c.Events)), c.Names.In("").Text}})
		}
		return l
	},
	"actors": func(s *timeline.Site) listing {
		l := listing{columns: []string{"id", "kind", "country", "events", "name"}}
		for _, x := range s.Actors {
			states := []string{x.Kind}
			if len(x.Events) == 0 {
				states = append(states, "unused")
			}
			l.rows = append(l.rows, row{[]string{x.ID, x.Kind, x.Country, fmt.Sprint(len(x.Events)), x.Names.In("").Text}, states})
		}
		return l
	},
	"topics": func(s *timeline.Site) listing {
		l := listing{columns: []string{"id", "events", "title"}}
		for _, t := range s.Topics {
			l.rows = append(l.rows, row{cells: []string{t.ID, fmt.Sprint(len(t.Events)), t.Title.String()}})
		}
		return l
	},
	"instruments": func(s *timeline.Site) listing {
		l := listing{columns: []string{"id", "kind", "changes", "title"}}
		for _, in := range s.Instruments {
			l.rows = append(l.rows, row{[]string{in.ID, in.Kind, fmt.Sprint(len(in.Changes)), in.Title.String()}, []string{in.Kind}})
		}
		return l
	},
	"pages": func(s *timeline.Site) listing {
		l := listing{columns: []string{"id", "title"}}
		for _, p := range s.Pages {
			l.rows = append(l.rows, row{cells: []string{p.ID, p.Title.String()}})
		}
		return l
	},
	"publishers": func(s *timeline.Site) listing {
		l := listing{columns: []string{"id", "kind", "owner", "sources", "name"}}
		for _, p := range s.Publishers {
			l.rows = append(l.rows, row{[]string{p.ID, p.Kind, p.OwnerID, fmt.Sprint(len(p.Sources)), p.Name}, []string{p.Kind}})
		}
		return l
	},
	"places": func(s *timeline.Site) listing {
		l := listing{columns: []string{"id", "country", "events", "name"}}
		for _, p := range s.Places {
			l.rows = append(l.rows, row{cells: []string{p.ID, p.Country, fmt.Sprint(len(p.Events)), p.Name.String()}})
		}
		return l
	},
}

func (l listing) write(w io.Writer, format string) error {
	switch format {
	case "table":
		t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
		for _, r := range l.rows {
			fmt.Fprintln(t, strings.Join(r.cells, "\t"))
		}
		return t.Flush()
	case "csv":
		c := csv.NewWriter(w)
		_ = c.Write(l.columns) // the error comes back from Flush
		for _, r := range l.rows {
			_ = c.Write(r.cells)
		}
		c.Flush()
		return c.Error()
	case "json":
		out := []map[string]string{}
		for _, r := range l.rows {
			m := map[string]string{}
			for i, c := range l.columns {
				m[c] = r.cells[i]
			}
			out = append(out, m)
		}
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(out)
	}
	return usage("--format is table, json or csv, not %q", format)
}
