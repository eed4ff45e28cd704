package load

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/parallel"
	"annals/internal/timeline"
)

// A Reader reads the content of a site. It keeps what it has read, so that
// after a change only that is read again which may differ.
type Reader struct {
	fsys      fs.FS
	languages []string
	files     []file // in the order in which Content gives them; nil before they were listed
	strays    diag.List
	unlisted  bool // they are to be listed again
	whole     bool // every file was read
}

// NewReader returns a Reader for the site in fsys, whose languages are given,
// the first being that of the originals.
func NewReader(fsys fs.FS, languages []string) *Reader {
	return &Reader{fsys: fsys, languages: slices.Clone(languages)}
}

// Read reads what was not read yet, and once more what stands at the paths and
// below them. It reports whether anything is other than it was. After an error
// all that could not be read is read when it is called again.
func (r *Reader) Read(paths ...string) (changed bool, err error) {
	if r.outdated(paths) {
		if changed, err = r.list(); err != nil {
			return false, err
		}
	}
	if r.whole && len(paths) == 0 {
		return changed, nil
	}
	again := among(paths)
	var todo []*file
	for i := range r.files {
		if f := &r.files[i]; f.read == nil || again(f.path) {
			todo = append(todo, f)
		}
	}
	fresh := make([]*result, len(todo))
	parallel.Do(len(todo), func(i int) { fresh[i] = todo[i].from(r.fsys) })
	for i, f := range todo {
		switch {
		case fresh[i].err != nil:
			err = cmp.Or(err, fmt.Errorf("read the content: %w", fresh[i].err))
			f.read = nil
		case f.read == nil || !fresh[i].same(f.read):
			f.read = fresh[i]
			changed = true
		}
	}
	if err != nil {
		r.unlisted = true // one may be gone
	}
	r.whole = err == nil
	return changed, err
}

// list finds the files again and forgets what was read of those that are gone.
func (r *Reader) list() (changed bool, err error) {
	files, strays, err := list(r.fsys, r.languages)
	if err != nil {
		r.unlisted = true
		return false, err
	}
	old := make(map[string]*result, len(r.files))
	for _, f := range r.files {
		old[f.path] = f.read
	}
	for i := range files {
		files[i].read = old[files[i].path]
	}
	slices.SortFunc(files, inOrder)
	changed = !slices.EqualFunc(files, r.files, samePath) || !slices.EqualFunc(strays, r.strays, samePlace)
	r.files, r.strays, r.unlisted, r.whole = files, strays, false, false
	return changed, nil
}

// outdated reports whether the list of files may not hold any more what
// stands at the paths.
func (r *Reader) outdated(paths []string) bool {
	if r.files == nil || r.unlisted {
		return true
	}
	for _, p := range paths {
		info, err := fs.Lstat(r.fsys, p)
		known := slices.ContainsFunc(r.files, func(f file) bool { return f.path == p })
		switch {
		case known && err == nil && info.Mode().IsRegular():
		case errors.Is(err, fs.ErrNotExist) && !known && !r.holds(p): // what an editor wrote and took away
		default:
			return true
		}
	}
	return false
}

// holds reports whether anything was found at p or below.
func (r *Reader) holds(p string) bool {
	in := func(file string) bool { return file == p || strings.HasPrefix(file, p+"/") }
	return slices.ContainsFunc(r.files, func(f file) bool { return in(f.path) }) ||
		slices.ContainsFunc(r.strays, func(s diag.Problem) bool { return in(s.Pos.File) })
}

// among returns what reports whether a path is one of the paths or below one.
func among(paths []string) func(string) bool {
	if len(paths) == 0 {
		return func(string) bool { return false }
	}
	set := map[string]bool{}
	for _, p := range paths {
		set[p] = true
	}
	folders := map[string]bool{} // those that were asked for
	var below func(dir string) bool
	below = func(dir string) bool {
		in, known := folders[dir]
		if !known {
			in = set[dir] || dir != "." && below(path.Dir(dir))
			folders[dir] = in
		}
		return in
	}
	return func(p string) bool { return set[p] || below(path.Dir(p)) }
}

func inOrder(a, b file) int {
	return cmp.Or(strings.Compare(a.id, b.id), strings.Compare(a.lang, b.lang), strings.Compare(a.path, b.path))
}

func samePath(a, b file) bool { return a.path == b.path }

func samePlace(a, b diag.Problem) bool { return a.Pos == b.Pos && a.Code == b.Code }

// Content is what was read. A file that cannot be read right is a problem and
// no record.
func (r *Reader) Content() (Content, diag.List) {
	probs := slices.Clone(r.strays)
	c := Content{
		Records: map[timeline.Kind][]Record{}, Tables: map[string]Record{}, Pictures: map[string]Picture{},
		Broken: map[timeline.Kind][]string{}, BrokenTables: map[string]bool{},
	}
	for kind, n := range r.count() {
		c.Records[kind] = make([]Record, 0, n)
	}
	for _, f := range r.files {
		probs = append(probs, f.read.probs...)
		fine := len(f.read.probs) == 0
		switch {
		case f.table != nil && fine:
			c.Tables[f.table.Name] = f.read.record
		case f.table != nil:
			c.BrokenTables[f.table.Name] = true
		case f.kind != nil && fine:
			c.Records[f.kind.Name] = append(c.Records[f.kind.Name], f.read.record)
		case f.kind != nil:
			c.Broken[f.kind.Name] = append(c.Broken[f.kind.Name], f.id)
		case f.picture && fine:
			c.Pictures[f.path] = f.read.picture
		}
	}
	return c, probs
}

// count says how many files there are of each kind.
func (r *Reader) count() map[timeline.Kind]int {
	n := map[timeline.Kind]int{}
	for _, f := range r.files {
		if f.kind != nil {
			n[f.kind.Name]++
		}
	}
	return n
}

type result struct {
	record  Record
	picture Picture
	probs   diag.List
	sum     [sha256.Size]byte // of the file; zero where it was not read to its end
	err     error
}

// same reports whether r and old are of the same bytes.
func (r *result) same(old *result) bool { return r.sum == old.sum && r.sum != [sha256.Size]byte{} }
