package render

import (
	"strings"
	"testing"
)

// TestArchiveLink: the whole site in one file is linked where it is made. A copy
// of a site that has an address leads there, for it holds no archive itself.
func TestArchiveLink(t *testing.T) {
	for _, tt := range []struct {
		name, base string
		made       bool
		want       string // of the French page
	}{
		{"not made", "https://example.org/t/", false, ""},
		{"made, the address known", "https://example.org/t/", true, `<a href="https://example.org/t/site.zip">site.zip</a>`},
		{"made, no address yet", "", true, `<a href="../site.zip">site.zip</a>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := sample(t, "en", "fr")
			s.BaseURL = tt.base
			o := options(t, s)
			o.Archive = tt.made
			page := rendered(t, s, o)["fr/data.html"]
			if got := strings.Contains(page, "site.zip"); got != tt.made || !strings.Contains(page, tt.want) {
				t.Errorf("the page leads to an archive: %v, want %q", got, tt.want)
			}
		})
	}
}
