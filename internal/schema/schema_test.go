package schema_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"annals/internal/load"
	"annals/internal/schema"
)

// plain is a TOML value as a validator of JSON gets it: days are strings.
func plain(t *testing.T, v any) any {
	t.Helper()
	src, err := json.Marshal(days(v))
	if err != nil {
		t.Fatal(err)
	}
	out, err := jsonschema.UnmarshalJSON(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func days(v any) any {
	switch v := v.(type) {
	case time.Time:
		return v.Format(time.DateOnly)
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = days(v[i])
		}
		return out
	case []map[string]any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = days(v[i])
		}
		return out
	case map[string]any:
		out := map[string]any{}
		for k := range v {
			out[k] = days(v[k])
		}
		return out
	}
	return v
}

func compile(t *testing.T, write func(*bytes.Buffer) error) *jsonschema.Schema {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(&b)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestOwnContent validates every record of this repository with the schema of
// its kind, by an independent validator.
func TestOwnContent(t *testing.T) {
	r := load.NewReader(os.DirFS("../.."), []string{"en", "fr"})
	if _, err := r.Read(); err != nil {
		t.Fatal(err)
	}
	content, probs := r.Content()
	if len(probs) > 0 {
		t.Fatal(probs)
	}
	n := 0
	for _, k := range load.Kinds() {
		s := compile(t, func(b *bytes.Buffer) error { return schema.JSON(b, k) })
		for _, r := range content.Records[k.Name] {
			if r.Lang != "" {
				continue // a translation is a part of a record
			}
			if err := s.Validate(plain(t, r.Values)); err != nil {
				t.Errorf("%s: %v", r.File, err)
			}
			n++
		}
	}
	for _, table := range load.Tables() {
		s := compile(t, func(b *bytes.Buffer) error { return schema.JSONTable(b, table) })
		if err := s.Validate(plain(t, content.Tables[table.Name].Values)); err != nil {
			t.Errorf("%s: %v", table.File, err)
		}
	}
	if n < 1000 {
		t.Errorf("only %d records were looked at", n)
	}
}

// TestRefuses holds what the schema must not let through.
func TestRefuses(t *testing.T) {
	event := load.Kinds()[0]
	s := compile(t, func(b *bytes.Buffer) error { return schema.JSON(b, event) })
	good := map[string]any{
		"title": "Niger revokes the pact", "date": "2024-03-16", "countries": []any{"niger"}, "topics": []any{"diplomacy"},
		"sources": []any{"a"}, "summary": "Niger ended the pact.", "status": "confirmed", "significance": int64(5), "created": "2026-01-01",
	}
	if err := s.Validate(plain(t, good)); err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]any{
		"title": strings.Repeat("x", 91), "date": "yesterday", "countries": []any{"Niger"}, "topics": []any{},
		"sources": "a", "status": "confirmd", "significance": int64(6), "titel": "x",
	} {
		bad := map[string]any{}
		for k, v := range good {
			bad[k] = v
		}
		bad[name] = value
		if err := s.Validate(plain(t, bad)); err == nil {
			t.Errorf("%s = %v is let through", name, value)
		}
	}
	delete(good, "title")
	if err := s.Validate(plain(t, good)); err == nil {
		t.Error("an event without a title is let through")
	}
}
