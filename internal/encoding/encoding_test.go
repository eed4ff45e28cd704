package encoding_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"annals/internal/encoding"
)

var decoders = map[string]func(io.Reader) (io.Reader, error){
	"gzip": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
	"br":   func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
	"zstd": func(r io.Reader) (io.Reader, error) { return zstd.NewReader(r) },
}

func TestEncode(t *testing.T) {
	for _, e := range encoding.All() {
		for name, content := range map[string]string{
			"nothing": "", "a word": "Niamey", "a page": strings.Repeat("<li><article>Bamako</article></li>\n", 4000),
		} {
			t.Run(e.Name+" of "+name, func(t *testing.T) {
				got, err := e.Encode([]byte(content))
				if err != nil {
					t.Fatal(err)
				}
				again, err := e.Encode([]byte(content))
				if err != nil || !bytes.Equal(got, again) {
					t.Errorf("two runs differ: %d and %d bytes, %v", len(got), len(again), err)
				}
				r, err := decoders[e.Name](bytes.NewReader(got))
				if err != nil {
					t.Fatal(err)
				}
				back, err := io.ReadAll(r)
				if err != nil || string(back) != content {
					t.Errorf("decoded to %.40q, %v", back, err)
				}
				if len(content) > 1000 && len(got)*10 > len(content) {
					t.Errorf("%d bytes of %d", len(got), len(content))
				}
			})
		}
	}
}

func TestWorth(t *testing.T) {
	for file, want := range map[string]bool{
		"index.html": true, "feeds/all.atom": true, "data/events.csv": true, "events/a.csl.json": true, "site.webmanifest": true,
		"og/events/a.png": false, "site.zip": false, "index.html.gz": false, "_headers": false, "data/SHA256SUMS": false,
	} {
		if got := encoding.Worth(file); got != want {
			t.Errorf("Worth(%s) = %v", file, got)
		}
	}
}

func TestOriginal(t *testing.T) {
	for _, tt := range []struct {
		file, of string
		ok       bool
	}{
		{"index.html.gz", "index.html", true},
		{"data/events.csv.br", "data/events.csv", true},
		{"feeds/all.atom.zst", "feeds/all.atom", true},
		{"index.html", "", false},
		{"data/site.zip.gz", "", false},
		{".gz", "", false},
	} {
		if of, ok := encoding.Original(tt.file); of != tt.of || ok != tt.ok {
			t.Errorf("Original(%s) = %q, %v; want %q, %v", tt.file, of, ok, tt.of, tt.ok)
		}
	}
}
