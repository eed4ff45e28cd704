package search

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"testing"
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
	Names []string // of the files taken, in order
	Bytes int      // as sent, compressed
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
	r := NewReader(head, (&Visit{Served: s}).Load)
	f, err := r.Search(query, filters...)
	if err != nil {
		t.Fatalf("%q: %v", query, err)
	}
	results, err := r.Results(f, 10)
	if err != nil {
		t.Fatalf("%q: %v", query, err)
	}
	return results, f
}
