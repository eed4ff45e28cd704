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
	files []File
	*listing

	beside  func(at string) (File, bool) // what stands beside an entry: listed only where all are wanted
	besides iter.Seq[File]
	index   func() []File // of the search, made when it is first asked for
}

// A listing is where the files of a site stand but for those beside entries
// and the index of the search.
type listing struct {
	at     []string       // the address of each
	by     []string       // the kind of page that made it
	number map[string]int // of each address
}

// newPages returns no pages, with room for about n.
func newPages(n int) *Pages {
	return &Pages{files: make([]File, 0, n), listing: &listing{at: make([]string, 0, n), by: make([]string, 0, n)}}
}

func (p *Pages) add(path, at, by string, write writer) {
	p.files = append(p.files, File{path, write})
	p.at, p.by = append(p.at, at), append(p.by, by)
}

// Files goes through all files: by language, then kind, then record, then what
// stands beside entries, and last the index of the search.
func (p *Pages) Files() iter.Seq[File] {
	return func(yield func(File) bool) {
		for _, f := range p.files {
			if !yield(f) {
				return
			}
		}
		for f := range p.besides {
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
func (p *Pages) Len() (n int) {
	for range p.Files() {
		n++
	}
	return n
}

// File returns the file at path, and whether the site has one.
func (p *Pages) File(path string) (File, bool) {
	if f, ok := p.made(path); ok {
		return f, true
	}
	if strings.HasPrefix(path, address.SearchFolder) {
		all := p.index()
		if i := slices.IndexFunc(all, func(f File) bool { return f.Path == path }); i >= 0 {
			return all[i], true
		}
	}
	return File{}, false
}

func (p *Pages) made(path string) (File, bool) {
	page := strings.TrimSuffix(path, "/index.html") + ".html" // its address, where each has a folder
	for _, at := range [...]string{path, page} {
		if i, ok := p.number[at]; ok && p.files[i].Path == path {
			return p.files[i], true
		}
	}
	return p.beside(path)
}

// has reports whether the site has a file at an address.
func (p *Pages) has(at string) bool {
	if _, ok := p.number[at]; ok {
		return true
	}
	_, ok := p.beside(at)
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
	_, ok := p.made(path)
	return ok
}
