package render

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"

	"annals/internal/format/sitemap"
	"annals/internal/output"
	"annals/internal/timeline"
)

// An asset is a file of the site that is no page.
type asset struct {
	at    string
	write writer
}

// named is an asset whose name changes with it, so that it may be kept for good.
func named(name, ext string, b []byte) asset {
	sum := sha256.Sum256(b)
	return asset{"assets/" + name + "." + hex.EncodeToString(sum[:5]) + ext, bytesOf(b)}
}

// readNamed reads the style sheet and the script of the search.
func (sh *shared) readNamed() error {
	css, err := fs.ReadFile(sh.fsys, "assets/annals.css")
	if err != nil {
		return fmt.Errorf("read the style sheet: %w", err)
	}
	sh.sheet = named("annals", ".css", append(css, sh.filterCSS()...))
	frame, err := fs.ReadFile(sh.fsys, "assets/embed.css")
	if err != nil {
		return fmt.Errorf("read the style sheet of frames: %w", err)
	}
	sh.frameSheet = named("embed", ".css", frame)
	js, err := fs.ReadFile(sh.fsys, "assets/search.js")
	if err != nil {
		return fmt.Errorf("read the script of the search: %w", err)
	}
	sh.search = named("search", ".js", compact(js))
	return nil
}

// assets lists them, with what search engines read.
func (sh *shared) assets() []asset {
	list := []asset{
		sh.sheet,
		sh.search,
		{"favicon.svg", sh.fileOf("assets/favicon.svg")},
		{"favicon.ico", sh.fileOf("assets/favicon.ico")},
		{touchIcon, sh.fileOf("assets/apple-touch-icon.png")},
	}
	if sh.embeds {
		list = append(list, sh.frameSheet)
	}
	for _, l := range sh.locales {
		list = append(list, l.script, asset{l.webManifest(), l.writeWebManifest})
	}
	for _, l := range sh.locales {
		list = append(list, l.pictured...)
	}
	for _, f := range sh.outputs {
		list = append(list, asset{f.At, f.Write})
	}
	return list
}

// besides goes through the files that stand beside entries.
func (sh *shared) besides(yield func(File) bool) {
	for i := range sh.perEntry {
		for _, e := range sh.Events {
			if !yield(sh.besideOf(&sh.perEntry[i], e)) {
				return
			}
		}
	}
}

// beside returns the file at an address if it is one of them. No page has such
// an address.
func (sh *shared) beside(at string) (File, bool) {
	for i := range sh.perEntry {
		b := &sh.perEntry[i]
		if id, ok := b.Entry(at); ok {
			if e := sh.entry()[id]; e != nil {
				return sh.besideOf(b, e), true
			}
		}
	}
	return File{}, false
}

func (sh *shared) besideOf(b *output.Beside, e *timeline.Event) File {
	return File{b.At(e), func(w io.Writer) error { return b.File(e).Write(w) }}
}

// touchIcon is the picture of the site on a home screen.
const touchIcon = "apple-touch-icon.png"

func bytesOf(b []byte) writer {
	return func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	}
}

func (sh *shared) fileOf(name string) writer {
	return func(w io.Writer) error {
		b, err := fs.ReadFile(sh.fsys, name)
		if err != nil {
			return fmt.Errorf("read templates/%s: %w", name, err)
		}
		return bytesOf(b)(w)
	}
}

// sitemaps name every page of a listing that is meant to be found. Beyond the
// limit sitemap.xml is an index of parts. Without an address a site has none.
func (sh *shared) sitemaps(l listing) (list []asset) {
	if sh.BaseURL == "" {
		return nil
	}
	all := make([]string, 0, len(l.files)) // addresses in the site
	for i, f := range l.files {
		if path.Ext(f.Path) == ".html" && !slices.Contains(unlisted, l.by[i]) {
			all = append(all, l.at[i])
		}
	}
	write := func(part []string) writer {
		return func(w io.Writer) error {
			whole := make([]string, len(part))
			for i, at := range part {
				whole[i] = sh.BaseURL + sh.canonical(at)
			}
			return sitemap.Write(w, whole)
		}
	}
	if len(all) <= sitemap.Limit {
		return []asset{{"sitemap.xml", write(all)}}
	}
	var parts []string
	for part := range slices.Chunk(all, sitemap.Limit) {
		at := fmt.Sprintf("sitemap-%d.xml", len(list)+1)
		list = append(list, asset{at, write(part)})
		parts = append(parts, sh.BaseURL+at)
	}
	return append(list, asset{"sitemap.xml", func(w io.Writer) error { return sitemap.WriteIndex(w, parts) }})
}

// unlisted are the kinds of page that no one should look for, and second
// pages of another.
var unlisted = []string{"404", "tombstone", "redirect", "newest", "embed"}
