package publish

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"syscall"

	"annals/internal/encoding"
	"annals/internal/manifest"
)

// replaceFiles publishes where the folder has to stay the same. The changed
// files are staged within it; once they are complete they are as good as
// published, because a build that is stopped from here on is finished by the
// next one.
func (b *build) replaceFiles(ctx context.Context) error {
	if err := b.seal(ctx); err != nil {
		return err
	}
	b.committed, b.report.InPlace = true, true
	err := b.finish()
	if err == nil {
		err = b.confirm()
	}
	if err != nil {
		return fmt.Errorf("%s may be half replaced, the next build completes it: %w", b.out, err)
	}
	return nil
}

// finish moves the files of a complete inside stage to their places, each in
// one step. A page comes after what it shows and before the feeds that
// announce it; what goes, goes last and the other way round; the manifest ends it.
func (t *target) finish() error {
	next, err := t.edition(t.inside)
	if err != nil {
		return t.fail("read", path.Join(insideName, manifest.Name), err)
	}
	old, err := t.edition(t.live)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return t.fail("read", manifest.Name, err)
	}
	staged, err := t.staged()
	if err != nil {
		return err
	}

	// A page can become a folder, and a folder a page.
	removed := gone(old, next)
	slices.SortFunc(removed, func(a, b string) int { return Order(b, a) }) // a page before what it uses
	blocking, rest := t.blocking(removed, staged)
	for _, p := range blocking {
		if err := t.remove(p); err != nil {
			return err
		}
	}
	for _, p := range staged {
		at := path.Join(t.live, p)
		err := t.root.MkdirAll(path.Dir(at), 0o755)
		if err == nil {
			err = t.root.Rename(path.Join(t.inside, p), at)
		}
		if err != nil {
			return t.fail("write", p, err)
		}
	}
	for _, p := range rest {
		if err := t.remove(p); err != nil {
			return err
		}
	}

	for dir := range folders(slices.Values(slices.Concat(staged, removed))) {
		at := path.Join(t.live, dir)
		if info, err := t.root.Lstat(at); err != nil || !info.IsDir() {
			continue // removed with its last page
		}
		if err := t.syncDir(at); err != nil {
			return t.fail("sync", dir, err)
		}
	}
	if err := t.root.Rename(path.Join(t.inside, manifest.Name), path.Join(t.live, manifest.Name)); err != nil {
		return t.fail("write", manifest.Name, err)
	}
	if err := t.root.RemoveAll(t.inside); err != nil {
		return t.fail("remove", insideName, err)
	}
	return t.fail("sync", "", t.syncDir(t.live))
}

// staged lists the files of the inside stage in the order in which they are to
// appear.
func (t *target) staged() ([]string, error) {
	var staged []string
	err := fs.WalkDir(t.root.FS(), t.inside, func(p string, entry fs.DirEntry, err error) error {
		if err != nil {
			return t.fail("read", insideName, err)
		}
		if p = strings.TrimPrefix(p, t.inside+"/"); !entry.IsDir() && p != manifest.Name {
			staged = append(staged, p)
		}
		return nil
	})
	slices.SortFunc(staged, Order)
	return staged, err
}

// Order compares two paths by which has to be there first: what pages use comes
// before pages, and pages before what tells of them.
func Order(a, b string) int { return cmp.Or(cmp.Compare(turn(a), turn(b)), cmp.Compare(a, b)) }

// turn is 0 for what pages use, 1 for pages, 2 for what tells of pages.
func turn(p string) int {
	if of, ok := encoding.Original(p); ok {
		p = of
	}
	switch path.Ext(p) {
	case ".html":
		return 1
	case ".atom", ".ics", ".xml":
		return 2
	}
	if strings.HasPrefix(p, "feeds/") || strings.Contains(p, "/feeds/") {
		return 2
	}
	return 0
}

// blocking separates the removed files that stand where a staged one needs a
// folder, or below where it needs to be a file.
func (t *target) blocking(removed, staged []string) (blocking, rest []string) {
	files := map[string]bool{}
	for _, p := range staged {
		files[p] = true
	}
	dirs := folders(slices.Values(staged))
	for _, p := range removed {
		in := dirs[p]
		for at := range upward(p) {
			in = in || files[at]
		}
		if in {
			blocking = append(blocking, p)
		} else {
			rest = append(rest, p)
		}
	}
	return blocking, rest
}

// remove removes a published file and the folders that this leaves empty.
func (t *target) remove(p string) error {
	for at := range upward(p) {
		err := t.root.Remove(path.Join(t.live, at))
		switch {
		case errors.Is(err, fs.ErrExist): // a folder that is not empty
			return nil
		case errors.Is(err, syscall.ENOTDIR): // what was its folder is a page now
			return nil
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return t.fail("remove", at, err)
		}
	}
	return nil
}
