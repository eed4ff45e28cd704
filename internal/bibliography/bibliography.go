// Package bibliography says what a bibliography holds of an entry and of its
// sources. Field names follow CSL 1.0.2.
package bibliography

import (
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// An Item is a work to be cited.
type Item struct {
	ID        string
	Type      string   // of CSL: "article-newspaper"
	Title     string   // on one line
	Lang      string   // BCP 47
	Authors   []string // as written: which part is the family name is not known
	Container string   // the newspaper, journal or site it stands in
	Publisher string
	Issued    edtf.Date
	Accessed  edtf.Date
	Version   int // of an entry
	URL       string
	Archive   string // the address of an archived copy
	Archived  edtf.Date
	Abstract  string
	Keywords  []string
}

// Of returns what s holds: each entry, and after it the sources it rests on
// and those it cites for context.
func Of(s timeline.Selection) (items []Item) {
	for _, e := range s.Events {
		items = append(items, Entry(s, e))
		for _, src := range e.Sources {
			items = append(items, Source(src))
		}
		for _, src := range e.Background {
			items = append(items, Source(src))
		}
	}
	return items
}

// Entry is an entry as a work of its site, in the version that stands.
func Entry(s timeline.Selection, e *timeline.Event) Item {
	title := e.Title.In(s.Lang)
	it := Item{
		ID: e.ID, Type: "entry", Title: title.Text, Lang: title.Lang, Container: s.Word(s.Site.Title),
		Issued: s.Changed(e), Version: e.Version(), URL: s.EventURL(e), Abstract: s.Word(e.Summary),
	}
	for _, c := range e.Countries {
		it.Keywords = append(it.Keywords, c.Names.In(s.Lang).Text)
	}
	for _, t := range e.Topics {
		it.Keywords = append(it.Keywords, s.Word(t.Title))
	}
	return it
}

// Source is a source as it says itself.
func Source(src *timeline.Source) Item {
	it := Item{
		ID: src.ID, Type: src.Type, Title: src.Title, Lang: src.Lang, Authors: src.Authors,
		Issued: src.Published, Accessed: src.Accessed, URL: src.URL, Archive: src.SnapshotURL, Archived: src.SnapshotDate,
	}
	if src.Publisher != nil {
		if InContainer(src.Type) {
			it.Container = src.Publisher.Name
		} else {
			it.Publisher = src.Publisher.Name
		}
	}
	return it
}

// InContainer reports whether works of a type stand in another that is named:
// a newspaper, a site, an encyclopedia.
func InContainer(cslType string) bool {
	switch cslType {
	case "article", "article-journal", "article-magazine", "article-newspaper", "chapter", "entry", "entry-dictionary",
		"entry-encyclopedia", "post", "post-weblog", "webpage", "broadcast":
		return true
	}
	return false
}
