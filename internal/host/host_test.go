package host_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"annals/internal/config"
	"annals/internal/field"
	"annals/internal/host"
	"annals/internal/manifest"
)

var update = flag.Bool("update", false, "rewrite testdata/files.txtar")

// TestNames: config.toml takes every host and no other.
func TestNames(t *testing.T) {
	i := slices.IndexFunc(config.Fields, func(f field.Field) bool { return f.Name == "host" })
	j := slices.IndexFunc(config.Fields[i].Fields, func(f field.Field) bool { return f.Name == "kind" })
	if got, want := config.Fields[i].Fields[j].Words, host.Names(); !slices.Equal(got, want) {
		t.Errorf("config.toml takes %q, the hosts are %q", got, want)
	}
}

// TestFiles holds what every host is given for one site: in two languages, in a
// folder of its domain, with redirects within and out of it.
func TestFiles(t *testing.T) {
	const golden = "testdata/files.txtar"
	site := host.Site{
		BasePath: "/timeline/", Languages: []string{"en", "fr"}, Domain: "timeline.example.org",
		Redirects: []host.Redirect{
			{From: "events/old.html", To: "events/new.html", File: "events/old.html"},
			{From: "fr/events/old.html", To: "fr/events/new.html", File: "fr/events/old.html"},
			{From: "archive/", To: "https://example.org/archive", File: "archive/index.html"},
			{From: "hostile.html", To: "https://example.org/'\"{$uri};}\\x?a=1#b", File: "hostile.html"},
		},
	}
	got := &txtar.Archive{Comment: []byte("What each host reads beside the pages.\n\n")}
	for _, name := range host.Names() {
		p, ok := host.Named(name)
		if !ok || p.Name != name {
			t.Fatalf("Named(%q) = %q, %v", name, p.Name, ok)
		}
		for _, f := range p.Files(site) {
			got.Files = append(got.Files, txtar.File{Name: name + "/" + f.Path, Data: []byte(f.Text)})
		}
	}
	if *update {
		if err := os.WriteFile(golden, txtar.Format(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(txtar.Format(got))); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// TestHeaders reads each _headers as its host would and asks what a path is
// answered with.
func TestHeaders(t *testing.T) {
	read := map[string]func(string, string) map[string]string{"any": overriding, "netlify": overriding, "cloudflare": joining}
	for name, headers := range read {
		p, _ := host.Named(name)
		var text string
		for _, f := range p.Files(host.Site{Languages: []string{"en", "fr"}}) {
			if f.Path == "_headers" {
				text = f.Text
			}
		}
		for _, tt := range []struct{ path, header, want string }{
			{"/index.html", "Content-Security-Policy", host.HeaderPolicy()},
			{"/fr/events/a.html", "Content-Security-Policy", host.HeaderPolicy()},
			{"/embed/events/a.html", "Content-Security-Policy", host.MetaPolicy()},
			{"/fr/embed/events/a.html", "Content-Security-Policy", host.MetaPolicy()},
			{"/events/a.html", "Cross-Origin-Resource-Policy", "same-origin"},
			{"/data/events.csv", "Cross-Origin-Resource-Policy", "cross-origin"},
			{"/data/events.csv", "Access-Control-Allow-Origin", "*"},
			{"/feeds/all.atom", "Access-Control-Allow-Origin", "*"},
			{"/fr/calendar/all.ics", "Access-Control-Allow-Origin", "*"},
			{"/oembed/events/a.json", "Access-Control-Allow-Origin", "*"},
			{"/fr/og/events/a.png", "Cross-Origin-Resource-Policy", "cross-origin"},
			{"/events/a.html", "Access-Control-Allow-Origin", ""},
			{"/assets/annals.0123456789.css", "Cache-Control", "public, max-age=31536000, immutable"},
			{"/index.html", "Cache-Control", ""},
			{"/data/events.csv", "X-Content-Type-Options", "nosniff"},
			{"/embed/events/a.html", "Referrer-Policy", "no-referrer"},
		} {
			if got := headers(text, tt.path)[tt.header]; got != tt.want {
				t.Errorf("%s: %s of %s is %q, want %q", name, tt.header, tt.path, got, tt.want)
			}
		}
	}
}

// rules goes through the lines of a _headers file that are for a path.
func rules(text, path string, do func(line string)) {
	within := false
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if at, ok := strings.CutPrefix(line, "/"); ok {
			within = strings.HasPrefix(path, "/"+strings.TrimSuffix(at, "*"))
		} else if within {
			do(strings.TrimSpace(line))
		}
	}
}

func overriding(text, path string) map[string]string {
	got := map[string]string{}
	rules(text, path, func(line string) {
		name, value, _ := strings.Cut(line, ": ")
		got[name] = value
	})
	return got
}

func joining(text, path string) map[string]string {
	got := map[string]string{}
	rules(text, path, func(line string) {
		if name, ok := strings.CutPrefix(line, "! "); ok {
			delete(got, name)
			return
		}
		name, value, _ := strings.Cut(line, ": ")
		if before, ok := got[name]; ok {
			value = before + ", " + value
		}
		got[name] = value
	})
	return got
}

func TestLimits(t *testing.T) {
	many := func(n int, each int64) (list []manifest.File) {
		for i := range n {
			list = append(list, manifest.File{Path: fmt.Sprintf("events/%d.html", i), Bytes: each})
		}
		return list
	}
	redirects := func(n int) []host.Redirect { return make([]host.Redirect, n) }
	languages := func(n int) []string { return make([]string, n) }
	for _, tt := range []struct {
		name, host string
		site       host.Site
		files      []manifest.File
		want       string // part of what is said; empty = it fits
	}{
		{"anything goes anywhere", "any", host.Site{Redirects: redirects(5000)}, many(30_000, 1<<20), ""},
		{"20,000 files at Cloudflare", "cloudflare", host.Site{}, many(19_999, 1), ""},
		{"one more", "cloudflare", host.Site{}, many(20_000, 1), "20001 files, and 20000"},
		{"25 MiB at Cloudflare", "cloudflare", host.Site{}, []manifest.File{{Path: "site.zip", Bytes: 25 << 20}}, ""},
		{"a byte more", "cloudflare", host.Site{}, []manifest.File{{Path: "site.zip", Bytes: 25<<20 + 1}}, "site.zip has 26214401 bytes"},
		{"2,000 redirects at Cloudflare", "cloudflare", host.Site{Redirects: redirects(2000)}, nil, ""},
		{"2,001", "cloudflare", host.Site{Redirects: redirects(2001)}, nil, "2001 redirects, and 2000"},
		{"100 rules at Cloudflare", "cloudflare", host.Site{Languages: languages(24)}, nil, ""},
		{"104", "cloudflare", host.Site{Languages: languages(25)}, nil, "104 rules"},
		{"1,000 redirects at GitLab", "gitlab", host.Site{Redirects: redirects(1000)}, nil, ""},
		{"1,001", "gitlab", host.Site{Redirects: redirects(1001)}, nil, "1001 redirects, and 1000"},
		{"200,000 files at GitLab", "gitlab", host.Site{}, many(199_999, 1), ""},
		{"one more", "gitlab", host.Site{}, many(200_000, 1), "200001 files"},
		{"1 GB at GitHub", "github", host.Site{Redirects: redirects(5000)}, many(1000, 1_000_000), ""},
		{"more", "github", host.Site{}, many(1001, 1_000_000), "1001000000 bytes"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, _ := host.Named(tt.host)
			err := p.Check(tt.site, tt.files)
			var excess *host.Excess
			switch {
			case tt.want == "" && err != nil:
				t.Errorf("refused: %v", err)
			case tt.want != "" && (!errors.As(err, &excess) || !strings.Contains(excess.What, tt.want) || excess.Help == ""):
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

// TestPolicy: a page cannot say of itself who may frame it, and only prints an
// error where it tries.
func TestPolicy(t *testing.T) {
	if strings.Contains(host.MetaPolicy(), "frame-ancestors") {
		t.Error("the policy in a page has frame-ancestors")
	}
	if got, want := host.HeaderPolicy(), host.MetaPolicy()+"; frame-ancestors 'none'"; got != want {
		t.Errorf("the header is %q, want %q", got, want)
	}
	for _, part := range []string{"default-src 'none'", "base-uri 'none'", "require-trusted-types-for 'script'", "trusted-types annals"} {
		if !strings.Contains(host.MetaPolicy(), part) {
			t.Errorf("the policy lacks %q", part)
		}
	}
	if strings.Contains(host.MetaPolicy(), "unsafe") || strings.Contains(host.MetaPolicy(), "*") {
		t.Errorf("the policy opens a door: %s", host.MetaPolicy())
	}
}
