package serve

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"annals/internal/build"
	"annals/internal/gensite"
	"annals/internal/host"
	"annals/templates"
)

// folder writes a generated site to a folder of its own. A MapFS may not
// change while it is read.
func folder(t testing.TB, n int) string {
	t.Helper()
	root := t.TempDir()
	for name, f := range gensite.Site(n) {
		save(t, root, name, string(f.Data))
	}
	return root
}

func save(t testing.TB, root, name, text string) {
	t.Helper()
	file := filepath.Join(root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func text(t testing.TB, root, name string) string {
	t.Helper()
	src, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

// TestStory is an hour of an editor: a good edit, a wrong one, the mending.
func TestStory(t *testing.T) {
	root, told := folder(t, 6), make(fake)
	fsys := os.DirFS(root)
	c := serving(t, fsys, told, Options{Root: root, Version: "test"})
	entry, page := gensite.File(2, 6), "/events/"+gensite.EventID(2)+".html"
	original := text(t, root, entry)

	first := c.next("the first build", func(e event) bool { return e.Pages > 0 })
	if first.Problems != "" {
		t.Fatalf("a site without a problem has %s", first.Problems)
	}

	save(t, root, entry, strings.Replace(original, `summary = "`, `summary = "Newly said: `, 1))
	told <- entry
	second := c.next("a good edit", func(e event) bool { return e.Pages != first.Pages })
	if _, body := c.get(page); !strings.Contains(body, "Newly said: ") {
		t.Error("the page does not hold what was saved")
	}

	save(t, root, entry, strings.Replace(original, "created = 2026-01-01", `created = "soon"`, 1))
	told <- entry
	wrong := c.next("a wrong edit", func(e event) bool { return e.View != second.View })
	if wrong.Pages != second.Pages {
		t.Error("a wrong edit made pages")
	}
	if !strings.Contains(wrong.Problems, entry+":") || !strings.Contains(wrong.Problems, `created = "soon"`) {
		t.Errorf("the overlay does not say what is wrong:\n%s", wrong.Problems)
	}
	if !strings.Contains(c.err.String(), wrong.Problems) {
		t.Errorf("the overlay says:\n%s\nthe terminal:\n%s", wrong.Problems, c.err)
	}
	if _, body := c.get(page); !strings.Contains(body, "Newly said: ") {
		t.Error("the last good page is gone")
	}

	save(t, root, entry, original)
	told <- entry
	mended := c.next("the mending", func(e event) bool { return e.View != wrong.View })
	if mended.Problems != "" || mended.Pages == second.Pages {
		t.Errorf("after mending: %+v", mended)
	}
	if _, body := c.get(page); strings.Contains(body, "Newly said: ") {
		t.Error("the page does not hold what was mended")
	}
	if err := c.stop(); err != nil {
		t.Errorf("with a page listening the server ended with %v", err)
	}
}

// TestTemplateMistakes are found when the templates are read, or when a page
// is made: in the background, though nobody asked for it.
func TestTemplateMistakes(t *testing.T) {
	root, told := folder(t, 6), make(fake)
	c := serving(t, os.DirFS(root), told, Options{Root: root})
	good := c.next("the first build", func(e event) bool { return e.Pages > 0 })

	save(t, root, "templates/year.html", "{{define \"main\"}}\n{{index .Crumbs 99}}\n{{end}}")
	told <- "templates/year.html"
	found := c.next("what only shows when a page is made", func(e event) bool { return e.Problems != "" })
	if !strings.HasPrefix(found.Problems, "templates/year.html:2:3: error[A805]: ") || found.Pages == good.Pages {
		t.Errorf("got %+v", found)
	}
	status, body := c.get("/years/1960.html")
	if status != http.StatusInternalServerError || !strings.Contains(body, "templates/year.html:2:3: ") || !script.MatchString(body) {
		t.Errorf("the page that cannot be made: %d\n%s", status, body)
	}

	save(t, root, "templates/year.html", "{{define \"main\"}}\n{{.Hedaing}}\n{{end}}")
	told <- "templates/year.html"
	wrong := c.next("a template that asks for what there is not", func(e event) bool { return e.View != found.View })
	if !strings.HasPrefix(wrong.Problems, "templates/year.html:2:3: error[A802]: ") || !strings.Contains(wrong.Problems, "2 | {{.Hedaing}}") || wrong.Pages != found.Pages {
		t.Errorf("got %+v", wrong)
	}

	if err := os.Remove(filepath.Join(root, "templates", "year.html")); err != nil {
		t.Fatal(err)
	}
	told <- "templates/year.html"
	mended := c.next("the mending", func(e event) bool { return e.View != wrong.View })
	if status, _ := c.get("/years/1960.html"); mended.Problems != "" || status != http.StatusOK {
		t.Errorf("after mending: %+v, %d", mended, status)
	}
}

// TestClaimedTwice: that two pages want one address is known when all are
// listed, which no page waits for; it is said right after.
func TestClaimedTwice(t *testing.T) {
	root, told := folder(t, 4), make(fake)
	c := serving(t, os.DirFS(root), told, Options{Root: root})
	good := c.next("the first build", func(e event) bool { return e.Pages > 0 })
	const page = "content/pages/glossary.md"
	save(t, root, page, "+++\ntitle = \"Words\"\ncreated = 2026-01-01\n+++\n\nText.\n")
	told <- page
	found := c.next("the problem", func(e event) bool { return e.Problems != "" })
	if !strings.HasPrefix(found.Problems, page+":1:1: error[A507]: two pages want the address glossary.html") {
		t.Errorf("got %+v", found)
	}
	if err := os.Remove(filepath.Join(root, page)); err != nil {
		t.Fatal(err)
	}
	told <- page
	c.next("the end of it", func(e event) bool { return e.View > found.View && e.Pages != good.Pages && e.Problems == "" })
}

// TestBadStart serves a site that has problems before it was ever good.
func TestBadStart(t *testing.T) {
	root, told := folder(t, 4), make(fake)
	config := text(t, root, "config.toml")
	save(t, root, "config.toml", "annals = <b>\n")
	c := serving(t, os.DirFS(root), told, Options{Root: root})
	bad := c.next("the first build", func(e event) bool { return e.View > 0 })
	if bad.Pages != 0 || !strings.Contains(bad.Problems, "config.toml:1:") {
		t.Errorf("got %+v", bad)
	}
	status, body := c.get("/anything")
	if status != http.StatusServiceUnavailable || !strings.Contains(body, "annals = &lt;b&gt;") || strings.Contains(body, "<b>") || !script.MatchString(body) {
		t.Errorf("in the place of a page: %d\n%s", status, body)
	}
	save(t, root, "config.toml", config)
	told <- "config.toml"
	c.next("a good site", func(e event) bool { return e.Pages > 0 && e.Problems == "" })
	if status, _ := c.get("/"); status != http.StatusOK {
		t.Errorf("the home page: %d", status)
	}
}

// TestFault goes on after what is no mistake of the writer's, and reads again
// all that it may have missed.
func TestFault(t *testing.T) {
	root, told := folder(t, 4), make(fake)
	c := serving(t, os.DirFS(root), told, Options{Root: root})
	good := c.next("the first build", func(e event) bool { return e.Pages > 0 })
	if err := os.Rename(filepath.Join(root, "content"), filepath.Join(root, "elsewhere")); err != nil {
		t.Fatal(err)
	}
	told <- "content"
	gone := c.next("the fault", func(e event) bool { return e.View != good.View })
	if !strings.HasPrefix(gone.Problems, "annals: error: ") || gone.Pages != good.Pages {
		t.Errorf("got %+v", gone)
	}
	if err := os.Rename(filepath.Join(root, "elsewhere"), filepath.Join(root, "content")); err != nil {
		t.Fatal(err)
	}
	save(t, root, gensite.File(1, 4), strings.Replace(text(t, root, gensite.File(1, 4)), `summary = "`, `summary = "Missed. `, 1))
	told <- "config.toml" // whatever is told
	back := c.next("the end of it", func(e event) bool { return e.View != gone.View })
	if back.Problems != "" {
		t.Errorf("got %+v", back)
	}
	if _, body := c.get("/events/" + gensite.EventID(1) + ".html"); !strings.Contains(body, "Missed. ") {
		t.Error("what changed meanwhile is not shown")
	}
}

// TestUnchanged counts the views of a site that is told of what did not change.
func TestUnchanged(t *testing.T) {
	root := folder(t, 4)
	s := New(os.DirFS(root), templates.FS, Options{Root: root, Out: io.Discard, Err: io.Discard})
	ctx, cancel := context.WithCancel(t.Context())
	batches, ended := make(chan []string), make(chan bool)
	go func() { s.follow(ctx, batches); close(ended) }()
	entry := gensite.File(1, 4)
	batches <- []string{entry} // each is taken when the one before is done with
	batches <- []string{"."}
	batches <- []string{entry, "config.toml", "templates/none.html", "content/none.md"}
	none := []string{"content/none.md"}
	batches <- none // so that nothing reads the entry while it is saved
	if got := s.view.Load().serial; got != 1 {
		t.Errorf("there were %d views of a site that did not change", got)
	}
	save(t, root, entry, strings.Replace(text(t, root, entry), `summary = "`, `summary = "New. `, 1))
	batches <- []string{entry}
	batches <- []string{entry}
	batches <- []string{entry}
	batches <- none
	if got := s.view.Load().serial; got != 2 {
		t.Errorf("there were %d views of a site that changed once", got)
	}
	cancel()
	<-ended
}

// TestListenerFails ends the server though a page listens.
func TestListenerFails(t *testing.T) {
	root := folder(t, 4)
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := New(os.DirFS(root), templates.FS, Options{Root: root, Out: io.Discard, Err: io.Discard})
	ended := make(chan error)
	go func() { ended <- s.Site(t.Context(), l, make(fake)) }()
	c := &client{T: t, url: "http://" + l.Addr().String(), server: s}
	c.listen(t.Context())
	c.next("the first build", func(e event) bool { return e.Pages > 0 })
	l.Close()
	if err := <-ended; !errors.Is(err, net.ErrClosed) {
		t.Errorf("ended with %v", err)
	}
}

// TestServesWhatIsBuilt holds every file as it is served against a build.
func TestServesWhatIsBuilt(t *testing.T) {
	for _, config := range []string{
		"",
		"\n[build]\nurl_style = \"directory\"\n",
	} {
		root := folder(t, 10)
		save(t, root, "config.toml", text(t, root, "config.toml")+config)
		r, err := build.Site(os.DirFS(root), templates.FS, build.Options{Version: "test"})
		if err != nil {
			t.Fatal(err)
		}
		c := serving(t, os.DirFS(root), make(fake), Options{Root: root, Version: "test"})
		c.next("the first build", func(e event) bool { return e.Pages > 0 })
		for f := range r.Files {
			if f.Path == ".nojekyll" || f.Path == "_headers" { // the host reads them, no reader does
				if status, _ := c.get("/" + f.Path); status != http.StatusNotFound {
					t.Errorf("%s: %d", f.Path, status)
				}
				continue
			}
			var want strings.Builder
			if err := f.Write(&want); err != nil {
				t.Fatal(err)
			}
			answer := c.send(t.Context(), http.MethodHead, "/"+f.Path, nil)
			status, got := c.get("/" + f.Path)
			if kind := answer.Header.Get("Content-Type"); kind == "application/octet-stream" || kind != host.MediaType(f.Path) {
				t.Errorf("%s is served as %q", f.Path, kind)
			}
			isPage := strings.HasSuffix(f.Path, ".html")
			if n := len(script.FindAllString(got, -1)); isPage != (n == 1) {
				t.Errorf("%s has the script %d times", f.Path, n)
			}
			if status != http.StatusOK || script.ReplaceAllString(got, "") != want.String() {
				t.Errorf("%s: %d, and not what a build writes", f.Path, status)
			}
		}
	}
}

// TestAddresses are those of a site that is published below a folder.
func TestAddresses(t *testing.T) {
	root := folder(t, 4)
	save(t, root, "config.toml", strings.Replace(text(t, root, "config.toml"), "https://example.org/", "https://example.org/time/", 1))
	save(t, root, gensite.File(3, 4), strings.Replace(text(t, root, gensite.File(3, 4)), "created", "draft = true\ncreated", 1))
	c := serving(t, os.DirFS(root), make(fake), Options{Root: root})
	c.next("the first build", func(e event) bool { return e.Pages > 0 })
	for _, test := range []struct {
		path, to string
		status   int
		holds    string
	}{
		{path: "/", to: "/time/", status: http.StatusFound},
		{path: "/time", to: "/time/", status: http.StatusFound},
		{path: "/time/", status: http.StatusOK, holds: "Generated timeline"},
		{path: "/time/index.html", status: http.StatusOK},
		{path: "/time/events", to: "/time/events/", status: http.StatusFound},
		{path: "/time/events/", status: http.StatusOK},
		{path: "/time/assets/", status: http.StatusNotFound}, // no list of what is in it
		{path: "/time/assets", status: http.StatusNotFound},
		{path: "/events/", status: http.StatusNotFound},
		{path: "/time/robots.txt", status: http.StatusOK, holds: "Sitemap: https://example.org/time/sitemap.xml"},
		{path: "/time/none.html", status: http.StatusNotFound, holds: `href="/time/events/index.html"`},
		{path: "/time/events/" + gensite.EventID(3) + ".html", status: http.StatusNotFound, holds: `data-file="` + gensite.File(3, 4) + `" data-line="1" data-held="draft"`},
		{path: "/time/none.txt", status: http.StatusNotFound, holds: "<!doctype html>"},
	} {
		answer := c.send(t.Context(), http.MethodGet, test.path, nil)
		_, body := c.get(test.path)
		if answer.StatusCode != test.status || answer.Header.Get("Location") != test.to || !strings.Contains(body, test.holds) {
			t.Errorf("GET %s: %d to %q; want %d to %q with %q", test.path, answer.StatusCode, answer.Header.Get("Location"), test.status, test.to, test.holds)
		}
	}
}
