package build

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"time"

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
	type file struct {
		Lang   string         `json:"lang"`
		Fields map[string]any `json:"fields"`
		Body   string         `json:"body"`
	}
	var all []file
	for _, rec := range files {
		f := file{Lang: rec.Lang, Fields: map[string]any{}, Body: string(rec.Body)}
		for k, v := range rec.Values {
			if k != "updated" && k != "corrections" {
				f.Fields[k] = plain(v)
			}
		}
		all = append(all, f)
	}
	src, err := json.Marshal(all)
	if err != nil {
		panic("build: what plain returns is JSON: " + err.Error())
	}
	sum := sha256.Sum256(src)
	return hex.EncodeToString(sum[:])
}

// plain replaces the dates in a TOML value by their canonical form, which does
// not depend on the machine's time zone.
func plain(v any) any {
	switch v := v.(type) {
	case time.Time:
		var d edtf.Date
		if d.UnmarshalTOML(v) == nil {
			return d.String()
		}
		return ""
	case float64:
		if math.IsInf(v, 0) || math.IsNaN(v) { // JSON has neither, a draft may
			return fmt.Sprint(v)
		}
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = plain(v[i])
		}
		return out
	case []map[string]any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = plain(v[i])
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for k := range v {
			out[k] = plain(v[k])
		}
		return out
	}
	return v
}
