package host

import (
	"fmt"
	"strings"
)

// A RedirectFile is how a host reads redirects.
type RedirectFile int

// The ways to read them. The last three are parts of a server's configuration,
// which takes them in by name: they are there even where they hold nothing.
const (
	NoRedirects RedirectFile = iota
	Plain                    // in _redirects, from the site's root
	Forced                   // likewise; one wins over a file only where it is marked
	FromDomain               // in _redirects, from the root of the domain
	NginxMap                 // what stands in a map of $uri
	CaddyLines               // directives
	ApacheLines              // directives
)

// A Redirect sends an old address to a new one.
type Redirect struct {
	From string // a path below the site's root, as a reader asks for it
	To   string // likewise, or an address elsewhere
	File string // where the page for it would stand
}

// file returns the file of redirects of s, and whether there is one.
func (f RedirectFile) file(s Site) (File, bool) {
	name, line, root := "_redirects", "%s %s 301", s.BasePath
	switch f {
	case NoRedirects:
		return File{}, false
	case Plain:
		root = "/"
	case Forced:
		root, line = "/", "%s %s 301!"
	case FromDomain:
	case NginxMap:
		name, line = "_redirects.nginx", "%s %s;"
	case CaddyLines:
		name, line = "_redirects.caddy", "redir %s %s 301"
	case ApacheLines:
		name, line = "_redirects.apache", "RedirectMatch 301 ^%s$ %s"
	}
	var b strings.Builder
	for _, r := range s.Redirects {
		from, to := root+r.From, r.To
		if !Elsewhere(to) {
			to = root + to
		}
		if f == ApacheLines {
			from = strings.ReplaceAll(from, ".", `\.`)
		}
		fmt.Fprintf(&b, line+"\n", from, plain(to))
	}
	return File{name, b.String()}, b.Len() > 0 || f >= NginxMap
}

// plain is an address in which nothing has a meaning of its own to any reader of
// the files: quotes, braces, dollars and the like are written by their number
// (RFC 3986, 2.1).
func plain(to string) string {
	const safe = "-._~/:#?&=%+@,!"
	var b strings.Builder
	for i := range len(to) {
		c := to[i]
		if c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || strings.IndexByte(safe, c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// Elsewhere reports whether an address is not one of the site's own.
func Elsewhere(to string) bool {
	return strings.HasPrefix(to, "https://") || strings.HasPrefix(to, "http://")
}
