// Package csl writes works as CSL-JSON, the data of citation processors (CSL
// 1.0.2, csl-data.json), with encoding/json: an item is one struct.
package csl

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"annals/internal/bibliography"
	"annals/internal/edtf"
	"annals/internal/timeline"
)

// MediaType is that of CSL-JSON.
const MediaType = "application/vnd.citationstyles.csl+json"

// Write writes the entries of s, each with its sources behind it.
func Write(w io.Writer, s timeline.Selection) error { return write(w, bibliography.Of(s)) }

// WriteSources writes all sources of the site.
func WriteSources(w io.Writer, s timeline.Selection) error {
	items := make([]bibliography.Item, len(s.Site.Sources))
	for i, src := range s.Site.Sources {
		items[i] = bibliography.Source(src)
	}
	return write(w, items)
}

type item struct {
	ID        string `json:"id"`
	Type      string `json:"type"`
	Title     string `json:"title"`
	Language  string `json:"language,omitempty"`
	Author    []name `json:"author,omitempty"`
	Container string `json:"container-title,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Issued    *date  `json:"issued,omitempty"`
	Accessed  *date  `json:"accessed,omitempty"`
	Version   string `json:"version,omitempty"`
	URL       string `json:"URL,omitempty"`
	Archive   string `json:"archive_location,omitempty"`
	Abstract  string `json:"abstract,omitempty"`
	Keyword   string `json:"keyword,omitempty"`
}

type name struct {
	Literal string `json:"literal"`
}

// A date is parts where it has them, and else its words in English: what a
// citation processor prints as it is.
type date struct {
	Parts   [][]int64 `json:"date-parts,omitempty"`
	Circa   bool      `json:"circa,omitempty"`
	Literal string    `json:"literal,omitempty"`
}

// write writes an item a line, so that two editions differ by the lines that
// differ.
func write(w io.Writer, items []bibliography.Item) error {
	var out bytes.Buffer
	out.WriteByte('[')
	for i, it := range items {
		b, err := json.Marshal(newItem(it))
		if err != nil {
			return fmt.Errorf("write %s: %w", it.ID, err)
		}
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteByte('\n')
		out.Write(b)
	}
	out.WriteString("\n]\n")
	_, err := out.WriteTo(w)
	return err
}

func newItem(it bibliography.Item) item {
	out := item{
		ID: it.ID, Type: it.Type, Title: it.Title, Language: it.Lang, Container: it.Container, Publisher: it.Publisher,
		Issued: newDate(it.Issued), Accessed: newDate(it.Accessed), URL: it.URL, Archive: it.Archive, Abstract: it.Abstract,
		Keyword: strings.Join(it.Keywords, ", "),
	}
	for _, a := range it.Authors {
		out.Author = append(out.Author, name{a})
	}
	if it.Version > 0 {
		out.Version = fmt.Sprint(it.Version)
	}
	return out
}

func newDate(d edtf.Date) *date {
	if d.IsZero() {
		return nil
	}
	first, ok := parts(d)
	if d.IsInterval() {
		from, a := d.Start()
		to, b := d.End()
		if a == edtf.Known && b == edtf.Known {
			first, ok = parts(from)
			if last, ok2 := parts(to); ok && ok2 {
				return &date{Parts: [][]int64{first, last}, Circa: d.Approximate() || d.Uncertain()}
			}
		}
		ok = false
	}
	if !ok {
		return &date{Literal: d.Words("en", edtf.Long)}
	}
	return &date{Parts: [][]int64{first}, Circa: d.Approximate() || d.Uncertain()}
}

// parts are the year, month and day of a single date, as far as it has them;
// ok is false where they do not say all of it.
func parts(d edtf.Date) (list []int64, ok bool) {
	day, bound := d.Lower()
	if d.Kind() != edtf.Single || bound != edtf.Known || d.Level() > 1 || d.Unspecified() || d.HasTime() {
		return nil, false
	}
	switch d.Precision() {
	case edtf.ToYear:
		return []int64{day.Year}, true
	case edtf.ToMonth:
		return []int64{day.Year, int64(day.Month)}, true
	case edtf.ToDay:
		return []int64{day.Year, int64(day.Month), int64(day.Day)}, true
	}
	return nil, false
}
