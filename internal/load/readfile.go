package load

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
)

// errChanging says that a file was never still while it was read.
var errChanging = errors.New("it is being written: build again once it is saved")

// ReadFile is fs.ReadFile for what an editor may be saving: it returns what the
// file held at one moment, as far as its size and its time of change tell. A
// file that changes under the reader is read again, a few times.
func ReadFile(fsys fs.FS, p string) ([]byte, error) {
	return readFile(fsys, p, math.MaxInt64)
}

// tooLong is the error of a file with more bytes than may be read, and how many
// it has.
type tooLong int64

func (n tooLong) Error() string { return fmt.Sprintf("the file has %d bytes", int64(n)) }

// readFile is ReadFile for a file of at most limit bytes.
func readFile(fsys fs.FS, p string, limit int64) ([]byte, error) {
	const tries = 10
	for range tries {
		src, still, err := readStill(fsys, p, limit)
		if err != nil || still {
			return src, err
		}
	}
	return nil, &fs.PathError{Op: "read", Path: p, Err: errChanging}
}

// readStill reads a file and reports whether it stayed the same meanwhile.
func readStill(fsys fs.FS, p string, limit int64) (src []byte, still bool, err error) {
	f, err := fsys.Open(p)
	if err != nil {
		return nil, false, err
	}
	defer f.Close()
	before, err := f.Stat()
	if err != nil {
		return nil, false, err
	}
	if before.Size() > limit {
		return nil, false, tooLong(before.Size())
	}
	src = make([]byte, before.Size(), before.Size()+1) // one more, to see that it is longer
	for n, begun := 0, false; !begun || n < len(src); begun = true {
		got, err := f.Read(src[n:cap(src)])
		n += got
		if n > len(src) {
			return nil, false, nil // longer than it was
		}
		if err == io.EOF {
			if n < len(src) {
				return nil, false, nil
			}
			break
		}
		if err != nil {
			return nil, false, err
		}
	}
	after, err := f.Stat()
	if err != nil {
		return nil, false, err
	}
	return src, after.Size() == before.Size() && after.ModTime().Equal(before.ModTime()), nil
}
