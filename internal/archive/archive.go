// Package archive writes ZIP files whose bytes depend on what is in them and on
// nothing else (PKWARE APPNOTE 6.3).
package archive

import (
	"archive/zip"
	"fmt"
	"io"
	"path"
	"time"
)

// epoch is the time of every file: the earliest that the format knows.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// A Writer writes an archive.
type Writer struct {
	zip    *zip.Writer
	folder string
}

// New begins an archive all of whose files are in one folder.
func New(w io.Writer, folder string) *Writer { return &Writer{zip.NewWriter(w), folder} }

// Add adds a file at a slash-separated path below the folder.
func (w *Writer) Add(file string, content []byte) error {
	h := &zip.FileHeader{Name: path.Join(w.folder, file), Method: zip.Deflate, Modified: epoch}
	h.SetMode(0o644)
	f, err := w.zip.CreateHeader(h)
	if err == nil {
		_, err = f.Write(content)
	}
	if err != nil {
		return fmt.Errorf("pack %s: %w", file, err)
	}
	return nil
}

// Close ends the archive. It does not close what it was written to.
func (w *Writer) Close() error { return w.zip.Close() }
