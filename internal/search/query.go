package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Reader answers queries from the files of an index. It does what search.js
// does, step by step: tests hold the two against each other.
type Reader struct {
	head    Head
	load    func(name string) ([]byte, error)
	shards  map[int]*shard
	records map[int32]Result
}

// NewReader returns a Reader of the index with a head. It loads each file once,
// when a query needs it.
func NewReader(head Head, load func(name string) ([]byte, error)) *Reader {
	return &Reader{head: head, load: load, shards: map[int]*shard{}, records: map[int32]Result{}}
}

// A Found is the answer to a query: the numbers of documents, the best first.
type Found struct {
	Documents []int32
	Words     []string // that were searched for, and those taken for misspelt ones
	Some      bool     // none has all words: the documents have the most of them
	best      string   // a file that may hold the first of them
}

// AtOnce returns how many documents a reader is shown at once. Those that lack a
// word are fewer: no file of best results has them together.
func (f Found) AtOnce() int {
	if f.Some {
		return shown / 2
	}
	return shown
}

// A Result is what is shown of a document.
type Result struct {
	Href, Title, Note, Summary string
	TitleLang, SummaryLang     string // where it is not that of the page
}

// A shard is one file of terms.
type shard struct {
	number int
	terms  []string
	hits   []string
	best   []int32
}

// A match is a term that a word finds.
type match struct {
	in   *shard
	term int
	like bool // not the word itself
}

// Search answers a query with the documents that have all of its words or, where
// there are none, the most of them; all pass the filters. A filter is a letter, a colon and an id or a year:
// "c:mali" for a country, "t:aid" for a topic, "y:2024".
func (r *Reader) Search(query string, filters ...string) (Found, error) {
	words := r.head.Parse(query)
	f := Found{Words: words}
	asked := slices.Concat(words, filters)
	fewest := shown + 1 // of one word alone the best are shown, however many it finds
	if len(asked) == 1 {
		fewest = math.MaxInt
	}
	totals := map[int32]total{}
	for i, w := range asked {
		found, err := r.find(w)
		if err != nil {
			return Found{}, err
		}
		if len(found) == 0 && mayBeMisspelt(w) {
			near, err := r.near(w)
			if err != nil {
				return Found{}, err
			}
			f.Words = append(f.Words, near...)
			for _, n := range near {
				m, err := r.exactly(n)
				if err != nil {
					return Found{}, err
				}
				found = append(found, m...)
			}
		}
		here := costsOf(found)
		if len(here) < fewest {
			fewest, f.best = len(here), best(found)
		}
		add(totals, here, i >= len(words))
	}
	f.Documents, f.Some = ranked(totals, len(words), len(filters))
	if f.Some {
		f.best = "" // it was made for those that have all words
	}
	return f, nil
}

// find returns the terms that a word finds.
func (r *Reader) find(word string) (found []match, err error) {
	from, to := r.shardOf(word), r.shardOf(word+string(utf8.MaxRune))
	if fixed(word) {
		to = from
	}
	for i := from; i <= to; i++ {
		s, err := r.shard(i)
		if err != nil {
			return nil, err
		}
		for j, t := range s.terms {
			if matches(t, word) {
				found = append(found, match{s, j, t != word})
			}
		}
	}
	return found, nil
}

// near returns the words of which one letter makes a word.
func (r *Reader) near(word string) (near []string, err error) {
	var words []string
	if r.head.Spelling {
		var f spellingFile
		if err := r.read("w0", &f); err != nil {
			return nil, err
		}
		words = readTerms(f.Words)
	} else {
		for i := range r.head.Shards {
			s, err := r.shard(i)
			if err != nil {
				return nil, err
			}
			words = append(words, s.terms...)
		}
	}
	for _, w := range words {
		if !fixed(w) && oneEdit([]rune(w), []rune(word)) {
			near = append(near, w)
		}
	}
	return near, nil
}

// exactly returns one term, as one that is only like the word asked for.
func (r *Reader) exactly(term string) ([]match, error) {
	s, err := r.shard(r.shardOf(term))
	if err != nil {
		return nil, err
	}
	i := slices.Index(s.terms, term)
	return []match{{s, i, true}}, nil
}

// shardOf returns the number of the file that a term is in, if there is such a term.
func (r *Reader) shardOf(term string) int {
	i := len(r.head.Shards) - 1
	for i > 0 && r.head.Shards[i] > term {
		i--
	}
	return i
}

// best returns the file with the best results of a word: that of the first term
// it finds.
func best(found []match) string {
	if len(found) == 0 {
		return ""
	}
	first, file := found[0], -1
	for _, start := range first.in.best {
		if int(start) <= first.term {
			file++
		}
	}
	if file < 0 {
		return ""
	}
	return fmt.Sprintf("b%d-%d", first.in.number, file)
}

// costsOf returns what the documents cost that a word finds.
func costsOf(found []match) map[int32]int {
	costs := map[int32]int{}
	for _, m := range found {
		h := readHits(m.in.hits[m.term])
		h.into(costs, m.like)
	}
	return costs
}

// Results returns what is shown of the first n documents found.
func (r *Reader) Results(f Found, n int) (list []Result, err error) {
	numbers := first(f.Documents, n)
	for _, name := range r.files(numbers, f.best) {
		if err := r.loadRecords(name); err != nil {
			return nil, err
		}
	}
	for _, name := range r.files(numbers, "") {
		if err := r.loadRecords(name); err != nil {
			return nil, err
		}
	}
	for _, n := range numbers {
		list = append(list, r.records[n])
	}
	return list, nil
}

// files returns the files that hold what is not loaded yet of some documents:
// rather than more than a few, one of best results.
func (r *Reader) files(numbers []int32, best string) (names []string) {
	for _, n := range numbers {
		name := fmt.Sprintf("d%d", int(n)/r.head.Per)
		if _, ok := r.records[n]; !ok && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) > r.head.Few && best != "" {
		return []string{best}
	}
	return names
}

func (r *Reader) loadRecords(name string) error {
	var f recordFile
	if err := r.read(name, &f); err != nil {
		return err
	}
	for i, n := range readNumbers(f.Numbers) {
		row := append(f.Records[i], make([]string, 6)...)
		r.records[n] = Result{row[0], row[1], row[2], row[3], row[4], row[5]}
	}
	return nil
}

func (r *Reader) shard(i int) (*shard, error) {
	if s := r.shards[i]; s != nil {
		return s, nil
	}
	var f termFile
	if err := r.read(fmt.Sprintf("t%d", i), &f); err != nil {
		return nil, err
	}
	r.shards[i] = &shard{i, readTerms(f.Terms), strings.Split(f.Hits, " "), readNumbers(f.Best)}
	return r.shards[i], nil
}

// read loads a file and decodes the data in its one call.
func (r *Reader) read(name string, data any) error {
	src, err := r.load(name)
	if err != nil {
		return fmt.Errorf("load %s of the search index: %w", name, err)
	}
	call := fmt.Appendf(nil, "annalsShard(%q,%q,", name, r.head.Version)
	src, ok := bytes.CutPrefix(src, call)
	src, ok2 := bytes.CutSuffix(src, []byte(");\n"))
	if !ok || !ok2 {
		return fmt.Errorf("%s of the search index is not of version %s", name, r.head.Version)
	}
	if err := json.Unmarshal(src, data); err != nil {
		return fmt.Errorf("read %s of the search index: %w", name, err)
	}
	return nil
}
