// Package opensearch writes the description by which browsers offer a site's
// search (OpenSearch 1.1, draft 6), with encoding/xml.
package opensearch

import (
	"encoding/xml"
	"fmt"
	"io"

	"annals/internal/address"
	"annals/internal/timeline"
)

// MediaType is that of a description.
const MediaType = "application/opensearchdescription+xml"

// The lengths that the specification allows, in characters.
const maxShortName, maxLongName, maxDescription = 16, 48, 1024

type description struct {
	XMLName     xml.Name `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	ShortName   string   `xml:"ShortName"`
	LongName    string   `xml:"LongName"`
	Description string   `xml:"Description"`
	URLs        []search `xml:"Url"`
	Image       image    `xml:"Image"`
	Languages   []string `xml:"Language"`
	Input       string   `xml:"InputEncoding"`
	Output      string   `xml:"OutputEncoding"`
}

type search struct {
	Type     string `xml:"type,attr"`
	Rel      string `xml:"rel,attr"`
	Template string `xml:"template,attr"`
}

type image struct {
	Type string `xml:"type,attr"`
	URL  string `xml:",chardata"`
}

// Write describes the search of the site of s, which must have an address.
func Write(w io.Writer, s timeline.Selection) error {
	title := s.Word(s.Site.Title)
	d := description{
		ShortName: cut(title, maxShortName), LongName: cut(title, maxLongName), Description: cut(s.Word(s.Site.Description), maxDescription),
		URLs: []search{
			{"text/html", "results", s.URL(address.Search) + "?q={searchTerms}"},
			{MediaType, "self", s.URL(s.At)},
		},
		Image: image{"image/svg+xml", s.URL("favicon.svg")}, Languages: s.Site.Languages, Input: "UTF-8", Output: "UTF-8",
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	if err := xml.NewEncoder(w).Encode(d); err != nil {
		return fmt.Errorf("write the description of the search: %w", err)
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// cut is a text of at most most characters.
func cut(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}
