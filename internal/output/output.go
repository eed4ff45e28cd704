// Package output lists the files of a site that are no pages: feeds,
// calendars, data, and a few that programs look for. Each is written by a
// package of internal/format.
package output

import (
	"io"
	"sync"

	"annals/internal/address"
	"annals/internal/format/csv"
	"annals/internal/lang"
	"annals/internal/timeline"
)

// A Choice says which files a site has.
type Choice struct {
	Feeds    bool     // feeds and calendars
	Data     bool     // the files of the page "Data"
	Embeds   bool     // pages to show in another site, and what finds them
	PerEntry []string // beside each entry: "json", "csl", "bib" or "ris"
	Style    address.Style
}

// A Group is what files are for.
type Group int

// The groups.
const (
	Feed Group = iota
	Calendar
	Data
	Entry   // beside the page of an entry
	Machine // for programs that ask for it by name
)

// A File is one of them.
type File struct {
	At     string // its address, with the folder of its language
	Lang   string // BCP 47; of what there is one of, the site's first
	Group  Group
	Format string        // "Atom", "CSV"
	Type   string        // the media type
	Name   string        // what it holds: "Mali"
	Title  string        // the same where it stands alone: "Mali · US–Sahel Timeline"
	About  string        // what is left out of it; may be empty
	Of     timeline.Kind // of a feed or calendar of one record
	Page   string        // the page that shows the same, without the folder of its language; may be empty
	Rows   int           // of a table, entries of a feed
	Write  func(io.Writer) error

	digest *digest    // of data
	table  *csv.Table // of data that is one
}

// Files lists the files of a site but those of [PerEntry], in a total order:
// those of each language and then those there is one of. The words are those of
// the site's languages, in their order.
func Files(s *timeline.Site, words []*lang.Strings, c Choice) []File {
	var all []File
	for i, l := range locales(s, words, c) {
		if c.Feeds {
			if s.BaseURL != "" {
				all = append(all, l.feeds()...)
			}
			all = append(all, l.calendars()...)
		}
		if i > 0 {
			continue
		}
		if c.Data {
			all = append(all, l.data()...)
		}
		all = append(all, l.machine()...)
	}
	return all
}

// locales are the site in each of its languages.
func locales(s *timeline.Site, words []*lang.Strings, c Choice) (list []*locale) {
	known := sync.OnceValue(func() map[string]bool { return records(s) })
	for i, code := range s.Languages {
		list = append(list, &locale{site: s, lang: code, words: words[i], choice: c, texts: &texts{site: s, style: c.Style, lang: code, known: known}})
	}
	return list
}

// A locale is the site in one of its languages.
type locale struct {
	site   *timeline.Site
	lang   string
	words  *lang.Strings
	choice Choice
	texts  *texts
}

// selection begins a selection of l.
func (l *locale) selection(at, page, title string, events []*timeline.Event) timeline.Selection {
	return timeline.Selection{
		Site: l.site, Lang: l.lang, Title: title, Events: events, At: at, Page: page,
		Style: l.choice.Style, HTML: l.texts.html,
	}
}

// at is an address with the folder of the language of l.
func (l *locale) at(at string) string { return address.In(l.lang, l.site.Languages[0], at) }

func (l *locale) text(t lang.Text) string { return t.In(l.lang).Text }

// say returns a text of the site; that each language has it, package render
// makes sure of.
func (l *locale) say(key string, args ...any) string {
	s, err := l.words.T(key, args...)
	if err != nil {
		return key
	}
	return s
}

// count returns a text of the site about n things.
func (l *locale) count(key string, n int) string {
	s, err := l.words.N(key, n)
	if err != nil {
		return key
	}
	return s
}

// of names a part of the site: "Mali · US–Sahel Timeline".
func (l *locale) of(part string) string { return part + " · " + l.text(l.site.Title) }
