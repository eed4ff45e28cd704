package publish

import (
	"context"
	"errors"
	"fmt"
	"path"
	"syscall"
)

// replaceFolder completes the stage and gives it the published folder's name.
func (b *build) replaceFolder(ctx context.Context) error {
	foreign, _ := b.inventory.foreign(b.next.Owns())
	for _, p := range foreign {
		if err := b.adopt(p); err != nil {
			return err
		}
	}
	if err := b.seal(ctx); err != nil {
		return err
	}

	last, undo, err := b.takePlace()
	if err != nil {
		return err
	}
	err = b.fail("sync the folder of", "", b.syncDir("."))
	if err == nil {
		err = b.confirm()
	}
	if err != nil {
		return errors.Join(err, undo())
	}
	b.committed = true

	if last == "" {
		return nil
	}
	if err := b.retire(last, b.inventory.owned, b.next.Owns()); err != nil {
		b.note("what is left of the last generation goes with the next build: %s", err)
	}
	return nil
}

// adopt brings what annals did not write into the stage.
func (b *build) adopt(p string) error {
	if !b.inventory.found[p].IsDir() {
		return b.stage.carry(p)
	}
	if err := b.inventory.shut[p]; err != nil {
		return b.fail("read", p, err)
	}
	info, err := b.root.Lstat(path.Join(b.live, p))
	if err != nil {
		return b.fail("read", p, err)
	}
	if err := b.stage.folder(p); err != nil {
		return err
	}
	return b.fail("copy", p, b.root.Chmod(path.Join(b.stage.at, p), info.Mode().Perm()|0o700))
}

// takePlace lets the stage and the published folder change names. It returns
// where the last generation is now, and how to go back.
func (b *build) takePlace() (last string, undo func() error, err error) {
	if !b.exists {
		undo = func() error { return b.rename(b.live, b.beside) }
		return "", undo, b.rename(b.beside, b.live)
	}

	switch err := apart(b.exchange(b.dir, b.beside, b.live)); {
	case err == nil:
		undo = func() error { return b.fail("put back", "", b.exchange(b.dir, b.beside, b.live)) }
		return b.beside, undo, nil
	case !unavailable(err):
		return "", nil, b.fail("exchange", "", err)
	}

	if err := b.rename(b.live, b.aside); err != nil {
		return "", nil, err
	}
	if err := b.rename(b.beside, b.live); err != nil {
		return "", nil, errors.Join(err, b.rename(b.aside, b.live))
	}
	b.note("two folders cannot be exchanged here: %s was absent for an instant; had the build been stopped in it, the next one would put it back", b.out)
	undo = func() error {
		return errors.Join(b.rename(b.live, b.beside), b.rename(b.aside, b.live))
	}
	return b.aside, undo, nil
}

func (t *target) rename(from, to string) error {
	if err := apart(t.root.Rename(from, to)); err != nil {
		return fmt.Errorf("rename %s to %s: %w", t.sibling(from), t.sibling(to), cause(err))
	}
	return nil
}

// errApart says that the published folder cannot change its name.
var errApart = errors.New("the folder cannot be replaced as a whole")

// apart marks the errors that mean so.
func apart(err error) error {
	if isApart(err) {
		return fmt.Errorf("%w: %w", errApart, cause(err))
	}
	return err
}

// unavailable reports whether an exchange failed for want of the operation:
// the system or the file system has none (EINVAL), or the rules of a container
// that is older than it forbid it (EPERM).
func unavailable(err error) bool {
	return errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.EPERM)
}

func (b *build) note(format string, args ...any) {
	b.report.Notes = append(b.report.Notes, fmt.Sprintf(format, args...))
}
