package host

import "strings"

// policy says what a page may load and do (W3C Content Security Policy 3, Trusted
// Types): what the site itself holds, and nothing that is written into a page.
var policy = [...]string{
	"default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
	"connect-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'self'",
	"require-trusted-types-for 'script'", "trusted-types annals",
}

// MetaPolicy is the policy as a page carries it itself.
func MetaPolicy() string { return strings.Join(policy[:], "; ") }

// HeaderPolicy is the policy as a server sends it: it also keeps a page out of
// the frames of others, which no page can say of itself.
func HeaderPolicy() string { return MetaPolicy() + "; frame-ancestors 'none'" }
