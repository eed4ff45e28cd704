package load

import (
	"errors"
	"io"
	"io/fs"
)

// errChanging says that a file was never still while it was read.
var errChanging = errors.New("it is being written: build again once it is saved")

// ReadFile is fs.ReadFile for what an editor may be saving: it returns what the
// file held at one moment, as far as its size and its time of change tell. A
// file that changes under the reader is read again, a few times.
func ReadFile(fsys fs.FS, p string) ([]byte, error) {
	const tries = 10
	for range tries {
		src, still, err := readStill(fsys, p)
		if err != nil || still {
			return src, err
		}
	}
	return nil, &fs.PathError{Op: "read", Path: p, Err: errChanging}
}

// readStill reads a file and reports whether it stayed the same meanwhile.
func readStill(fsys fs.FS, p string) (src []byte, still bool, err error) {
	f, err := fsys.Open(p)
	if err != nil {
		return nil, false, err
	}
	defer f.Close()
	before, err := f.Stat()
	if err != nil {
		return nil, false, err
	}
	src = make([]byte, before.Size(), before.Size()+1) // one more, to see the end
	for n := 0; ; {
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
