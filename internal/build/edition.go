package build

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"time"
	"unicode/utf8"

	"annals/internal/edtf"
	"annals/internal/load"
	"annals/internal/manifest"
	"annals/internal/parallel"
	"annals/internal/timeline"
)

// newEdition says what this build publishes of each record, so that a later
// one can tell what was changed in silence.
func newEdition(c load.Content, r *timeline.Records, held []timeline.Held, o Options) manifest.Edition {
	written := map[timeline.Kind]map[string][]load.Record{} // originals and their translations
	for kind, records := range c.Records {
		written[kind] = map[string][]load.Record{}
		for _, rec := range records {
			written[kind][rec.ID] = append(written[kind][rec.ID], rec)
		}
	}
	corrections := map[string]int{}
	for _, e := range r.Events {
		corrections[e.ID] = len(e.Corrections)
	}
	back := map[recordKey]bool{}
	for _, h := range held {
		back[recordKey{string(h.Kind), h.ID}] = true
	}
	bases := r.Bases()
	ed := manifest.Edition{Annals: o.Version, AsOf: o.AsOf.String(), Records: make([]manifest.Record, len(bases))}
	parallel.Do(len(bases), func(i int) {
		b := bases[i]
		ed.Records[i] = manifest.Record{
			Kind: string(b.Kind), ID: b.ID, SHA256: digest(written[b.Kind][b.ID]),
			Updated: b.Updated.String(), Draft: b.Draft || back[recordKey{string(b.Kind), b.ID}],
		}
		if b.Kind == timeline.Events {
			ed.Records[i].Corrections = corrections[b.ID]
		}
	})
	return ed
}

// digest is the SHA-256 of a record's canonical JSON: keys in order, dates as
// EDTF, without updated and corrections, and with every language it is in.
func digest(files []load.Record) string {
	text := []byte{'['}
	for i, rec := range files {
		if i > 0 {
			text = append(text, ',')
		}
		text = append(appendString(append(text, `{"lang":`...), rec.Lang), `,"fields":`...)
		text = append(appendTable(text, rec.Values, "updated", "corrections"), `,"body":`...)
		text = append(appendString(text, string(rec.Body)), '}')
	}
	sum := sha256.Sum256(append(text, ']'))
	return hex.EncodeToString(sum[:])
}

// appendJSON adds a TOML value as encoding/json writes it, with dates in their
// canonical form, which does not depend on the machine's time zone. It takes half
// the time, as nothing is copied to be written.
func appendJSON(b []byte, v any) []byte {
	switch v := v.(type) {
	case string:
		return appendString(b, v)
	case time.Time:
		var d edtf.Date
		if d.UnmarshalTOML(v) != nil {
			d = edtf.Date{}
		}
		return appendString(b, d.String())
	case float64:
		if math.IsInf(v, 0) || math.IsNaN(v) { // JSON has neither, a draft may
			return appendString(b, fmt.Sprint(v))
		}
	case []any:
		return appendList(b, v)
	case []map[string]any:
		return appendList(b, v)
	case map[string]any:
		return appendTable(b, v)
	}
	return marshal(b, v)
}

// appendTable adds a table but for some of its keys.
func appendTable(b []byte, table map[string]any, without ...string) []byte {
	keys := make([]string, 0, len(table))
	for key := range table {
		if !slices.Contains(without, key) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	b = append(b, '{')
	for i, key := range keys {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendJSON(append(appendString(b, key), ':'), table[key])
	}
	return append(b, '}')
}

func appendString(b []byte, s string) []byte {
	if asItIs(s) {
		return append(append(append(b, '"'), s...), '"')
	}
	return marshal(b, s)
}

func marshal(b []byte, v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		panic("build: a TOML value that JSON cannot hold: " + err.Error())
	}
	return append(b, text...)
}

func appendList[T any](b []byte, list []T) []byte {
	b = append(b, '[')
	for i, v := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendJSON(b, v)
	}
	return append(b, ']')
}

// asItIs reports whether a text stands in JSON as it is.
func asItIs(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ', c >= utf8.RuneSelf, c == '"', c == '\\', c == '<', c == '>', c == '&', c == 0x7f:
			return false
		}
	}
	return true
}
