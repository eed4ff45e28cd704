package cite_test

import (
	"testing"

	"annals/internal/cite"
	"annals/internal/edtf"
	"annals/internal/lang"
	"annals/internal/timeline"
)

var english = cite.Style{Lang: "en", Open: "“", Close: "”", Version: "version %s", Archived: "archived %s", Read: "read %s", Undated: "n.d."}
var french = cite.Style{Lang: "fr", Open: "«\u00a0", Close: "\u00a0»", Version: "version %s", Archived: "archivé le %s", Read: "lu le %s", Undated: "s. d."}

func TestEvent(t *testing.T) {
	site := &timeline.Site{Title: lang.Text{{Lang: "en", Text: "Test Annals"}, {Lang: "fr", Text: "Annales d’essai"}}}
	title := lang.Text{{Lang: "en", Text: "Entry barred"}, {Lang: "fr", Text: "Entrée interdite"}}
	for _, tt := range []struct {
		name             string
		style            cite.Style
		title            lang.Text
		created, updated string
		corrections      int
		address          string
		reference, short string
	}{
		{"as first written", english, title, "2026-01-20", "", 0, "https://example.org/events/ban.html",
			"Test Annals. 2026. “Entry barred.” Version 1, 20 January 2026. https://example.org/events/ban.html", "(Test Annals 2026, version 1)"},
		{"corrected in a later year", english, title, "2026-01-20", "2027-02-01", 2, "",
			"Test Annals. 2027. “Entry barred.” Version 3, 1 February 2027.", "(Test Annals 2027, version 3)"},
		{"in French", french, title, "2026-01-20", "", 0, "https://example.org/fr/events/ban.html",
			"Annales d’essai. 2026. «\u00a0Entrée interdite.\u00a0» Version 1, 20 janvier 2026. https://example.org/fr/events/ban.html", "(Annales d’essai 2026, version 1)"},
		{"a title that asks", english, lang.Text{{Lang: "en", Text: "Who was barred?"}}, "2026-01-20", "", 0, "",
			"Test Annals. 2026. “Who was barred?” Version 1, 20 January 2026.", "(Test Annals 2026, version 1)"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := &timeline.Event{Title: tt.title, Corrections: make([]timeline.Correction, tt.corrections)}
			e.Created, e.Updated = date(t, tt.created), date(t, tt.updated)
			compare(t, tt.style.Event(site, e, tt.address), tt.reference, tt.short)
		})
	}
}

func TestSource(t *testing.T) {
	star, wire := &timeline.Publisher{Name: "The Star"}, &timeline.Publisher{Name: "Reuters"}
	for _, tt := range []struct {
		name             string
		style            cite.Style
		source           timeline.Source
		published        string
		accessed, copied string
		reference, short string
	}{
		{"authors", english, timeline.Source{Title: "Pact ends", Authors: []string{"Awa Diallo", "B. Smith"}, Publisher: star, URL: "https://example.org/a"}, "2024-03-17", "2026-01-01", "",
			"Awa Diallo, B. Smith. 2024. “Pact ends.” The Star. 17 March 2024. https://example.org/a", "(Awa Diallo, B. Smith 2024)"},
		{"no author", english, timeline.Source{Title: "Pact ends", Publisher: star, URL: "https://example.org/a"}, "2024-03", "", "",
			"The Star. 2024. “Pact ends.” March 2024. https://example.org/a", "(The Star 2024)"},
		{"a copy names whom it repeats", english, timeline.Source{Title: "Pact ends", Publisher: star, Origin: wire}, "2024-03-17", "", "",
			"The Star. 2024. “Pact ends.” Reuters. 17 March 2024.", "(The Star 2024)"},
		{"nobody known", english, timeline.Source{Title: "Pact ends"}, "2024", "", "",
			"“Pact ends.” 2024.", "(“Pact ends” 2024)"},
		{"undated: when it was read", english, timeline.Source{Title: "Pact ends", Publisher: star, URL: "https://example.org/a"}, "", "2026-01-01", "",
			"The Star. n.d. “Pact ends.” Read 1 January 2026. https://example.org/a", "(The Star n.d.)"},
		{"archived", english, timeline.Source{Title: "Pact ends", Publisher: star, URL: "https://example.org/a", SnapshotURL: "https://archive.example/a"}, "2024", "", "2024-05-01",
			"The Star. 2024. “Pact ends.” https://example.org/a Archived 1 May 2024: https://archive.example/a", "(The Star 2024)"},
		{"a date that is not sure", english, timeline.Source{Title: "Pact ends", Publisher: star}, "2024-03~", "", "",
			"The Star. 2024. “Pact ends.” About March 2024.", "(The Star 2024)"},
		{"in French", french, timeline.Source{Title: "Fin du pacte", Publisher: star}, "", "2026-01-01", "",
			"The Star. s. d. «\u00a0Fin du pacte.\u00a0» Lu le 1er janvier 2026.", "(The Star s. d.)"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.source.Published, tt.source.Accessed, tt.source.SnapshotDate = date(t, tt.published), date(t, tt.accessed), date(t, tt.copied)
			compare(t, tt.style.Source(&tt.source), tt.reference, tt.short)
		})
	}
}

func compare(t *testing.T, got cite.Citation, reference, short string) {
	t.Helper()
	if got.Reference != reference {
		t.Errorf("reference:\ngot  %s\nwant %s", got.Reference, reference)
	}
	if got.Short != short {
		t.Errorf("short form:\ngot  %s\nwant %s", got.Short, short)
	}
}

func date(t *testing.T, s string) (d edtf.Date) {
	t.Helper()
	if s == "" {
		return d
	}
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
