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
)

// A Head is what a page says of its index: a data attribute of the search form.
type Head struct {
	Version   string     `json:"v"`      // of the content: files of another are refused
	Shards    []string   `json:"t"`      // what the terms of each file begin with at the earliest
	Documents int        `json:"n"`      // how many there are
	Per       int        `json:"per"`    // documents in a file
	Spelling  bool       `json:"w"`      // there is a file w0 of all words, for misspelt ones
	Empty     string     `json:"empty"`  // words that are not searched for
	Months    [12]string `json:"months"` // the names of each
}

// String returns h as JSON.
func (h Head) String() string { return string(mustJSON(h)) }

// mustJSON writes what is made of strings and numbers alone.
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

// A documentFile is the data of d0, d1 … and b0-0 …
type documentFile struct {
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
	head  Head
	docs  []document
	names []string
	data  []any
}

func build(docs []document, l limits) *Index {
	b := &builder{limits: l, docs: docs, head: Head{
		Documents: len(docs), Empty: strings.Join(emptyWords(), " "), Months: monthNames(),
	}}
	b.addRecords()
	terms := invert(docs)
	shards := b.cut(terms)
	for i, shard := range shards {
		from := "" // whatever comes before the first term is looked for there
		if i > 0 {
			from = opening(shard[0].term)
		}
		b.head.Shards = append(b.head.Shards, from)
		b.add(fmt.Sprintf("t%d", i), b.termFile(i, shard))
	}
	if b.head.Spelling = len(shards) > 1; b.head.Spelling {
		b.spelling(terms)
	}
	return b.index()
}

func (b *builder) add(name string, data any) {
	b.names = append(b.names, name)
	b.data = append(b.data, data)
}

// invert turns documents with terms into terms with documents, in order. An
// index without a term still has one shard.
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

// cut parts the terms into shards of about the same size, never between two
// that open alike.
func (b *builder) cut(terms []indexed) (shards [][]indexed) {
	total := 0
	for _, t := range terms {
		total += t.size()
	}
	if total <= b.whole {
		return [][]indexed{terms}
	}
	size := total/b.terms + 1
	done, at := 0, -1
	for len(terms) > 0 {
		n, weight := 0, 0
		for ; n < len(terms) && opening(terms[n].term) == opening(terms[0].term); n++ {
			weight += terms[n].size()
		}
		if k := (done + weight/2) / size; k != at || shards == nil {
			shards = append(shards, nil)
			at = k
		}
		last := &shards[len(shards)-1]
		*last = append(*last, terms[:n]...)
		terms, done = terms[n:], done+weight
	}
	return shards
}

// size is about how many bytes a term and its documents take.
func (t indexed) size() int { return len(t.term)/2 + 2 + len(t.hits.String()) }

func (b *builder) termFile(i int, terms []indexed) termFile {
	words, lists := make([]string, len(terms)), make([]string, len(terms))
	for i, t := range terms {
		words[i], lists[i] = t.term, t.hits.String()
	}
	return termFile{frontCode(words), strings.Join(lists, " "), b.best(i, terms)}
}

// addRecords makes the files of records.
func (b *builder) addRecords() {
	total := 0
	for _, d := range b.docs {
		total += d.record.size()
	}
	b.head.Per = max(1, len(b.docs))
	if total > b.whole {
		b.head.Per = max(1, len(b.docs)*b.limits.documents/total)
	}
	for i := 0; i < len(b.docs); i += b.head.Per {
		var numbers []int32
		for n := i; n < min(i+b.head.Per, len(b.docs)); n++ {
			numbers = append(numbers, int32(n))
		}
		b.add(fmt.Sprintf("d%d", i/b.head.Per), b.records(numbers))
	}
}

func (b *builder) records(numbers []int32) documentFile {
	f := documentFile{Numbers: string(appendNumbers(nil, numbers))}
	for _, n := range numbers {
		f.Records = append(f.Records, b.docs[n].record.row())
	}
	return f
}

// row is r without the empty fields at its end.
func (r record) row() []string {
	row := []string{r.Href, r.Title, r.Note, r.Summary, r.TitleLang, r.SummaryLang}
	for len(row) > 0 && row[len(row)-1] == "" {
		row = row[:len(row)-1]
	}
	return row
}

// size is about how many bytes r takes.
func (r record) size() int { return len(r.Href) + len(r.Title) + len(r.Note) + len(r.Summary) + 14 }

// spelling makes the file of all words that may be meant by a misspelt one.
func (b *builder) spelling(terms []indexed) {
	var words []string
	for _, t := range terms {
		if utf8.RuneCountInString(t.term) >= misspelt-1 && !fixed(t.term) {
			words = append(words, t.term)
		}
	}
	b.add("w0", spellingFile{frontCode(words)})
}

// index writes the files. Their version depends on all of them.
func (b *builder) index() *Index {
	data := make([][]byte, len(b.data))
	sum := sha256.New()
	for i, d := range b.data {
		data[i] = mustJSON(d)
		fmt.Fprintf(sum, "%s %d\n", b.names[i], len(data[i]))
		sum.Write(data[i])
	}
	b.head.Version = hex.EncodeToString(sum.Sum(nil)[:4])
	x := &Index{Head: b.head}
	for i, name := range b.names {
		x.Files = append(x.Files, File{name, fmt.Appendf(nil, "annalsShard(%q,%q,%s);\n", name, b.head.Version, data[i])})
	}
	return x
}
