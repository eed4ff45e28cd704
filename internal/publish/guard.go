package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// place is the absolute path of the folder to publish to, without symbolic
// links. It refuses a folder whose replacement could cost more than a build.
func place(o Options) (string, error) {
	refuse := func(reason, fix string) (string, error) {
		return "", &Refusal{fmt.Sprintf("cannot publish to %q: %s", o.Out, reason), fix}
	}
	const another = "choose a folder of its own"

	if o.Out == "" {
		return refuse("it names no folder", another)
	}
	full, err := filepath.Abs(o.Out)
	if err != nil {
		return "", fmt.Errorf("find %s: %w", o.Out, cause(err))
	}
	if filepath.Dir(full) == full {
		return refuse("it is the root of the file system", another)
	}

	switch info, err := os.Lstat(full); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return "", fmt.Errorf("look at %s: %w", o.Out, cause(err))
	case info.Mode()&fs.ModeSymlink != 0:
		return refuse("it is a symbolic link", "give the folder it points to")
	case !info.IsDir():
		return refuse("it is not a folder", another)
	}

	above, err := filepath.EvalSymlinks(filepath.Dir(full))
	if errors.Is(err, fs.ErrNotExist) {
		return refuse("the folder above it does not exist", "make it first")
	}
	if err != nil {
		return "", fmt.Errorf("find %s: %w", o.Out, cause(err))
	}
	full = filepath.Join(above, filepath.Base(full))

	switch {
	case within(o.Root, full):
		return refuse("it holds the site itself", another)
	case within(o.Home, full):
		return refuse("it holds your home folder", another)
	}
	for _, source := range o.Sources {
		if within(full, source) || within(source, full) {
			return refuse(fmt.Sprintf("%s is what the site is made from", filepath.Base(source)), another)
		}
	}
	return full, nil
}

// within reports whether path is the folder dir or below it. It compares the
// folders themselves, as one folder can have many names: by case, by symbolic
// link, by mount.
func within(path, dir string) bool {
	if path == "" || dir == "" {
		return false
	}
	base, err := os.Stat(dir)
	if err != nil {
		return false // what is not there cannot be harmed
	}
	path, err = filepath.Abs(path)
	if err != nil {
		return false
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	for {
		if info, err := os.Stat(path); err == nil && os.SameFile(info, base) {
			return true
		}
		above := filepath.Dir(path)
		if above == path {
			return false
		}
		path = above
	}
}
