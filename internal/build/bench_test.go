package build_test

import (
	"fmt"
	"testing"

	"annals/internal/build"
	"annals/internal/gensite"
	"annals/templates"
)

// BenchmarkSession changes one entry of a large site and builds it again,
// without a disk and without making a page.
func BenchmarkSession(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprintf("entries=%d", n), func(b *testing.B) {
			site := gensite.Site(n)
			s := build.NewSession(site, templates.FS, build.Options{Preview: true})
			if _, err := s.Build(); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				entry := gensite.File(i*37%n, n)
				change(site, entry, `summary = "`, fmt.Sprintf(`summary = "Said %d. `, i))
				if changed, err := s.Changed(entry); err != nil || !changed {
					b.Fatal("nothing changed", err)
				}
				r, err := s.Build()
				if err != nil || r.Files == nil {
					b.Fatal("nothing was built", err)
				}
			}
		})
	}
}
