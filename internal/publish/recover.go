package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"annals/internal/manifest"
)

// recover puts right what a stopped build left, and says what it did.
func (t *target) recover() (notes []string, err error) {
	const stopped = "an earlier build was stopped: "

	live, err := t.has(t.live)
	if err != nil {
		return nil, err
	}
	aside, err := t.has(t.aside)
	if err != nil {
		return nil, err
	}
	if aside && !live {
		if err := t.rename(t.aside, t.live); err != nil {
			return nil, err
		}
		notes = append(notes, stopped+t.out+" is back as it was")
	}

	for _, tree := range []string{t.beside, t.aside} {
		there, err := t.has(tree)
		if err != nil {
			return nil, err
		}
		if !there {
			continue
		}
		if err := t.recoverBeside(tree); err != nil {
			return nil, fmt.Errorf("remove %s: %w", t.sibling(tree), cause(err))
		}
		notes = append(notes, stopped+t.sibling(tree)+" is removed")
	}

	there, err := t.has(t.inside)
	if err != nil || !there {
		return notes, err
	}
	finished, err := t.recoverInside()
	switch {
	case err != nil:
		return nil, err
	case finished:
		return append(notes, stopped+"it is completed"), nil
	default:
		return append(notes, stopped+"its files are removed"), nil
	}
}

// recoverBeside removes what stands beside the published folder: a stage that
// is not complete, or a whole generation, the next or the last.
func (t *target) recoverBeside(tree string) error {
	edition, err := t.edition(tree)
	if isFault(err) {
		return err
	}
	if err != nil {
		return t.root.RemoveAll(tree) // not complete, so nothing of others is only here
	}
	live, err := t.edition(t.live)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return t.fail("read", manifest.Name, err)
	}
	return t.retire(tree, edition.Owns(), live.Owns())
}

// recoverInside finishes what was replaced in place, or forgets it if its stage
// is not complete.
func (t *target) recoverInside() (finished bool, err error) {
	_, err = t.edition(t.inside)
	if isFault(err) {
		return false, t.fail("read", path.Join(insideName, manifest.Name), err)
	}
	if err != nil {
		return false, t.fail("remove", insideName, t.root.RemoveAll(t.inside))
	}
	return true, t.finish()
}

// retire removes a generation that is not published, and first brings home
// what others put into it while it was, or while they thought so: what neither
// it owned nor the published one does.
func (t *target) retire(tree string, owned, live map[string]bool) error {
	err := fs.WalkDir(t.root.FS(), tree, func(p string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return t.openUp(p)
		}
		if file := strings.TrimPrefix(p, tree+"/"); !owned[file] && !live[file] {
			return t.bringHome(p, file)
		}
		return nil
	})
	if err == nil {
		err = t.root.RemoveAll(tree)
	}
	return err
}

// openUp lets a folder's content be removed, which takes the right to write.
func (t *target) openUp(dir string) error {
	info, err := t.root.Lstat(dir)
	if err != nil || info.Mode().Perm()&0o700 == 0o700 {
		return err
	}
	return t.root.Chmod(dir, info.Mode().Perm()|0o700)
}

// bringHome moves a file to the published folder, unless it is there already
// or has a newer one in its place.
func (t *target) bringHome(p, file string) error {
	home := path.Join(t.live, file)
	left, err := t.root.Lstat(p)
	if err != nil {
		return t.fail("keep", file, err)
	}
	if there, err := t.root.Lstat(home); err == nil && !left.ModTime().After(there.ModTime()) {
		return nil
	}
	if err := t.root.MkdirAll(path.Dir(home), 0o755); err != nil {
		return t.fail("keep", file, err)
	}
	return t.fail("keep", file, t.root.Rename(p, home))
}
