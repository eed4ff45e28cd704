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
	live, err := t.has(t.live)
	if err != nil {
		return nil, t.fail("look at", "", err)
	}
	aside, err := t.has(t.aside)
	if err != nil {
		return nil, fmt.Errorf("look at %s: %w", t.sibling(t.aside), cause(err))
	}
	if aside && !live {
		if err := t.rename(t.aside, t.live); err != nil {
			return nil, err
		}
		notes = append(notes, "an earlier build was stopped: "+t.out+" is back as it was")
	}

	for _, tree := range []string{t.beside, t.aside} {
		there, err := t.has(tree)
		if err == nil && there {
			err = t.recoverBeside(tree)
			notes = append(notes, "an earlier build was stopped: "+t.sibling(tree)+" is removed")
		}
		if err != nil {
			return nil, fmt.Errorf("remove %s: %w", t.sibling(tree), cause(err))
		}
	}

	there, err := t.has(t.inside)
	if err == nil && there {
		var note string
		note, err = t.recoverInside()
		notes = append(notes, note)
	}
	return notes, err
}

// recoverBeside removes what stands beside the published folder: a stage that
// is not complete, or a whole generation, the next or the last.
func (t *target) recoverBeside(tree string) error {
	edition, err := t.edition(tree)
	if err != nil {
		return t.root.RemoveAll(tree) // not complete, so nothing of others is only here
	}
	return t.retire(tree, edition.Owns())
}

// recoverInside finishes or forgets files that were to be replaced in place.
func (t *target) recoverInside() (note string, err error) {
	if _, err := t.edition(t.inside); err != nil {
		return "an earlier build was stopped: its files are removed",
			t.fail("remove", insideName, t.root.RemoveAll(t.inside))
	}
	return "an earlier build was stopped: it is completed", t.finish()
}

// retire removes a generation that is not published, and first brings home
// what others put into it while it was, or while they thought so.
func (t *target) retire(tree string, owned map[string]bool) error {
	live, err := t.edition(t.live)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return t.fail("read", manifest.Name, err)
	}
	kept := live.Owns()
	err = fs.WalkDir(t.root.FS(), tree, func(p string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return t.openUp(p)
		}
		if file := strings.TrimPrefix(p, tree+"/"); !owned[file] && !kept[file] {
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
		return err
	}
	switch there, err := t.root.Lstat(home); {
	case err == nil && !left.ModTime().After(there.ModTime()):
		return nil
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if err := t.root.MkdirAll(path.Dir(home), 0o755); err != nil {
		return err
	}
	return t.root.Rename(p, home)
}
