// Package card draws the picture that others show beside a link to a page (Open
// Graph): 1200 × 630 pixels, a PNG of few colours.
package card

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// The size of every card, in pixels.
const (
	Width  = 1200
	Height = 630
)

// Drawing changes when the same Card is drawn otherwise.
const Drawing = "card1"

// A Card is what stands on the picture.
type Card struct {
	Above string // a date, or what kind of page it is
	Title string
	Below string // the name of the site
}

const (
	margin  = 80
	shades  = 8 // of ink, from paper to full
	maximum = 5 // lines of a title
)

// palette goes from paper to ink; the last colour is that of the bar.
func palette() color.Palette {
	paper, ink := [3]int{0xfb, 0xf8, 0xf2}, [3]int{0x1f, 0x1b, 0x16}
	var p color.Palette
	for i := range shades {
		mix := func(c int) uint8 { return uint8(paper[c] + (ink[c]-paper[c])*i/(shades-1)) }
		p = append(p, color.RGBA{mix(0), mix(1), mix(2), 0xff})
	}
	return append(p, color.RGBA{0x7a, 0x2e, 0x12, 0xff})
}

// Drawable reports whether the font has every letter of a text: a card with
// boxes for letters is worse than none.
func Drawable(text string) bool {
	f, err := opentype.Parse(gobold.TTF)
	if err != nil {
		return false
	}
	for _, r := range text {
		if i, err := f.GlyphIndex(nil, r); err != nil || i == 0 {
			return false
		}
	}
	return true
}

// Draw writes the card as a PNG. The same card gives the same bytes.
func (c Card) Draw(w io.Writer) error {
	ink := image.NewAlpha(image.Rect(0, 0, Width, Height))
	plain, err := face(goregular.TTF, 32)
	if err != nil {
		return err
	}
	title, lines, leading, err := c.title()
	if err != nil {
		return err
	}
	write(ink, plain, margin, 120, c.Above)
	for i, line := range lines {
		write(ink, title, margin, 200+leading*(i+1)-leading/4, line)
	}
	write(ink, plain, margin, Height-60, c.Below)

	img := image.NewPaletted(ink.Rect, palette())
	for i, a := range ink.Pix {
		img.Pix[i] = uint8((int(a)*(shades-1) + 127) / 255)
	}
	for y := range Height {
		for x := range 20 {
			img.Pix[y*img.Stride+x] = shades
		}
	}
	return (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(w, img)
}

// title is the largest face in which the title fits, and its lines.
func (c Card) title() (f font.Face, lines []string, leading int, err error) {
	for _, size := range []float64{68, 58, 50, 42} {
		if f, err = face(gobold.TTF, size); err != nil {
			return nil, nil, 0, err
		}
		leading = int(size * 1.25)
		lines = wrap(f, c.Title)
		if len(lines)*leading <= 320 && len(lines) <= maximum {
			return f, lines, leading, nil
		}
	}
	if len(lines) > maximum {
		lines = append(lines[:maximum-1], lines[maximum-1]+" …")
	}
	return f, lines, leading, nil
}

func face(ttf []byte, size float64) (font.Face, error) {
	f, err := opentype.Parse(ttf)
	if err != nil {
		return nil, fmt.Errorf("read the font: %w", err)
	}
	return opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
}

func write(dst *image.Alpha, f font.Face, x, y int, text string) {
	d := font.Drawer{Dst: dst, Src: image.Opaque, Face: f, Dot: fixed.P(x, y)}
	d.DrawString(text)
}

// wrap parts a text into lines that fit between the margins.
func wrap(f font.Face, text string) (lines []string) {
	line := ""
	for word := range strings.FieldsSeq(text) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && font.MeasureString(f, longer).Ceil() > Width-2*margin {
			lines, longer = append(lines, line), word
		}
		line = longer
	}
	return append(lines, line)
}
