package markup

import (
	"net/url"
	"path"
	"strings"

	"annals/internal/field"

	"github.com/yuin/goldmark/util"
)

// A destination is where a link leads.
type destination struct {
	href     string // an address outside the site
	fragment string // the id of a heading in the same text
	link     Link
}

// recordKinds are the schemes of links to records.
var recordKinds = []string{"event", "country", "actor", "instrument", "topic", "source", "page"}

// decode undoes what Markdown allows inside a link's address, so that the
// policy judges what a browser would be given.
func decode(dest []byte) string {
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(dest))))
}

// target says where dest leads, or why a link may not lead there.
func target(dest string) (d destination, why string) {
	_, hidden := field.Hidden(dest)
	if hidden >= 0 || strings.ContainsFunc(dest, func(r rune) bool { return r <= ' ' || r == 0x7F || r == '\\' }) {
		return d, "holds a blank, a backslash or a control character"
	}
	scheme, rest, hasScheme := strings.Cut(dest, ":")
	if i := strings.IndexAny(dest, "/?#"); i >= 0 && i < len(scheme) {
		hasScheme = false
	}
	switch {
	case dest == "":
		return d, "leads nowhere"
	case strings.HasPrefix(dest, "//"):
		return d, "has no scheme"
	case strings.HasPrefix(dest, "#"):
		return destination{fragment: headingPrefix + strings.TrimPrefix(dest[1:], headingPrefix)}, ""
	case !hasScheme:
		return relative(dest)
	}
	switch scheme = strings.ToLower(scheme); scheme {
	case "http", "https":
		u, err := url.Parse(dest)
		if err != nil || u.Host == "" {
			return d, "is not a web address"
		}
		if u.User != nil {
			return d, "holds a user name"
		}
		return destination{href: dest}, ""
	case "mailto":
		if !strings.Contains(rest, "@") {
			return d, "is not a mail address"
		}
		return destination{href: dest}, ""
	}
	for _, kind := range recordKinds {
		if kind == scheme && field.ValidID(rest) {
			return destination{link: Link{Kind: kind, ID: rest}}, ""
		} else if kind == scheme {
			return d, "does not end in an id"
		}
	}
	return d, "has a scheme that is not allowed"
}

// relative reads an address within the site, counted from its root.
func relative(dest string) (d destination, why string) {
	p, _, _ := strings.Cut(dest, "#")
	p, _, query := strings.Cut(p, "?")
	if query || p == "" || path.Clean("/"+p) != "/"+p || strings.HasPrefix(p, "/") {
		return d, "is not the address of a page, counted from the site's root"
	}
	return destination{link: Link{Kind: "path", ID: dest}}, ""
}
