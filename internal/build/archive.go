package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"iter"

	"annals/internal/address"
	"annals/internal/archive"
	"annals/internal/manifest"
	"annals/internal/render"
)

// archive writes the whole site, to read from a disk: all but what only those
// read who share a link to it, with a manifest of its own, so that a reader can
// verify the copy.
func (h hosting) archive(w io.Writer, site iter.Seq[render.File]) error {
	z := archive.New(w, archiveFolder)
	ed := manifest.Edition{Annals: h.edition.Annals, AsOf: h.edition.AsOf, Records: h.edition.Records}
	var b bytes.Buffer
	for f := range site {
		if address.IsCard(f.Path) {
			continue
		}
		b.Reset()
		if err := f.Write(&b); err != nil {
			return err
		}
		if err := z.Add(f.Path, b.Bytes()); err != nil {
			return err
		}
		sum := sha256.Sum256(b.Bytes())
		ed.Files = append(ed.Files, manifest.File{Path: f.Path, Bytes: int64(b.Len()), SHA256: hex.EncodeToString(sum[:])})
	}
	b.Reset()
	if err := ed.Write(&b); err != nil {
		return err
	}
	if err := z.Add(manifest.Name, b.Bytes()); err != nil {
		return err
	}
	return z.Close()
}

// archiveFolder is what the archive unpacks to.
const archiveFolder = "site"
