// Package config reads config.toml, what a site says of itself.
package config

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/edtf"
	"annals/internal/field"
	"annals/internal/frontmatter"
	"annals/internal/lang"
)

// File is where a site keeps it.
const File = "config.toml"

// Contract is the version of the contract between a site and the program.
const Contract = "1"

// Config is config.toml.
type Config struct {
	Contract  string     `field:"annals"`
	Site      Site       `field:"site"`
	Content   Content    `field:"content"`
	Build     Build      `field:"build"`
	Host      Host       `field:"host"`
	Check     Check      `field:"check"`
	Serve     Serve      `field:"serve"`
	Redirects []Redirect `field:"redirects"`
}

// Site is what readers are told about the site.
type Site struct {
	Title           lang.Text `field:"title"`
	Description     lang.Text `field:"description"`
	BaseURL         string    `field:"base_url"`
	Languages       []string  `field:"languages"`
	Licence         string    `field:"licence"`
	Contact         string    `field:"contact"`
	Repository      string    `field:"repository"`
	Report          string    `field:"report"`
	FeedAuthority   string    `field:"feed_authority"`
	ResearchedUntil edtf.Date `field:"researched_until"`
}

// Content is what the content of this site has beyond that of every site.
type Content struct {
	Extra map[string]string `field:"extra"` // the type of each key under [extra]
}

// Build is what is built.
type Build struct {
	URLStyle    string   `field:"url_style"`
	PerEntry    []string `field:"per_entry"`
	Feeds       bool     `field:"feeds"`
	Data        bool     `field:"data"`
	Embeds      bool     `field:"embeds"`
	Cards       bool     `field:"cards"`
	Zip         bool     `field:"zip"`
	Precompress bool     `field:"precompress"`
}

// Host is where the site is published.
type Host struct {
	Kind         string `field:"kind"`
	CustomDomain string `field:"custom_domain"`
}

// Check is how strict the checks are.
type Check struct {
	Levels      map[string]string `field:"levels"`
	LoadedWords []string          `field:"loaded_words"`
}

// Serve is for editors at work.
type Serve struct {
	EditorLink string `field:"editor_link"`
}

// A Redirect sends an old address to a new one.
type Redirect struct {
	From string `field:"from"`
	To   string `field:"to"`
}

