package build_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"annals/internal/build"
	"annals/internal/diag"
	"annals/templates"
)

// TestMade holds the cases whose files no archive of text can hold: pictures,
// links, files that are long or no text at all. What is said of each is kept in
// testdata/made-<name>.txt.
func TestMade(t *testing.T) {
	const event = "content/events/a.md"
	for _, tt := range []struct {
		name, file string
		data       *fstest.MapFile
	}{
		{"not-utf8", event, text("+++\ntitle = \"Niger\xff\"\n+++\n")},
		{"nul", event, text("+++\ntitle = \"Niger\"\n+++\na\x00b")},
		{"long-fields", event, text("+++\n" + strings.Repeat("# note\n", 3000) + "+++\n")},
		{"long-file", event, text("+++\n+++\n" + strings.Repeat("Text. ", 80_000))},
		{"long-text", event, text("+++\n+++\n" + strings.Repeat("Text. ", 12_000))},
		{"link", event, &fstest.MapFile{Mode: fs.ModeSymlink | 0o777, Data: []byte("/etc/passwd")}},
		{"pipe", event, &fstest.MapFile{Mode: fs.ModeNamedPipe | 0o666}},
		{"no-picture", "content/events/a.jpg", text("hello")},
		{"huge-picture", "content/events/a.png", text(string(declared(9000, 9000)))},
		{"heavy-picture", "content/events/a.jpg", text(string(photo(t)) + strings.Repeat("x", 500_000))},
		{"located-picture", "content/events/a.jpg", text(string(located(photo(t))))},
		{"strings", "templates/strings/en.toml", text("entries = {one = \"entry\"}\n")},
	} {
		t.Run(tt.name, func(t *testing.T) {
			fsys := madeSite(t)
			fsys[tt.file] = tt.data
			tmpl := fs.FS(templates.FS)
			if own, err := fs.Sub(fsys, "templates"); err == nil {
				tmpl = templates.Over(own)
			}
			r, err := build.Site(fsys, tmpl, build.Options{Version: "test"})
			if err != nil {
				t.Fatal(err)
			}
			if r.Problems.Errors() == 0 {
				t.Error("nothing was found wrong")
			}
			var b bytes.Buffer
			for _, p := range r.Problems {
				if p.Code == "A202" || p.Code == "E1" {
					continue // that the file has no fields is not the point
				}
				if err := (diag.Printer{}).Print(&b, diag.List{p}); err != nil {
					t.Fatal(err)
				}
			}
			golden(t, "testdata/made-"+tt.name+".txt", b.Bytes())
		})
	}
}

func text(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s), Mode: 0o644} }

// madeSite is the site of base.txt.
func madeSite(t *testing.T) fstest.MapFS {
	a, err := txtar.ParseFile("testdata/base.txt")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range a.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
	}
	return fsys
}

func golden(t *testing.T, file string, got []byte) {
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func photo(t *testing.T) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// declared is the head of a PNG of a certain size, with nothing behind it.
func declared(w, h uint32) []byte {
	var b bytes.Buffer
	_ = png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1)))
	src := b.Bytes()
	binary.BigEndian.PutUint32(src[16:], w)
	binary.BigEndian.PutUint32(src[20:], h)
	binary.BigEndian.PutUint32(src[29:], crc32.ChecksumIEEE(src[12:29]))
	return src
}

// located puts Exif data with a GPS directory into a JPEG.
func located(src []byte) []byte {
	tiff := []byte("MM\x00*\x00\x00\x00\x08\x00\x01\x88\x25\x00\x04\x00\x00\x00\x01\x00\x00\x00\x1a\x00\x00\x00\x00")
	app := append([]byte("Exif\x00\x00"), tiff...)
	head := binary.BigEndian.AppendUint16([]byte{0xFF, 0xD8, 0xFF, 0xE1}, uint16(len(app)+2))
	return append(append(head, app...), src[2:]...)
}
