package build_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/txtar"

	"annals/internal/build"
	"annals/internal/edtf"
	"annals/internal/encoding"
	"annals/internal/host"
	"annals/internal/manifest"
	"annals/templates"
)

// moved is a site with addresses that lead on: an alias, an old page, an old
// folder.
const moved = `
-- config.toml --
annals = "1"
[site]
title = "Small timeline"
description = "For tests."
base_url = "https://example.org/timeline/"
languages = ["en", "fr"]
[host]
custom_domain = "example.org"
[[redirects]]
from = "old/page.html"
to = "countries/niger.html#key-dates"
[[redirects]]
from = "archive/"
to = "https://example.org/archive"
-- content/topics/diplomacy.md --
+++
title = "Diplomacy"
created = 2026-01-01
aliases = ["talks"]
+++
`

// built builds the base with moved over it and returns its files.
func built(t *testing.T, o build.Options) (build.Result, map[string]string) {
	t.Helper()
	base, err := txtar.ParseFile("testdata/base.txt")
	if err != nil {
		t.Fatal(err)
	}
	o.AsOf, _ = edtf.Parse("2026-06-01")
	o.Version = "test"
	r, err := build.Site(over(base.Files, txtar.Parse([]byte(moved)).Files), fs.FS(templates.FS), o)
	if err != nil || r.Problems.Errors() > 0 {
		t.Fatal(err, r.Problems)
	}
	files := map[string]string{}
	for f := range r.Files {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		if _, twice := files[f.Path]; twice {
			t.Errorf("%s is there twice", f.Path)
		}
		files[f.Path] = b.String()
	}
	return r, files
}

// TestHosts: what each host gets beside the pages, of one site.
func TestHosts(t *testing.T) {
	const stubs = "archive/index.html fr/topics/talks.html old/page.html topics/talks.html"
	pictures := &memory{kept: map[string][]byte{}} // they are those of any host
	for _, tt := range []struct{ host, special, stubs, encodings string }{
		{"any", ".nojekyll _headers _redirects", stubs, ""},
		{"github", ".nojekyll CNAME", stubs, ""},
		{"gitlab", "_redirects", "", ".br .gz"},
		{"cloudflare", "_headers _redirects", stubs, ""},
		{"netlify", "_headers _redirects", stubs, ""},
		{"s3", "", stubs, ""},
		{"nginx", "_redirects.nginx", stubs, ".gz"},
		{"caddy", "_redirects.caddy", stubs, ".br .gz .zst"},
		{"apache", "_redirects.apache", stubs, ".br .gz"},
	} {
		t.Run(tt.host, func(t *testing.T) {
			_, files := built(t, build.Options{Host: tt.host, Release: true, Cache: pictures})
			var special, found, encodings []string
			for p := range files {
				switch {
				case slices.Contains(strings.Fields(stubs), p):
					found = append(found, p)
				case slices.Contains([]string{".nojekyll", "_headers", "_redirects", "_redirects.nginx", "_redirects.caddy", "_redirects.apache", "CNAME"}, p):
					special = append(special, p)
				}
				if ext, ok := strings.CutPrefix(p, "index.html."); ok {
					encodings = append(encodings, "."+ext)
				}
			}
			for _, c := range []struct {
				what string
				got  []string
				want string
			}{{"files", special, tt.special}, {"pages at old addresses", found, tt.stubs}, {"encodings", encodings, tt.encodings}} {
				slices.Sort(c.got)
				if got := strings.Join(c.got, " "); got != c.want {
					t.Errorf("%s: %q, want %q", c.what, got, c.want)
				}
			}
			for p := range files {
				of, copied := encoding.Original(p)
				if !copied {
					continue
				}
				if _, ok := files[of]; !ok {
					t.Errorf("%s is a copy of nothing", p)
				}
			}
		})
	}
}

func TestMovedPages(t *testing.T) {
	_, files := built(t, build.Options{})
	for _, tt := range []struct{ file, want string }{
		{"old/page.html", `content="0; url=../countries/niger.html#key-dates"`},
		{"old/page.html", `rel="canonical" href="https://example.org/timeline/countries/niger.html#key-dates"`},
		{"archive/index.html", `content="0; url=https://example.org/archive"`},
		{"topics/talks.html", `content="0; url=../topics/diplomacy.html"`},
		{"_redirects", "/topics/talks.html /topics/diplomacy.html 301\n"},
		{"_redirects", "/fr/topics/talks.html /fr/topics/diplomacy.html 301\n"},
		{"_redirects", "/old/page.html /countries/niger.html#key-dates 301\n"},
		{"_redirects", "/archive/ https://example.org/archive 301\n"},
	} {
		if !strings.Contains(files[tt.file], tt.want) {
			t.Errorf("%s lacks %q:\n%s", tt.file, tt.want, files[tt.file])
		}
	}
	_, files = built(t, build.Options{Host: "gitlab"})
	if want := "/timeline/topics/talks.html /timeline/topics/diplomacy.html 301\n"; !strings.Contains(files["_redirects"], want) {
		t.Errorf("gitlab: _redirects lacks %q:\n%s", want, files["_redirects"])
	}
}

func TestCompressedCopies(t *testing.T) {
	_, files := built(t, build.Options{Host: "nginx", Release: true})
	n := 0
	for p, content := range files {
		packed, ok := files[p+".gz"]
		if !ok {
			if encoding.Worth(p) {
				t.Errorf("%s has no compressed copy", p)
			}
			continue
		}
		n++
		r, err := gzip.NewReader(strings.NewReader(packed))
		if err != nil {
			t.Fatalf("%s: %v", p, err)
		}
		if back, err := io.ReadAll(r); err != nil || string(back) != content {
			t.Errorf("%s.gz holds something else: %v", p, err)
		}
	}
	if n < 20 {
		t.Errorf("only %d compressed copies", n)
	}
	_, files = built(t, build.Options{Host: "nginx"})
	for p := range files {
		if _, copied := encoding.Original(p); copied || p == "site.zip" {
			t.Errorf("without --release there is %s", p)
		}
	}
}

// TestArchive: the archive holds the whole site, the manifest of what it holds,
// and nothing that a disk has no use for.
func TestArchive(t *testing.T) {
	_, files := built(t, build.Options{Host: "caddy", Release: true})
	z, err := zip.NewReader(strings.NewReader(files["site.zip"]), int64(len(files["site.zip"])))
	if err != nil {
		t.Fatal(err)
	}
	packed := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		name, ok := strings.CutPrefix(f.Name, "site/")
		if !ok {
			t.Errorf("%s is not in the folder", f.Name)
		}
		packed[name] = string(b)
	}
	ed, err := manifest.Read(strings.NewReader(packed[manifest.Name]))
	if err != nil {
		t.Fatal(err)
	}
	owns := ed.Owns()
	for p, content := range packed {
		if !owns[p] {
			t.Errorf("the manifest does not know %s", p)
		}
		if p != manifest.Name && content != files[p] {
			t.Errorf("%s is not what is published", p)
		}
	}
	if len(packed) != len(owns) {
		t.Errorf("%d files, and %d in the manifest", len(packed), len(owns))
	}
	for p := range files {
		_, copied := encoding.Original(p)
		special := copied || p == "site.zip" || strings.HasPrefix(p, "_redirects") || strings.HasPrefix(p, "og/") || strings.HasPrefix(p, "fr/og/")
		if _, in := packed[p]; in == special {
			t.Errorf("%s is in the archive: %v", p, in)
		}
	}
	_, quick := built(t, build.Options{Host: "caddy"})
	for _, p := range []string{"data.html", "fr/data.html"} {
		if !strings.Contains(files[p], `<a href="https://example.org/timeline/site.zip">`) {
			t.Errorf("%s does not lead to the archive", p)
		}
		if strings.Contains(quick[p], "site.zip") {
			t.Errorf("%s leads to an archive that was not made", p)
		}
	}
	for _, p := range []string{"index.html", "fr/index.html", "search.html", "search/en/t0.js", "topics/talks.html"} {
		if packed[p] == "" {
			t.Errorf("the archive lacks %s", p)
		}
	}
}

// A memory is a cache that counts.
type memory struct {
	mu         sync.Mutex
	kept       map[string][]byte
	hits, puts int
}

func (m *memory) Get(key string) ([]byte, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	b, ok := m.kept[key]
	if ok {
		m.hits++
	}
	return b, ok
}

func (m *memory) Put(key string, b []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept[key] = slices.Clone(b)
	m.puts++
}

// TestCacheChangesNothing: builds without a cache, with an empty one and with a
// full one are the same, byte for byte; the last makes nothing again.
func TestCacheChangesNothing(t *testing.T) {
	o := build.Options{Host: "caddy", Release: true}
	_, without := built(t, o)
	m := &memory{kept: map[string][]byte{}}
	o.Cache = m
	_, empty := built(t, o)
	puts := m.puts
	if puts == 0 {
		t.Fatal("nothing was kept")
	}
	m.hits = 0
	_, full := built(t, o)
	if m.puts != puts || m.hits < puts {
		t.Errorf("the second build made %d again and found %d of %d", m.puts-puts, m.hits, puts)
	}
	for p := range without {
		if without[p] != empty[p] || without[p] != full[p] {
			t.Errorf("%s differs", p)
		}
	}
	if len(without) != len(empty) || len(without) != len(full) {
		t.Errorf("%d, %d and %d files", len(without), len(empty), len(full))
	}
}

// TestFits: a site that its host would not take is told before it is published.
func TestFits(t *testing.T) {
	r, files := built(t, build.Options{Host: "cloudflare"})
	var list []manifest.File
	for p, content := range files {
		list = append(list, manifest.File{Path: p, Bytes: int64(len(content))})
	}
	if err := r.Fits(list); err != nil {
		t.Errorf("a small site: %v", err)
	}
	var excess *host.Excess
	if err := r.Fits(append(list, manifest.File{Path: "data/huge.csv", Bytes: 30 << 20})); !errors.As(err, &excess) || !strings.Contains(excess.What, "data/huge.csv") {
		t.Errorf("a file of 30 MiB: %v", err)
	}
}

// TestCards: with --release countries have a picture in every language, and their
// pages say where; without, or without an address, there is none.
func TestCards(t *testing.T) {
	_, files := built(t, build.Options{Release: true})
	for at, want := range map[string]string{
		"countries/niger.html":    "og/countries/niger.png",
		"fr/countries/niger.html": "fr/og/countries/niger.png",
	} {
		if !strings.HasPrefix(files[want], "\x89PNG") || len(files[want]) > 25_000 {
			t.Errorf("%s: %d bytes", want, len(files[want]))
		}
		if meta := `<meta property="og:image" content="https://example.org/timeline/` + want + `">`; !strings.Contains(files[at], meta) {
			t.Errorf("%s lacks %s", at, meta)
		}
	}
	if strings.Contains(files["about.html"], "og:image") {
		t.Error("a page without a picture names one")
	}
	_, files = built(t, build.Options{})
	if files["og/countries/niger.png"] != "" || strings.Contains(files["countries/niger.html"], "og:image") {
		t.Error("there are pictures without --release")
	}
}
