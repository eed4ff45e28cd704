package render

import (
	"annals/internal/address"
	"annals/internal/format/bibtex"
	"annals/internal/format/csl"
	"annals/internal/format/opensearch"
	"annals/internal/format/ris"
	"annals/internal/output"
	"annals/internal/timeline"
)

// cites reports whether a file says how a page is cited, with its sources, and
// not what stands on it.
func cites(mediaType string) bool {
	return mediaType == csl.MediaType || mediaType == bibtex.MediaType || mediaType == ris.MediaType
}

// A Feed is a file that a program can follow, or that holds the same as a page.
type Feed struct{ Rel, Type, Title, Href string }

// indexOutputs finds once what holds the same as each page.
func (sh *shared) indexOutputs() {
	sh.shownBy = map[string][]*output.File{}
	for i := range sh.outputs {
		f := &sh.outputs[i]
		if f.Type == opensearch.MediaType {
			sh.opensearch = f
		}
		if f.Page != "" && f.Group != output.Data {
			page := address.In(f.Lang, sh.Languages[0], f.Page)
			sh.shownBy[page] = append(sh.shownBy[page], f)
		}
	}
}

// beside are the files that hold the same as the page, which is of one entry.
func (p *Page) beside(e *timeline.Event) (feeds []Feed) {
	for i := range p.loc.perEntry {
		if b := &p.loc.perEntry[i]; b.Lang == p.loc.code {
			f := b.File(e)
			feeds = append(feeds, Feed{"alternate", f.Type, "", p.root + f.At}) // titled as the page
		}
	}
	return feeds
}

// feeds are that of the whole site in its first form, and what holds the same as
// the page. The home page and that of the search offer the search to browsers.
func (p *Page) feeds() (feeds []Feed) {
	l := p.loc
	if l.opensearch != nil && (p.at == address.Home || p.at == address.Search) {
		feeds = append(feeds, Feed{"search", l.opensearch.Type, l.opensearch.Title, p.root + l.opensearch.At})
	}
	add := func(page string) {
		for _, f := range l.shownBy[l.address(page)] {
			if f.Group != output.Calendar && !cites(f.Type) {
				feeds = append(feeds, Feed{"alternate", f.Type, f.Title, p.root + f.At})
			}
		}
	}
	if p.at != address.Latest {
		n := len(feeds)
		add(address.Latest)
		feeds = feeds[:min(n+1, len(feeds))]
	}
	add(p.at)
	return feeds
}
