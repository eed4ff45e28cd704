package publish

import (
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
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
	files []written       // and not yet on the disk
	dirs  map[string]bool // likewise
}

// A written file is known again by its sum. CRC-32C finds what disks do to files,
// which is all that can have happened since, ten times as fast as SHA-256.
type written struct {
	path string
	sum  uint32
}

// castagnoli returns the table of CRC-32C (RFC 3720, appendix B.4), which is made once.
func castagnoli() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) }

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

// create makes an empty file for p, in a folder that h reaches into.
func (s *stage) create(h *hand, p string) (*os.File, error) {
	dir := path.Dir(p)
	if err := s.folder(dir); err != nil {
		return nil, err
	}
	folder, err := h.into(s.root, path.Join(s.at, dir))
	if err != nil {
		return nil, s.fail("write", p, err)
	}
	f, err := folder.OpenFile(path.Base(p), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, s.fail("write", p, err)
	}
	return f, nil
}

func (s *stage) write(h *hand, file manifest.File, content []byte) error {
	f, err := s.create(h, file.Path)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Close()); err != nil {
		return s.fail("write", file.Path, err)
	}
	s.pending(written{file.Path, crc32.Checksum(content, castagnoli())})
	return nil
}

func (s *stage) pending(file written) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files = append(s.files, file)
	s.dirs[path.Dir(file.path)] = true
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
	var h hand
	defer h.rest()
	f, err := s.create(&h, p)
	if err != nil {
		return err
	}
	sum := crc32.New(castagnoli())
	_, err = io.Copy(io.MultiWriter(f, sum), source)
	if err = errors.Join(err, f.Close()); err == nil {
		err = s.root.Chmod(to, info.Mode().Perm())
	}
	if err == nil {
		err = s.root.Chtimes(to, info.ModTime(), info.ModTime())
	}
	if err != nil {
		return s.fail("copy", p, err)
	}
	s.pending(written{p, sum.Sum32()})
	return nil
}

// settle reads back what was written since the last call and waits until it
// is on the disk.
func (s *stage) settle(ctx context.Context) error {
	// Few, as those of a group are synced one after the other.
	groups := neighbours(s.files, 8, func(w written) string { return w.path })
	blocks := sync.Pool{New: func() any { return new([32 << 10]byte) }} // fewer than syncers where nothing waits
	err := each(ctx, syncers, groups, func(_ int, files []written) error {
		block := blocks.Get().(*[32 << 10]byte)
		defer blocks.Put(block)
		return s.settleFiles(files, block[:])
	})
	if err != nil {
		return err
	}
	err = each(ctx, syncers, maps.Keys(s.dirs), func(_ int, dir string) error {
		return s.fail("sync", dir, s.syncDir(path.Join(s.at, dir)))
	})
	s.files = nil
	clear(s.dirs)
	return err
}

// settleFiles settles files of one folder.
func (s *stage) settleFiles(files []written, block []byte) error {
	var h hand
	defer h.rest()
	folder, err := h.into(s.root, path.Join(s.at, path.Dir(files[0].path)))
	if err != nil {
		return s.fail("read back", files[0].path, err)
	}
	for _, file := range files {
		if err := s.settleFile(folder, file, block); err != nil {
			return err
		}
	}
	return nil
}

func (s *stage) settleFile(folder *os.Root, file written, block []byte) error {
	// Windows syncs only what is open for writing.
	f, err := folder.OpenFile(path.Base(file.path), os.O_RDWR, 0)
	if err != nil {
		return s.fail("read back", file.path, err)
	}
	defer f.Close()
	sum := crc32.New(castagnoli())
	if _, err := io.CopyBuffer(sum, struct{ io.Reader }{f}, block); err != nil { // else f brings its own buffer
		return s.fail("read back", file.path, err)
	}
	if sum.Sum32() != file.sum {
		return s.fail("read back", file.path, errors.New("not what was written"))
	}
	return s.fail("sync", file.path, s.syncFile(f))
}

// discard removes the stage, or nothing if it was never begun.
func (s *stage) discard() error {
	if err := s.root.RemoveAll(s.at); err != nil {
		return fmt.Errorf("remove %s: %w", s.sibling(s.at), cause(err))
	}
	return nil
}
