// Package json writes entries as JSON: all of them in one file, one a line
// (jsonlines.org), or one alone with its sources.
//
// Every text is an object with its languages as keys, every date its EDTF with
// the days it lies between. What is empty is left out.
package json

import (
	"encoding/json"
	"fmt"
	"io"

	"annals/internal/timeline"
)

// The media types of what is written.
const (
	MediaType      = "application/json"
	MediaTypeLines = "application/jsonl"
)

// Write writes the entries of s as one JSON object, an entry a line, so that
// two editions differ by the lines that differ.
func Write(w io.Writer, s timeline.Selection) error {
	head, err := json.Marshal(newHead(s))
	if err != nil {
		return fmt.Errorf("write the entries: %w", err)
	}
	p := printer{w: w}
	p.write(head[:len(head)-1])
	p.write([]byte(",\"entries\":["))
	for i, e := range s.Events {
		if i > 0 {
			p.write([]byte(","))
		}
		p.write([]byte("\n"))
		p.json(newEntry(s, e))
	}
	p.write([]byte("\n]}\n"))
	return p.err
}

// WriteLines writes the entries of s, each as a JSON object on a line of its own.
func WriteLines(w io.Writer, s timeline.Selection) error {
	p := printer{w: w}
	for _, e := range s.Events {
		p.json(newEntry(s, e))
		p.write([]byte("\n"))
	}
	return p.err
}

// WriteEntry writes the only entry of s, with what its sources are.
func WriteEntry(w io.Writer, s timeline.Selection) error {
	e := s.Events[0]
	b, err := json.MarshalIndent(struct {
		head
		entry
		References []reference `json:"references"`
	}{newHead(s), newEntry(s, e), references(e)}, "", " ")
	if err != nil {
		return fmt.Errorf("write entry %s: %w", e.ID, err)
	}
	_, err = w.Write(append(b, '\n'))
	return err
}

// A head says what the entries are of.
type head struct {
	Site      texts    `json:"site"`
	URL       string   `json:"site_url,omitempty"`
	Languages []string `json:"languages"`
	Licence   string   `json:"licence,omitempty"`
	AsOf      string   `json:"as_of"`
	Until     string   `json:"researched_until,omitempty"`
}

func newHead(s timeline.Selection) head {
	return head{
		Site: newTexts(s.Site.Title), URL: s.Site.BaseURL, Languages: s.Site.Languages,
		Licence: s.Site.Licence, AsOf: s.Site.AsOf.String(), Until: s.Site.ResearchedUntil.String(),
	}
}

// A printer writes until something goes wrong.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) write(b []byte) {
	if p.err == nil {
		_, p.err = p.w.Write(b)
	}
}

func (p *printer) json(v any) {
	if p.err != nil {
		return
	}
	var b []byte
	if b, p.err = json.Marshal(v); p.err == nil {
		p.write(b)
	}
}
