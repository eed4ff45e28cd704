package render

import (
	"iter"
	"slices"
	"strings"

	"annals/internal/address"
)

// Pages are the files of a site, ready to be written. They may be written by
// many goroutines at once.
type Pages struct {
	files     []File
	at        []string // the address of each
	by        []string // the kind of page that made it
	byAddress map[string]int

	index func() []File // of the search, made when it is first asked for
}

// newPages returns no pages, with room for about n.
func newPages(n int) *Pages {
	return &Pages{files: make([]File, 0, n), at: make([]string, 0, n), by: make([]string, 0, n), byAddress: make(map[string]int, n)}
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
	if i := slices.IndexFunc(p.files, func(f File) bool { return f.Path == path }); i >= 0 {
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
