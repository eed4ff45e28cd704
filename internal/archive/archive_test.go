package archive_test

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"

	"annals/internal/archive"
)

func pack(t *testing.T, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := archive.New(&b, "site")
	for i := 0; i < len(files); i += 2 {
		if err := w.Add(files[i], []byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestArchive(t *testing.T) {
	files := []string{"index.html", "<p>Home", "fr/index.html", "", "data/events.csv", "a,b\r\n"}
	packed := pack(t, files...)
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	if len(z.File) != len(files)/2 {
		t.Fatalf("%d files", len(z.File))
	}
	for i, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r)
		if err != nil || f.Name != "site/"+files[2*i] || string(got) != files[2*i+1] {
			t.Errorf("file %d: %s %q, %v", i, f.Name, got, err)
		}
		if y := f.Modified.UTC().Year(); y != 1980 || f.Mode().Perm() != 0o644 {
			t.Errorf("%s: of the year %d, with mode %o", f.Name, y, f.Mode().Perm())
		}
	}
	if !bytes.Equal(packed, pack(t, files...)) {
		t.Error("the same files give other bytes")
	}
}

// TestFullDisk: what could not be written is told.
func TestFullDisk(t *testing.T) {
	w := archive.New(full{}, "site")
	err := w.Add("index.html", bytes.Repeat([]byte("incompressible? no: "), 1<<16))
	if err == nil {
		err = w.Close()
	}
	if err == nil {
		t.Error("no error")
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }
