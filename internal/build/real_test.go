package build_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/url"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"annals/internal/build"
	"annals/internal/diag"
	"annals/internal/manifest"
	"annals/internal/render"
	"annals/templates"
)

// real builds the repository's own site from fsys, and returns its files.
func real(t *testing.T, fsys fs.FS) map[string][]byte {
	t.Helper()
	r, err := build.Site(fsys, templates.FS, build.Options{Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range r.Problems {
		if p.Severity == diag.Error {
			t.Errorf("%s: %s: %s", p.Pos, p.Code, p.Text)
		}
	}
	if r.Files == nil {
		t.FailNow()
	}
	files := map[string][]byte{}
	for f := range r.Files {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		if _, twice := files[f.Path]; twice {
			t.Errorf("%s is published twice", f.Path)
		}
		files[f.Path] = b.Bytes()
	}
	return files
}

var root = os.DirFS("../..")

// TestOwnContent crawls the site that this repository publishes: every file
// passes the gate, every link inside it resolves, fragments too, and every
// page can be reached from the first.
func TestOwnContent(t *testing.T) {
	if testing.Short() {
		t.Skip("with -short TestSameBytes alone builds the repository's own site")
	}
	files := real(t, root)
	for _, must := range []string{
		"index.html", "countries/mali.html", "years/2025.html", "events/2025-mali-burkina-ban-americans.html",
		"404.html", "sources/index.html", "places/index.html", "method.html", "about.html", "glossary.html", "data.html",
	} {
		if files[must] == nil {
			t.Errorf("%s is not published", must)
		}
	}
	pages := map[string]*page{}
	for p, content := range files {
		if err := render.Check(p, content); err != nil {
			t.Error(err)
		}
		if path.Ext(p) == ".html" {
			pages[p] = readPage(t, p, content)
		}
	}
	reached := map[string]bool{"404.html": true} // hosts lead there
	queue := []string{"index.html"}
	for len(queue) > 0 {
		from := queue[0]
		queue = queue[1:]
		if reached[from] {
			continue
		}
		reached[from] = true
		for _, link := range pages[from].links {
			to, fragment := resolve(t, from, link)
			switch {
			case to == "":
			case to == manifest.Name: // written last, by package publish
			case files[to] == nil:
				t.Errorf("%s links to %s, which is not published", from, link)
			case fragment != "" && !pages[to].ids[fragment]:
				t.Errorf("%s links to %s, and that page has no such place", from, link)
			case pages[to] != nil:
				queue = append(queue, to)
			}
		}
	}
	for p, pg := range pages {
		if !reached[p] && !pg.redirect {
			t.Errorf("%s cannot be reached from the first page", p)
		}
	}
	t.Logf("%d files, %d pages", len(files), len(pages))
}

type page struct {
	links    []string
	ids      map[string]bool
	redirect bool
}

func readPage(t *testing.T, name string, content []byte) *page {
	doc, err := html.Parse(bytes.NewReader(content))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	p := &page{ids: map[string]bool{}}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for _, a := range n.Attr {
			switch a.Key {
			case "id":
				if p.ids[a.Val] {
					t.Errorf("%s has the id %q twice", name, a.Val)
				}
				p.ids[a.Val] = true
			case "href", "src":
				p.links = append(p.links, a.Val)
			case "http-equiv":
				p.redirect = p.redirect || a.Val == "refresh"
			}
		}
	}
	return p
}

// resolve returns the file that a link on a page leads to, or "" where it
// leads out of the site.
func resolve(t *testing.T, from, link string) (to, fragment string) {
	u, err := url.Parse(link)
	if err != nil {
		t.Errorf("%s: %v", from, err)
		return "", ""
	}
	if u.Scheme != "" || u.Host != "" {
		return "", ""
	}
	if strings.HasPrefix(u.Path, "/") {
		if from != "404.html" {
			t.Errorf("%s links to %s, which only works at the root of a domain", from, link)
		}
		return strings.TrimPrefix(u.Path, "/"), u.Fragment
	}
	if u.Path == "" {
		return from, u.Fragment
	}
	to = path.Join(path.Dir(from), u.Path)
	if strings.HasSuffix(u.Path, "/") || to == "." {
		to = path.Join(to, "index.html")
	}
	return to, u.Fragment
}

// TestSameBytes builds the site again under what a machine may do otherwise:
// another time zone, other numbers of processors, another order of folders.
func TestSameBytes(t *testing.T) {
	n := runtime.GOMAXPROCS(8)
	want := hash(real(t, root)) // on eight processors
	runtime.GOMAXPROCS(n)
	if testing.Short() {
		return // with the race detector each takes a minute
	}
	check := func(name string, fsys fs.FS) {
		if got := hash(real(t, fsys)); got != want {
			t.Errorf("%s: the tree is %s, on eight processors %s", name, got, want)
		}
	}
	check("on as many processors as there are", root)
	zone := time.Local
	time.Local = time.FixedZone("Tokyo", 9*60*60)
	check("in Tokyo", root)
	time.Local = zone

	runtime.GOMAXPROCS(1)
	check("on one processor", root)
	runtime.GOMAXPROCS(n)

	check("in another order of folders", shuffled{root})
}

func hash(files map[string][]byte) string {
	h := sha256.New()
	for _, p := range slices.Sorted(func(yield func(string) bool) {
		for p := range files {
			if !yield(p) {
				return
			}
		}
	}) {
		fmt.Fprintf(h, "%s %x\n", p, sha256.Sum256(files[p]))
	}
	return fmt.Sprintf("%.6x", h.Sum(nil))
}

// shuffled lists folders in another order each time.
type shuffled struct{ fs.FS }

func (s shuffled) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(s.FS, name)
	rand.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
	return entries, err
}
