// Package address says where each page and file of a site lives, and how one
// links to another. An address is a path below the site's root: "years/2025.html".
package address

import (
	"cmp"
	"path"
	"strconv"
	"strings"
)

// The pages there is one of.
const (
	Home       = "index.html"
	About      = "about.html"
	Data       = "data.html"
	Follow     = "follow.html"
	Glossary   = "glossary.html"
	Method     = "method.html"
	NotFound   = "404.html"
	EventList  = "events/index.html"
	Search     = "search.html"
	SourceList = "sources/index.html"
	PlaceList  = "places/index.html"
	TopicList  = "topics/index.html"
	ActorList  = "actors/index.html"
	Countries  = "countries/index.html"
	Register   = "instruments/index.html"
	ChainList  = "chains/index.html"
	CompareAll = "compare/all.html"
)

// Record returns the address of the record with this id in a folder of content.
// Pages of their own stand at the root.
func Record(folder, id string) string {
	if folder == "pages" {
		return id + ".html"
	}
	return folder + "/" + id + ".html"
}

// Year returns the address of a year.
func Year(year int) string { return "years/" + strconv.Itoa(year) + ".html" }

// CountryYear returns the address of one country's year.
func CountryYear(country string, year int) string {
	return "countries/" + country + "/" + strconv.Itoa(year) + ".html"
}

// Dossier returns the address of what is to be printed of a country.
func Dossier(country string) string { return "countries/" + country + "/dossier.html" }

// Chain returns the address of the chain whose first entry has this id.
func Chain(id string) string { return "chains/" + id + ".html" }

// InForce returns the address of what was in force at the end of a year.
func InForce(year int) string { return "instruments/in-force/" + strconv.Itoa(year) + ".html" }

// Compare returns the address of two countries side by side, in whatever order
// they are given.
func Compare(a, b string) string { return "compare/" + min(a, b) + "-" + max(a, b) + ".html" }

// Publisher returns the address of the sources of one publisher.
func Publisher(id string) string { return "publishers/" + id + ".html" }

// Archive is the whole site in one file, to read from a disk.
const Archive = "site.zip"

// Card returns the address of the picture of a record for shared links.
func Card(folder, id string) string { return cardFolder + folder + "/" + id + ".png" }

// CardOf returns the address of the picture of the page of a record.
func CardOf(page string) string { return cardFolder + strings.TrimSuffix(page, ".html") + ".png" }

// IsCard reports whether a file, in whatever language, is such a picture.
func IsCard(file string) bool {
	return strings.HasPrefix(file, cardFolder) || strings.Contains(file, "/"+cardFolder)
}

const cardFolder = "og/"

// SearchFolder holds the search's index in every language.
const SearchFolder = "search/"

// SearchFiles returns the folder of the search's index in lang.
func SearchFiles(lang string) string { return SearchFolder + lang + "/" }

// Place returns the address of a place.
func Place(id string) string { return "places/" + id + ".html" }

// Term returns where a word stands in the glossary.
func Term(id string) string { return Glossary + "#" + id }

// Media returns the address of a picture at file, a path below the site's root.
func Media(file string) string { return "media/" + strings.TrimPrefix(file, "content/") }

// In returns the address of page in lang; the site's first language has no
// folder of its own.
func In(lang, first, page string) string {
	if lang == first {
		return page
	}
	return lang + "/" + page
}

// A Style is how addresses are written.
type Style int

// The styles of [build] url_style.
const (
	File      Style = iota // events/x.html
	Directory              // events/x/
)

// Path returns the file that holds page, below the output folder.
func (s Style) Path(page string) string {
	if s == File || fixed(page) {
		return page
	}
	return strings.TrimSuffix(page, ".html") + "/index.html"
}

// fixed reports whether page is the same in every style: a folder's index,
// the error page that hosts look for, a file that is no page.
func fixed(page string) bool {
	base := path.Base(page)
	return base == "index.html" || base == NotFound || path.Ext(page) != ".html"
}

// Rel returns the link from one page to another page or file, relative so that
// the tree works below any folder and from a disk. A fragment may follow to.
func (s Style) Rel(from, to string) string {
	to, fragment, found := strings.Cut(to, "#")
	if found {
		fragment = "#" + fragment
	}
	if from == to && found {
		return fragment
	}
	href := relative(s.Path(from), s.Path(to))
	if s == Directory {
		if dir, ok := strings.CutSuffix(href, "index.html"); ok {
			href = dir
			if href == "" {
				href = "./"
			}
		}
	}
	return href + fragment
}

// Up returns the way from page to the site's root: "../../", or "".
func (s Style) Up(page string) string {
	return strings.Repeat("../", strings.Count(s.Path(page), "/"))
}

// Href returns how a page or file is linked to from the root. Behind the way
// up from any page it is a link from there: it lets what many pages show be
// written once. A fragment may follow to.
func (s Style) Href(to string) string {
	if s == File {
		return to
	}
	to, fragment, found := strings.Cut(to, "#")
	if found {
		fragment = "#" + fragment
	}
	href := s.Path(to)
	if dir, ok := strings.CutSuffix(href, "index.html"); ok {
		href = cmp.Or(dir, "./")
	}
	return href + fragment
}

// relative returns the path to file to, as seen from file from.
func relative(from, to string) string {
	for {
		f, frest, ok := strings.Cut(from, "/")
		t, trest, ok2 := strings.Cut(to, "/")
		if !ok || !ok2 || f != t {
			break
		}
		from, to = frest, trest
	}
	return strings.Repeat("../", strings.Count(from, "/")) + to
}
