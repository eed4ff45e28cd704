package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"annals/internal/parallel"
)

// A Head is what a page says of its index.
type Head struct {
	Version  string     `json:"v"`      // of the content: files of another are refused
	Shards   []string   `json:"t"`      // what the terms of each file begin with at the earliest
	Per      int        `json:"per"`    // documents in a file
	Few      int        `json:"few"`    // files of documents that are rather taken than one of best results
	Spelling bool       `json:"w"`      // there is a file w0 of all words, for misspelt ones; else they are looked for in all files of terms
	Empty    string     `json:"empty"`  // words that are not searched for
	Months   [12]string `json:"months"` // the names of each
}

// mustJSON writes what is made of texts, numbers and booleans alone.
func mustJSON(v any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(err) // only a value that JSON cannot hold fails, and no type here has one
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// A termFile is the data of t0, t1 …
type termFile struct {
	Terms string `json:"t"`           // front-coded
	Hits  string `json:"h"`           // of each term, parted by spaces
	Best  string `json:"b,omitempty"` // the terms with which a file of best results begins
}

// A recordFile is the data of d0, d1 … and b0-0 …
type recordFile struct {
	Numbers string     `json:"n"`
	Records [][]string `json:"d"`
}

// A spellingFile is the data of w0.
type spellingFile struct {
	Words string `json:"t"` // front-coded
}

// An indexed term is a term and the documents that have it.
type indexed struct {
	term string
	hits hits
}

// A builder makes the files of an index.
type builder struct {
	limits
	per   int      // documents in a file
	few   int      // files of documents that are rather taken than one of best results
	rows  [][]byte // the record of each document as it stands in a file
	total int      // bytes of all records
}

// A part is a file, but for its version.
type part struct {
	name string
	data []byte
}

func build(docs []document, l limits) *Index {
	b := newBuilder(docs, l)
	terms := invert(docs)
	borders := b.cut(terms)
	made := make([][]part, len(borders)-1)
	head := Head{Per: b.per, Few: b.few, Spelling: len(made) > halves, Empty: strings.Join(emptyWords(), " "), Months: monthNames()}
	parallel.Do(len(made), func(i int) { made[i] = b.shardFiles(i, terms, borders[i], borders[i+1]) })
	for i := range made {
		from := "" // whatever comes before the first term is looked for there
		if i > 0 {
			from = opening(terms[borders[i]].term)
		}
		head.Shards = append(head.Shards, from)
	}
	parts := slices.Concat(b.recordFiles(), slices.Concat(made...))
	if head.Spelling {
		parts = append(parts, part{"w0", mustJSON(spelling(terms))})
	}
	return index(head, parts)
}

func newBuilder(docs []document, l limits) *builder {
	b := &builder{limits: l, per: max(1, len(docs)), rows: make([][]byte, len(docs))}
	parallel.Do(len(docs), func(i int) { b.rows[i] = mustJSON(docs[i].record.row()) })
	for _, row := range b.rows {
		b.total += len(row)
	}
	if b.total > b.wholeRecords {
		b.per, b.few = max(1, len(docs)*b.records/b.total), 1
	}
	return b
}

// invert turns documents with terms into terms with documents, in order.
func invert(docs []document) []indexed {
	at := map[string]int{}
	var terms []indexed
	for n, d := range docs {
		for _, p := range d.terms {
			i, ok := at[p.term]
			if !ok {
				i = len(terms)
				term := strings.Clone(p.term) // not the text it was cut from
				at[term] = i
				terms = append(terms, indexed{term: term})
			}
			terms[i].hits[p.in] = append(terms[i].hits[p.in], int32(n))
		}
	}
	slices.SortFunc(terms, func(a, b indexed) int { return strings.Compare(a.term, b.term) })
	return terms
}

// openingLetters is within how many letters a word and all that begins with it
// stand in one file.
const openingLetters = 3

// opening returns the first letters of a term.
func opening(term string) string {
	end := 0
	for range openingLetters {
		_, size := utf8.DecodeRuneInString(term[end:])
		end += size
	}
	return term[:end]
}

// halves are the most files of terms with which a query of any words takes three
// files: theirs, and that of all records.
const halves = 2

// cut returns the borders of shards of about the same size, never between two
// terms that open alike: shard i is terms[borders[i]:borders[i+1]]. There is
// always one, if an empty one.
func (b *builder) cut(terms []indexed) (borders []int) {
	total := 0
	for _, t := range terms {
		total += t.size()
	}
	n := b.shards
	switch {
	case total <= b.terms:
		n = 1
	case total <= halves*b.terms:
		n = halves
	}
	size := total/n + 1
	done, at := 0, 0
	borders = []int{0}
	for i := 0; i < len(terms); {
		from, weight := i, 0
		for ; i < len(terms) && opening(terms[i].term) == opening(terms[from].term); i++ {
			weight += terms[i].size()
		}
		if k := (done + weight/2) / size; k > at && from > 0 {
			borders = append(borders, from)
			at = k
		}
		done += weight
	}
	return append(borders, len(terms))
}

// size is about how many bytes a term and its documents take.
func (t indexed) size() int {
	n := len(t.term)/2 + 2
	for _, list := range t.hits {
		n += 2 * len(list)
	}
	return n
}

// shardFiles makes the file of shard i, terms[from:to], and those of its best results.
func (b *builder) shardFiles(i int, terms []indexed, from, to int) []part {
	words, lists := make([]string, to-from), make([]string, to-from)
	for j, t := range terms[from:to] {
		words[j], lists[j] = t.term, t.hits.String()
	}
	best, files := b.bestFiles(i, terms, from, to)
	t := termFile{frontCode(words), strings.Join(lists, " "), best}
	return append([]part{{fmt.Sprintf("t%d", i), mustJSON(t)}}, files...)
}

// recordFiles makes the files of all records.
func (b *builder) recordFiles() (files []part) {
	for i := 0; i < len(b.rows); i += b.per {
		var numbers []int32
		for n := i; n < min(i+b.per, len(b.rows)); n++ {
			numbers = append(numbers, int32(n))
		}
		files = append(files, b.recordFile(fmt.Sprintf("d%d", i/b.per), numbers))
	}
	return files
}

// recordFile writes a recordFile of rows that are JSON already: in the files of
// best results each stands several times.
func (b *builder) recordFile(name string, numbers []int32) part {
	rows := make([][]byte, len(numbers))
	for i, n := range numbers {
		rows[i] = b.rows[n]
	}
	data := fmt.Appendf(nil, `{"n":%s,"d":[%s]}`, mustJSON(string(appendNumbers(nil, numbers))), bytes.Join(rows, []byte(",")))
	return part{name, data}
}

// row is r without the empty fields at its end.
func (r record) row() []string {
	row := []string{r.Href, r.Title, r.Note, r.Summary, r.TitleLang, r.SummaryLang}
	for len(row) > 0 && row[len(row)-1] == "" {
		row = row[:len(row)-1]
	}
	return row
}

// spelling is all words that may be meant by a misspelt one.
func spelling(terms []indexed) spellingFile {
	var words []string
	for _, t := range terms {
		if utf8.RuneCountInString(t.term) >= misspelt-1 && !fixed(t.term) {
			words = append(words, t.term)
		}
	}
	return spellingFile{frontCode(words)}
}

// index makes scripts of the parts. Their version depends on all of them.
func index(head Head, parts []part) *Index {
	sum := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(sum, "%s %d\n", p.name, len(p.data))
		sum.Write(p.data)
	}
	head.Version = hex.EncodeToString(sum.Sum(nil)[:4])
	x := &Index{Head: head}
	for _, p := range parts {
		x.Files = append(x.Files, File{p.name, fmt.Appendf(nil, "annalsShard(%q,%q,%s);\n", p.name, head.Version, p.data)})
	}
	return x
}
