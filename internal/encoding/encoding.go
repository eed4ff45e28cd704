// Package encoding makes the compressed copies of files that web servers send
// as they are: gzip (RFC 1952), brotli (RFC 7932), zstd (RFC 8878).
package encoding

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// An Encoding is one content coding (RFC 9110, 8.4.1). It may be used by many
// goroutines at once, and keeps what they need from one call to the next.
type Encoding struct {
	Name string // as in Content-Encoding
	Ext  string // what a compressed copy has behind its name
	Made string // how: another name where the settings are others

	writers *sync.Pool
}

// A writer can be used again, for another file.
type writer interface {
	io.WriteCloser
	Reset(io.Writer)
}

func encoding(name, ext, made string, open func() (writer, error)) Encoding {
	return Encoding{name, ext, made, &sync.Pool{New: func() any {
		w, err := open()
		if err != nil {
			panic("encoding: " + made + " is not to be had: " + err.Error()) // the settings are constants
		}
		return w
	}}}
}

// Gzip is read by every server.
func Gzip() Encoding {
	return encoding("gzip", ".gz", "gzip9", func() (writer, error) { return gzip.NewWriterLevel(nil, gzip.BestCompression) })
}

// Brotli makes a page a tenth smaller than gzip does.
func Brotli() Encoding {
	return encoding("br", ".br", fmt.Sprint("br", brotliLevel), func() (writer, error) { return brotli.NewWriterLevel(nil, brotliLevel), nil })
}

// Zstd is the fastest to unpack; on pages it is no smaller than gzip.
func Zstd() Encoding {
	return encoding("zstd", ".zst", "zstd-better", func() (writer, error) {
		// on one processor: its bytes must not depend on how many there are
		return zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithEncoderConcurrency(1))
	})
}

// brotliLevel is not the highest: on 60 event pages (829 kB; gzip: 229 kB) level
// 6 made 207 kB in 0.3 s, level 11 made 183 kB in 18 s.
const brotliLevel = 6

// All lists every encoding.
func All() []Encoding { return []Encoding{Gzip(), Brotli(), Zstd()} }

// Encode returns content in e. The same content gives the same bytes.
func (e Encoding) Encode(content []byte) ([]byte, error) {
	var b bytes.Buffer
	w := e.writers.Get().(writer)
	defer e.writers.Put(w)
	w.Reset(&b)
	_, err := w.Write(content)
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("encode as %s: %w", e.Name, err)
	}
	return b.Bytes(), nil
}

// texts are the files worth a compressed copy; pictures and archives are
// compressed already.
var texts = []string{
	".html", ".css", ".js", ".svg", ".xml", ".txt", ".json", ".jsonl", ".geojson", ".csv",
	".atom", ".ics", ".bib", ".ris", ".webmanifest",
}

// Worth reports whether the file at a path is worth a compressed copy.
func Worth(file string) bool { return slices.Contains(texts, path.Ext(file)) }

// Original returns the path of the file that a path is a compressed copy of,
// and whether it is one.
func Original(file string) (string, bool) {
	for _, e := range All() {
		if of, ok := strings.CutSuffix(file, e.Ext); ok && Worth(of) {
			return of, true
		}
	}
	return "", false
}
