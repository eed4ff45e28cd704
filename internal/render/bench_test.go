package render

import (
	"io"
	"testing"

	"annals/internal/address"
	"annals/internal/timeline"
)

// BenchmarkSite is what a site costs before its first page: templates read and
// pages listed.
func BenchmarkSite(b *testing.B) {
	s, o := benchSample(b)
	for b.Loop() {
		if _, err := Site(s, o); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEvent is one page of an entry, its fragments made.
func BenchmarkEvent(b *testing.B) { benchPage(b, "events/reply.html") }

// BenchmarkYear is one list.
func BenchmarkYear(b *testing.B) { benchPage(b, address.Year(2025)) }

func benchPage(b *testing.B, path string) {
	s, o := benchSample(b)
	pages, err := Site(s, o)
	if err != nil {
		b.Fatal(err)
	}
	f, ok := pages.File(path)
	if !ok {
		b.Fatalf("there is no %s", path)
	}
	for b.Loop() {
		if err := f.Write(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

func benchSample(b *testing.B) (*timeline.Site, Options) {
	s := sample(b)
	return s, options(b, s)
}
