package render

import (
	"cmp"
	"strings"

	"annals/internal/edtf"
	"annals/internal/timeline"
)

// A LinkedPage is what a page says of itself to programs, in the words of
// schema.org. html/template writes it as JSON-LD.
type LinkedPage struct {
	Context    string             `json:"@context"`
	Type       string             `json:"@type"`
	Name       string             `json:"name"`
	About      string             `json:"description,omitempty"`
	URL        string             `json:"url,omitempty"`
	Language   string             `json:"inLanguage"`
	Created    string             `json:"dateCreated,omitempty"`
	Modified   string             `json:"dateModified,omitempty"`
	Licence    string             `json:"license,omitempty"`
	PartOf     any                `json:"isPartOf,omitempty"` // the site: its address, or its name where it has none
	Entity     any                `json:"mainEntity,omitempty"`
	Citation   []string           `json:"citation,omitempty"` // the addresses of its sources; of one without, the title
	Correction []LinkedCorrection `json:"correction,omitempty"`
}

// A LinkedThing has a type and a name.
type LinkedThing struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

// A LinkedEvent is what happened. Its dates are those of ISO 8601, and left out
// where the day or month is only about or one of several.
type LinkedEvent struct {
	Type     string   `json:"@type"`
	Name     string   `json:"name"`
	Start    string   `json:"startDate,omitempty"`
	End      string   `json:"endDate,omitempty"`
	Location []string `json:"location,omitempty"` // by name
}

// A LinkedCorrection says what the page said before.
type LinkedCorrection struct {
	Type      string `json:"@type"`
	Text      string `json:"text"`
	Published string `json:"datePublished,omitempty"`
}

// A LinkedDataset is the data of the site.
type LinkedDataset struct {
	Type     string           `json:"@type"`
	Name     string           `json:"name"`
	About    string           `json:"description"`
	Licence  string           `json:"license,omitempty"`
	Modified string           `json:"dateModified,omitempty"`
	Covers   string           `json:"temporalCoverage,omitempty"`
	Files    []LinkedDownload `json:"distribution,omitempty"`
}

// A LinkedDownload is a file of a dataset.
type LinkedDownload struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"contentUrl"`
}

// linked begins what p says of itself.
func (p *Page) linked(kind string) *LinkedPage {
	l := p.loc
	ld := &LinkedPage{
		Context: "https://schema.org", Type: kind, Name: p.Heading.Text, About: p.Description, URL: p.Canonical, Language: l.code,
		Licence: licenceURL(l.Licence), PartOf: l.BaseURL,
	}
	if l.BaseURL == "" {
		ld.PartOf = LinkedThing{"WebSite", l.phrase(l.Title).Text}
	}
	return ld
}

// linkedEvent says of the page of an entry what happened, and what it rests on:
// as much as finds it, for the file beside the page says all of it.
func (p *Page) linkedEvent(e *timeline.Event) *LinkedPage {
	l := p.loc
	entity := LinkedEvent{Type: "Event", Name: p.Heading.Text}
	entity.Start, entity.End = isoPeriod(e.Date)
	for _, pl := range e.Places {
		entity.Location = append(entity.Location, l.phrase(pl.Name).Text)
	}
	ld := p.linked("WebPage")
	ld.About = "" // the page's own description
	ld.Entity, ld.Created, ld.Modified = entity, isoDate(e.Created), isoDate(e.Updated)
	for _, s := range e.Sources {
		ld.Citation = append(ld.Citation, cmp.Or(s.URL, s.Title))
	}
	for _, c := range e.Corrections {
		ld.Correction = append(ld.Correction, LinkedCorrection{"CorrectionComment", l.phrase(c.Text).Text, isoDate(c.Date)})
	}
	return ld
}

// linkedData says of the data page what may be taken from it; files need an
// address to be named.
func (p *Page) linkedData(files []Download) *LinkedPage {
	l := p.loc
	set := LinkedDataset{
		Type: "Dataset", Name: l.phrase(l.Title).Text, About: l.phrase(l.Description).Text,
		Licence: licenceURL(l.Licence), Modified: isoDate(l.AsOf),
	}
	if n := len(l.Years); n > 0 {
		set.Covers = edtf.YearOf(int64(l.Years[0].Number)).String() + "/" + edtf.YearOf(int64(l.Years[n-1].Number)).String()
	}
	for _, f := range files {
		if href := strings.TrimLeft(f.Href, "./"); l.BaseURL != "" && href != "" {
			set.Files = append(set.Files, LinkedDownload{"DataDownload", f.Text, l.BaseURL + href})
		}
	}
	ld := p.linked("WebPage")
	ld.Entity = set
	return ld
}

// isoPeriod is a date as ISO 8601 says it, with its end where it is a period.
func isoPeriod(d edtf.Date) (start, end string) {
	if !d.IsInterval() {
		return isoDate(d), ""
	}
	from, known := d.Start()
	to, known2 := d.End()
	if known == edtf.Known {
		start = isoDate(from)
	}
	if known2 == edtf.Known {
		end = isoDate(to)
	}
	return start, end
}

// isoDate is a day, month or year that is known for sure, else nothing.
func isoDate(d edtf.Date) string {
	if d.Kind() != edtf.Single || d.Uncertain() || d.Approximate() || d.Unspecified() || d.Year() < 1 || d.Year() > 9999 {
		return ""
	}
	switch d.Precision() {
	case edtf.ToYear, edtf.ToMonth, edtf.ToDay:
		return d.String()
	}
	return ""
}

// licenceURL is where a Creative Commons licence, given by its SPDX name, is
// found; of other names nothing is said.
func licenceURL(spdx string) string {
	rest, ok := strings.CutPrefix(strings.ToLower(spdx), "cc-")
	i := strings.LastIndexByte(rest, '-')
	if !ok || i < 0 {
		return ""
	}
	return "https://creativecommons.org/licenses/" + rest[:i] + "/" + rest[i+1:] + "/"
}
