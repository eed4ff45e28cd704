package host

import "strings"

// A HeaderFile is how a host reads the file _headers.
type HeaderFile int

// The ways to read it.
const (
	NoHeaders  HeaderFile = iota
	Overriding            // a later rule replaces a header of an earlier one
	Joining               // it adds to it, unless it first takes it away: "! Name"
)

// A Rule is the headers of what stands at or below a path.
type Rule struct {
	Path    string // from the root of the host; ends in *
	Headers []Header
}

// A Header is one field of an answer.
type Header struct{ Name, Value string }

const (
	contentPolicy  = "Content-Security-Policy"
	resourcePolicy = "Cross-Origin-Resource-Policy"
	allowOrigin    = "Access-Control-Allow-Origin"
)

// Rules are the headers of a site whose languages have these folders: "/",
// "/fr/". The first holds for everything, a later one where it says something else.
func Rules(languages []string) []Rule {
	rules := []Rule{
		{"/*", []Header{
			{contentPolicy, HeaderPolicy()},
			{"Cross-Origin-Opener-Policy", "same-origin"},
			{resourcePolicy, "same-origin"},
			{"Referrer-Policy", "no-referrer"},
			{"X-Content-Type-Options", "nosniff"},
		}},
		{"/assets/*", []Header{{"Cache-Control", "public, max-age=31536000, immutable"}}}, // their names change with them
		open("/data/"),
		open("/oembed/"),
	}
	for _, at := range languages {
		rules = append(rules,
			Rule{at + "embed/*", []Header{{contentPolicy, MetaPolicy()}, {resourcePolicy, "cross-origin"}}},
			open(at+"feeds/"), open(at+"calendar/"), open(at+"og/"),
		)
	}
	return rules
}

// open lets pages of other sites read what is below a path.
func open(at string) Rule {
	return Rule{at + "*", []Header{{allowOrigin, "*"}, {resourcePolicy, "cross-origin"}}}
}

// text is the file _headers.
func (f HeaderFile) text(rules []Rule) string {
	var b strings.Builder
	set := map[string]bool{} // by the rule for everything
	for i, r := range rules {
		b.WriteString(r.Path + "\n")
		for _, h := range r.Headers {
			if f == Joining && set[h.Name] {
				b.WriteString("  ! " + h.Name + "\n")
			}
			b.WriteString("  " + h.Name + ": " + h.Value + "\n")
			if i == 0 {
				set[h.Name] = true
			}
		}
	}
	return b.String()
}
