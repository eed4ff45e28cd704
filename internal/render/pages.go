package render

import "iter"

// Pages are the files of a site, ready to be written. They may be written by
// many goroutines at once.
type Pages struct {
	files  []File
	at     []string // the address of each
	by     []string // the kind of page that made it
	byPath map[string]int
}

// Files goes through all files: by language, then kind, then record.
func (p *Pages) Files() iter.Seq[File] {
	return func(yield func(File) bool) {
		for _, f := range p.files {
			if !yield(f) {
				return
			}
		}
	}
}

// Len is how many files there are.
func (p *Pages) Len() int { return len(p.files) }

// File returns the file at path, and whether the site has one.
func (p *Pages) File(path string) (File, bool) {
	i, ok := p.byPath[path]
	if !ok {
		return File{}, false
	}
	return p.files[i], true
}

// Has reports whether the site has a file at path.
func (p *Pages) Has(path string) bool {
	_, ok := p.byPath[path]
	return ok
}
