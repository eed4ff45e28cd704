package search

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"annals/templates"
)

// Served are the files of an index as a host has them.
type Served struct {
	files map[string][]byte
	sizes map[string]int // as sent, compressed
}

func Serve(x *Index) *Served {
	s := &Served{map[string][]byte{}, map[string]int{}}
	for _, f := range x.Files {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			panic(err) // a buffer takes everything
		}
		s.files[f.Name] = b.Bytes()
	}
	return s
}

// Size is how many bytes are sent of a file.
func (s *Served) Size(name string) int {
	if _, ok := s.sizes[name]; !ok {
		s.sizes[name] = Compressed(s.files[name])
	}
	return s.sizes[name]
}

// A Visit is one reader's: it counts what a query takes.
type Visit struct {
	*Served
	Names   []string // of the files taken, in order
	Bytes   int      // as sent, compressed
	Results []Result // of the last query
}

func (v *Visit) Load(name string) ([]byte, error) {
	src, ok := v.files[name]
	if !ok {
		return nil, fmt.Errorf("there is no file %s", name)
	}
	v.Names = append(v.Names, name)
	v.Bytes += v.Size(name)
	return src, nil
}

// Visit asks queries one after the other, as one reader, and looks at ten
// results of each. The script counts too.
func (s *Served) Visit(t *testing.T, head Head, queries ...string) *Visit {
	t.Helper()
	v := &Visit{Served: s, Names: []string{"script"}, Bytes: scriptSize(t)}
	r := NewReader(head, v.Load)
	for _, q := range queries {
		f, err := r.Search(q)
		if err != nil {
			t.Fatalf("%q: %v", q, err)
		}
		if v.Results, err = r.Results(f, f.AtOnce()); err != nil {
			t.Fatalf("%q: %v", q, err)
		}
	}
	return v
}

// scriptSize is how many bytes are sent of the script.
func scriptSize(t *testing.T) int {
	t.Helper()
	script, err := fs.ReadFile(templates.FS, "assets/search.js")
	if err != nil {
		t.Fatal(err)
	}
	return Compressed(script)
}

// Questions takes words evenly from an index, one of so many: such as stand in a
// title or a name, such as stand in neither, and pairs of the first.
func (s *Served) Questions(t *testing.T, head Head, every int) (inTitles, inBodies, pairs []string) {
	t.Helper()
	r := NewReader(head, (&Visit{Served: s}).Load)
	n := 0
	for i := range head.Shards {
		terms, err := r.shard(i)
		if err != nil {
			t.Fatal(err)
		}
		for j, term := range terms.terms {
			if n++; n%every > 0 || isFilter(term) || strings.Contains(term, "-") || len(term) < openingLetters {
				continue
			}
			if h := readHits(terms.hits[j]); len(h[inTitle])+len(h[inNames]) > 0 {
				inTitles = append(inTitles, term)
			} else {
				inBodies = append(inBodies, term)
			}
		}
	}
	for i := range len(inTitles) / 2 {
		pairs = append(pairs, inTitles[i]+" "+inTitles[len(inTitles)-1-i])
	}
	return inTitles, inBodies, pairs
}

// A Sum is what many visits took.
type Sum struct{ requests, bytes []int }

func (s *Sum) Add(v *Visit) {
	s.requests, s.bytes = append(s.requests, len(v.Names)), append(s.bytes, v.Bytes)
}

func (s *Sum) String() string {
	slices.Sort(s.requests)
	slices.Sort(s.bytes)
	n, total := len(s.bytes), 0
	for _, b := range s.bytes {
		total += b
	}
	return fmt.Sprintf("%d visits, ten results a query: requests median %d, most %d; bytes mean %d, median %d, most %d",
		n, s.requests[n/2], s.requests[n-1], total/n, s.bytes[n/2], s.bytes[n-1])
}

// Compressed is how many bytes are sent of a file.
func Compressed(src []byte) int {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write(src) // a buffer takes everything
	_ = w.Close()
	return b.Len()
}

func OptionsFor(code string) Options {
	return Options{Lang: code, Label: func(k Kind) string { return string(k) }}
}

// ask returns the first ten results of a query, and all documents found.
func ask(t *testing.T, x *Index, query string, filters ...string) ([]Result, Found) {
	t.Helper()
	return Serve(x).ask(t, x.Head, query, filters...)
}

func (s *Served) ask(t *testing.T, head Head, query string, filters ...string) ([]Result, Found) {
	t.Helper()
	return (&Visit{Served: s}).ask(t, head, query, filters...)
}

func (v *Visit) ask(t *testing.T, head Head, query string, filters ...string) ([]Result, Found) {
	t.Helper()
	r := NewReader(head, v.Load)
	f, err := r.Search(query, filters...)
	if err != nil {
		t.Fatalf("%q: %v", query, err)
	}
	results, err := r.Results(f, shown)
	if err != nil {
		t.Fatalf("%q: %v", query, err)
	}
	return results, f
}
