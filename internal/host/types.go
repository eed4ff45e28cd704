package host

import (
	"path"
	"strings"
)

// MediaType is what a file of a site is to be answered with: its media type
// and, for texts, the charset. It goes by the path alone, as hosts do; what no
// site has is application/octet-stream.
func MediaType(file string) string {
	switch {
	case strings.HasSuffix(file, ".csl.json"):
		return "application/vnd.citationstyles.csl+json"
	case path.Ext(file) == ".json" && strings.Contains("/"+file, "/feeds/"):
		return "application/feed+json"
	case path.Base(file) == "SHA256SUMS":
		return "text/plain; charset=utf-8"
	}
	if t, ok := mediaTypes[path.Ext(file)]; ok {
		return t
	}
	return "application/octet-stream"
}

var mediaTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".txt": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".ics": "text/calendar; charset=utf-8",
	".xml": "application/xml; charset=utf-8", ".atom": "application/atom+xml; charset=utf-8",
	".json": "application/json", ".jsonl": "application/jsonl", ".geojson": "application/geo+json",
	".jsonld": "application/ld+json", ".webmanifest": "application/manifest+json",
	".bib": "application/x-bibtex", ".ris": "application/x-research-info-systems",
	".svg": "image/svg+xml; charset=utf-8", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
	".webp": "image/webp", ".ico": "image/x-icon",
	".woff2": "font/woff2", ".zip": "application/zip", ".gz": "application/gzip",
}
