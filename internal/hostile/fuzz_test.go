package hostile

import (
	"path"
	"slices"
	"testing"
	"unicode/utf8"
)

// One target for each family of outputs: whatever a stranger writes into the
// fields that reach it, its readers find nothing that the site did not put
// there.

func FuzzPages(f *testing.F)     { fuzz(f, ".html") } // with their JSON-LD
func FuzzTables(f *testing.F)    { fuzz(f, ".csv") }
func FuzzCalendars(f *testing.F) { fuzz(f, ".ics") }
func FuzzFeeds(f *testing.F)     { fuzz(f, ".atom", ".xml") }
func FuzzJSON(f *testing.F)      { fuzz(f, ".json", ".jsonl", ".geojson", ".webmanifest") }
func FuzzCitations(f *testing.F) { fuzz(f, ".bib", ".ris") }

// reaching are the places whose words stand in many outputs.
var reaching = []string{"event.title", "event.summary", "source.title", "source.author", "publisher.name", "actor.name", "place.name"}

func fuzz(f *testing.F, kinds ...string) {
	for _, c := range classes { // TestPayloads tries all of them
		f.Add(c.texts[0])
	}
	b, p := bench(f), newPress() // a target runs one text at a time
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 300 {
			return // no TOML holds it; no field takes it
		}
		texts := map[string]string{}
		for _, place := range reaching {
			texts[place] = text
		}
		files, probs, _, err := p.published(texts)
		if err != nil {
			t.Fatal(err)
		}
		if probs.Errors() > 0 {
			return // refused
		}
		judged := 0
		for name, content := range files {
			if !slices.Contains(kinds, path.Ext(name)) {
				continue
			}
			judged++
			for _, wrong := range judges[path.Ext(name)](b.model, name, content, files) {
				t.Errorf("%q: %s: %s", text, name, wrong)
			}
		}
		if judged == 0 {
			t.Fatal("nothing to judge")
		}
	})
}
