package host

import (
	"fmt"

	"annals/internal/manifest"
)

// Limits are what a host takes; 0 is no limit.
type Limits struct {
	Files     int   // in all
	File      int64 // bytes of one
	Bytes     int64 // in all
	Redirects int   // lines of _redirects
	Rules     int   // of _headers
}

// An Excess is a site that its host would not take, or not whole.
type Excess struct{ Host, What, Help string }

func (e *Excess) Error() string { return fmt.Sprintf("%s does not take the site: %s", e.Host, e.What) }

// Check reports the first limit of p that a site of these files breaks: an
// *Excess, or nil.
func (p Profile) Check(s Site, files []manifest.File) error {
	l := p.Limits
	over := func(help, format string, args ...any) error {
		return &Excess{p.Name, fmt.Sprintf(format, args...), help}
	}
	if n := len(s.Redirects); l.Redirects > 0 && n > l.Redirects {
		return over("retire the oldest [[redirects]] and aliases", "it has %d redirects, and %d are read", n, l.Redirects)
	}
	if n := len(Rules(s.folders())); l.Rules > 0 && n > l.Rules {
		return over("publish fewer languages", "it has %d rules of headers, and %d are read", n, l.Rules)
	}
	if n := len(files) + 1; l.Files > 0 && n > l.Files { // the manifest is one too
		return over("leave out the files beside each entry:  per_entry = []  under [build]", "it has %d files, and %d are taken", n, l.Files)
	}
	var sum int64
	for _, f := range files {
		if sum += f.Bytes; l.File > 0 && f.Bytes > l.File {
			return over("leave it out, or choose another host", "%s has %d bytes, and a file may have %d", f.Path, f.Bytes, l.File)
		}
	}
	if l.Bytes > 0 && sum > l.Bytes {
		return over("leave out site.zip and the pictures for shared links, or choose another host", "it has %d bytes, and %d are taken", sum, l.Bytes)
	}
	return nil
}
