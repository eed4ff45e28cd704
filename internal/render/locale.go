package render

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"sync"

	"annals/internal/address"
	"annals/internal/card"
	"annals/internal/diag"
	"annals/internal/lang"
	"annals/internal/output"
	"annals/internal/parallel"
	"annals/internal/search"
	"annals/internal/timeline"
	"annals/templates"
)

// shared is what the pages of all languages share.
type shared struct {
	*timeline.Site
	style   address.Style
	perPage int // entries; a longer list is parted by year, a longer year by month
	fsys    fs.FS
	draw    func(io.Writer, card.Card) error // pictures for shared links, or nil
	archive bool                             // whether the site is packed into one file too
	sheet   asset                            // under names that change with them
	search  asset
	locales []*locale
	out     *Pages
	kept    *Kept

	entry  func() map[string]*timeline.Event   // by id
	source map[string]*timeline.Source         // by id
	nation map[string]*timeline.Country        // by ISO 3166-1 alpha-2 code
	chain  map[*timeline.Event]*timeline.Chain // that it stands in

	divided map[*timeline.Country]division

	embeds     bool // whether pages have one to be shown elsewhere
	frameSheet asset
	outputs    []output.File
	perEntry   []output.Beside
	opensearch *output.File              // nil where the site has no address
	shownBy    map[string][]*output.File // what holds the same as a page, by its address

	repeats map[*timeline.Publisher][]*timeline.Source // of which it is the origin and not the publisher
	owned   map[*timeline.Publisher][]*timeline.Publisher
}

// A locale is the site in one of its languages.
type locale struct {
	*shared
	code      string // BCP 47
	words     *lang.Strings
	templates *templateSet

	pictures map[string]card.Card // for shared links, by page
	pictured []asset

	years map[int]string // those with entries, in words

	cards *cache[*timeline.Event]
	refs  *cache[*timeline.Source]
	masts *cache[string]
	feet  *cache[string]

	frames    sync.Map // of frame: framing
	citations sync.Map // of *timeline.Source: cite.Citation

	script asset                // of every page, in the words of the language
	index  func() *search.Index // made when it is first asked for
}

func newShared(s *timeline.Site, o Options) (*shared, error) {
	if len(o.Strings) != len(s.Languages) || len(s.Languages) == 0 {
		return nil, fmt.Errorf("there are %d languages and strings of %d", len(s.Languages), len(o.Strings))
	}
	sh := &shared{
		Site: s, style: o.Style, perPage: cmp.Or(o.PerPage, 150), fsys: o.Templates, draw: o.Draw, archive: o.Archive, kept: cmp.Or(o.Kept, &Kept{}),
		source: make(map[string]*timeline.Source, len(s.Sources)),
		nation: map[string]*timeline.Country{},
		chain:  map[*timeline.Event]*timeline.Chain{},

		divided: map[*timeline.Country]division{},

		repeats: map[*timeline.Publisher][]*timeline.Source{},
		owned:   map[*timeline.Publisher][]*timeline.Publisher{},
	}
	sh.entry = sync.OnceValue(sh.entries)
	o.Outputs.Style = o.Style
	sh.embeds, sh.perEntry = o.Outputs.Embeds, output.PerEntry(s, o.Strings, o.Outputs)
	parallel.All(sh.index, func() { sh.outputs = output.Files(s, o.Strings, o.Outputs) })
	sh.indexOutputs()
	sh.out = &Pages{folders: map[string][]*group{}, beside: sh.beside, besides: sh.besides}
	for _, code := range s.Languages[1:] {
		sh.out.langs = append(sh.out.langs, code+"/")
	}
	var errs []error
	for i, code := range s.Languages {
		l := &locale{shared: sh, code: code, words: o.Strings[i], years: make(map[int]string, len(s.Years))}
		for _, y := range s.Years {
			l.years[y.Number] = yearWords(y.Number, code)
		}
		var err error
		l.templates, err = sh.kept.templates(o.Templates, l.words)
		errs = append(errs, err)
		if l.templates != nil {
			errs = append(errs, l.cacheFragments())
		}
		l.script, err = l.pageScript()
		errs = append(errs, err)
		l.drawCards()
		l.index = sync.OnceValue(func() *search.Index {
			return search.New(s, search.Options{Lang: code, Style: o.Style, Label: l.searchLabel})
		})
		sh.locales = append(sh.locales, l)
	}
	return sh, errors.Join(append(errs, sh.readNamed())...)
}

// index finds once what many pages look up.
func (sh *shared) index() {
	for _, s := range sh.Site.Sources {
		sh.source[s.ID] = s
		if s.Origin != nil && s.Origin != s.Publisher {
			sh.repeats[s.Origin] = append(sh.repeats[s.Origin], s)
		}
	}
	for _, c := range sh.Chains {
		for _, e := range c.Events {
			sh.chain[e] = c
		}
	}
	for _, p := range sh.Publishers {
		if p.Owner != nil {
			sh.owned[p.Owner] = append(sh.owned[p.Owner], p)
		}
	}
	for _, c := range sh.allCountries() {
		sh.nation[c.Alpha2], sh.divided[c] = c, newDivision(c)
	}
}

func (sh *shared) entries() map[string]*timeline.Event {
	by := make(map[string]*timeline.Event, len(sh.Events))
	for _, e := range sh.Events {
		by[e.ID] = e
	}
	return by
}

// complete reports the texts that ours have and s lacks.
func complete(s *lang.Strings) (lacking, err error) {
	ours, _, err := lang.Load(templates.FS, "en")
	if err != nil {
		return nil, err
	}
	var missing []string
	for _, key := range ours.Keys() {
		if _, err := s.T(key); err != nil {
			missing = append(missing, key)
		}
	}
	if len(missing) > 0 {
		lacking = &TemplateError{diag.Problem{
			Pos: diag.Pos{File: "templates/strings/" + s.Lang + ".toml"}, Code: "A705",
			Text: "these texts are missing: " + strings.Join(missing, ", "),
			Help: "write them there, as the program's own strings have them",
		}}
	}
	return lacking, nil
}

// allCountries are the site's countries and then the United States.
func (sh *shared) allCountries() []*timeline.Country {
	if sh.US == nil {
		return sh.Countries
	}
	return append(sh.Countries[:len(sh.Countries):len(sh.Countries)], sh.US)
}

// first reports whether l is the language of the originals.
func (l *locale) first() bool { return l.code == l.Languages[0] }

// address returns the address of at in the language of l.
func (l *locale) address(at string) string { return address.In(l.code, l.Languages[0], at) }

// has reports whether the site has a page at an address, in the language of l.
func (l *locale) has(at string) bool {
	at, _, _ = strings.Cut(at, "#")
	return l.out.has(l.address(at))
}

// say returns a text of the site. The key is one of strings/en.toml: a test
// sees to it, and complete to every other language.
func (l *locale) say(key string, args ...any) string {
	s, err := l.words.T(key, args...)
	if err != nil {
		return key
	}
	return s
}

// count returns a text of the site about n things.
func (l *locale) count(key string, n int, args ...any) string {
	s, err := l.words.N(key, n, args...)
	if err != nil {
		return key
	}
	return s
}

// forms returns the forms of a text about one thing and about several.
func (l *locale) forms(key string) (one, other string) {
	one, other, err := l.words.Forms(key)
	if err != nil {
		return key, key
	}
	return one, other
}

// word returns the word for one value of a vocabulary: word("status", "claimed").
func (l *locale) word(vocabulary, value string) string {
	if value == "" {
		return ""
	}
	return l.say(vocabulary + "_" + strings.ReplaceAll(value, "-", "_"))
}
