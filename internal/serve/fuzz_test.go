package serve

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"

	"annals/templates"
)

// FuzzRequestPath asks for any address: what is answered is a file of the site
// or of the server itself, never one of the folder that the site is made from,
// and no answer leads out of the site.
func FuzzRequestPath(f *testing.F) {
	for _, seed := range []string{
		"/", "/index.html", "/years/", "/years", "/events/entry-000001.html", "/@annals/serve.js", "/@annals/", "/@annals/assets/serve.js",
		"//evil.example", `/\evil.example`, "/..", "/%2e%2e/secret.txt", "/events%2f..%2f..%2fsecret.txt", "/%252e%252e/secret.txt", `/..\secret.txt`,
		"/secret.txt", "/content/secret.txt~", "/config.toml", "/public/index.html", "/index.html%00.txt", "/index.html::$DATA", "/C:/secret.txt",
		"/@fs/x#/../../secret.txt", "/secret.txt?raw??", "/secret.txt/.", "/é", "/%ff", "/years//", "/./years/", "http://evil.example/",
	} {
		f.Add(seed)
	}

	root := folder(f, 4)
	for _, name := range []string{"secret.txt", "content/secret.txt~", "public/index.html", ".annals/secret.txt", "templates/secret.txt"} {
		save(f, root, name, "secret")
	}
	fsys := os.DirFS(root)
	s := New(fsys, templates.FS, Options{Root: root})
	if _, err := s.session.Changed("."); err != nil {
		f.Fatal(err)
	}
	result, err := s.session.Build()
	if err != nil || result.Problems.Errors() > 0 {
		f.Fatal(err, result.Problems)
	}
	s.show(&view{result: result, pages: -1})

	const own = "127.0.0.1:4000"
	at := context.WithValue(f.Context(), http.LocalAddrContextKey, &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 4000})
	f.Fuzz(func(t *testing.T, target string) {
		u, err := url.ParseRequestURI(target)
		if err != nil {
			t.Skip("no address of a request")
		}
		if u.Path == eventsPath {
			t.Skip("an answer without an end")
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, (&http.Request{Method: http.MethodGet, URL: u, Host: own, Header: http.Header{}}).WithContext(at))

		body := w.Body.String()
		if strings.Contains(body, "secret") {
			t.Errorf("%q gives away:\n%s", target, body)
		}
		switch w.Code {
		case http.StatusOK:
			file := strings.TrimPrefix(u.Path, "/")
			if file == "" || strings.HasSuffix(file, "/") {
				file += "index.html"
			}
			_, page := result.File(file)
			_, err := assets.Open("assets/" + strings.TrimPrefix(u.Path, ownPath))
			if !page && !(strings.HasPrefix(u.Path, ownPath) && err == nil) {
				t.Errorf("%q is answered, and no file of the site", target)
			}
		case http.StatusFound:
			to, err := u.Parse(w.Header().Get("Location"))
			if err != nil || to.Host != u.Host || to.Scheme != u.Scheme || to.Path != u.Path+"/" {
				t.Errorf("%q leads to %q (%v)", target, w.Header().Get("Location"), err)
			}
		case http.StatusNotFound:
		default:
			t.Errorf("%q is answered with %d\n%s", target, w.Code, body)
		}
	})
}
