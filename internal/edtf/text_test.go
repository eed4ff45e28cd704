package edtf_test

import (
	"encoding"
	"encoding/json"
	"regexp"
	"testing"

	"annals/internal/edtf"
)

var (
	_ encoding.TextMarshaler   = edtf.Date{}
	_ encoding.TextAppender    = edtf.Date{}
	_ encoding.TextUnmarshaler = (*edtf.Date)(nil)
	_ json.Marshaler           = edtf.Date{}
	_ json.Unmarshaler         = (*edtf.Date)(nil)
)

func TestJSON(t *testing.T) {
	type record struct {
		Date edtf.Date         `json:"date"`
		Seen edtf.Date         `json:"seen,omitzero"`
		Days map[edtf.Date]int `json:"days,omitempty"`
	}
	for _, tt := range []struct{ in, want string }{
		{`{"date":"2024-03-16"}`, `{"date":"2024-03-16"}`},
		{`{"date":"?2004-06-~11","seen":null}`, `{"date":"2004?-06-~11"}`},
		{`{"date":"","seen":"2024"}`, `{"date":"","seen":"2024"}`},
		{`{"date":null,"days":{"2024-03":1}}`, `{"date":"","days":{"2024-03":1}}`},
	} {
		var r record
		if err := json.Unmarshal([]byte(tt.in), &r); err != nil {
			t.Errorf("%s: %v", tt.in, err)
			continue
		}
		if out, err := json.Marshal(r); err != nil || string(out) != tt.want {
			t.Errorf("%s: got %s, %v; want %s", tt.in, out, err, tt.want)
		}
	}
	for _, in := range []string{`{"date":2024}`, `{"date":"2024-3"}`, `{"date":["2024"]}`} {
		var r record
		if err := json.Unmarshal([]byte(in), &r); err == nil {
			t.Errorf("%s: no error", in)
		}
	}
}

func TestText(t *testing.T) {
	d := mustParse(t, "2024-03-16")
	if text, err := d.MarshalText(); err != nil || string(text) != "2024-03-16" {
		t.Errorf("got %s, %v", text, err)
	}
	if text, err := d.AppendText([]byte("on ")); err != nil || string(text) != "on 2024-03-16" {
		t.Errorf("got %s, %v", text, err)
	}
	if err := d.UnmarshalText([]byte("soon")); err == nil || d.String() != "2024-03-16" {
		t.Errorf("a bad text: got %v, date now %s", err, d)
	}
	if err := d.UnmarshalText(nil); err != nil || !d.IsZero() {
		t.Errorf("an empty text: got %v, date now %s", err, d)
	}
}

func TestPattern(t *testing.T) {
	pattern := regexp.MustCompile(edtf.Pattern)
	for _, row := range rows(t, "dates.tsv", 6) {
		if !pattern.MatchString(row[0]) {
			t.Errorf("%s does not match", row[0])
		}
	}
	for _, text := range []string{
		"", "2024-3-16", "16/03/2024", "March 2024", "2024-03-16 ", "circa 2010", "2010s", "[2024", "2024,2025",
	} {
		if pattern.MatchString(text) {
			t.Errorf("%q matches", text)
		}
	}
}
