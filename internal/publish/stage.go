package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"sync"
	"syscall"

	"annals/internal/manifest"
)

// syncers is how many files are synced at once: a file system commits many
// waiting ones together.
const syncers = 64

// A stage is a tree in the making. It comes into being with its first file, so
// that a build without changes leaves no trace, not even the time of a folder.
type stage struct {
	*target
	at string // where it stands

	begin func() error // makes its folder, once

	mu    sync.Mutex
	made  map[string]bool // folders
	files []manifest.File // written and not yet on the disk
	dirs  map[string]bool // likewise
}

func newStage(t *target, at string) *stage {
	s := &stage{target: t, at: at, made: map[string]bool{".": true}, dirs: map[string]bool{}}
	s.begin = sync.OnceValue(s.start)
	return s
}

// start makes the stage's folder and finds out early whether it will be able
// to take the published one's place: rendering all is the costly part.
func (s *stage) start() error {
	err := s.root.Mkdir(s.at, 0o755)
	if errors.Is(err, syscall.EROFS) && s.at == s.beside {
		err = fmt.Errorf("%w: %w", errApart, cause(err)) // the folder itself may be mounted for writing
	}
	if err != nil {
		return fmt.Errorf("make %s: %w", s.sibling(s.at), cause(err))
	}
	if s.at == s.inside {
		return nil
	}

	info, err := s.root.Lstat(s.live)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		const kept = fs.ModePerm | fs.ModeSetgid | fs.ModeSticky
		err = s.root.Chmod(s.at, info.Mode()&kept|0o700)
	}
	if err != nil {
		return s.fail("prepare", "", err)
	}

	// Not under its own name: a power cut may keep the link and lose its removal,
	// and a stage with a manifest counts as complete.
	probe := path.Join(s.at, insideName)
	err = apart(s.link(s.root, path.Join(s.live, manifest.Name), probe))
	switch {
	case err == nil:
		return s.fail("prepare", "", s.root.Remove(probe))
	case errors.Is(err, errApart):
		return s.fail("link", "", err)
	}
	return nil // nothing to link, or no links here
}

// folder makes the folder dir with those above it.
func (s *stage) folder(dir string) error {
	if err := s.begin(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.made[dir] {
		return nil
	}
	if err := s.root.MkdirAll(path.Join(s.at, dir), 0o755); err != nil {
		return s.fail("make", dir, err)
	}
	for at := range upward(dir) {
		s.made[at], s.dirs[at] = true, true
	}
	return nil
}

// create makes an empty file for p.
func (s *stage) create(p string) (*os.File, error) {
	if err := s.folder(path.Dir(p)); err != nil {
		return nil, err
	}
	f, err := s.root.OpenFile(path.Join(s.at, p), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, s.fail("write", p, err)
	}
	return f, nil
}

func (s *stage) write(file manifest.File, content []byte) error {
	f, err := s.create(file.Path)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Close()); err != nil {
		return s.fail("write", file.Path, err)
	}
	s.pending(file)
	return nil
}

func (s *stage) pending(file manifest.File) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files = append(s.files, file)
	s.dirs[path.Dir(file.Path)] = true
}

// carry takes an entry of the published folder into the stage as it is: the
// same file under a second name, where there are such, so that neither its
// time nor its place on the disk changes.
func (s *stage) carry(p string) error {
	if err := s.folder(path.Dir(p)); err != nil {
		return err
	}
	from, to := path.Join(s.live, p), path.Join(s.at, p)
	err := apart(s.link(s.root, from, to))
	if errors.Is(err, errApart) {
		return s.fail("link", p, err)
	}
	if err != nil {
		return s.copy(p)
	}
	return nil
}

// copy is carry for file systems without hard links, and for files of others,
// which Linux does not let us link.
func (s *stage) copy(p string) error {
	from, to := path.Join(s.live, p), path.Join(s.at, p)
	info, err := s.root.Lstat(from)
	if err != nil {
		return s.fail("read", p, err)
	}
	switch {
	case info.Mode()&fs.ModeSymlink != 0:
		goal, err := s.root.Readlink(from)
		if err == nil {
			err = s.root.Symlink(goal, to)
		}
		return s.fail("copy", p, err)
	case !info.Mode().IsRegular():
		return s.fail("copy", p, errors.New("neither a file, a folder nor a link"))
	}

	source, err := s.root.Open(from)
	if err != nil {
		return s.fail("read", p, err)
	}
	defer source.Close()
	f, err := s.create(p)
	if err != nil {
		return err
	}
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(f, sum), source)
	if err = errors.Join(err, f.Close()); err == nil {
		err = s.root.Chmod(to, info.Mode().Perm())
	}
	if err == nil {
		err = s.root.Chtimes(to, info.ModTime(), info.ModTime())
	}
	if err != nil {
		return s.fail("copy", p, err)
	}
	s.pending(manifest.File{Path: p, Bytes: n, SHA256: hex.EncodeToString(sum.Sum(nil))})
	return nil
}

// settle reads back what was written since the last call and waits until it
// is on the disk.
func (s *stage) settle(ctx context.Context) error {
	blocks := sync.Pool{New: func() any { return new([32 << 10]byte) }}
	err := each(ctx, syncers, slices.Values(s.files), func(file manifest.File) error {
		block := blocks.Get().(*[32 << 10]byte)
		defer blocks.Put(block)
		return s.settleFile(file, block[:])
	})
	if err != nil {
		return err
	}
	err = each(ctx, syncers, maps.Keys(s.dirs), func(dir string) error {
		return s.fail("sync", dir, s.syncDir(path.Join(s.at, dir)))
	})
	s.files = nil
	clear(s.dirs)
	return err
}

func (s *stage) settleFile(file manifest.File, block []byte) error {
	// Windows syncs only what is open for writing.
	f, err := s.root.OpenFile(path.Join(s.at, file.Path), os.O_RDWR, 0)
	if err != nil {
		return s.fail("read back", file.Path, err)
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.CopyBuffer(sum, struct{ io.Reader }{f}, block); err != nil { // else f brings its own buffer
		return s.fail("read back", file.Path, err)
	}
	if hex.EncodeToString(sum.Sum(nil)) != file.SHA256 {
		return s.fail("read back", file.Path, errors.New("not what was written"))
	}
	return s.fail("sync", file.Path, s.syncFile(f))
}

// discard removes the stage, or nothing if it was never begun.
func (s *stage) discard() error {
	if err := s.root.RemoveAll(s.at); err != nil {
		return fmt.Errorf("remove %s: %w", s.sibling(s.at), cause(err))
	}
	return nil
}
