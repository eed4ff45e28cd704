package serve

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
)

// TestAdvisories sends what the servers of other generators and bundlers
// answered by mistake, as was published of them.
func TestAdvisories(t *testing.T) {
	root := folder(t, 4)
	save(t, root, ".env", "secret")
	save(t, root, "secret.pem", "secret")
	c := serving(t, os.DirFS(root), make(fake), Options{Root: root})
	c.next("the first build", func(e event) bool { return e.Pages > 0 })
	host := strings.TrimPrefix(c.url, "http://")

	for _, test := range []struct{ name, target, header string }{
		{"Zola CVE-2023-40274: folders above", "/../../../../../../etc/passwd", ""},
		{"Zola CVE-2023-40274: the same, encoded", "/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd", ""},
		{"esbuild GHSA-67mh-4wv8-2f99: any site reads", "/", "Origin: http://evil.example\r\n"},
		{"esbuild GHSA-67mh-4wv8-2f99: any site listens", "/@annals/events?token=" + c.server.token, "Origin: http://evil.example\r\n"},
		{"esbuild GHSA-g7r4-m6w7-qqqr: backslashes", `/..\..\..\etc\passwd`, ""},
		{"Vite CVE-2025-24010: a name that leads here", "/", "Host: evil.example\r\n"},
		{"Vite CVE-2022-35204: two slashes before a path", "/@fs//etc/passwd", ""},
		{"Vite CVE-2023-34092: two slashes before a name", "//secret.pem", ""},
		{"Vite CVE-2025-30208: question marks at the end", "/.env?import&raw??", ""},
		{"Vite CVE-2025-31125: a query that embeds", "/secret.pem?inline&import", ""},
		{"Vite CVE-2025-31486: a query that names another file", "/.env?.svg?.wasm?init", ""},
		{"Vite CVE-2025-32395: a fragment in the request", "/@fs/x#/../../.env", ""},
		{"Vite CVE-2025-46565: a full stop at the end", "/.env/.", ""},
		{"Vite CVE-2025-62522: a backslash at the end", `/.env\`, ""},
		{"Vite CVE-2026-53571: a stream of a file", "/.env::$DATA?raw", ""},
		{"Vite CVE-2026-53571: a short name", "/SECRET~1.PEM", ""},
		{"Vite CVE-2024-23331: other letters for a name that is denied", "/Secret.PEM", ""},
		{"Vite CVE-2025-58751: a folder whose name begins alike", "/../public2/secret.pem", ""},
		{"Vite CVE-2025-58752: a page that lies beside the site", "/../page.html", ""},
		{"Vite CVE-2026-39365: a map beside the modules", "/node_modules/.vite/deps/..%2f..%2f..%2fsecret.pem.map", ""},
		{"Vite CVE-2026-53632: a path of the network that opens an editor", `/__open-in-editor?file=\\evil.example\share\x`, ""},
		{"Vite CVE-2023-49293: markup in the address", `/x?"><script>alert(1)</script>`, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			conn, err := net.Dial("tcp", host)
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			own := "Host: " + host + "\r\n"
			if strings.HasPrefix(test.header, "Host: ") {
				own = ""
			}
			if _, err := fmt.Fprintf(conn, "GET %s HTTP/1.1\r\n%s%s\r\n", test.target, own, test.header); err != nil {
				t.Fatal(err)
			}
			r, err := http.ReadResponse(bufio.NewReader(conn), nil)
			if err != nil {
				t.Fatal(err)
			}
			if r.StatusCode < 400 || r.StatusCode > 404 || r.Header.Get("Access-Control-Allow-Origin") != "" {
				t.Errorf("got %s", r.Status)
			}
			var body strings.Builder
			if r.ContentLength >= 0 {
				if _, err := bufio.NewReader(r.Body).WriteTo(&body); err != nil {
					t.Fatal(err)
				}
			}
			for _, given := range []string{"secret", "root:", "<script>alert"} {
				if strings.Contains(body.String(), given) {
					t.Errorf("it gives away:\n%s", body.String())
				}
			}
		})
	}
}