// Fields is the table of config.toml.
var Fields = field.Table{
	{Name: "annals", Type: field.Word, Required: true, Words: []string{Contract}, Doc: "The version of the contract between site and program."},
	{Name: "site", Type: field.Group, Required: true, Doc: "What readers are told about the site.", Fields: field.Table{
		{Name: "title", Type: field.Text, Required: true, Max: 90, Doc: "What it is called."},
		{Name: "description", Type: field.Text, Required: true, Max: 300, Doc: "What it is, in one or two sentences."},
		{Name: "base_url", Type: field.String, Doc: "Where it is published, ending in a slash; empty while not known."},
		{Name: "languages", Type: field.Strings, Required: true, Example: `["en"]`, Doc: "Its languages, BCP 47; the first is that of the originals."},
		{Name: "licence", Type: field.String, Max: 200, Doc: "The terms of its content, an SPDX name."},
		{Name: "contact", Type: field.String, Max: 200, Doc: "An address for readers."},
		{Name: "repository", Type: field.URL, Doc: "Where its content is edited."},
		{Name: "report", Type: field.URL, Doc: "Where errors are reported."},
		{Name: "feed_authority", Type: field.String, Max: 200, Doc: "Domain and day in the ids of feeds (RFC 4151): example.org,2026-01-01."},
		{Name: "researched_until", Type: field.Day, Doc: "Up to which day it was researched."},
	}},
	{Name: "content", Type: field.Group, Doc: "What entries of this site have beyond those of every site.", Fields: field.Table{
		{Name: "extra", Type: field.Pairs, Doc: "Keys under [extra] and their types: string, integer, number, bool, date."},
	}},
	{Name: "build", Type: field.Group, Doc: "What is built.", Fields: field.Table{
		{Name: "url_style", Type: field.Word, Words: []string{"file", "directory"}, Doc: "Addresses like events/x.html or events/x/."},
		{Name: "per_entry", Type: field.Strings, Doc: "Files beside each entry: json, csl, bib, ris; all of them where it is not written."},
		{Name: "feeds", Type: field.Bool, Doc: "Whether feeds and calendars are written: yes where it is not said."},
		{Name: "data", Type: field.Bool, Doc: "Whether tables and other files of all data are written: yes where it is not said."},
		{Name: "embeds", Type: field.Bool, Doc: "Whether entries and countries have a page to show in another site: yes where it is not said."},
		{Name: "cards", Type: field.Bool, Doc: "Whether pictures for shared links are drawn."},
		{Name: "zip", Type: field.Bool, Doc: "Whether the site is also packed into one file."},
		{Name: "precompress", Type: field.Bool, Doc: "Whether compressed copies are written."},
	}},
	{Name: "host", Type: field.Group, Doc: "Where the site is published.", Fields: field.Table{
		{Name: "kind", Type: field.Word, Words: []string{"any", "github", "gitlab", "cloudflare", "netlify", "s3", "nginx", "caddy", "apache"}, Doc: "Which host."},
		{Name: "custom_domain", Type: field.String, Max: 253, Doc: "A domain of its own."},
	}},
	{Name: "check", Type: field.Group, Doc: "How strict the checks are.", Fields: field.Table{
		{Name: "levels", Type: field.Pairs, Doc: "The level of a code: error, warning or off."},
		{Name: "loaded_words", Type: field.Strings, Doc: "Words that call for a second look."},
	}},
	{Name: "serve", Type: field.Group, Doc: "For editors at work.", Fields: field.Table{
		{Name: "editor_link", Type: field.String, Max: 200, Doc: "A link that opens a file in your editor."},
	}},
	{Name: "redirects", Type: field.Tables, Doc: "Old addresses.", Fields: field.Table{
		{Name: "from", Type: field.String, Required: true, Max: 300, Doc: "The old address, below the root."},
		{Name: "to", Type: field.String, Required: true, Max: 300, Doc: "The new one."},
	}},
}

// limit is how long config.toml may be, in bytes.
const limit = 256 << 10

// Parse reads the text of config.toml. The Config is only of use where no
// problem is an error.
func Parse(src []byte) (Config, diag.List) {
	values, probs := frontmatter.DecodeTOML(File, src, limit)
	if len(probs) > 0 {
		return Config{}, probs
	}
	c := Config{Build: Build{URLStyle: "file", PerEntry: slices.Clone(PerEntry), Feeds: true, Data: true, Embeds: true}, Host: Host{Kind: "any"}}
	report := func(p diag.Problem) {
		p.Pos.File = File
		probs = append(probs, p)
	}
	d := field.Decoder{Lang: firstLanguage(values), Languages: Supported, ByLang: true, Report: report}
	d.Decode(field.Bind[Config](Fields), values, &c)
	check(c, report)
	return c, probs
}

// firstLanguage returns the language of a text in config.toml that names none.
func firstLanguage(values map[string]any) string {
	site, _ := values["site"].(map[string]any)
	if list, _ := site["languages"].([]any); len(list) > 0 {
		if code, ok := list[0].(string); ok {
			return code
		}
	}
	return Supported[0]
}

// Written are the languages in which content may be written: those of the
// site, the first being that of the originals, and those it may have later.
func (c Config) Written() []string {
	codes := slices.Clone(c.Site.Languages)
	for _, l := range Supported {
		if !slices.Contains(codes, l) {
			codes = append(codes, l)
		}
	}
	return codes
}

// Supported are the languages in which the program itself can speak.
var Supported = []string{"en", "fr"}

