// Package oembed writes what a page needs to show an entry by its address alone
// (oembed.com, version 1.0, type rich), with encoding/json.
package oembed

import (
	"encoding/json"
	"fmt"
	"html"
	"io"

	"annals/internal/address"
	"annals/internal/timeline"
)

// MediaType is that of an answer, and of the links that lead to it.
const MediaType = "application/json+oembed"

// The size of a frame, in CSS pixels, and how long an answer may be kept, in
// seconds.
const (
	Width, Height = 560, 320
	cacheAge      = 24 * 60 * 60
)

// Frame is the HTML that shows a page of the site at src in a page elsewhere.
func Frame(src, title string) string {
	return fmt.Sprintf(`<iframe src="%s" title="%s" width="%d" height="%d" loading="lazy"></iframe>`,
		html.EscapeString(src), html.EscapeString(title), Width, Height)
}

// Write writes the answer for the only entry of s. The site must have an address.
func Write(w io.Writer, s timeline.Selection) error {
	e := s.Events[0]
	title := s.Word(e.Title)
	b, err := json.Marshal(struct {
		Version      string `json:"version"`
		Type         string `json:"type"`
		Title        string `json:"title"`
		ProviderName string `json:"provider_name"`
		ProviderURL  string `json:"provider_url"`
		CacheAge     int    `json:"cache_age"`
		HTML         string `json:"html"`
		Width        int    `json:"width"`
		Height       int    `json:"height"`
	}{
		"1.0", "rich", title, s.Word(s.Site.Title), s.URL(address.Home), cacheAge,
		Frame(s.URL(address.EmbedEvent(e.ID)), title), Width, Height,
	})
	if err != nil {
		return fmt.Errorf("write the frame of %s: %w", e.ID, err)
	}
	_, err = w.Write(append(b, '\n'))
	return err
}
