// Package manifest holds what one edition of the site consists of, file by
// file and record by record. It is published as manifest.json: the next build
// learns from it which files are its own and what was said before, and a
// reader can verify a copy with it.
package manifest

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
)

const (
	// Name is where an edition's manifest stands in its folder.
	Name = "manifest.json"

	// Format is the version of the file's layout, the only one Read takes.
	Format = 1
)

// An Edition is one published state of the site.
type Edition struct {
	Annals  string   `json:"annals"` // version of the tool that made it
	AsOf    string   `json:"as_of"`  // the day it speaks of, YYYY-MM-DD
	Files   []File   `json:"files"`  // all but the manifest itself
	Records []Record `json:"records"`
}

// A File is one published file.
type File struct {
	Path   string `json:"path"` // slash-separated, relative to the folder
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"` // of its bytes, 64 hexadecimal digits
}

// A Record is what an edition said of one entry, short enough to tell later
// whether it was changed in silence.
type Record struct {
	Kind        string `json:"kind"`
	ID          string `json:"id"`
	SHA256      string `json:"sha256"` // of its canonical JSON without updated and corrections
	Updated     string `json:"updated,omitempty"`
	Corrections int    `json:"corrections,omitempty"`
	Draft       bool   `json:"draft,omitempty"` // or held back until a later day
}

// TreeHash is one SHA-256 for all files. It is that of the listing that
// sha256sum prints for them in the order of their paths, so that anyone can
// repeat it without this tool.
func (e Edition) TreeHash() string {
	h := sha256.New()
	var line []byte
	for _, f := range e.sortedFiles() {
		line = append(append(append(append(line[:0], f.SHA256...), "  "...), f.Path...), '\n')
		h.Write(line)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Owns returns the set of paths that the edition wrote, its manifest among
// them.
func (e Edition) Owns() map[string]bool {
	owns := make(map[string]bool, len(e.Files)+1)
	owns[Name] = true
	for _, f := range e.Files {
		owns[f.Path] = true
	}
	return owns
}

func (e Edition) sortedFiles() []File {
	byPath := func(a, b File) int { return cmp.Compare(a.Path, b.Path) }
	if slices.IsSortedFunc(e.Files, byPath) {
		return e.Files // as they were read, or sorted before
	}
	return slices.SortedFunc(slices.Values(e.Files), byPath)
}

func (e Edition) sortedRecords() []Record {
	return slices.SortedFunc(slices.Values(e.Records), func(a, b Record) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID))
	})
}

// Write writes the edition as JSON: sorted, and one line for each file and
// record, so that two editions differ by the lines that differ.
func (e Edition) Write(w io.Writer) error {
	p := printer{w: w}
	p.printf("{\n\"format\": %d,\n\"annals\": %s,\n\"as_of\": %s", Format, p.json(e.Annals), p.json(e.AsOf))
	list(&p, "files", e.sortedFiles())
	list(&p, "records", e.sortedRecords())
	p.printf("\n}\n")
	if p.err != nil {
		return fmt.Errorf("write %s: %w", Name, p.err)
	}
	return nil
}
