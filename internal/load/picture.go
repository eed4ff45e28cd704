package load

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"image"
	_ "image/jpeg" // the formats a picture may have
	_ "image/png"
	"io/fs"

	_ "golang.org/x/image/webp"

	"annals/internal/diag"
)

// A Picture is a file that readers see.
type Picture struct {
	Width, Height int // pixels
}

// What a picture may be at most, before and after it was judged worth showing.
const (
	maxPictureFile  = 8 << 20 // bytes that are read at all
	maxPictureShown = 400 << 10
	maxPixels       = 40_000_000
)

func readPicture(fsys fs.FS, p string) *result {
	src, probs, err := readAll(fsys, p, maxPictureFile)
	if err != nil || len(probs) > 0 {
		for i := range probs {
			probs[i].Code = "A601"
		}
		return &result{err: err, probs: probs}
	}
	sum := sha256.Sum256(src)
	problem := func(code, text, help string) *result {
		return &result{sum: sum, probs: diag.List{{Pos: diag.Pos{File: p}, Code: code, Text: text, Help: help}}}
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(src))
	switch {
	case err != nil:
		return problem("A602", "the picture cannot be read", "save it again as .jpg, .png or .webp")
	case c.Width*c.Height > maxPixels:
		return problem("A601", fmt.Sprintf("the picture has %d × %d pixels", c.Width, c.Height), "make it smaller: 1600 pixels are wide enough")
	case len(src) > maxPictureShown:
		return problem("A601", fmt.Sprintf("the picture has %d KB", len(src)/1000), "make it smaller: at most 400 KB, 1600 pixels are wide enough")
	case hasLocation(src):
		return problem("A603", "the picture says where it was taken", "remove the location:  exiftool -gps:all= "+p)
	}
	return &result{sum: sum, picture: Picture{c.Width, c.Height}}
}

// hasLocation reports whether Exif data in src has a GPS directory (CIPA
// DC-008, tag 0x8825). It looks wherever a format may keep them.
func hasLocation(src []byte) bool {
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		header := []byte("II*\x00")
		if order == binary.BigEndian {
			header = []byte("MM\x00*")
		}
		for at := 0; ; {
			i := bytes.Index(src[at:], header)
			if i < 0 {
				break
			}
			at += i
			if gpsTag(src[at:], order) {
				return true
			}
			at += len(header)
		}
	}
	return false
}

// gpsTag reads the first directory of a TIFF structure.
func gpsTag(tiff []byte, order binary.ByteOrder) bool {
	if len(tiff) < 8 {
		return false
	}
	ifd := int(order.Uint32(tiff[4:]))
	if ifd < 8 || ifd+2 > len(tiff) {
		return false
	}
	const entry = 12
	n := int(order.Uint16(tiff[ifd:]))
	for i := range n {
		at := ifd + 2 + i*entry
		if at+entry > len(tiff) {
			return false
		}
		if order.Uint16(tiff[at:]) == 0x8825 {
			return true
		}
	}
	return false
}
