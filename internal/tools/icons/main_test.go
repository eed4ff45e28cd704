package main

import (
	"bytes"
	"image"
	"image/png"
	"io/fs"
	"testing"

	"annals/templates"
)

// The pictures kept are those of the right size and colour that the tool draws.
// Other releases of Go may pack them differently: only what they show counts.
func TestKeptPictures(t *testing.T) {
	for name, data := range files() {
		kept, err := fs.ReadFile(templates.FS, "assets/"+name)
		if err != nil {
			t.Fatal(err)
		}
		got, want := picture(t, kept), picture(t, data)
		if got.Bounds() != want.Bounds() {
			t.Errorf("%s is %v, want %v", name, got.Bounds(), want.Bounds())
			continue
		}
		for y := range want.Bounds().Dy() {
			for x := range want.Bounds().Dx() {
				if got.At(x, y) != want.At(x, y) {
					t.Fatalf("%s is another at %d, %d: go run ./internal/tools/icons templates/assets", name, x, y)
				}
			}
		}
	}
}

func picture(t *testing.T, data []byte) image.Image {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(data[max(0, bytes.Index(data, []byte("\x89PNG"))):]))
	if err != nil {
		t.Fatal(err)
	}
	return m
}
