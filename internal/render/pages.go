package render

import (
	"iter"
	"slices"
	"strings"
	"sync"

	"annals/internal/address"
)

// Pages are the files of a site, ready to be written. They may be written by
// many goroutines at once.
type Pages struct {
	files     []File
	at        []string // the address of each
	by        []string // the kind of page that made it
	byAddress map[string]int

	index  func() []File         // of the search, made when it is first asked for
	byPath func() map[string]int // of files, made likewise: when all are there
}

// newPages returns no pages, with room for about n.
func newPages(n int) *Pages {
	p := &Pages{files: make([]File, 0, n), at: make([]string, 0, n), by: make([]string, 0, n), byAddress: make(map[string]int, n)}
	p.byPath = sync.OnceValue(func() map[string]int {
		by := make(map[string]int, len(p.files))
		for i, f := range p.files {
			by[f.Path] = i
		}
		return by
	})
	return p
}

// Files goes through all files: by language, then kind, then record, and last
// the index of the search.
func (p *Pages) Files() iter.Seq[File] {
	return func(yield func(File) bool) {
		for _, f := range p.files {
			if !yield(f) {
				return
			}
		}
		for _, f := range p.index() {
			if !yield(f) {
				return
			}
		}
	}
}

// Len is how many files there are.
func (p *Pages) Len() int { return len(p.files) + len(p.index()) }

// File returns the file at path, and whether the site has one.
func (p *Pages) File(path string) (File, bool) {
	if i, ok := p.byPath()[path]; ok {
		return p.files[i], true
	}
	if strings.HasPrefix(path, address.SearchFolder) {
		all := p.index()
		if i := slices.IndexFunc(all, func(f File) bool { return f.Path == path }); i >= 0 {
			return all[i], true
		}
	}
	return File{}, false
}

// has reports whether the site has a file at an address.
func (p *Pages) has(at string) bool {
	_, ok := p.byAddress[at]
	return ok
}

// Has reports whether the site has a file at path.
func (p *Pages) Has(path string) bool {
	_, ok := p.File(path)
	return ok
}

// Made reports whether the site has a file at path that is not of the index of
// the search, which takes long to make.
func (p *Pages) Made(path string) bool {
	_, ok := p.byPath()[path]
	return ok
}
