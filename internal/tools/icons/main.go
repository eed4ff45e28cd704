// Icons draws the pictures by which a browser shows the site: favicon.ico and
// apple-touch-icon.png, as templates/assets/favicon.svg has it.
//
//	go run ./internal/tools/icons templates/assets
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: icons FOLDER")
		os.Exit(2)
	}
	for name, data := range files() {
		if err := os.WriteFile(filepath.Join(os.Args[1], name), data, 0o644); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// files are the pictures by name. A home screen puts no ground behind an icon;
// a tab does.
func files() map[string][]byte {
	return map[string][]byte{
		"favicon.ico":          ico(encoded(drawn(32, color.Transparent))),
		"apple-touch-icon.png": encoded(drawn(180, color.RGBA{0xfb, 0xf8, 0xf2, 0xff})),
	}
}

// bars are the shapes of favicon.svg, in its box of 32 by 32: x, y, width, height.
var bars = [][4]float64{{5, 18, 5, 7}, {13.5, 12, 5, 13}, {22, 4, 5, 21}, {3, 26.5, 26, 2}}

// fine is how many points a pixel is made of, each way.
const fine = 8

// drawn is the icon with a number of pixels each way.
func drawn(size int, ground color.Color) image.Image {
	big := image.NewRGBA(image.Rect(0, 0, size*fine, size*fine))
	draw.Draw(big, big.Bounds(), image.NewUniform(ground), image.Point{}, draw.Src)
	ink := image.NewUniform(color.RGBA{0x7a, 0x2e, 0x12, 0xff})
	at := func(v float64) int { return int(v * float64(size*fine) / 32) }
	for _, b := range bars {
		draw.Draw(big, image.Rect(at(b[0]), at(b[1]), at(b[0]+b[2]), at(b[1]+b[3])), ink, image.Point{}, draw.Src)
	}
	return smaller(big)
}

// smaller is a picture of which each pixel is the mean of fine by fine of another's.
func smaller(big *image.RGBA) image.Image {
	size := big.Bounds().Dx() / fine
	small := image.NewRGBA(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			var sum [4]int
			for i := range fine * fine {
				p := big.Pix[big.PixOffset(x*fine+i%fine, y*fine+i/fine):]
				for k := range sum {
					sum[k] += int(p[k])
				}
			}
			for k := range sum {
				small.Pix[small.PixOffset(x, y)+k] = uint8(sum[k] / (fine * fine))
			}
		}
	}
	return small
}

func encoded(m image.Image) []byte {
	var b bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestCompression}
	if err := enc.Encode(&b, m); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

// ico puts a PNG of 32 by 32 pixels into an ICO file, which may hold them since
// Windows Vista.
func ico(picture []byte) []byte {
	head := []byte{0, 0, 1, 0, 1, 0, 32, 32, 0, 0, 1, 0, 32, 0}
	head = binary.LittleEndian.AppendUint32(head, uint32(len(picture)))
	head = binary.LittleEndian.AppendUint32(head, uint32(len(head)+4))
	return append(head, picture...)
}
