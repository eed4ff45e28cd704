package field

import (
	"net/url"
	"path"
	"strings"
	"testing"

	"annals/internal/diag"
)

// FuzzID: what counts as an id is one plain name of a file on every system, and
// the same in an address.
func FuzzID(f *testing.F) {
	for _, s := range []string{"2024-niger-revokes-us-pact", "a", "con", "com1", "index", "a--b", "-a", "é", "A", "a/b", "..", "a.b", "a\x00", strings.Repeat("a", 81)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !ValidID(s) {
			return
		}
		if path.Base(s) != s || strings.ToLower(s) != s || url.PathEscape(s) != s || len(s) > MaxID || Device(s) || strings.ContainsAny(s, ".~$%: ") {
			t.Errorf("%q is taken for an id", s)
		}
	})
}

// FuzzURL: an address that is taken leads to a host of the web, names no user,
// and ends no attribute, header or line.
func FuzzURL(f *testing.F) {
	for _, s := range []string{"https://example.org/a?b#c", "http://[::1]:80/", "javascript:alert(1)", "https://a@b/", "//b", "https://a\\b", "https://a\nb", "https://a/\"", "HTTPS://A", "https:///a", "https:a", "https://a\u2028", "https://a/\u202e", "https://a/\u0000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := Decoder{Report: func(diag.Problem) {}}
		if !d.url(s, "url") {
			return
		}
		u, err := url.Parse(s)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil ||
			strings.ContainsFunc(s, func(r rune) bool { return r <= 0x20 || r >= 0x7F && r < 0xA0 || r == 0x2028 || r == 0x202E }) || strings.ContainsAny(s, "\"<>\\") {
			t.Errorf("%q is taken for an address", s)
		}
	})
}
