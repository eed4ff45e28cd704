package csv

import (
	"slices"
	"strconv"
	"strings"

	"annals/internal/edtf"
	"annals/internal/lang"
	"annals/internal/timeline"
)

// figure is a number that may be unknown.
func figure[T any](name, doc string, cell func(T) timeline.Figure) maker[T] {
	return maker[T]{Column{name, "number", doc}, func(x T) string {
		f := cell(x)
		if !f.Known {
			return ""
		}
		return strconv.FormatFloat(f.Value, 'f', -1, 64)
	}}
}

// Sources is the table of all sources of the site.
func Sources(s timeline.Selection) Table {
	type r = *timeline.Source
	return table(s.Site.Sources, []maker[r]{
		id[r]("The id of the source"),
		page[r](s, timeline.Sources),
		text("title", "Its title, in its own language", func(x r) string { return x.Title }),
		text("title_basis", "Whether the source states its title: stated, url or described", func(x r) string { return x.TitleBasis }),
		text("publisher", "The id of its publisher", func(x r) string { return x.PublisherID }),
		text("publisher_name", "The publisher's name", func(x r) string {
			if x.Publisher == nil {
				return ""
			}
			return x.Publisher.Name
		}),
		text("authors", "Its authors", func(x r) string { return list(x.Authors) }),
		date("published", "When it was published, in EDTF", func(x r) edtf.Date { return x.Published }),
		text("source_url", "Where it stands", func(x r) string { return x.URL }),
		date("accessed", "When it was last read", func(x r) edtf.Date { return x.Accessed }),
		text("lang", "Its language, BCP 47", func(x r) string { return x.Lang }),
		text("type", "What it is, in the words of CSL 1.0.2", func(x r) string { return x.Type }),
		text("kind", "Who speaks in it", func(x r) string { return x.Kind }),
		boolean("primary", "Whether it is the record of the act itself", func(x r) bool { return x.Primary }),
		text("origin", "The id of the publisher it repeats, or own; empty where it is not known", func(x r) string { return x.OriginID }),
		text("snapshot_url", "An archived copy", func(x r) string { return x.SnapshotURL }),
		date("snapshot_date", "The day of that copy", func(x r) edtf.Date { return x.SnapshotDate }),
		text("license", "Its terms", func(x r) string { return x.License }),
		text("events", "Ids of the entries that rest on it", func(x r) string { return ids(x.Events) }),
		text("context", "Ids of the entries that cite it for context", func(x r) string { return ids(x.Context) }),
	})
}

// Actors is the table of all actors of the site.
func Actors(s timeline.Selection) Table {
	type r = *timeline.Actor
	return table(s.Site.Actors, slices.Concat(
		[]maker[r]{id[r]("The id of the actor"), page[r](s, timeline.Actors)},
		wordings(s, "name", "The name shown", func(x r) lang.Text { return shown(x.Names) }),
		[]maker[r]{
			text("names", "All names", func(x r) string {
				var items []string
				for _, n := range x.Names {
					items = append(items, n.Text)
				}
				return list(items)
			}),
			text("kind", "person, organisation, government or armed-group", func(x r) string { return x.Kind }),
			text("sector", "A PLOVER code", func(x r) string { return x.Sector }),
			text("country", "ISO 3166-1 alpha-2", func(x r) string { return x.Country }),
			text("wikidata", "Its Wikidata id", func(x r) string { return x.Wikidata }),
			text("offices", "Posts held: from, to and title", func(x r) string {
				var items []string
				for _, o := range x.Offices {
					items = append(items, o.From.String()+"/"+o.To.String()+" "+s.Word(o.Title))
				}
				return list(items)
			}),
			integer("events", "How many entries name it", func(x r) int { return len(x.Events) }),
		},
	))
}

// Instruments is the table of the register.
func Instruments(s timeline.Selection) Table {
	type r = *timeline.Instrument
	return table(s.Site.Instruments, slices.Concat(
		[]maker[r]{id[r]("The id of the instrument"), page[r](s, timeline.Instruments)},
		wordings(s, "title", "Its name", func(x r) lang.Text { return x.Title }),
		[]maker[r]{
			text("kind", "agreement, base, programme, sanction, visa-rule, mission, law or exercise", func(x r) string { return x.Kind }),
			text("parties", "Its parties, ISO 3166-1 alpha-2", func(x r) string { return list(x.Parties) }),
			date("expires", "The end of its term, in EDTF", func(x r) edtf.Date { return x.Expires }),
			text("state", "How it stood on the day the site speaks of, by country where that differs", func(x r) string { return standing(x, s.Site.AsOf) }),
			text("changes", "What happened to it: date, change and the id of the entry", func(x r) string {
				var items []string
				for _, c := range x.Changes {
					items = append(items, c.Date.String()+" "+c.Change+" "+c.Event.ID)
				}
				return list(items)
			}),
			text("sources", "Ids of the sources that tell of it", func(x r) string { return ids(x.Sources) }),
		},
	))
}

// standing is the state of an instrument in words that a program can read.
func standing(in *timeline.Instrument, asOf edtf.Date) string {
	on, ok := asOf.Day()
	if !ok {
		return ""
	}
	var items []string
	for _, st := range in.On(on) {
		item := string(st.State)
		if st.Country != nil {
			item = st.Country.ID + " " + item
		}
		items = append(items, item)
	}
	return strings.Join(items, Separator)
}

// shown are names as a text: the one shown in each language.
func shown(names timeline.Names) (t lang.Text) {
	for _, n := range names {
		if t.In(n.Lang).Lang != n.Lang {
			t.AddWording(n.Lang, n.Text)
		}
	}
	return t
}
