package load

import (
	"crypto/sha256"
	"fmt"
)

// Sum is a digest of every file that was read, with its path. What was not read
// to its end, or stands where no content may, has no place in it: it is an error
// in any case.
func (r *Reader) Sum() [sha256.Size]byte {
	h := sha256.New()
	for _, f := range r.files {
		fmt.Fprintf(h, "%q %x\n", f.path, f.read.sum)
	}
	return [sha256.Size]byte(h.Sum(nil))
}
