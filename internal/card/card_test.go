package card_test

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"annals/internal/card"
)

func draw(t *testing.T, c card.Card) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := c.Draw(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestDraw: every card has the size that sites ask for, few colours, at most
// 25 KB, and its text between the margins.
func TestDraw(t *testing.T) {
	for name, title := range map[string]string{
		"short":    "Mali",
		"usual":    "Niger revokes the military agreement with the United States",
		"French":   "Le Niger dénonce l’accord militaire avec les États-Unis « à effet immédiat »",
		"long":     strings.Repeat("Chad and the United States sign ", 12),
		"one word": strings.Repeat("W", 80),
		"nothing":  "",
	} {
		t.Run(name, func(t *testing.T) {
			c := card.Card{Above: "16 March 2024 · Niger", Title: title, Below: "US–Sahel Timeline"}
			got := draw(t, c)
			if len(got) > 25_000 {
				t.Errorf("%d bytes", len(got))
			}
			if !bytes.Equal(got, draw(t, c)) {
				t.Error("two drawings differ")
			}
			img, err := png.Decode(bytes.NewReader(got))
			if err != nil {
				t.Fatal(err)
			}
			p, ok := img.(*image.Paletted)
			if !ok || img.Bounds().Dx() != 1200 || img.Bounds().Dy() != 630 {
				t.Fatalf("%T of %v", img, img.Bounds())
			}
			inked := 0
			for y := range 630 {
				for x := 20; x < 1200; x++ {
					if p.ColorIndexAt(x, y) != 0 {
						inked++
						if x < 75 {
							t.Fatalf("ink at %d, %d", x, y)
						}
					}
				}
			}
			if inked < 1000 {
				t.Errorf("only %d pixels have ink", inked)
			}
		})
	}
}

func TestDrawable(t *testing.T) {
	for text, want := range map[string]bool{
		"Ibrahim Traoré": true, "« Déby » – l’accord…": true, "": true, "الجيش": false, "ⵜⴰⵎⴰⵛⴻⵇ": false,
	} {
		if got := card.Drawable(text); got != want {
			t.Errorf("Drawable(%q) = %v", text, got)
		}
	}
}
