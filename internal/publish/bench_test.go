package publish

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// pagesOf is a site of n pages of 7 KB, as they are on average.
func pagesOf(n int) tree {
	t := tree{}
	for i := range n {
		t[fmt.Sprintf("events/%d/%05d.html", i%10, i)] = strings.Repeat(fmt.Sprintf("page %05d ", i), 640)
	}
	return t
}

func BenchmarkFirst(b *testing.B) {
	for _, unsynced := range []bool{false, true} {
		b.Run(fmt.Sprintf("unsynced %v", unsynced), func(b *testing.B) {
			pages := pagesOf(3000)
			d := newDesktop(b)
			o := d.options()
			o.Unsynced = unsynced
			for i := 0; b.Loop(); i++ {
				// Not the same folder emptied: ext4 is slow to make files for some
				// seconds after it has removed many.
				o.Out = fmt.Sprint(d.out, i)
				d.publishWith(pages, o, here)
			}
		})
	}
}

func BenchmarkUnchanged(b *testing.B) {
	pages := pagesOf(3000)
	d := newDesktop(b)
	d.publish(pages)
	for b.Loop() {
		d.publish(pages)
	}
}

func BenchmarkOneChanged(b *testing.B) {
	for _, inPlace := range []bool{false, true} {
		b.Run(fmt.Sprintf("in place %v", inPlace), func(b *testing.B) {
			pages := pagesOf(3000)
			d := newDesktop(b)
			d.publish(pages)
			o := d.options()
			o.InPlace = inPlace
			for i := 0; b.Loop(); i++ {
				pages["events/0/00000.html"] = fmt.Sprint(i)
				if _, err := Site(context.Background(), pages.files(), o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
