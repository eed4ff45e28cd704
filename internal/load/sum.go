package load

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"slices"
	"sync/atomic"

	"annals/internal/parallel"
)

// Sum is a digest of every file that was read, with its path. What was not read
// to its end, or stands where no content may, has no place in it: it is an error
// in any case.
func (r *Reader) Sum() [sha256.Size]byte {
	return sum(r.files, func(i int) [sha256.Size]byte { return r.files[i].read.sum })
}

// Sum is the Sum of a Reader for the site in fsys, without reading what its
// files say. ok is false where one of them could not be read to its end, or
// stands where no content may.
func Sum(fsys fs.FS, languages []string) (_ [sha256.Size]byte, ok bool) {
	files, strays, err := list(fsys, languages)
	if err != nil || len(strays) > 0 {
		return [sha256.Size]byte{}, false
	}
	slices.SortFunc(files, inOrder)
	sums := make([][sha256.Size]byte, len(files))
	var unread atomic.Bool
	parallel.Do(len(files), func(i int) {
		src, probs, err := readAll(fsys, files[i].path, files[i].limit())
		if err != nil || len(probs) > 0 {
			unread.Store(true)
		}
		sums[i] = sha256.Sum256(src)
	})
	return sum(files, func(i int) [sha256.Size]byte { return sums[i] }), !unread.Load()
}

func sum(files []file, of func(i int) [sha256.Size]byte) [sha256.Size]byte {
	h := sha256.New()
	for i, f := range files {
		fmt.Fprintf(h, "%q %x\n", f.path, of(i))
	}
	return [sha256.Size]byte(h.Sum(nil))
}
