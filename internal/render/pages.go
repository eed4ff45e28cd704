package render

import (
	"iter"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"annals/internal/address"
)

// Pages are the files of a site, ready to be written. They may be written by
// many goroutines at once. Those of a kind are listed when the first of them is
// asked for: who wants one page does not wait for the list of all.
type Pages struct {
	groups  []*group                // in the order of Files
	folders map[string][]*group     // those that may have a file in a folder
	langs   []string                // the folders of languages: "fr/"
	whole   func() (listing, error) // made when it is first asked for
	known   atomic.Pointer[listing] // what whole returned; nil before

	beside  func(at string) (File, bool) // what stands beside an entry: listed only where all are wanted
	besides iter.Seq[File]
	index   func() []File // of the search, made when it is first asked for
}

// A group is the files of one kind in one language.
type group struct {
	by      string        // the kind
	folders []string      // in which they stand, with that of their language; "" is the root
	files   func() []file // in order
	number  func() map[string]int
}

// A file is one of a group.
type file struct {
	at string // its address
	File
}

// A listing is all files but those beside entries and the index of the search.
type listing struct {
	files []File
	*table
}

// A table says where the files of a listing stand.
type table struct {
	at     []string       // the address of each
	by     []string       // the kind that made it
	number map[string]int // of each address
}

// add adds a group whose files are listed when they are asked for.
func (p *Pages) add(by string, folders []string, list func() []file) {
	g := &group{by: by, folders: folders, files: sync.OnceValue(list)}
	g.number = sync.OnceValue(func() map[string]int {
		files := g.files()
		number := make(map[string]int, len(files))
		for i, f := range files {
			number[f.at] = i
		}
		return number
	})
	p.groups = append(p.groups, g)
	for _, folder := range folders {
		p.folders[folder] = append(p.folders[folder], g)
	}
}

// Complete lists all files. An error says which two want one address.
func (p *Pages) Complete() error {
	_, err := p.all()
	return err
}

// Claims is how many files want an address: more than one is a mistake, which
// Complete tells.
func (p *Pages) Claims(at string) (n int) {
	all, _ := p.all()
	for _, other := range all.at {
		if other == at {
			n++
		}
	}
	return n
}

func (p *Pages) all() (listing, error) {
	l, err := p.whole()
	p.known.Store(&l)
	return l, err
}

// Files goes through all files: by language, then kind, then record, then what
// stands beside entries, and last the index of the search.
func (p *Pages) Files() iter.Seq[File] {
	return func(yield func(File) bool) {
		all, _ := p.all() // Complete says what is wrong
		for _, f := range all.files {
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

// File returns the file of this path, and whether the site has one.
func (p *Pages) File(name string) (File, bool) {
	if f, ok := p.made(name); ok {
		return f, true
	}
	if strings.HasPrefix(name, address.SearchFolder) {
		all := p.index()
		if i := slices.IndexFunc(all, func(f File) bool { return f.Path == name }); i >= 0 {
			return all[i], true
		}
	}
	return File{}, false
}

func (p *Pages) made(name string) (File, bool) {
	page := strings.TrimSuffix(name, "/index.html") + ".html" // its address, where each has a folder
	for _, at := range [...]string{name, page} {
		if f, ok := p.at(at); ok && f.Path == name {
			return f, true
		}
	}
	return p.beside(name)
}

// at returns the file at an address that does not stand beside an entry.
func (p *Pages) at(at string) (File, bool) {
	if all := p.known.Load(); all != nil {
		if i, ok := all.number[at]; ok {
			return all.files[i], true
		}
		return File{}, false
	}
	for _, g := range p.folders[p.folder(at)] {
		if i, ok := g.number()[at]; ok {
			return g.files()[i].File, true
		}
	}
	if path.Ext(at) == ".xml" { // maybe a sitemap, which is a list of all
		_, _ = p.all()
		return p.at(at)
	}
	return File{}, false
}

// folder returns in which folder of a language an address is.
func (p *Pages) folder(at string) string {
	lang := ""
	if i := slices.IndexFunc(p.langs, func(l string) bool { return strings.HasPrefix(at, l) }); i >= 0 {
		lang = p.langs[i]
	}
	folder, _, below := strings.Cut(at[len(lang):], "/")
	if !below {
		return lang
	}
	return lang + folder
}

// has reports whether the site has a file at an address.
func (p *Pages) has(at string) bool {
	if _, ok := p.at(at); ok {
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
