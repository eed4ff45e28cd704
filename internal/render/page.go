package render

import (
	"html/template"
	"net/url"
	"slices"
	"strings"

	"annals/internal/address"
	"annals/internal/lang"
	"annals/internal/timeline"
)

// A Page is what every page has around its own content; every view in the
// layout begins with it.
type Page struct {
	loc  *locale
	at   string // its address, without the folder of its language
	up   string // leads to the root of its language
	root string // leads to the site's root
	err  *error

	Lang        string
	Edition     string // the day that the site is as of
	Heading     Phrase
	Title       string // stands alone in a tab
	Description string
	Meta        []Meta
	Canonical   string      // empty where the site has no address
	Picture     string      // for those who share a link to the page, or empty
	Alternates  []Alternate // with the page itself, where the site has two languages and an address
	Other       *Alternate  // the same page in the other language
	NoIndex     bool
	SiteName    string
	Type        string // of Open Graph: an article or the website
	Locale      string // of Open Graph: en_US
	Icon        string
	TouchIcon   string
	WebManifest string
	Sheet       string
	Scripts     []string
	Linked      *LinkedPage // what programs are told; nil where there is nothing to say
	Mast        template.HTML
	Crumbs      []Link
	Foot        template.HTML
	Feeds       []Feed // that a reader of the page may want to follow
	Note        string // that the text is in another language
}

// An Alternate is a page in another language.
type Alternate struct{ Lang, Name, Href string }

// page begins a page of l; section is the part of the site it belongs to.
func (l *locale) page(at, section string) Page {
	up := l.style.Up(at)
	root := up
	if !l.first() {
		root += "../"
	}
	p := l.framed(at, up, root, section)
	p.Feeds = p.feeds()
	if l.BaseURL == "" && len(l.locales) == 1 {
		return p
	}
	if l.BaseURL != "" {
		p.Canonical = l.BaseURL + l.canonical(l.address(at))
		p.Picture = l.picture(at)
	}
	for _, other := range l.locales {
		if !other.has(at) {
			continue // a letter that no name begins with there
		}
		if l.BaseURL != "" && len(l.locales) > 1 {
			p.Alternates = append(p.Alternates, Alternate{other.code, "", l.BaseURL + l.canonical(other.address(at))})
		}
		if other != l {
			p.Other = &Alternate{other.code, other.say("own_name"), root + l.style.Href(other.address(at))}
		}
	}
	return p
}

// absolute begins a page that is found at any address: its links count from
// the root of the host.
func (l *locale) absolute(at string) Page {
	root := "/"
	if u, err := url.Parse(l.BaseURL); err == nil && u.Path != "" {
		root = u.Path
	}
	up := root
	if !l.first() {
		up += l.code + "/"
	}
	return l.framed(at, up, root, "")
}

func (l *locale) framed(at, up, root, section string) Page {
	p := Page{
		loc: l, at: at, up: up, root: root, err: new(error),
		Lang: l.code, Icon: root + "favicon.svg", TouchIcon: root + touchIcon, Sheet: root + l.sheet.at,
		SiteName: l.phrase(l.Title).Text, Type: "website", Locale: l.say("og_locale"), WebManifest: root + l.webManifest(),
	}
	p.Edition = l.AsOf.String()
	p.Scripts = []string{root + l.script.at}
	p.frame(section)
	return p
}

// A frame is the head and the foot of the pages of a section from which up leads
// to the root of their language. Few differ.
type frame struct{ section, up string }

type framing struct{ mast, foot template.HTML }

func (p *Page) frame(section string) {
	key := frame{section, p.up}
	f, ok := p.loc.frames.Load(key)
	if !ok {
		f = framing{p.show(p.need(p.loc.masts.get(section))), p.show(p.need(p.loc.feet.get("")))}
		if *p.err == nil {
			p.loc.frames.Store(key, f)
		}
	}
	p.Mast, p.Foot = f.(framing).mast, f.(framing).foot
}

// canonical returns the address of a page below the site's root, as it is
// given to others: a home page is its folder.
func (sh *shared) canonical(at string) string {
	if folder, ok := strings.CutSuffix(at, address.Home); ok && sh.isLanguage(folder) {
		return folder
	}
	return sh.style.Href(at)
}

// isLanguage reports whether folder is that of a language: "" or "fr/".
func (sh *shared) isLanguage(folder string) bool {
	return folder == "" || slices.Contains(sh.Languages[1:], strings.TrimSuffix(folder, "/"))
}

// failed returns what went wrong while the page was made.
func (p Page) failed() error { return *p.err }

// need takes a fragment, and keeps the error in its place.
func (p *Page) need(f fragment, err error) fragment {
	if err != nil && *p.err == nil {
		*p.err = err
	}
	return f
}

// name gives the page its heading, and its title from it.
func (p *Page) name(heading Phrase, description string) {
	p.Heading = heading
	p.Title = heading.Text + " · " + p.loc.Site.Title.In(p.loc.code).Text
	p.Description = description
}

// translated notes that a text is not in the language of the page.
func (p *Page) translated(t lang.Text) {
	if w := t.In(p.loc.code); w.Text != "" && w.Lang != p.loc.code {
		p.Note = p.loc.say("untranslated", p.loc.words.Language(w.Lang))
	}
}

// href returns the link to an address, with a fragment or without.
func (p *Page) href(to string) string {
	href := p.loc.style.Href(to)
	if p.up != "" && href == "./" {
		return p.up
	}
	return p.up + href
}

// link returns a link to an address, or only its words where there is no such page.
func (p *Page) link(words Phrase, to string) Link {
	if !p.loc.has(to) {
		return Link{Phrase: words}
	}
	return Link{Phrase: words, Href: p.href(to)}
}

// below adds a page to the breadcrumb, after those added before; the page
// itself is the last, and no link.
func (p *Page) below(words Phrase, to string) {
	if len(p.Crumbs) == 0 {
		p.Crumbs = append(p.Crumbs, Link{Phrase: own(p.loc.say("home")), Href: p.href(address.Home)})
	}
	link := p.link(words, to)
	if to == p.at {
		link.Href = ""
	}
	p.Crumbs = append(p.Crumbs, link)
}

// record is the address of a record.
func record(kind timeline.Kind, id string) string { return address.Record(string(kind), id) }
