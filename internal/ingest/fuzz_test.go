package ingest_test

import (
	"io"
	"strings"
	"testing"

	"annals/internal/document"
	"annals/internal/edit"
	"annals/internal/ingest"
)

// FuzzRead reads any text: the drafts, their source and the report are whole,
// and every position lies in the text.
func FuzzRead(f *testing.F) {
	site := smallSite(f)
	f.Add("Mali and Burkina Faso took power in coups in 2021 and 2022, respectively.", "", true)
	f.Add("TITLE\nBAMAKO – “We go,” said Christopher Landau on Friday. A pilot was kidnapped in Niger on 21 October.", "2025-11-04", false)
	f.Add("Le Mali a annoncé mardi, selon des témoins, « la fin de l'accord ». (AFP)", "2026-01-02", true)
	created := mustDate(f, "2026-01-01")
	f.Fuzz(func(t *testing.T, text, day string, french bool) {
		d, err := document.Read("a.txt", []byte(text))
		if err != nil {
			return
		}
		o := ingest.Options{Created: created, Lang: "en"}
		if french {
			o.Lang = "fr"
		}
		if len(day) == len("2025-11-04") {
			_ = o.Published.UnmarshalText([]byte(day))
		}
		r := ingest.Read(site, "a.txt", d, o)
		lines := strings.Count(d.Text, "\n") + 1
		whole := func(name, src string) {
			fields, _ := edit.Fields(name)
			if _, probs := edit.Read(name, []byte(src), fields); len(probs) > 0 {
				t.Fatalf("%s cannot be read: %s\n%s", name, probs[0].Text, src)
			}
		}
		if !r.Source.Known {
			whole(r.Source.File, r.Source.Text)
		}
		for _, draft := range r.Drafts {
			whole(draft.File, draft.Text)
			for _, p := range draft.Passages {
				if p.Line < 1 || p.Line > lines || p.Column < 1 || p.Length < 1 {
					t.Fatalf("a passage at %+v of %d lines", p, lines)
				}
			}
		}
		if err := r.Print(io.Discard, true); err != nil {
			t.Fatal(err)
		}
	})
}
