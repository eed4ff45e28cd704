// Package geojson writes places as GeoJSON (RFC 7946), with encoding/json: a
// point is two numbers.
package geojson

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"annals/internal/address"
	"annals/internal/lang"
	"annals/internal/timeline"
)

// MediaType is that of GeoJSON.
const MediaType = "application/geo+json"

type feature struct {
	Type       string     `json:"type"`
	ID         string     `json:"id"`
	Geometry   point      `json:"geometry"`
	Properties properties `json:"properties"`
}

type point struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // longitude first
}

type properties struct {
	Name      string            `json:"name"`
	Names     map[string]string `json:"names,omitempty"` // by language, where there are several
	Country   string            `json:"country,omitempty"`
	Region    string            `json:"region,omitempty"`
	Admin1    string            `json:"admin1,omitempty"`
	Precision string            `json:"precision"`
	URL       string            `json:"url,omitempty"`
	Events    []string          `json:"events"`
}

// Write writes all places of the site, with the entries that happened there.
func Write(w io.Writer, s timeline.Selection) error {
	var b bytes.Buffer
	b.WriteString(`{"type":"FeatureCollection","features":[`)
	for i, p := range s.Site.Places {
		line, err := json.Marshal(newFeature(s, p))
		if err != nil {
			return fmt.Errorf("write place %s: %w", p.ID, err)
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		b.Write(line)
	}
	b.WriteString("\n]}\n")
	_, err := b.WriteTo(w)
	return err
}

func newFeature(s timeline.Selection, p *timeline.Place) feature {
	f := feature{
		Type: "Feature", ID: p.ID, Geometry: point{"Point", [2]float64{p.Lon, p.Lat}},
		Properties: properties{
			Name: s.Word(p.Name), Names: byLanguage(p.Name), Country: p.Country, Region: s.Word(p.Region), Admin1: s.Word(p.Admin1),
			Precision: p.Precision, URL: s.URL(address.Place(p.ID)), Events: []string{},
		},
	}
	for _, e := range p.Events {
		f.Properties.Events = append(f.Properties.Events, e.ID)
	}
	return f
}

func byLanguage(t lang.Text) map[string]string {
	if len(t) < 2 {
		return nil
	}
	m := map[string]string{}
	for _, w := range t {
		m[w.Lang] = w.Text
	}
	return m
}
