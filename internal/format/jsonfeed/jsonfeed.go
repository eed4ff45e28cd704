// Package jsonfeed writes feeds in JSON Feed 1.1 (jsonfeed.org/version/1.1),
// with encoding/json: the format is one struct.
package jsonfeed

import (
	"encoding/json"
	"fmt"
	"io"

	"annals/internal/address"
	"annals/internal/timeline"
)

// MediaType is that of a feed.
const MediaType = "application/feed+json"

type feed struct {
	Version     string   `json:"version"`
	Title       string   `json:"title"`
	HomePageURL string   `json:"home_page_url"`
	FeedURL     string   `json:"feed_url"`
	Description string   `json:"description,omitempty"`
	Language    string   `json:"language"`
	Authors     []author `json:"authors"`
	Items       []item   `json:"items"`
}

type author struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

type item struct {
	ID            string   `json:"id"`
	URL           string   `json:"url"`
	Title         string   `json:"title"`
	ContentHTML   string   `json:"content_html"`
	Summary       string   `json:"summary"`
	DatePublished string   `json:"date_published"`
	DateModified  string   `json:"date_modified"`
	Tags          []string `json:"tags,omitempty"`
	Language      string   `json:"language"`
}

// Write writes the entries of s with their full text, in the order of s. The
// site must have an address.
func Write(w io.Writer, s timeline.Selection) error {
	f := feed{
		Version: "https://jsonfeed.org/version/1.1", Title: s.Title, HomePageURL: s.URL(s.Page), FeedURL: s.URL(s.At),
		Description: s.About, Language: s.Lang, Authors: []author{{s.Word(s.Site.Title), s.URL(address.Home)}}, Items: []item{},
	}
	for _, e := range s.Events {
		f.Items = append(f.Items, newItem(s, e))
	}
	if err := json.NewEncoder(w).Encode(f); err != nil {
		return fmt.Errorf("write a feed: %w", err)
	}
	return nil
}

func newItem(s timeline.Selection, e *timeline.Event) item {
	title := e.Title.In(s.Lang)
	it := item{
		ID: s.ID(address.Record(string(timeline.Events), e.ID)), URL: s.EventURL(e),
		Title: title.Text, ContentHTML: s.HTML(e), Summary: s.Word(e.Summary), Language: title.Lang,
		DatePublished: timeline.Stamp(s.Entered(e)), DateModified: timeline.Stamp(s.Changed(e)),
	}
	for _, c := range e.Countries {
		it.Tags = append(it.Tags, c.Names.In(s.Lang).Text)
	}
	for _, t := range e.Topics {
		it.Tags = append(it.Tags, s.Word(t.Title))
	}
	return it
}
