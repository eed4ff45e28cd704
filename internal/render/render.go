// Package render makes the pages of a site, and the few files they need.
//
// Every page kind is one file: the view its template is executed with, and the
// pages it makes of a site. A page is made when it is asked for.
package render

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"sync"

	"annals/internal/address"
	"annals/internal/card"
	"annals/internal/diag"
	"annals/internal/lang"
	"annals/internal/output"
	"annals/internal/parallel"
	"annals/internal/timeline"
)

// Options are what a site is rendered with.
type Options struct {
	Templates fs.FS // HTML templates, assets and strings: see package templates
	Style     address.Style
	Strings   []*lang.Strings // in the order of the site's languages
	PerPage   int             // entries that a page lists at most; 0 is 150
	Outputs   output.Choice   // which feeds, calendars and data there are; its style is Style

	Draw    func(io.Writer, card.Card) error // pictures for shared links; nil where there are none
	Archive bool                             // whether the site is packed into one file too

	Kept *Kept // what was made of an earlier site with the same templates, or nil
}

// A kind is one sort of page.
type kind struct {
	name  string // of its template: year is templates/year.html
	view  any    // an empty one, to check the template against
	pages func(*locale) []page
	in    []string // the folders in which they stand, with those below; "" is the root alone

	bare bool // the template is the whole page, not what stands in the layout
	once bool // there is one for all languages, made in the first
}

// A page is a view to be made and executed when the page is asked for.
type page struct {
	at   string // its address, without the folder of its language
	view func() any
}

// kinds lists every page kind. To add one, write its file and name it here.
var kinds = []kind{
	home, events, year, event, countries, country, countryYear, topics, topic, actors, actor,
	sources, source, publisher, places, place, instruments, instrument, content, glossary, data, follow, notFound,
	tombstone, redirect, embed,
	part, countryTopic, newestFirst, latestAll, disputes, ahead,
	publisherYear, changes, corrections, coverage, letters,
	chains, chain, inForce, compare, compareAll,
	searching, rollPart, dossier, // last: it needs the whole index, and a preview is asked for less
}

// Site gets every page of s ready. An error says what is wrong with the
// templates or the strings; which two pages want one address, Pages.Complete
// says.
func Site(s *timeline.Site, o Options) (*Pages, error) {
	sh, err := newShared(s, o)
	if sh == nil {
		return nil, err
	}
	errs := []error{err}
	for _, l := range sh.locales {
		if l.templates == nil {
			continue
		}
		for _, k := range kinds {
			t, err := l.templates.of(k)
			errs = append(errs, err)
			if err == nil && (!k.once || l.first()) {
				sh.out.add(k.name, l.folders(k), func() []file { return l.files(k, t) })
			}
		}
	}
	moved, err := sh.moved()
	errs = append(errs, err)
	sh.fixed(redirect.name, moved)
	sh.fixed("program", sh.assets())
	sh.out.whole = sync.OnceValues(sh.whole)
	sh.out.index = sync.OnceValue(sh.indexFiles)
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return sh.out, nil
}

// folders are where the pages of a kind stand in the language of l.
func (l *locale) folders(k kind) []string {
	list := slices.Clone(k.in)
	for i := range list {
		if !k.once {
			list[i] = l.address(list[i])
		}
	}
	return list
}

// files are the pages of a kind in the language of l.
func (l *locale) files(k kind, t func() (*executable, error)) []file {
	pages := k.pages(l)
	list := make([]file, len(pages))
	for i, p := range pages {
		at := p.at
		if !k.once {
			at = l.address(at)
		}
		list[i] = file{at, File{l.style.Path(at), l.templates.executed(t, p.view)}}
	}
	return list
}

// fixed adds files that are no pages of a kind.
func (sh *shared) fixed(by string, assets []asset) {
	var folders []string
	list := make([]file, len(assets))
	for i, a := range assets {
		list[i] = file{a.at, File{a.at, a.write}}
		folders = append(folders, sh.out.folder(a.at))
	}
	slices.Sort(folders)
	sh.out.add(by, slices.Compact(folders), func() []file { return list })
}

// whole lists all files, with the sitemaps, which do so themselves. It reports
// what two files want one address. Where no address came or went since the last
// site, that is known.
func (sh *shared) whole() (listing, error) {
	parts := make([][]file, len(sh.out.groups))
	parallel.Do(len(parts), func(i int) { parts[i] = sh.out.groups[i].files() })
	n := 0
	for _, part := range parts {
		n += len(part)
	}
	all := listing{make([]File, 0, n), &table{at: make([]string, 0, n), by: make([]string, 0, n)}}
	for i, g := range sh.out.groups {
		for _, f := range parts[i] {
			all.add(f, g.by)
		}
	}
	for _, a := range sh.sitemaps(all) {
		all.add(file{a.at, File{a.at, a.write}}, "program")
	}
	if last := sh.kept.table.Load(); last != nil && slices.Equal(last.at, all.at) && slices.Equal(last.by, all.by) {
		all.table = last
		return all, nil
	}
	var errs []error
	all.number = make(map[string]int, len(all.at))
	for i, at := range all.at {
		if all.number[at] = i; len(all.number)+len(errs) <= i {
			errs = append(errs, sh.twice(all.files[i].Path, all.by[slices.Index(all.at, at)], all.by[i]))
		}
	}
	for i, g := range sh.out.groups {
		for _, f := range parts[i] {
			if folder := sh.out.folder(f.at); !slices.Contains(g.folders, folder) {
				return all, fmt.Errorf("a page of the kind %q stands at %s, and not in %q", g.by, f.at, g.folders)
			}
		}
	}
	if len(errs) == 0 {
		sh.kept.table.Store(all.table)
	}
	return all, errors.Join(errs...)
}

func (l *listing) add(f file, by string) {
	l.files = append(l.files, f.File)
	l.at, l.by = append(l.at, f.at), append(l.by, by)
}

// twice is the error of two kinds of page that want one address.
func (sh *shared) twice(path, first, second string) error {
	return &TemplateError{diag.Problem{
		Pos: diag.Pos{File: sh.writtenIn(path)}, Code: "A507",
		Text: fmt.Sprintf("two pages want the address %s, of the kinds %q and %q", path, first, second),
		Help: "rename the record:  annals rename OLD NEW",
	}}
}

// writtenIn returns the file of the record whose page is at path; path where
// there is none.
func (sh *shared) writtenIn(path string) string {
	for _, p := range sh.Site.Pages {
		if sh.style.Path(address.Record(string(timeline.Pages), p.ID)) == path {
			return p.File
		}
	}
	return path
}
