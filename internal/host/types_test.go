package host

import "testing"

func TestMediaType(t *testing.T) {
	for file, want := range map[string]string{
		"fr/events/a.html":       "text/html; charset=utf-8",
		"events/a.json":          "application/json",
		"events/a.csl.json":      "application/vnd.citationstyles.csl+json",
		"events/a.bib":           "application/x-bibtex",
		"events/a.ris":           "application/x-research-info-systems",
		"feeds/all.atom":         "application/atom+xml; charset=utf-8",
		"feeds/all.json":         "application/feed+json",
		"fr/feeds/all.json":      "application/feed+json",
		"events/feeds-open.json": "application/json",
		"calendar/all.ics":       "text/calendar; charset=utf-8",
		"data/events.csv":        "text/csv; charset=utf-8",
		"data/events.jsonl":      "application/jsonl",
		"data/places.geojson":    "application/geo+json",
		"data/SHA256SUMS":        "text/plain; charset=utf-8",
		"favicon.ico":            "image/x-icon",
		"data/other":             "application/octet-stream",
		"data/a.exe":             "application/octet-stream",
	} {
		if got := MediaType(file); got != want {
			t.Errorf("%s is %q, want %q", file, got, want)
		}
	}
}