// PerEntry are the files that may stand beside each entry.
var PerEntry = []string{"json", "csl", "bib", "ris"}

var extraTypes = []string{"string", "integer", "number", "bool", "date"}

// IsBase reports whether a site can stand at an address.
func IsBase(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && u.User == nil &&
		u.RawQuery == "" && u.Fragment == "" && strings.HasSuffix(u.Path, "/") && u.String() == address
}

// nearBase is the address of a site that u is meant to be, or an example.
func nearBase(u string) string {
	near := strings.TrimSuffix(u, "/") + "/"
	if !strings.Contains(u, "://") {
		near = "https://" + near
	}
	if !IsBase(near) {
		return "https://example.org/timeline/"
	}
	return near
}

func check(c Config, report func(diag.Problem)) {
	if u := c.Site.BaseURL; u != "" && !IsBase(u) {
		report(diag.Problem{
			Code: "A901", Spot: diag.Spot{Key: "site.base_url"},
			Text: fmt.Sprintf("%q is not the address of a site", u),
			Help: fmt.Sprintf("write  base_url = %q  with a slash at its end", nearBase(u)),
		})
	}
	if d := c.Host.CustomDomain; d != "" && !isDomain(d) {
		report(diag.Problem{
			Code: "A902", Spot: diag.Spot{Key: "host.custom_domain"},
			Text: fmt.Sprintf("%q is not the name of a domain", d),
			Help: `write  custom_domain = "timeline.example.org"  without https:// and without a path`,
		})
	}
	if a := c.Site.FeedAuthority; a != "" && !isAuthority(a) {
		report(diag.Problem{
			Code: "A904", Spot: diag.Spot{Key: "site.feed_authority"},
			Text: fmt.Sprintf("%q is not a domain and the day on which it was yours", a),
			Help: `write  feed_authority = "example.org,2026-01-01"  with a comma and no blank; never change it afterwards`,
		})
	}
	for i, r := range c.Redirects {
		checkRedirect(r, fmt.Sprintf("redirects[%d]", i), report)
	}
	checkWords(c, report)
}

// checkWords reports what is none of the words that a list or a table of the
// configuration takes.
func checkWords(c Config, report func(diag.Problem)) {
	for i, l := range c.Site.Languages {
		if !slices.Contains(Supported, l) {
			report(diag.Problem{
				Code: "A706", Spot: diag.Spot{Key: fmt.Sprintf("site.languages[%d]", i)},
				Text: fmt.Sprintf("the program does not speak %q", l),
				Help: "the languages are " + strings.Join(Supported, ", "),
			})
		}
	}
	for i, f := range c.Build.PerEntry {
		if !slices.Contains(PerEntry, f) {
			report(diag.Problem{
				Code: "A204", Spot: diag.Spot{Key: fmt.Sprintf("build.per_entry[%d]", i)},
				Text: fmt.Sprintf("%q is not a file that an entry can have beside it", f),
				Help: "write one of " + strings.Join(PerEntry, ", "),
			})
		}
	}
	for _, k := range slices.Sorted(maps.Keys(c.Content.Extra)) {
		if t := c.Content.Extra[k]; !slices.Contains(extraTypes, t) {
			report(diag.Problem{
				Code: "A204", Spot: diag.Spot{Key: "content.extra." + k},
				Text: fmt.Sprintf("%q is not a type", t),
				Help: "write one of " + strings.Join(extraTypes, ", "),
			})
		}
	}
	for _, k := range slices.Sorted(maps.Keys(c.Check.Levels)) {
		if l := c.Check.Levels[k]; l != "error" && l != "warning" && l != "off" {
			report(diag.Problem{
				Code: "A204", Spot: diag.Spot{Key: "check.levels." + k},
				Text: fmt.Sprintf("%q is not a level", l),
				Help: "write error, warning or off",
			})
		}
	}
}
