package serve

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"annals/internal/gensite"
)

// TestHostileRequests sends what no honest browser would to a server whose
// site holds a draft and lies beside a secret. In a request HOST is the address
// of the server, PORT its port and TOKEN the token of this run.
func TestHostileRequests(t *testing.T) {
	root := folder(t, 4)
	save(t, root, "secret.txt", "secret")
	save(t, root, "content/secret.txt~", "secret")
	save(t, root, "public/index.html", "secret")
	c := serving(t, os.DirFS(root), make(fake), Options{Root: root})
	c.next("the first build", func(e event) bool { return e.Pages > 0 })
	host := strings.TrimPrefix(c.url, "http://")
	_, port, _ := net.SplitHostPort(host)
	stream := "GET /@annals/events?token=TOKEN HTTP/1.1\r\nHost: HOST\r\n"

	for _, test := range []struct {
		name    string
		request string // without the empty line at its end
		want    int
	}{
		{"an honest one", "GET / HTTP/1.1\r\nHost: HOST\r\n", 200},
		{"by name", "GET / HTTP/1.1\r\nHost: localhost:PORT\r\n", 200},
		{"from its own page", "GET / HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\n", 200},
		{"a link from elsewhere", "GET / HTTP/1.1\r\nHost: HOST\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n", 200},

		{"another name that leads here", "GET / HTTP/1.1\r\nHost: evil.example:PORT\r\n", 403},
		{"another name that ends alike", "GET / HTTP/1.1\r\nHost: evil.localhost:PORT\r\n", 403},
		{"another name that begins alike", "GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example:PORT\r\n", 403},
		{"a name with a full stop", "GET / HTTP/1.1\r\nHost: localhost.:PORT\r\n", 403},
		{"without a port", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n", 403},
		{"another port", "GET / HTTP/1.1\r\nHost: localhost:1\r\n", 403},
		{"another address of this machine", "GET / HTTP/1.1\r\nHost: 127.0.0.2:PORT\r\n", 403},
		{"an address in another notation", "GET / HTTP/1.1\r\nHost: 2130706433:PORT\r\n", 403},
		{"the address of nobody", "GET / HTTP/1.1\r\nHost: 0.0.0.0:PORT\r\n", 403},
		{"a user before the host", "GET / HTTP/1.1\r\nHost: localhost:PORT@evil.example\r\n", 400},
		{"an empty host", "GET / HTTP/1.1\r\nHost:\r\n", 403},
		{"no host at all", "GET / HTTP/1.0\r\n", 403},
		{"two hosts", "GET / HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\n", 400},
		{"the host in the address", "GET http://evil.example/ HTTP/1.1\r\nHost: HOST\r\n", 403},
		{"a proxy's word for it", "GET / HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: HOST\r\n", 403},
		{"a standard proxy's word for it", "GET / HTTP/1.1\r\nHost: evil.example\r\nForwarded: host=HOST\r\n", 403},

		{"a page of another site", "GET / HTTP/1.1\r\nHost: HOST\r\nOrigin: http://evil.example\r\n", 403},
		{"a page of another port", "GET / HTTP/1.1\r\nHost: HOST\r\nOrigin: http://localhost:1\r\n", 403},
		{"another of its own names", "GET / HTTP/1.1\r\nHost: HOST\r\nOrigin: http://localhost:PORT\r\n", 403},
		{"another scheme", "GET / HTTP/1.1\r\nHost: HOST\r\nOrigin: https://HOST\r\n", 403},
		{"an origin that begins alike", "GET / HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST.evil.example\r\n", 403},
		{"an origin that is hidden", "GET / HTTP/1.1\r\nHost: HOST\r\nOrigin: null\r\n", 403},
		{"an empty origin", "GET / HTTP/1.1\r\nHost: HOST\r\nOrigin:\r\n", 403},
		{"two origins", "GET / HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\nOrigin: http://evil.example\r\n", 403},
		{"a part of a page of another site", "GET /@annals/serve.js HTTP/1.1\r\nHost: HOST\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n", 403},
		{"a part of a page of another port", "GET / HTTP/1.1\r\nHost: HOST\r\nSec-Fetch-Site: same-site\r\nSec-Fetch-Mode: cors\r\n", 403},

		{"a change", "POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 0\r\n", 405},
		{"a file", "PUT /x.html HTTP/1.1\r\nHost: HOST\r\nContent-Length: 0\r\n", 405},
		{"a deletion", "DELETE / HTTP/1.1\r\nHost: HOST\r\n", 405},
		{"a question about CORS", "OPTIONS / HTTP/1.1\r\nHost: HOST\r\nAccess-Control-Request-Method: GET\r\n", 405},
		{"a question about everything", "OPTIONS * HTTP/1.1\r\nHost: HOST\r\n", 405},
		{"an echo", "TRACE / HTTP/1.1\r\nHost: HOST\r\n", 405},
		{"a method of its own", "GIVE / HTTP/1.1\r\nHost: HOST\r\n", 405},
		{"a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nHost: HOST\r\n", 403},

		{"the folder above", "GET /../secret.txt HTTP/1.1\r\nHost: HOST\r\n", 404},
		{"the folder above in escapes", "GET /%2e%2e/secret.txt HTTP/1.1\r\nHost: HOST\r\n", 404},
		{"the folder above in one escape", "GET /events%2f..%2f..%2fsecret.txt HTTP/1.1\r\nHost: HOST\r\n", 404},
		{"the folder above twice escaped", "GET /%252e%252e/secret.txt HTTP/1.1\r\nHost: HOST\r\n", 404},
		{"a backslash", "GET /..\\secret.txt HTTP/1.1\r\nHost: HOST\r\n", 404},
		{"a way round to a page", "GET /events/../index.html HTTP/1.1\r\nHost: HOST\r\n", 404},
		{"an escaped slash", "GET /events%2findex.html HTTP/1.1\r\nHost: HOST\r\n", 404},
		{"two slashes", "GET //index.html HTTP/1.1\r\nHost: HOST\r\n", 404},
		{"another site in the path", "GET //evil.example/..  HTTP/1.1\r\nHost: HOST\r\n", 400},
		{"another site to be led to", "GET //evil.example HTTP/1.1\r\nHost: HOST\r\n", 404},
		{"a NUL", "GET /index.html%00.txt HTTP/1.1\r\nHost: HOST\r\n", 404},
		{"a file of the site's folder", "GET /config.toml HTTP/1.1\r\nHost: HOST\r\n", 404},
		{"a source file", "GET /content/publishers.toml HTTP/1.1\r\nHost: HOST\r\n", 404},
		{"a backup", "GET /content/secret.txt~ HTTP/1.1\r\nHost: HOST\r\n", 404},
		{"what was published before", "GET /public/index.html HTTP/1.1\r\nHost: HOST\r\n", 404},
		{"a file outside", "GET /etc/passwd HTTP/1.1\r\nHost: HOST\r\n", 404},
		{"a drive", "GET /C:/index.html HTTP/1.1\r\nHost: HOST\r\n", 404},
		{"a stream of a file", "GET /index.html::$DATA HTTP/1.1\r\nHost: HOST\r\n", 404},
		{"an address that is none", "GET /%zz HTTP/1.1\r\nHost: HOST\r\n", 400},
		{"the server's own folder", "GET /@annals/ HTTP/1.1\r\nHost: HOST\r\n", 404},
		{"the folder above the server's own", "GET /@annals/../serve.go HTTP/1.1\r\nHost: HOST\r\n", 404},
		{"headers without end", "GET / HTTP/1.1\r\nHost: HOST\r\nX: " + strings.Repeat("x", 64<<10) + "\r\n", 431},

		{"events for its own page", stream, 200},
		{"events without the token", strings.ReplaceAll(stream, "TOKEN", ""), 403},
		{"events with a token of another run", strings.ReplaceAll(stream, "TOKEN", strings.Repeat("A", 26)), 403},
		{"events with the start of the token", strings.ReplaceAll(stream, "TOKEN", c.server.token[:25]), 403},
		{"events for another site that knows the token", stream + "Origin: http://evil.example\r\n", 403},
		{"events for a part of another site", stream + "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors\r\n", 403},
	} {
		t.Run(test.name, func(t *testing.T) {
			conn, err := net.Dial("tcp", host)
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			request := strings.NewReplacer("HOST", host, "PORT", port, "TOKEN", c.server.token).Replace(test.request)
			if _, err := fmt.Fprintf(conn, "%s\r\n", request); err != nil {
				t.Fatal(err)
			}
			r, err := http.ReadResponse(bufio.NewReader(conn), nil)
			if err != nil {
				t.Fatal(err)
			}
			if r.StatusCode != test.want {
				t.Errorf("%q\ngot %s, want %d", request, r.Status, test.want)
			}
			for name := range r.Header {
				if strings.HasPrefix(name, "Access-Control-") {
					t.Errorf("it answers with %s", name)
				}
			}
			if to := r.Header.Get("Location"); to != "" {
				t.Errorf("it leads to %s", to)
			}
			if r.StatusCode == http.StatusBadRequest || r.StatusCode == http.StatusRequestHeaderFieldsTooLarge || strings.Contains(request, "/events?") && test.want == 200 {
				return // answered by net/http, or an answer without an end
			}
			var body strings.Builder
			if _, err := bufio.NewReader(r.Body).WriteTo(&body); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(body.String(), "secret") {
				t.Errorf("it gives away:\n%s", body.String())
			}
			if test.want == 403 && strings.Contains(body.String(), c.server.token) {
				t.Error("it gives away the token")
			}
			for name, want := range map[string]string{
				"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin",
				"Cross-Origin-Opener-Policy": "same-origin", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store",
			} {
				if got := r.Header.Get(name); got != want {
					t.Errorf("%s: %q", name, got)
				}
			}
		})
	}
}

// TestHead answers with the same headers and no body.
func TestHead(t *testing.T) {
	c := serving(t, os.DirFS(folder(t, 4)), make(fake), Options{})
	c.next("the first build", func(e event) bool { return e.Pages > 0 })
	r := c.send(t.Context(), http.MethodHead, "/", nil)
	defer r.Body.Close()
	_, body := c.get("/")
	if r.StatusCode != http.StatusOK || r.ContentLength != int64(len(body)) {
		t.Errorf("HEAD: %s, Content-Length %d; GET has %d bytes", r.Status, r.ContentLength, len(body))
	}
}

// TestProblemsAreText holds what a stranger may write into a file against what
// reaches a browser of it: nothing but text.
func TestProblemsAreText(t *testing.T) {
	root := folder(t, 4)
	const hostile = `</pre></script><script>alert(1)</script><img src=x onerror=alert(1)>"'`
	save(t, root, gensite.File(1, 4), "+++\ntitle = "+hostile+"\n+++\n")
	c := serving(t, os.DirFS(root), make(fake), Options{Root: root})
	bad := c.next("the first build", func(e event) bool { return e.View > 0 })
	if !strings.Contains(bad.Problems, hostile) {
		t.Fatalf("the case says nothing:\n%s", bad.Problems)
	}
	_, body := c.get("/")
	if strings.Contains(body, "alert(1)</script>") || strings.Contains(body, "<img") || !strings.Contains(body, "&lt;img src=x") {
		t.Errorf("the page shows more than text:\n%s", body)
	}
	_, js := c.get(ownPath + "serve.js")
	for _, sink := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "srcdoc"} {
		if strings.Contains(js, sink) {
			t.Errorf("serve.js uses %s", sink)
		}
	}
}

// A link in the content shows nobody what it leads to.
func TestProblemsFollowNoLink(t *testing.T) {
	root := folder(t, 4)
	save(t, root, "secret", "a secret\n")
	if err := os.Symlink("../../secret", filepath.Join(root, "content", "topics", "link.md")); err != nil {
		t.Skip("no links here:", err)
	}
	c := serving(t, os.DirFS(root), make(fake), Options{Root: root})
	bad := c.next("the first build", func(e event) bool { return e.View > 0 })
	if !strings.Contains(bad.Problems, "A505") || strings.Contains(bad.Problems, "a secret") {
		t.Errorf("got:\n%s", bad.Problems)
	}
}

// TestAttributes holds a file's name and a reason against the element that the
// script reads them from.
func TestAttributes(t *testing.T) {
	s := New(fstest.MapFS{}, fstest.MapFS{}, Options{})
	got := s.script(&view{}, 0, origin{file: `a"><b>.md`, held: `"'<>&`})
	if strings.Count(got, `"`)%2 != 0 || strings.Contains(got, "<b>") || !strings.Contains(got, `data-file="a&#34;&gt;&lt;b&gt;.md"`) {
		t.Error(got)
	}
}
