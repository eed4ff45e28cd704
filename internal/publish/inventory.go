package publish

import (
	"errors"
	"io/fs"
	"iter"
	"maps"
	"path"
	"slices"
	"strings"
)

// An inventory is what stands in the published folder before a build, and
// what of it annals wrote.
type inventory struct {
	found map[string]fs.FileMode // the type of each entry below the folder
	owned map[string]bool        // the files of the last edition, there or not
	dirs  map[string]bool        // their folders
	shut  map[string]error       // folders that are not ours and cannot be read
}

// list takes the inventory of a folder that may be absent. That a folder of
// others cannot be read is not an error yet: files replaced in place can leave
// it alone.
func (t *target) list(owned map[string]bool) (inventory, error) {
	inv := inventory{map[string]fs.FileMode{}, owned, folders(maps.Keys(owned)), map[string]error{}}
	err := fs.WalkDir(t.root.FS(), t.live, func(p string, entry fs.DirEntry, err error) error {
		p = strings.TrimPrefix(strings.TrimPrefix(p, t.live), "/")
		switch {
		case p == "" && errors.Is(err, fs.ErrNotExist):
			return fs.SkipDir
		case err != nil && (p == "" || inv.dirs[p]):
			return t.fail("read", p, err)
		case p == "":
			return nil
		}
		inv.found[p] = entry.Type()
		if err != nil {
			inv.shut[p] = err
			return fs.SkipDir
		}
		return nil
	})
	return inv, err
}

// stranger is the first entry that shows that the folder is in use for
// something else, "" if there is none.
func (inv inventory) stranger() string {
	for _, p := range slices.Sorted(maps.Keys(inv.found)) {
		switch p {
		case ".gitignore", ".gitkeep", "README", "README.md", "README.txt":
		default:
			return p
		}
	}
	return ""
}

// obstacle is the entry that annals did not write and that a file at p would
// have to replace, "" if there is none.
func (inv inventory) obstacle(p string) string {
	for at := range upward(p) {
		if mode, ok := inv.found[at]; ok && !mode.IsDir() && !inv.owned[at] {
			return at
		}
	}
	if mode, ok := inv.found[p]; !ok || !mode.IsDir() {
		return ""
	}
	if !inv.dirs[p] {
		return p
	}
	for _, below := range slices.Sorted(maps.Keys(inv.found)) {
		if strings.HasPrefix(below, p+"/") && !inv.owned[below] && !inv.dirs[below] {
			return below
		}
	}
	return ""
}

// foreign returns the entries that annals wrote neither last time nor this
// time, sorted, and of them those that need to be named: a folder stands for
// what it holds.
func (inv inventory) foreign(wrote map[string]bool) (all, named []string) {
	ours := folders(maps.Keys(wrote))
	maps.Copy(ours, inv.dirs)
	whole := map[string]bool{}
	for _, p := range slices.Sorted(maps.Keys(inv.found)) {
		if inv.owned[p] || wrote[p] || ours[p] {
			continue
		}
		all = append(all, p)
		name := p
		if inv.found[p].IsDir() {
			whole[p] = true
			name += "/"
		}
		if !whole[path.Dir(p)] {
			named = append(named, name)
		}
	}
	return all, named
}

// folders is the set of the folders that files stand in.
func folders(files iter.Seq[string]) map[string]bool {
	dirs := map[string]bool{}
	for file := range files {
		for at := range upward(file) {
			if at == file {
				continue
			}
			if dirs[at] {
				break
			}
			dirs[at] = true
		}
	}
	return dirs
}

// upward yields p and the folders above it, without ".".
func upward(p string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for ; p != "."; p = path.Dir(p) {
			if !yield(p) {
				return
			}
		}
	}
}
