package host

import "strings"

// A RedirectFile is how a host reads the file _redirects.
type RedirectFile int

// The ways to read it.
const (
	NoRedirects RedirectFile = iota
	Plain                    // paths count from the site's root
	Forced                   // likewise; a redirect wins over a file only where it is marked
	FromDomain               // paths count from the root of the domain
)

// A Redirect sends an old address to a new one.
type Redirect struct {
	From string // a path below the site's root, as a reader asks for it
	To   string // likewise, or an address elsewhere
	File string // where the page for it would stand
}

// text is the file _redirects, one line each.
func (f RedirectFile) text(base string, list []Redirect) string {
	root, status := "/", "301"
	switch f {
	case Forced:
		status = "301!"
	case FromDomain:
		root = base
	}
	var b strings.Builder
	for _, r := range list {
		to := r.To
		if !Elsewhere(to) {
			to = root + to
		}
		b.WriteString(root + r.From + " " + to + " " + status + "\n")
	}
	return b.String()
}

// Elsewhere reports whether an address is not one of the site's own.
func Elsewhere(to string) bool {
	return strings.HasPrefix(to, "https://") || strings.HasPrefix(to, "http://")
}
