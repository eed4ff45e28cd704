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
// templates or the strings, or which two pages want one address.
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
		pages := make([][]page, len(kinds))
		parallel.Do(len(kinds), func(i int) {
			if k := kinds[i]; !k.once || l == sh.locales[0] {
				pages[i] = k.pages(l)
			}
		})
		for i, k := range kinds {
			t, err := l.templates.of(k)
			if err != nil {
				errs = append(errs, err)
				continue
			}
			for _, p := range pages[i] {
				at := p.at
				if !k.once {
					at = l.address(p.at)
				}
				sh.out.add(sh.style.Path(at), at, k.name, l.templates.executed(t, p.view))
			}
		}
	}
	moved, err := sh.moved()
	errs = append(errs, err)
	for _, m := range moved {
		sh.out.add(m.at, m.at, redirect.name, m.write)
	}
	for _, a := range sh.assets() {
		sh.out.add(sh.style.Path(a.at), a.at, "program", a.write)
	}
	errs = append(errs, sh.number())
	sh.out.index = sync.OnceValue(sh.indexFiles)
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return sh.out, nil
}

// number finds which address is of which file, and reports those that two want.
// Where no address came or went since the last site, that is known.
func (sh *shared) number() error {
	own := sh.out.listing
	if last := sh.kept.listing; last != nil && slices.Equal(last.at, own.at) && slices.Equal(last.by, own.by) {
		sh.out.listing = last
		return nil
	}
	var errs []error
	own.number = make(map[string]int, len(own.at))
	for i, at := range own.at {
		if own.number[at] = i; len(own.number)+len(errs) <= i {
			errs = append(errs, sh.twice(sh.out.files[i].Path, own.by[slices.Index(own.at, at)], own.by[i]))
		}
	}
	if len(errs) == 0 {
		sh.kept.listing = own
	}
	return errors.Join(errs...)
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
