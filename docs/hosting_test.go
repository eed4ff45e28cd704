package docs_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/tools/txtar"

	"annals/internal/build"
	"annals/internal/edtf"
	"annals/internal/encoding"
	"annals/internal/host"
	"annals/internal/manifest"
	"annals/internal/publish"
	"annals/templates"
)

// page is docs/hosting.md.
func page(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("hosting.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// snippets returns the code of one kind that stands in docs/hosting.md.
func snippets(t *testing.T, kind string) (list []string) {
	t.Helper()
	for rest := page(t); ; {
		_, after, ok := strings.Cut(rest, "\n```"+kind+"\n")
		if !ok {
			break
		}
		code, after, ok := strings.Cut(after, "\n```\n")
		if !ok {
			t.Fatalf("a block of %s is not closed", kind)
		}
		list, rest = append(list, code+"\n"), after
	}
	if len(list) == 0 {
		t.Fatalf("docs/hosting.md has no block of %s", kind)
	}
	return list
}

// needs returns the path of a program. Without it the test has nothing to ask: it
// fails where ANNALS_SERVERS says that all are there, as .ci/servers does.
func needs(t *testing.T, program string) string {
	t.Helper()
	for _, dir := range append(filepath.SplitList(os.Getenv("PATH")), "/usr/sbin", "/usr/local/sbin") {
		if p := filepath.Join(dir, program); isProgram(p) {
			return p
		}
	}
	if os.Getenv("ANNALS_SERVERS") != "" {
		t.Fatalf("%s is not installed, and ANNALS_SERVERS says it is", program)
	}
	t.Skipf("%s is not installed; .ci/servers installs it and runs this", program)
	return ""
}

func isProgram(p string) bool {
	info, err := os.Stat(p)
	return err == nil && info.Mode().IsRegular() && info.Mode()&0o111 != 0
}

// published builds a small site for a host, as annals build --release does, and
// adds one file of each kind that it does not have itself.
func published(t *testing.T, name string) string {
	t.Helper()
	base, err := txtar.ParseFile("../internal/build/testdata/base.txt")
	if err != nil {
		t.Fatal(err)
	}
	over := txtar.Parse([]byte(`
-- config.toml --
annals = "1"
[site]
title = "Small timeline"
description = "For tests."
base_url = "https://timeline.example.org/"
languages = ["en", "fr"]
[[redirects]]
from = "old/page.html"
to = "countries/niger.html"
[[redirects]]
from = "archive/"
to = "https://example.org/archive?a=1"
-- content/topics/diplomacy.md --
+++
title = "Diplomacy"
created = 2026-01-01
aliases = ["talks"]
+++
`))
	files := map[string]txtar.File{}
	for _, f := range slices.Concat(base.Files, over.Files) {
		files[f.Name] = f
	}
	var a txtar.Archive
	for _, f := range files {
		a.Files = append(a.Files, f)
	}
	site, err := txtar.FS(&a)
	if err != nil {
		t.Fatal(err)
	}
	asOf, _ := edtf.Parse("2026-06-01")
	r, err := build.Site(site, templates.FS, build.Options{AsOf: asOf, Version: "test", Host: name, Release: true})
	if err != nil || r.Problems.Errors() > 0 {
		t.Fatal(err, r.Problems)
	}
	out := filepath.Join(t.TempDir(), "www")
	if _, err := publish.Site(t.Context(), r.Files, publish.Options{Out: out, Edition: r.Edition}); err != nil {
		t.Fatal(err)
	}
	for p, content := range map[string]string{
		"embed/events/x.html": "<p>Framed", "fr/embed/events/x.html": "<p>Encadré", "oembed/events/x.json": "{}",
		"og/events/x.png": "\x89PNG", "fr/og/events/x.png": "\x89PNG", "calendar/x.ics": "BEGIN:VCALENDAR", "fr/calendar/x.ics": "BEGIN:VCALENDAR",
		"feeds/x.json": "{}", "fr/feeds/x.json": "{}", "feeds/x.atom": "<feed/>", "events/x.csl.json": "[]", "events/x.bib": "@misc{}", "events/x.ris": "TY  - GEN",
		"data/x.geojson": "{}", "favicon.ico": "icon", ".well-known/security.txt": "Contact: mailto:x@example.org", "data/x.jsonl": "{}",
	} {
		p = filepath.Join(out, p)
		if _, err := os.Stat(p); err == nil {
			continue
		}
		if err := errors.Join(os.MkdirAll(filepath.Dir(p), 0o777), os.WriteFile(p, []byte(content), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	// temporary folders are the owner's alone; a server may be another user
	for dir := out; dir != filepath.Dir(dir) && dir != os.TempDir(); dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// A server is a real one, on this machine.
type server struct {
	name  string
	start func(t *testing.T, www, address string)
}

var servers = []server{
	{"nginx", startNginx},
	{"caddy", startCaddy},
	{"apache", startApache},
}

// TestServers asks real servers, with the configuration that docs/hosting.md has
// for them, for every file of a site, and for what is not there.
func TestServers(t *testing.T) {
	for _, s := range servers {
		t.Run(s.name, func(t *testing.T) {
			www := published(t, s.name)
			address := free(t)
			s.start(t, www, address)
			await(t, address)
			c := client{t, "http://" + address}

			old := map[string]string{
				"/topics/talks.html":    "/topics/diplomacy.html",
				"/fr/topics/talks.html": "/fr/topics/diplomacy.html",
				"/old/page.html":        "/countries/niger.html",
				"/archive/":             "https://example.org/archive?a=1",
			}
			profile, _ := host.Named(s.name)
			tested := map[string]bool{}
			for _, file := range filesIn(t, www) {
				if path.Base(file)[0] == '_' || file == "404.html" || old["/"+file] != "" || old["/"+strings.TrimSuffix(file, "index.html")] != "" {
					continue
				}
				if _, copied := encoding.Original(file); copied {
					continue
				}
				tested[path.Ext(file)] = true
				want, err := os.ReadFile(filepath.Join(www, file))
				if err != nil {
					t.Fatal(err)
				}
				a := c.get("/"+file, "")
				a.is(200, host.MediaType(file), "", string(want))
				a.guarded(file)
				for _, e := range profile.Encodings {
					coded := ""
					if _, err := os.Stat(filepath.Join(www, file+e.Ext)); err == nil {
						coded = e.Name
					}
					a := c.get("/"+file, e.Name)
					a.is(200, host.MediaType(file), coded, string(want))
					if vary := strings.ToLower(strings.Join(a.Header.Values("Vary"), ",")); coded != "" && !strings.Contains(vary, "accept-encoding") {
						t.Errorf("%s as %s: Vary is %q", file, coded, vary)
					}
				}
			}
			for _, ext := range []string{".html", ".css", ".js", ".svg", ".json", ".jsonl", ".geojson", ".csv", ".atom", ".ics", ".xml", ".txt", ".webmanifest", ".bib", ".ris", ".png", ".ico", ".zip"} {
				if !tested[ext] {
					t.Errorf("no file %s was asked for", ext)
				}
			}

			home := c.get("/", "")
			home.is(200, "text/html; charset=utf-8", "", contentOf(t, www, "index.html"))
			home.guarded("index.html")
			c.get("/fr/", "").is(200, "text/html; charset=utf-8", "", contentOf(t, www, "fr/index.html"))
			c.get("/events/", "").is(200, "text/html; charset=utf-8", "", contentOf(t, www, "events/index.html"))

			for from, to := range old {
				a := c.get(from, "")
				got := strings.TrimPrefix(a.Header.Get("Location"), "http://"+address)
				if a.StatusCode != 301 || got != to {
					t.Errorf("%s: %d to %q, want 301 to %q", from, a.StatusCode, got, to)
				}
			}

			sorry := contentOf(t, www, "404.html")
			for _, nowhere := range []string{
				"/no-such-page.html", "/events/no-such.html", "/fr/a/b/c.html", "/no-such.csv", "/no-such.json", "/assets/annals.css", "/no-such-folder/",
				"/_redirects." + s.name, "/.annals-stage/manifest.json",
			} {
				a := c.get(nowhere, "")
				a.is(404, "text/html; charset=utf-8", "", sorry)
				if got := a.Header.Get("X-Content-Type-Options"); got != "nosniff" {
					t.Errorf("%s: X-Content-Type-Options is %q", nowhere, got)
				}
			}
		})
	}
}

// free returns an address of this machine that nothing listens on.
func free(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// await returns as soon as something answers at an address.
func await(t *testing.T, address string) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); ; {
		c, err := net.DialTimeout("tcp", address, time.Second)
		if err == nil {
			c.Close()
			return
		}
		if time.Now().After(end) {
			t.Fatalf("nothing answers: %v", err)
		}
	}
}

// launch runs a server until the test ends, and then that process alone.
func launch(t *testing.T, program string, args ...string) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Env = append(os.Environ(), "HOME="+t.TempDir(), "XDG_CONFIG_HOME=", "XDG_DATA_HOME=")
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 10 * time.Second
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { _ = cmd.Wait(); close(ended) }()
	t.Cleanup(func() {
		cancel()
		<-ended
		if t.Failed() {
			t.Logf("%s said:\n%s", filepath.Base(program), said.String())
		}
	})
}

// adapted is a snippet for this site at this address.
func adapted(t *testing.T, snippet, www string, replace ...string) string {
	t.Helper()
	for i := 0; i < len(replace); i += 2 {
		if !strings.Contains(snippet, replace[i]) {
			t.Fatalf("the snippet does not say %q", replace[i])
		}
		snippet = strings.ReplaceAll(snippet, replace[i], replace[i+1])
	}
	return strings.ReplaceAll(snippet, "/srv/www/timeline", www)
}

func startNginx(t *testing.T, www, address string) {
	nginx, dir := needs(t, "nginx"), t.TempDir()
	conf := filepath.Join(dir, "nginx.conf")
	text := "daemon off;\nmaster_process off;\npid " + dir + "/pid;\nerror_log stderr warn;\nevents {}\nhttp {\n"
	for _, kind := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		text += kind + "_temp_path " + dir + "/" + kind + ";\n"
	}
	text += "access_log off;\nserver_names_hash_bucket_size 128;\n" + adapted(t, snippets(t, "nginx")[0], www, "listen 80;", "listen "+address+";") + "}\n"
	if err := os.WriteFile(conf, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	launch(t, nginx, "-e", "stderr", "-p", dir, "-c", conf)
}

func startCaddy(t *testing.T, www, address string) {
	caddy, dir := needs(t, "caddy"), t.TempDir()
	conf := filepath.Join(dir, "Caddyfile")
	text := "{\n\tadmin off\n\tauto_https off\n}\n" + adapted(t, snippets(t, "caddy")[0], www, "http://timeline.example.org", "http://"+address)
	if err := os.WriteFile(conf, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	launch(t, caddy, "run", "--config", conf, "--adapter", "caddyfile")
}

func startApache(t *testing.T, www, address string) {
	apache, dir := needs(t, "apache2"), t.TempDir()
	conf := filepath.Join(dir, "apache.conf")
	var b strings.Builder
	fmt.Fprintf(&b, "ServerRoot %s\nServerName localhost\nPidFile %s/pid\nErrorLog /dev/stderr\nListen %s\nUser #%d\nGroup #%d\nDefaultRuntimeDir %s\n", dir, dir, address, 33, 33, dir)
	for _, m := range []string{"mpm_event", "authz_core", "mime", "dir", "alias", "headers", "rewrite"} {
		fmt.Fprintf(&b, "LoadModule %s_module /usr/lib/apache2/modules/mod_%s.so\n", m, m)
	}
	b.WriteString("TypesConfig /dev/null\n")
	b.WriteString(adapted(t, snippets(t, "apache")[0], www, "*:80", address))
	if err := os.WriteFile(conf, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	launch(t, apache, "-X", "-f", conf)
}

// filesIn lists the files below a folder.
func filesIn(t *testing.T, dir string) (list []string) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			list = append(list, p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func contentOf(t *testing.T, www, file string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(www, file))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// A client asks a server, and follows nothing.
type client struct {
	t    *testing.T
	base string
}

type answer struct {
	*http.Response
	t    *testing.T
	path string
	body string
}

func (c client) get(p, accept string) answer {
	c.t.Helper()
	req, err := http.NewRequestWithContext(c.t.Context(), "GET", c.base+p, nil)
	if err != nil {
		c.t.Fatal(err)
	}
	if accept == "" {
		accept = "identity"
	}
	req.Header.Set("Accept-Encoding", accept)
	res, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		c.t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		c.t.Fatalf("%s: %v", p, err)
	}
	return answer{res, c.t, p, string(b)}
}

// is holds an answer against status, type, encoding and the file it is to show.
func (a answer) is(status int, mediaType, coded, want string) {
	a.t.Helper()
	got := a.Header.Get("Content-Type")
	if a.StatusCode != status || !strings.EqualFold(got, mediaType) || a.Header.Get("Content-Encoding") != coded {
		a.t.Errorf("%s: %d %q %q, want %d %q %q", a.path, a.StatusCode, got, a.Header.Get("Content-Encoding"), status, mediaType, coded)
		return
	}
	body, err := decoded(a.body, coded)
	if err != nil || body != want {
		a.t.Errorf("%s: not the bytes of the file (%d, want %d), %v", a.path, len(body), len(want), err)
	}
}

func decoded(body, coded string) (string, error) {
	var r io.Reader = strings.NewReader(body)
	var err error
	switch coded {
	case "gzip":
		r, err = gzip.NewReader(r)
	case "br":
		r = brotli.NewReader(r)
	case "zstd":
		r, err = zstd.NewReader(r)
	}
	if err != nil {
		return "", err
	}
	b, err := io.ReadAll(r)
	return string(b), err
}

// guarded holds the headers of an answer against the rules of package host.
func (a answer) guarded(file string) {
	a.t.Helper()
	want := map[string]string{"Access-Control-Allow-Origin": "", "Cache-Control": "no-cache"}
	for _, r := range host.Rules([]string{"/", "/fr/"}) {
		if strings.HasPrefix("/"+file, strings.TrimSuffix(r.Path, "*")) {
			for _, h := range r.Headers {
				want[h.Name] = h.Value
			}
		}
	}
	for name, value := range want {
		if got := strings.Join(a.Header.Values(name), " | "); got != value {
			a.t.Errorf("%s: %s is %q, want %q", a.path, name, got, value)
		}
	}
}

// TestHostsAreTold: the table of hosts has every host, and the limits that are
// checked.
func TestHostsAreTold(t *testing.T) {
	text := strings.ReplaceAll(page(t), "\u202f", " ")
	digits := func(n int64) string {
		s := fmt.Sprint(n)
		if len(s) > 3 {
			s = s[:len(s)-3] + " " + s[len(s)-3:]
		}
		return s
	}
	for _, name := range host.Names() {
		_, row, ok := strings.Cut(text, "\n| `"+name+"` |")
		if !ok {
			t.Errorf("docs/hosting.md does not tell of %s", name)
			continue
		}
		row, _, _ = strings.Cut(row, "\n")
		p, _ := host.Named(name)
		l := p.Limits
		for what, n := range map[string]int64{"files": int64(l.Files), "redirects": int64(l.Redirects), "rules": int64(l.Rules), "MiB a file": l.File >> 20, "GB": l.Bytes / 1e9} {
			if n > 0 && !strings.Contains(row, digits(n)+" "+what) {
				t.Errorf("%s: the row does not say %s %s:%s", name, digits(n), what, row)
			}
		}
		for _, e := range p.Encodings {
			if e.Name != "br" && !strings.Contains(row, e.Name) || e.Name == "br" && !strings.Contains(row, "brotli") {
				t.Errorf("%s: the row does not say %s:%s", name, e.Name, row)
			}
		}
	}
}

// TestStoreInOrder follows the plan for stores, with rclone and a folder as the
// store: no page is there before what it uses, nothing goes before the end.
func TestStoreInOrder(t *testing.T) {
	rclone := needs(t, "rclone")
	www := published(t, "s3")
	store := filepath.Join(t.TempDir(), "store")
	for file, content := range map[string]string{"gone.html": "old", "assets/gone.css": "old", "index.html": "old"} {
		p := filepath.Join(store, file)
		if err := errors.Join(os.MkdirAll(filepath.Dir(p), 0o777), os.WriteFile(p, []byte(content), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	var plan []string
	for _, block := range snippets(t, "sh") {
		for line := range strings.Lines(block) {
			if strings.HasPrefix(line, "rclone ") {
				plan = append(plan, strings.TrimSpace(line))
			}
		}
	}
	if len(plan) != 3 {
		t.Fatalf("the plan has %d steps", len(plan))
	}
	has := func(file string) bool { _, err := os.Stat(filepath.Join(store, file)); return err == nil }
	word := regexp.MustCompile(`'[^']*'|\S+`)
	for i, step := range plan {
		args := word.FindAllString(step, -1)[1:]
		for j, a := range args {
			switch a = strings.Trim(a, "'"); a {
			case "public":
				a = www
			case "timeline:bucket":
				a = store
			}
			args[j] = a
		}
		cmd := exec.Command(rclone, append([]string{"--config", os.DevNull}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("step %d: %v\n%s", i+1, err, out)
		}
		for _, file := range filesIn(t, www) {
			turn := 0
			switch {
			case path.Ext(file) == ".html":
				turn = 1
			case file == manifest.Name, slices.Contains([]string{".atom", ".ics", ".xml"}, path.Ext(file)), strings.Contains("/"+file, "/feeds/"):
				turn = 2
			}
			now := has(file) && contentOf(t, store, file) == contentOf(t, www, file)
			if now != (turn <= i) {
				t.Errorf("after step %d: %s is there: %v", i+1, file, now)
			}
		}
		for _, file := range []string{"gone.html", "assets/gone.css"} {
			if has(file) != (i < 2) {
				t.Errorf("after step %d: %s is there: %v", i+1, file, has(file))
			}
		}
	}
}
