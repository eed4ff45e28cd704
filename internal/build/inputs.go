package build

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"

	"annals/internal/edtf"
)

// inputs is a digest of all that the files of a site depend on, but for the
// program: two builds with one digest make the same files. asOf is the day that
// the site speaks of.
func (s *Session) inputs(asOf edtf.Date) string {
	o := s.options
	h := sha256.New()
	fmt.Fprintf(h, "%s %v %v %v %q %q %q\n", asOf, o.Drafts, o.Uncaptured, o.Release, o.Version, o.BaseURL, o.Host)
	fmt.Fprintf(h, "config %x\ntemplates %x\ncontent %x\n", sha256.Sum256(s.config), s.templates, s.reader.Sum())
	for _, file := range slices.Sorted(maps.Keys(s.receipts)) {
		fmt.Fprintf(h, "%q %x\n", file, sha256.Sum256(s.receipts[file].src))
	}
	return hex.EncodeToString(h.Sum(nil))
}
