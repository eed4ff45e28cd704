// Package search builds the reader's search: an index in small script files,
// which templates/assets/search.js reads.
//
// A document is whatever can be a result: an entry, a country, a topic, an
// actor, an instrument, a place, a publisher, a word of the glossary. Documents
// are numbered from the weightiest down, so that of two that match alike the
// smaller number stands first.
//
// Three sorts of file make an index: t0, t1 … hold terms and the documents that
// have them, parted by the letters a term begins with; d0, d1 … hold what is
// shown of documents, by their numbers; and b0-0 … hold once more the best
// results of single words, so that a first query takes one file of terms and
// one of documents.
package search

import (
	"io"

	"annals/internal/address"
	"annals/internal/timeline"
)

// A Kind is what sort of thing a document is. Entries have none to show.
type Kind string

// The kinds of document beside entries.
const (
	Country    Kind = "country"
	Topic      Kind = "topic"
	Actor      Kind = "actor"
	Instrument Kind = "instrument"
	Place      Kind = "place"
	Publisher  Kind = "publisher"
	Term       Kind = "term" // of the glossary
)

// Options are how an index is made.
type Options struct {
	Lang  string // of the results' words; names and titles are found in every language
	Style address.Style
	Label func(Kind) string // what a result is called that has no date: "Country", "Topic"
}

// An Index is the files of a search in one language.
type Index struct {
	Head  Head
	Files []File // in a total order
}

// A File is one script file of an index.
type File struct {
	Name string // "t0": search/<lang>/t0.js holds it
	data []byte
}

// Path returns where f lives, below the site's root.
func (f File) Path(lang string) string { return address.SearchFiles(lang) + f.Name + ".js" }

// Write writes f.
func (f File) Write(w io.Writer) error {
	_, err := w.Write(f.data)
	return err
}

// New builds the index of s in one language.
func New(s *timeline.Site, o Options) *Index { return build(documents(s, o), standard) }

// limits are how large files may grow before they are parted, in bytes before
// compression.
type limits struct {
	terms        int // of one file, or of each of two; sent, they are a little more than half as long
	shards       int // files of terms, beyond two
	onlyRecords  int // that need no best results beside them; sent, they are a third as long, as are all below
	wholeRecords int // that stay in one file
	records      int // of one file, beyond that
	best         int // of one file of best results
}

// standard keeps any query in some hundreds of entries within three files, and
// a first word within 60 KB and three requests however many there are.
var standard = limits{terms: 72 << 10, shards: 64, onlyRecords: 96 << 10, wholeRecords: 320 << 10, records: 6 << 10, best: 32 << 10}

// shown is how many results a reader sees first: a file of best ones has so many of each word.
const shown = 10
