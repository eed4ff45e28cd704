package build_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"annals/internal/address"
	"annals/internal/build"
	"annals/internal/config"
	"annals/internal/gensite"
	"annals/internal/lang"
	"annals/internal/link"
	"annals/internal/load"
	"annals/internal/parallel"
	"annals/internal/publish"
	"annals/internal/render"
	"annals/internal/timeline"
	"annals/internal/validate"
	"annals/templates"
)

// The benchmarks take each stage of a build alone, then all of them, for sites
// of 1,000 and 10,000 entries; with -long for one of 100,000 too.

func BenchmarkLoad(b *testing.B) {
	bySize(b, func(b *testing.B, n int) {
		site := folder(b, n)
		for b.Loop() {
			loaded(b, site)
		}
	})
}

func BenchmarkValidate(b *testing.B) {
	bySize(b, func(b *testing.B, n int) {
		content := loaded(b, folder(b, n))
		for b.Loop() {
			validated(content)
		}
	})
}

func BenchmarkLink(b *testing.B) {
	bySize(b, func(b *testing.B, n int) {
		site := folder(b, n)
		records := validated(loaded(b, site))
		for b.Loop() {
			linked(b, site, records)
		}
	})
}

// BenchmarkRender makes every page and every other file, with the index of the
// search, which internal/search takes alone.
func BenchmarkRender(b *testing.B) {
	bySize(b, func(b *testing.B, n int) {
		fsys := folder(b, n)
		site := linked(b, fsys, validated(loaded(b, fsys)))
		words, _, err := lang.Load(templates.FS, "en")
		if err != nil {
			b.Fatal(err)
		}
		o := render.Options{Templates: templates.FS, Style: address.File, Strings: []*lang.Strings{words}}
		o.Outputs.Feeds = true
		for b.Loop() {
			pages, err := render.Site(site, o)
			if err != nil {
				b.Fatal(err)
			}
			var files []render.File
			for f := range pages.Files() {
				files = append(files, f)
			}
			write(b, files)
		}
	})
}

// BenchmarkPublish writes files that are made already.
func BenchmarkPublish(b *testing.B) {
	bySize(b, func(b *testing.B, n int) {
		r := siteOf(b, folder(b, n))
		var files []render.File
		for f := range r.Files {
			files = append(files, f)
		}
		made := make([][]byte, len(files))
		parallel.Do(len(files), func(i int) {
			var page bytes.Buffer
			if err := files[i].Write(&page); err != nil {
				b.Error(err)
			}
			made[i] = page.Bytes()
		})
		ready := func(yield func(render.File) bool) {
			for i, f := range files {
				if !yield(render.File{Path: f.Path, Write: func(w io.Writer) error { _, err := w.Write(made[i]); return err }}) {
					return
				}
			}
		}
		r.Files = ready
		out := b.TempDir()
		for i := 0; b.Loop(); i++ {
			published(b, r, filepath.Join(out, fmt.Sprint(i)))
		}
	})
}

// BenchmarkBuild is a whole build, from files to files.
func BenchmarkBuild(b *testing.B) {
	bySize(b, func(b *testing.B, n int) {
		site, out := folder(b, n), b.TempDir()
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			published(b, siteOf(b, site), filepath.Join(out, fmt.Sprint(i)))
		}
	})
}

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

func bySize(b *testing.B, do func(b *testing.B, n int)) {
	sizes := []int{1_000, 10_000}
	if *long {
		sizes = append(sizes, 100_000)
	}
	for _, n := range sizes {
		b.Run(fmt.Sprintf("entries=%d", n), func(b *testing.B) { do(b, n) })
	}
}

// folder is a generated site on the disk: in memory its folders would be slow.
func folder(b *testing.B, n int) fs.FS {
	dir := b.TempDir()
	if err := os.CopyFS(dir, gensite.With(gensite.Lean, n)); err != nil {
		b.Fatal(err)
	}
	return os.DirFS(dir)
}

func loaded(b *testing.B, site fs.FS) load.Content {
	r := load.NewReader(site, config.Supported)
	if _, err := r.Read(); err != nil {
		b.Fatal(err)
	}
	content, _ := r.Content()
	return content
}

func validated(content load.Content) timeline.Records {
	records, _ := validate.Records(content, validate.Options{Languages: config.Supported})
	return records
}

func linked(b *testing.B, site fs.FS, records timeline.Records) *timeline.Site {
	src, err := fs.ReadFile(site, config.File)
	if err != nil {
		b.Fatal(err)
	}
	c, _ := config.Parse(src)
	s, _, probs := link.Site(records, link.Options{Config: c})
	if probs.Errors() > 0 {
		b.Fatal(probs)
	}
	return s
}

func siteOf(b *testing.B, site fs.FS) build.Result {
	r, err := build.Site(site, templates.FS, build.Options{})
	if err != nil || r.Files == nil {
		b.Fatal("nothing was built", err)
	}
	return r
}

func published(b *testing.B, r build.Result, out string) {
	if _, err := publish.Site(context.Background(), r.Files, publish.Options{Out: out, Root: filepath.Join(out, "no site"), Edition: r.Edition, Check: render.Check}); err != nil {
		b.Fatal(err)
	}
}

// write makes files, as publishing would, and drops them.
func write(b *testing.B, files []render.File) {
	parallel.Do(len(files), func(i int) {
		var page bytes.Buffer
		if err := files[i].Write(&page); err != nil {
			b.Error(err)
		}
	})
}
