// Package host holds what each host of files needs of a site: files that it
// reads, compressed copies, and limits that a site must keep to.
//
// Every host is one file. What a host does is taken from its documentation;
// docs/hosting.md shows how a site is brought there.
package host

import (
	"slices"

	"annals/internal/encoding"
)

// A Profile is one host.
type Profile struct {
	Name string

	Headers   HeaderFile
	Redirects RedirectFile
	Stubs     bool // an old address is a page that leads on; else it is left to the redirects
	Jekyll    bool // without a file .nojekyll, what begins with an underscore or a dot is left out
	Domain    bool // the host reads a site's own domain from the file CNAME
	Encodings []encoding.Encoding
	Limits    Limits
}

// profiles lists every host. To add one, write its file and name it here.
func profiles() []Profile {
	return []Profile{anyHost(), github(), gitlab(), cloudflare(), netlify(), s3(), nginx(), caddy(), apache()}
}

// Names are the hosts that a site can be built for; the first suits all.
func Names() (names []string) {
	for _, p := range profiles() {
		names = append(names, p.Name)
	}
	return names
}

// Named returns the host with this name, and whether there is one.
func Named(name string) (Profile, bool) {
	all := profiles()
	i := slices.IndexFunc(all, func(p Profile) bool { return p.Name == name })
	if i < 0 {
		return Profile{}, false
	}
	return all[i], true
}

// A Site is what a host has to know of a site.
type Site struct {
	BasePath  string   // of its address: "/", "/timeline/"
	Languages []string // the first has no folder of its own
	Domain    string   // its own, or empty
	Redirects []Redirect
}

// A File is what a host reads beside the pages.
type File struct{ Path, Text string }

// Files are those of a site at p, in order of their paths.
func (p Profile) Files(s Site) (files []File) {
	if p.Jekyll {
		files = append(files, File{".nojekyll", ""})
	}
	if p.Domain && s.Domain != "" {
		files = append(files, File{"CNAME", s.Domain + "\n"})
	}
	if p.Headers != NoHeaders {
		files = append(files, File{"_headers", p.Headers.text(Rules(s.folders()))})
	}
	if f, ok := p.Redirects.file(s); ok {
		files = append(files, f)
	}
	return files
}

// folders are those of the languages of s: "/", "/fr/".
func (s Site) folders() (list []string) {
	for i, l := range s.Languages {
		if i == 0 {
			list = append(list, "/")
		} else {
			list = append(list, "/"+l+"/")
		}
	}
	return list
}
