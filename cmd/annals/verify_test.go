package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestVerifyOverTheWeb publishes a site to a host and compares it from there:
// as it is, and with a file changed, gone and out of reach.
func TestVerifyOverTheWeb(t *testing.T) {
	root := t.TempDir()
	a, err := txtar.ParseFile("../../internal/build/testdata/base.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range a.Files {
		file := filepath.Join(root, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	annals := func(args ...string) (code int, out, errs string) {
		var stdout, stderr bytes.Buffer
		code = run(t.Context(), args, strings.NewReader(""), &stdout, &stderr)
		return code, stdout.String(), stderr.String()
	}
	if code, _, errs := annals("build", "--root", root, "--quiet"); code != 0 {
		t.Fatal(errs)
	}
	public := filepath.Join(root, "public")
	host := httptest.NewServer(http.StripPrefix("/timeline/", http.FileServer(http.Dir(public))))
	defer host.Close()
	if code, out, errs := annals("verify", host.URL+"/timeline/"); code != 0 || !strings.Contains(out, "all are what the manifest says") {
		t.Errorf("as it was published: %d\n%s%s", code, out, errs)
	}
	if err := os.WriteFile(filepath.Join(public, "index.html"), []byte("hello"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(public, "404.html")); err != nil {
		t.Fatal(err)
	}
	code, out, errs := annals("verify", host.URL+"/timeline/")
	if code != exitContent || !strings.Contains(out, "missing  404.html\nchanged  index.html\n") || !strings.Contains(errs, "2 of ") {
		t.Errorf("with two files wrong: %d\n%s%s", code, out, errs)
	}
	for address, want := range map[string]string{
		host.URL + "/elsewhere/": "there is no manifest.json", "https://": "is not the address of a site",
	} {
		if code, _, errs := annals("verify", address); code == 0 || !strings.Contains(errs, want) {
			t.Errorf("%s: %d, %s; want %q", address, code, errs, want)
		}
	}
	host.Close()
	if code, _, errs := annals("verify", host.URL+"/timeline/"); code != exitEnvironment {
		t.Errorf("a host that is gone: %d, %s", code, errs)
	}
}
