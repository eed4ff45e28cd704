package config

import (
	"fmt"
	"net/url"
	"path"
	"strconv"
	"strings"

	"annals/internal/diag"
	"annals/internal/manifest"
)

// isDomain reports whether name is written as domains are (RFC 1035, 2.3.1), in
// small letters.
func isDomain(name string) bool {
	labels := strings.Split(name, ".")
	for _, l := range labels {
		odd := strings.ContainsFunc(l, func(r rune) bool { return r != '-' && (r < '0' || r > '9') && (r < 'a' || r > 'z') })
		if l == "" || len(l) > 63 || odd || strings.HasPrefix(l, "-") || strings.HasSuffix(l, "-") {
			return false
		}
	}
	return len(labels) > 1
}

// File returns the file at which the page for r stands.
func (r Redirect) File() string { return file(r.From) }

// Target returns the file of the site that r leads to, and false where it leads
// out of the site.
func (r Redirect) Target() (string, bool) {
	if elsewhere(r.To) {
		return "", false
	}
	to, _, _ := strings.Cut(r.To, "#")
	return file(to), true
}

// file is where the page at an address stands: that of a folder is its index.
func file(at string) string {
	if at == "" || strings.HasSuffix(at, "/") {
		return at + "index.html"
	}
	return at
}

func elsewhere(to string) bool {
	return strings.HasPrefix(to, "https://") || strings.HasPrefix(to, "http://")
}

// plain reports whether to holds nothing that has a meaning in a header, a rule
// of a host or a page.
func plain(to string) bool {
	return !strings.ContainsFunc(to, func(c rune) bool { return c <= ' ' || c > '~' || strings.ContainsRune("\"'<>\\^`{|}*", c) })
}

// address reports whether to leads to a page elsewhere on the web.
func address(to string) bool {
	u, err := url.Parse(to)
	if err != nil {
		return false
	}
	port, _ := strconv.Atoi(u.Port())
	return plain(to) && u.Hostname() != "" && u.User == nil && port < 1<<16
}

func checkRedirect(r Redirect, key string, report func(diag.Problem)) {
	odd := func(c rune) bool {
		return (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && !strings.ContainsRune("-._~/", c)
	}
	if err := manifest.CheckPath(r.File()); err != nil || path.Ext(r.File()) != ".html" || strings.ContainsFunc(r.From, odd) {
		report(diag.Problem{
			Code: "A903", Spot: diag.Spot{Key: key + ".from"},
			Text: fmt.Sprintf("%q is not an address that a page of this site can have had", r.From),
			Help: `write it as it stood below the site's root:  from = "old-page.html"  or  from = "old-folder/"`,
		})
	}
	if to, ours := r.Target(); ours && manifest.CheckPath(to) == nil && plain(r.To) || !ours && address(r.To) {
		return
	}
	report(diag.Problem{
		Code: "A903", Spot: diag.Spot{Key: key + ".to"},
		Text: fmt.Sprintf("%q is neither a page of this site nor an address", r.To),
		Help: `write  to = "events/some-entry.html"  or  to = "https://example.org/"`,
	})
}
