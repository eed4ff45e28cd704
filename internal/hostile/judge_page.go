package hostile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/text/language"
)

// nodes are the elements of a page as a browser makes them, in order.
func nodes(content []byte) []*html.Node {
	root, err := html.Parse(bytes.NewReader(content))
	if err != nil {
		return nil // never: the parser of browsers refuses nothing
	}
	var all []*html.Node
	for n := range root.Descendants() {
		all = append(all, n)
	}
	return all
}

func (m model) learnPage(content []byte) {
	for _, n := range nodes(content) {
		if n.Type != html.ElementNode {
			continue
		}
		m.elements[n.Data] = true
		for _, a := range n.Attr {
			m.elements[n.Data+" "+a.Key] = true
			if a.Key == "class" {
				for _, c := range strings.Fields(a.Val) {
					m.classes[c] = true
				}
			}
		}
		if equiv := attr(n, "http-equiv"); equiv != "" {
			m.httpEquiv[equiv+" "+attr(n, "content")] = true
		}
	}
}

// more is what texts may add to what the site's own pages happen to hold.
var more = map[string]bool{
	"h3": true, "h3 id": true, "h4": true, "h4 id": true, "h5": true, "h5 id": true, "h6": true, "h6 id": true,
	"ol start": true, "img": true, "img src": true, "img alt": true, "img title": true, "code class": true, "span data-edtf": true, "cite lang": true,
}

// judgePage reads the DOM: an element, attribute or class that the site does
// not use, an address that leads where it should not, an id twice.
func judgePage(m model, name string, content []byte, files map[string][]byte) (wrong []string) {
	say := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	wrong = judgeText(m, name, content, files)
	ids := map[string]bool{}
	for _, n := range nodes(content) {
		switch n.Type {
		case html.CommentNode:
			say("comment %q", n.Data)
		case html.ElementNode:
			if !m.elements[n.Data] && !more[n.Data] {
				say("element <%s>", n.Data)
			}
			for _, a := range n.Attr {
				key := n.Data + " " + a.Key
				if !m.elements[key] && !more[key] || strings.HasPrefix(a.Key, "on") || a.Key == "style" {
					say("attribute %s of <%s>: %q", a.Key, n.Data, a.Val)
				}
				switch a.Key {
				case "class":
					for _, c := range strings.Fields(a.Val) {
						if !m.classes[c] && !strings.HasPrefix(c, "language-") {
							say("class %q of <%s>", c, n.Data)
						}
					}
				case "lang", "xml:lang":
					if _, err := language.Parse(a.Val); err != nil {
						say("the language %q", a.Val)
					}
				case "id":
					if ids[a.Val] {
						say("the id %q twice", a.Val)
					}
					ids[a.Val] = true
					if _, clobbers := clobbered[a.Val]; clobbers {
						say("the id %q is a name of a script", a.Val)
					}
				case "href", "src", "action", "poster", "data", "formaction", "srcset", "cite", "ping", "background":
					if why := leads(name, n, a.Val, files); why != "" {
						say("%s of <%s> %q %s", a.Key, n.Data, a.Val, why)
					}
				}
			}
			if equiv := attr(n, "http-equiv"); equiv != "" && !m.httpEquiv[equiv+" "+attr(n, "content")] {
				target, refresh := strings.CutPrefix(attr(n, "content"), "0; url=")
				link := &html.Node{Data: "a", Attr: []html.Attribute{{Key: "rel", Val: "noopener"}}}
				if !strings.EqualFold(equiv, "refresh") || !refresh || leads(name, link, target, files) != "" {
					say("<meta http-equiv=%q content=%q>", equiv, attr(n, "content"))
				}
			}
			if n.Data == "script" && n.FirstChild != nil {
				if attr(n, "type") != "application/ld+json" {
					say("a script of its own")
				} else if !json.Valid([]byte(n.FirstChild.Data)) {
					say("JSON-LD that is not JSON")
				}
			}
		}
	}
	return wrong
}

// clobbered are names of the site's own scripts, which an element with such an
// id would be before they are set.
var clobbered = map[string]struct{}{"annals": {}, "annalsShard": {}, "trustedTypes": {}}

// leads says why an address may not stand on a page, or "".
func leads(name string, n *html.Node, address string, files map[string][]byte) string {
	if strings.ContainsFunc(address, func(r rune) bool { return r <= 0x20 || r == 0x7f || r == '\\' }) {
		return "holds a space, a control sign or a backslash"
	}
	u, err := url.Parse(address)
	if err != nil {
		return "is no address"
	}
	if u.User != nil {
		return "names a user"
	}
	switch u.Scheme {
	case "":
		if u.Host != "" || strings.HasPrefix(address, "//") {
			return "leads to a host without saying how"
		}
		if u.Path == "" {
			return ""
		}
		if n.Data == "form" || strings.HasPrefix(u.Path, "/") {
			if path.Base(name) == "404.html" || n.Data == "form" {
				return ""
			}
			return "leaves the site's folder"
		}
		to := path.Join(path.Dir(name), u.Path)
		if _, ok := files[to]; !ok && to != "manifest.json" { // which the publisher writes
			return "leads to no file"
		}
	case "http", "https":
		if u.Host == "" {
			return "names no host"
		}
		if n.Data == "link" && slices.Contains([]string{"canonical", "alternate", "license"}, attr(n, "rel")) {
			return ""
		}
		if n.Data != "a" {
			return "is fetched from elsewhere"
		}
		if !own(u) && !strings.Contains(attr(n, "rel"), "noopener") {
			return "leads away without rel=noopener"
		}
	case "mailto":
		if n.Data != "a" {
			return "is a letter"
		}
	default:
		return "has the scheme " + u.Scheme
	}
	return ""
}

// own reports whether an address is one of the site itself.
func own(u *url.URL) bool { return u.Host == "annals.example" }

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
